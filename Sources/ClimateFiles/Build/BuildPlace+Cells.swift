public import Climate

extension BuildPlaceList {
  /// The cells of a run's grid as places, those of one chunk after each other, so that a block of places reads few chunks.
  ///
  /// A cell's identifier is the latitude and longitude of its center in degrees north and east, such as `44.03125_-93.28125`.
  /// - Parameter box: takes the cells whose centers lie in it; nil takes all
  /// - Throws: `ClimateProblem` when the run's first file cannot be read, has no grid, or no cell lies in the box.
  public init(cellsOf run: ModelRunFiles, in box: GeographicBox?) throws(ClimateProblem) {
    guard let (variable, paths) = run.paths.min(by: { $0.key.rawValue < $1.key.rawValue }),
      let path = paths.first
    else { throw ClimateProblem("\(run.model), \(run.scenario) has no file whose grid is known.") }
    let files = try DailyFiles([variable: [path]], columns: run.columns ?? [:], cacheFolder: nil)
    if let problem = files.problems[variable] { throw problem }
    guard let dataset = files.datasets[variable],
      case .grid(_, let longitudes) = dataset.cells.layout
    else {
      throw ClimateProblem(
        "\(path) has no grid of latitudes and longitudes. Name points with --places.")
    }
    let whole = GeographicBox(south: -90, north: 90, west: -180, east: 180)
    let cells = try dataset.cells.cells(in: box ?? whole).cells
    let columns = longitudes.centers.count
    let chunk = dataset.placeChunk
    let ordered = cells.map { cell -> (key: [Int], cell: Int) in
      let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
      return ([row / chunk.rows, column / chunk.columns, row, column], cell)
    }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.init(places: ordered.compactMap { Self.place(dataset.cells.center(of: $0.cell)) })
  }

  private init(places: [BuildPlace]) {
    self.places = places
    findings = []
  }

  private static func place(_ center: GeographicPoint?) -> BuildPlace? {
    guard let center else { return nil }
    let east = offsetOfLongitude(center.longitude, from: 0)
    let (north, side) = (degrees(center.latitude), degrees(east))
    return BuildPlace(
      id: "\(north)_\(side)", name: "Cell at \(north), \(side)", latitude: center.latitude,
      longitude: east)
  }

  /// To a hundred-thousandth, which is a meter.
  private static func degrees(_ value: Double) -> String {
    let rounded = (value * 1e5).rounded() / 1e5
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}

extension DailyDataset {
  /// Rows and columns of cells of a chunk; 1 where the file is no grid.
  var placeChunk: (rows: Int, columns: Int) {
    guard let file = parts.first?.file, file.placeDimensions.count == 2 else { return (1, 1) }
    let shape = file.placeDimensions.map { max(1, file.array.chunkShape[$0]) }
    return (shape[0], shape[1])
  }
}
