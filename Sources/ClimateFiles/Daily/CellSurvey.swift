internal import Climate
internal import Glibc

/// Which cells of a dataset have values, each looked at once for any number of places.
///
/// A look reads whole chunks, so that places over water, of which a coast's grid has thousands, are best prepared together.
/// - Limits: Whether a cell has values is seen on the first, the middle and the last day.
struct CellSurvey {
  private let dataset: DailyDataset
  private var known: Set<Int> = []
  private var filled: Set<Int> = []

  /// How far, in kilometers, the nearest cell with values is looked for, if only to name it.
  private static let leastReach = 100.0

  init(_ dataset: DailyDataset) { self.dataset = dataset }

  /// The cells of these that have no values.
  mutating func empty(of cells: Set<Int>) throws(ClimateProblem) -> Set<Int> {
    try look(at: cells)
    return cells.subtracting(filled)
  }

  private mutating func look(at cells: some Sequence<Int>) throws(ClimateProblem) {
    let strange = cells.filter { !known.contains($0) }
    guard !strange.isEmpty else { return }
    do throws(ClimateProblem) {
      filled.formUnion(try dataset.cellsWithValues(strange.sorted()))
    } catch { throw ClimateProblem(error.message, of: [dataset.variable]) }
    known.formUnion(strange)
  }

  /// Looks at what is around places at once, for what is then asked of each.
  mutating func prepare(
    _ places: [GeographicPoint], reach: Double
  ) throws(ClimateProblem) {
    var around: Set<Int> = []
    for place in places { around.formUnion(neighbors(of: place, reach: reach).map(\.cell)) }
    try look(at: around)
  }

  /// The cell for a place, as `DailyDataset.selection` gives it.
  mutating func selection(
    for place: GeographicPoint, reach: Double
  ) throws(ClimateProblem) -> CellSelection {
    let cell = try dataset.cells.cell(at: place)
    let looked = max(reach, Self.leastReach)
    try look(at: [cell])
    if filled.contains(cell) { return CellSelection(cells: [cell], weights: [1]) }
    let around = neighbors(of: place, reach: reach)
    try look(at: around.lazy.map(\.cell))
    let best = around.filter { filled.contains($0.cell) }
      .min { ($0.kilometers, $0.cell) < ($1.kilometers, $1.cell) }
    guard let (nearest, kilometers) = best, let center = dataset.cells.center(of: nearest) else {
      throw ClimateProblem(
        "The cell at \(place) has no values, as over water, nor has any within \(hundredths(looked)) km."
      )
    }
    guard kilometers <= reach else {
      throw ClimateProblem(
        "The cell at \(place) has no values, as over water. The nearest cell with values is at \(center), \(hundredths(kilometers)) km away. Give the place a latitude and longitude there if that cell may stand for it."
      )
    }
    return CellSelection(
      cells: [nearest], weights: [1],
      notes: [
        "\(place) has no values, as over water; the cell at \(center), \(hundredths(kilometers)) km away, stands for it."
      ])
  }

  /// The cells of a grid whose centers are within reach, with their distance.
  private func neighbors(
    of place: GeographicPoint, reach: Double
  ) -> [(cell: Int, kilometers: Double)] {
    guard case .grid(let latitudes, let longitudes) = dataset.cells.layout else { return [] }
    let most = max(reach, Self.leastReach)
    // A degree of latitude is 111 km; one of longitude the less the nearer the pole.
    let high = most / 111
    let shrinking = cos(min(90, place.latitude.magnitude + high) * .pi / 180)
    let wide = shrinking > 1e-3 ? high / shrinking : 360
    let columns = longitudes.centers.indices.filter {
      offsetOfLongitude(longitudes.centers[$0], from: place.longitude).magnitude <= wide
    }
    var result: [(cell: Int, kilometers: Double)] = []
    for row in latitudes.centers.indices
    where (latitudes.centers[row] - place.latitude).magnitude <= high {
      for column in columns {
        let center = GeographicPoint(
          latitude: latitudes.centers[row], longitude: longitudes.centers[column])
        let kilometers = place.kilometers(to: center)
        if kilometers <= most {
          result.append((row * longitudes.centers.count + column, kilometers))
        }
      }
    }
    return result
  }
}
