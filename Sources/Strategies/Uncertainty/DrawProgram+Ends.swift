extension DrawProgram {
  /// The plan's emissions of a year with one input after the other at its 5th and 95th percentile, metric tons CO2e.
  ///
  /// - Parameters:
  ///   - tried: Places of inputs.
  ///   - year: The nth year of the program.
  func ends(
    of tried: [Int], in year: Int, work: DrawWork
  ) -> [(low: Double, high: Double)] {
    let perTile = DrawKernel.width / 2
    let tiles = (tried.count + perTile - 1) / perTile
    let parts = work(tiles) { tile in
      let some = tried[(tile * perTile)..<min(tried.count, (tile + 1) * perTile)]
      let count = 2 * some.count
      let totals = DrawKernel.totals(self, count: count) { input, column in
        let found = inputs[input]
        for draw in 0..<count { column[draw] = found.stated }
        guard let place = some.firstIndex(of: input) else { return }
        let lane = 2 * (place - some.startIndex)
        (column[lane], column[lane + 1]) = found.ends
      }
      return Array(totals[((2 * year + 1) * count)..<((2 * year + 2) * count)])
    }
    let values = parts.flatMap { $0 }
    return tried.indices.map { (values[2 * $0], values[2 * $0 + 1]) }
  }
}
