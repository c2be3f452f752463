internal import Climate
internal import ClimateFiles
internal import Foundation

// The interface of C that other languages call. Texts are UTF-8 and end with a zero; every text that is handed out is freed
// with `cairn_climate_free`. A function that can fail returns 0 when it worked, else 1 and a text in `problem`.

/// The version of the interface; it changes when a caller of an earlier one would misread it.
@_cdecl("cairn_climate_interface")
public func cairnClimateInterface() -> Int32 { 1 }

/// Frees a text.
@_cdecl("cairn_climate_free")
public func cairnClimateFree(_ text: UnsafeMutablePointer<CChar>?) { free(text) }

/// What a computation will give: columns, first year and number of years, as JSON.
@_cdecl("cairn_climate_shape")
public func cairnClimateShape(
  _ request: UnsafePointer<CChar>, _ answer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>,
  _ problem: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
  reporting(problem) {
    let shape = try ArrayComputation(json: String(cString: request)).shape
    answer.pointee = strdup(String(decoding: try JSONEncoder().encode(shape), as: UTF8.self))
  }
}

/// Computes indicators of arrays `[day][cell]`, one for each variable of the request, into `[column][year][cell]`.
@_cdecl("cairn_climate_compute")
public func cairnClimateCompute(
  _ request: UnsafePointer<CChar>, _ arrays: UnsafePointer<UnsafePointer<Float>>, _ count: Int32,
  _ cells: Int64, _ output: UnsafeMutablePointer<Double>,
  _ problem: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
  reporting(problem) {
    let computation = try ArrayComputation(json: String(cString: request))
    try computation.compute(
      (0..<Int(count)).map { arrays[$0] }, cells: Int(cells), into: output)
  }
}

/// Runs one task of a folder that `cairn climate tasks` wrote; a task that has its part does nothing.
@_cdecl("cairn_climate_task")
public func cairnClimateTask(
  _ folder: UnsafePointer<CChar>, _ number: Int64,
  _ problem: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
  reporting(problem) {
    try OpenedJob.at(String(cString: folder)).run(Int(number))
  }
}

/// How many tasks a folder has.
@_cdecl("cairn_climate_task_count")
public func cairnClimateTaskCount(
  _ folder: UnsafePointer<CChar>, _ count: UnsafeMutablePointer<Int64>,
  _ problem: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> Int32 {
  reporting(problem) {
    count.pointee = Int64(try OpenedJob.at(String(cString: folder)).plan.tasks.count)
  }
}

/// Turns what is thrown into a text for the caller.
private func reporting(
  _ problem: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, _ body: () throws -> Void
) -> Int32 {
  do {
    try body()
    return 0
  } catch {
    problem.pointee = strdup("\(error)")
    return 1
  }
}
