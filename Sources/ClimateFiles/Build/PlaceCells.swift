internal import Climate

/// The cells that stand for the places of a task.
struct PlaceCells {
  /// For each place its cells; nil where it has none.
  let selections: [CellSelection?]
  /// Every cell that some place needs, rising.
  let cells: [Int]
  /// What a reader should know of single places.
  let notes: [String]

  /// How far, in kilometers, a cell with values may be from a point whose own cell has none, such as a town on a coast.
  static let reach = 30.0

  /// A place outside the grid or over open water has no cells, and a note says so.
  init(_ places: [BuildPlace], in data: ModelRunData) throws(ClimateProblem) {
    // Always the same variable, as their masks may differ.
    guard let dataset = data.datasets.min(by: { $0.key.rawValue < $1.key.rawValue })?.value else {
      throw ClimateProblem("There is no data to find places in.")
    }
    var selections: [CellSelection?] = []
    var notes: [String] = []
    for place in places {
      do throws(ClimateProblem) {
        selections.append(try Self.cells(of: place, in: data.grid))
      } catch {
        selections.append(nil)
        notes.append("\(place.name): \(error.message)")
      }
    }
    let dry = try Self.emptyCells(selections.compactMap { $0 }, of: dataset)
    for (number, place) in places.enumerated() {
      guard let selection = selections[number], selection.cells.allSatisfy(dry.contains) else {
        continue
      }
      do throws(ClimateProblem) {
        let point = GeographicPoint(latitude: place.latitude, longitude: place.longitude)
        let nearest = try dataset.selection(for: point, reach: Self.reach)
        selections[number] = nearest
        notes += nearest.notes.map { "\(place.name): \($0)" }
      } catch {
        selections[number] = nil
        notes.append("\(place.name): \(error.message)")
      }
    }
    self.selections = selections
    cells = Set(selections.flatMap { $0?.cells ?? [] }).sorted()
    self.notes = notes
  }

  private static func cells(
    of place: BuildPlace, in grid: CellGrid
  ) throws(ClimateProblem) -> CellSelection {
    let point = GeographicPoint(latitude: place.latitude, longitude: place.longitude)
    let polygons = place.polygons
    if polygons.isEmpty { return CellSelection(cells: [try grid.cell(at: point)], weights: [1]) }
    if case .grid = grid.layout { return try grid.cells(overlapping: polygons) }
    return CellSelection(cells: [try grid.cell(at: point)], weights: [1])
  }

  /// The cells that have no value on the first, the middle and the last day.
  private static func emptyCells(
    _ selections: [CellSelection], of dataset: DailyDataset
  ) throws(ClimateProblem) -> Set<Int> {
    let cells = Set(selections.flatMap(\.cells)).sorted()
    guard !cells.isEmpty else { return [] }
    var empty = Set(cells)
    let row = UnsafeMutablePointer<Float>.allocate(capacity: cells.count)
    defer { row.deallocate() }
    for day in [dataset.axis.count / 2, 0, dataset.axis.count - 1] where !empty.isEmpty {
      try dataset.read(days: day..<day + 1, cells: cells, into: row, stride: cells.count)
      for (index, cell) in cells.enumerated() where row[index] == row[index] { empty.remove(cell) }
    }
    return empty
  }
}
