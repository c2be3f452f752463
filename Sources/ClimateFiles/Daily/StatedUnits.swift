internal import Climate
internal import Foundation

/// The units that the files of one variable state, and the one that their values are brought to.
struct StatedUnits {
  /// The files' own unit, or the canonical one of their kind where they state several.
  let joint: ClimateUnit
  /// Which files state which unit; nil where all state the same.
  let note: String?

  /// - Precondition: the files, at least one, are of one variable.
  init(_ files: [DailyFile]) {
    var order: [ClimateUnit] = []
    for file in files where !order.contains(file.unit) { order.append(file.unit) }
    guard order.count > 1 else {
      joint = order[0]
      note = nil
      return
    }
    joint = .canonical(of: files[0].variable.kind)
    let examples = order.map { unit in
      let own = files.filter { $0.unit == unit }
      return "\(unit.symbol) (\(own[0].dataset.path)\(own.count > 1 ? " …" : ""))"
    }
    note =
      "The files of \(files[0].variable.rawValue) state different units: \(examples.joined(separator: ", ")). Each is brought to \(joint.symbol) by its own."
  }
}

extension DailyDataset {
  /// Brings rows of a file's values from the unit that it states to the joint one, rounded to 32 bits.
  func convert(
    _ file: DailyFile, rows base: UnsafeMutablePointer<Float>, days: Int, cells: Int, stride: Int
  ) {
    guard file.unit != unit else { return }
    for day in 0..<days {
      let row = base + day * stride
      for cell in 0..<cells {
        row[cell] = Float(file.unit.converted(Double(row[cell]), to: unit))
      }
    }
  }

  /// A value that no place on Earth has, as the file of its day states it.
  func impossible(_ value: Float, onDay day: Int) -> ClimateProblem {
    let file = (parts.last { $0.days.lowerBound <= day } ?? parts[0]).file
    let stated = String(format: "%.5g", unit.converted(Double(value), to: file.unit))
    return ClimateProblem(
      "\(file.dataset.path): \(variable.rawValue) has values such as \(stated) \(file.unit.symbol) on \(axis.date(at: day)), which cannot be. Is the unit “\(file.unit.symbol)” right?",
      of: variable)
  }
}
