internal import Climate

/// The cells that stand for the places of a task.
struct PlaceCells {
  /// For each place its cells; nil where it has none.
  let selections: [CellSelection?]
  /// Every cell that some place needs, rising.
  let cells: [Int]
  /// Degrees north by cell: of its center, or of the first place that it stands for where the files do not tell.
  let latitudes: [Int: Double]
  /// For each place what a reader should know of its cells.
  let placeNotes: [[String]]
  private let names: [String]
  /// The same with the places' names.
  var notes: [String] {
    zip(names, placeNotes).flatMap { name, notes in notes.map { "\(name): \($0)" } }
  }

  /// True when the latitude of every cell is known.
  var hasLatitudes: Bool { latitudes.values.allSatisfy { !$0.isNaN } }

  /// How far, in kilometers, a cell with values may be from a point whose own cell has none, such as a town on a coast.
  static let reach = 30.0

  /// A place outside the grid or over open water has no cells, and a note says so.
  ///
  /// A cell counts as empty when one of the variables has no value there, so that all indicators of a place are of
  /// the same cell.
  init(_ places: [BuildPlace], in data: ModelRunData) throws(ClimateProblem) {
    var selections: [CellSelection?] = []
    var notes: [[String]] = []
    for place in places {
      do throws(ClimateProblem) {
        let selection = try Self.cells(of: place, in: data.grid)
        selections.append(selection)
        notes.append(selection.notes)
      } catch {
        selections.append(nil)
        notes.append([error.message])
      }
    }
    var surveys = data.datasets.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { CellSurvey($0.value) }
    let empty = try Self.emptyCells(Set(selections.flatMap { $0?.cells ?? [] }), by: &surveys)
    let dry = zip(places, selections).filter { $1?.cells.allSatisfy(empty.contains) ?? false }
    for index in surveys.indices {
      try surveys[index].prepare(dry.map(\.0.point), reach: Self.reach)
    }
    for (number, place) in places.enumerated() {
      guard let selection = selections[number] else { continue }
      guard selection.cells.allSatisfy(empty.contains) else {
        notes[number] += Self.uncovered(selection, without: empty)
        continue
      }
      do throws(ClimateProblem) {
        let nearest = try Self.nearest(to: place, by: &surveys)
        selections[number] = nearest
        notes[number] += nearest.notes
      } catch {
        selections[number] = nil
        notes[number].append(error.message)
      }
    }
    self.selections = selections
    cells = Set(selections.flatMap { $0?.cells ?? [] }).sorted()
    var latitudes: [Int: Double] = [:]
    for (place, selection) in zip(places, selections) {
      for cell in selection?.cells ?? [] where latitudes[cell] == nil {
        latitudes[cell] = data.grid.center(of: cell)?.latitude ?? place.point.latitude
      }
    }
    self.latitudes = latitudes
    placeNotes = notes
    names = places.map(\.name)
  }

  /// What is said of an area of which some cells have no value, as over water: their share of the whole area, also of
  /// what lies outside the grid.
  private static func uncovered(
    _ selection: CellSelection, without empty: Set<Int>
  ) -> [String] {
    let share = zip(selection.cells, selection.weights).filter { empty.contains($0.0) }
      .reduce(0) { $0 + $1.1 }
    guard share >= 0.005 else { return [] }
    return [
      "\(hundredths(100 * share)) % of the area has no values of some variable, as over water, and is left out of what needs it."
    ]
  }

  private static func cells(
    of place: BuildPlace, in grid: CellGrid
  ) throws(ClimateProblem) -> CellSelection {
    let polygons = place.polygons
    guard polygons.isEmpty else { return try grid.cells(overlapping: polygons) }
    let point = place.point
    let cell = try grid.cell(at: point)
    return CellSelection(cells: [cell], weights: [1], notes: notes(of: cell, for: point, in: grid))
  }

  /// What a reader should know of a cell that is no part of a grid.
  private static func notes(of cell: Int, for point: GeographicPoint, in grid: CellGrid) -> [String]
  {
    if case .grid = grid.layout { return [] }
    guard let center = grid.center(of: cell) else {
      return ["the files do not tell where they are; their one cell stands for every place."]
    }
    let kilometers = point.kilometers(to: center)
    return kilometers < 1
      ? []
      : ["the nearest data is at \(center), \(hundredths(kilometers)) km away, and stands for it."]
  }

  /// The cell near a place in which every variable has values.
  private static func nearest(
    to place: BuildPlace, by surveys: inout [CellSurvey]
  ) throws(ClimateProblem) -> CellSelection {
    var found: CellSelection?
    for index in surveys.indices {
      let selection = try surveys[index].selection(for: place.point, reach: reach)
      // The cell itself may have values of this variable, and none of another.
      if found == nil || !selection.notes.isEmpty { found = selection }
    }
    guard let found else { throw ClimateProblem("There is no data to find the place in.") }
    guard try emptyCells(Set(found.cells), by: &surveys).isEmpty else {
      throw ClimateProblem(
        "The variables have values in different cells near the place; no cell within \(hundredths(reach)) km has all."
      )
    }
    return found
  }

  /// The cells of these in which some variable has no value.
  private static func emptyCells(
    _ cells: Set<Int>, by surveys: inout [CellSurvey]
  ) throws(ClimateProblem) -> Set<Int> {
    var empty: Set<Int> = []
    for index in surveys.indices { empty.formUnion(try surveys[index].empty(of: cells)) }
    return empty
  }
}
