public import Climate

extension DailyDataset {
  /// The cell for a place, if it has values; over water the nearest cell that has.
  ///
  /// - Parameter reach: In kilometers, how far the cell with values may be. At 0 a place without values is refused,
  ///   and the problem names the nearest cell that has some.
  /// - Limits: Whether a cell has values is seen on the first, the middle and the last day.
  /// - Throws: `ClimateProblem` when the place lies outside the grid or no cell within reach has values.
  public func selection(
    for place: GeographicPoint, reach: Double = 0
  ) throws(ClimateProblem) -> CellSelection {
    var survey = CellSurvey(self)
    return try survey.selection(for: place, reach: reach)
  }

  /// The cells that have a value on the first, the middle or the last day that the files have.
  func cellsWithValues(_ wanted: [Int]) throws(ClimateProblem) -> Set<Int> {
    var result: Set<Int> = []
    let row = UnsafeMutablePointer<Float>.allocate(capacity: wanted.count)
    defer { row.deallocate() }
    // Days that a file has, not those of a gap between files.
    let positions = parts.flatMap { [$0.positions[0], $0.positions[$0.positions.count - 1]] }
    let middle = parts[parts.count / 2].positions
    let days = Set([positions[0], middle[middle.count / 2], positions[positions.count - 1]])
    for day in days.sorted() where result.count < wanted.count {
      try read(days: day..<day + 1, cells: wanted, into: row, stride: wanted.count)
      for (index, cell) in wanted.enumerated() where row[index] == row[index] {
        result.insert(cell)
      }
    }
    return result
  }
}
