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
    let cell = try cells.cell(at: place)
    let looked = max(reach, 100)
    let neighbors = neighbors(of: place, and: cell, within: looked)
    let filled = try cellsWithValues(neighbors)
    if filled.contains(cell) { return CellSelection(cells: [cell], weights: [1]) }
    let ranked = filled.compactMap { cell in
      cells.center(of: cell).map { (place.kilometers(to: $0), cell, $0) }
    }.filter { $0.0 <= looked }.min { ($0.0, $0.1) < ($1.0, $1.1) }
    guard let (kilometers, nearest, center) = ranked else {
      throw ClimateProblem(
        "The cell at \(place) has no values, as over water, nor has any within \(hundredths(looked)) km."
      )
    }
    guard kilometers <= reach else {
      throw ClimateProblem(
        "The cell at \(place) has no values, as over water. The nearest cell with values is at \(center), \(hundredths(kilometers)) km away. Choose that place, or allow a distance."
      )
    }
    return CellSelection(
      cells: [nearest], weights: [1],
      notes: [
        "\(place) has no values, as over water; the cell at \(center), \(hundredths(kilometers)) km away, stands for it."
      ])
  }

  private func neighbors(of place: GeographicPoint, and cell: Int, within kilometers: Double)
    -> [Int]
  {
    guard case .grid(let latitudes, let longitudes) = cells.layout else { return [cell] }
    // A degree of latitude is 111 km.
    let degrees = kilometers / 111
    let rows = latitudes.centers.indices.filter {
      (latitudes.centers[$0] - place.latitude).magnitude <= degrees
    }
    var result: [Int] = [cell]
    for row in rows {
      for column in longitudes.centers.indices {
        let number = row * longitudes.centers.count + column
        guard number != cell, let center = cells.center(of: number),
          place.kilometers(to: center) <= kilometers
        else { continue }
        result.append(number)
      }
    }
    return result.sorted()
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
