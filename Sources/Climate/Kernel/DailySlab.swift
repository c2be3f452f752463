internal import CLanes

/// Consecutive days of some variables for a tile of cells, laid out `[day][cell]`; borrowed, never owned.
///
/// The values stay in the unit of their file; NaN is a missing value. The memory must outlive the slab, which is
/// why one is only lent to a closure or to `IndicatorStream.step`.
public struct DailySlab {
  /// The slab's days as indices of the axis.
  public let days: Range<Int>
  /// Cells side by side in a row.
  public let cells: Int
  /// Values from one day to the next; more than `cells` where a tile is cut from a wider slab.
  public let stride: Int
  let values: VariablePointers

  /// - Parameters:
  ///   - values: For each variable, the value of the first day and cell; `(days.count − 1) · stride + cells`
  ///     values are read from there.
  ///   - complete: The variables of which it is known that no value is missing; the others are looked through.
  public init(
    days: Range<Int>, cells: Int, stride: Int, values: [ClimateVariable: UnsafePointer<Float>],
    complete: Set<ClimateVariable> = []
  ) {
    precondition(cells <= stride)
    self.init(
      days: days, cells: cells, stride: stride, VariablePointers(values, complete: complete))
  }

  private init(days: Range<Int>, cells: Int, stride: Int, _ values: VariablePointers) {
    self.days = days
    self.cells = cells
    self.stride = stride
    self.values = values
  }

  /// Lends arrays of `days.count · cells` values as a slab.
  ///
  /// - Precondition: every array has that many values.
  public static func lending<Result, Failure: Error>(
    days: Range<Int>, cells: Int, _ arrays: [ClimateVariable: [Float]],
    to body: (DailySlab) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(arrays.values.allSatisfy { $0.count == days.count * cells })
    let copies = arrays.mapValues { array in
      let memory = UnsafeMutablePointer<Float>.allocate(capacity: max(1, array.count))
      memory.initialize(from: array, count: array.count)
      return memory
    }
    defer { for memory in copies.values { memory.deallocate() } }
    return try body(
      DailySlab(
        days: days, cells: cells, stride: cells, values: copies.mapValues { UnsafePointer($0) }))
  }

  /// Some of the days, as a slab over the same memory.
  public func days(_ part: Range<Int>) -> DailySlab {
    precondition(part.lowerBound >= days.lowerBound && part.upperBound <= days.upperBound)
    let offset = (part.lowerBound - days.lowerBound) * stride
    return DailySlab(
      days: part, cells: cells, stride: stride, values.advanced(by: offset))
  }

  /// Some of the cells, as a slab over the same memory.
  public func tile(_ part: Range<Int>) -> DailySlab {
    precondition(part.lowerBound >= 0 && part.upperBound <= cells)
    return DailySlab(
      days: days, cells: part.count, stride: stride, values.advanced(by: part.lowerBound))
  }
}

extension DailySlab {
  /// Has the processor bring values nearer that are needed soon: rows lie too far apart for it to foresee them.
  func fetch() {
    for variable in ClimateVariable.allCases {
      if let values = values[variable] { lanes_fetch(values, stride, days.count, cells) }
    }
  }
}

/// A pointer for each variable that there is, and whether all behind it is there.
///
/// Unlike for a dictionary, nothing is allocated when a slab is cut into parts.
struct VariablePointers {
  private var pointers = InlineArray<6, UnsafePointer<Float>?>(repeating: nil)
  private var complete = InlineArray<6, Bool>(repeating: false)

  init(
    _ values: [ClimateVariable: UnsafePointer<Float>], complete: Set<ClimateVariable> = []
  ) {
    for (variable, pointer) in values { pointers[variable.index] = pointer }
    for variable in complete { self.complete[variable.index] = true }
  }

  /// Whether it is known that no value of a variable is missing.
  func isComplete(_ variable: ClimateVariable) -> Bool { complete[variable.index] }

  subscript(variable: ClimateVariable) -> UnsafePointer<Float>? { pointers[variable.index] }

  func advanced(by offset: Int) -> VariablePointers {
    var result = self
    for index in pointers.indices { result.pointers[index] = pointers[index].map { $0 + offset } }
    return result
  }
}

/// The values of one operand in a slab, `[day][cell]`.
struct DailyRows<Scalar: RowScalar> {
  let base: UnsafePointer<Scalar>
  let stride: Int

  @inline(__always) func row(_ day: Int) -> UnsafePointer<Scalar> { base + day * stride }

  /// The rows from a day of the slab on.
  func from(_ day: Int) -> DailyRows { DailyRows(base: row(day), stride: stride) }
}

/// Rows of a file's own values, or of values derived from them without rounding.
enum OperandRows {
  case single(DailyRows<Float>)
  case double(DailyRows<Double>)
}
