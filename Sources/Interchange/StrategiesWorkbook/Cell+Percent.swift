extension Workbook.Cell {
  /// A part of a whole as percent.
  static func percent(_ part: Double) -> Workbook.Cell { .number(points(part)) }

  /// Ten digits after the point, since a multiplication by 100 leaves noise such as 7.000000000000001.
  static func points(_ part: Double) -> Double { (part * 1e12).rounded() / 1e10 }
}
