/// A grid of numbers on the ground or in a projection; the first row is the northernmost.
public struct Raster: Sendable {
  public let columns: Int
  public let rows: Int
  /// Row after row; not a number where there are no data.
  public let values: [Double]
  /// The upper left corner of the first cell.
  public let origin: Position
  /// The width and height of a cell, both positive.
  public let cellWidth: Double
  public let cellHeight: Double
  /// Nil when the file does not say.
  public let system: CoordinateSystem?

  /// More cells than this are refused: their outlines would be of no use to a person.
  public static let largestCellCount = 50_000_000

  public init(
    columns: Int, rows: Int, values: [Double], origin: Position, cellWidth: Double,
    cellHeight: Double, system: CoordinateSystem? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.values = values
    self.origin = origin
    self.cellWidth = cellWidth
    self.cellHeight = cellHeight
    self.system = system
  }

  /// Where lines between cells cross, counted from the upper left corner.
  func corner(column: Int, row: Int) -> Position {
    Position(
      x: origin.x + Double(column) * cellWidth, y: origin.y - Double(row) * cellHeight)
  }
}
