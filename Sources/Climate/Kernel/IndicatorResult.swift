/// The values of one indicator for the cells of a tile.
public struct IndicatorResult: Sendable {
  public let indicator: Indicator
  /// The periods of the first track; other tracks follow, in the order of the rule's parts.
  public let periods: [IndicatorPeriod]
  public let cells: Int
  /// `[period][cell]`, in the indicator's unit; NaN where too many days are missing or the value does not exist.
  public internal(set) var values: [Double]
  /// `[period][cell]`: days without a value of one of the inputs, days outside the data included.
  public internal(set) var missingDays: [Int32]

  /// The value of a period (by its position) in a cell.
  public func value(period: Int, cell: Int = 0) -> Double { values[period * cells + cell] }

  /// The values of one cell, by period.
  public func series(cell: Int = 0) -> [Double] {
    periods.indices.map { value(period: $0, cell: cell) }
  }
}

extension IndicatorResult {
  /// A result without any value yet.
  init(missing indicator: Indicator, periods: [IndicatorPeriod], cells: Int) {
    self.init(
      indicator: indicator, periods: periods, cells: cells,
      values: Array(repeating: .nan, count: periods.count * cells),
      missingDays: Array(repeating: 0, count: periods.count * cells))
  }

  /// Keeps what has closed.
  mutating func store(_ closed: [Double], _ days: [Int32], period: Int) {
    let row = period * cells..<(period + 1) * cells
    values.replaceSubrange(row, with: closed)
    missingDays.replaceSubrange(row, with: days)
  }
}
