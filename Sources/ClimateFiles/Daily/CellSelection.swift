public import Climate
internal import Glibc

/// Cells that stand for a place, with the share that each has in a mean over it.
public struct CellSelection: Hashable, Sendable {
  /// Numbers of cells, rising.
  public var cells: [Int]
  /// One weight per cell.
  ///
  /// They sum to 1, or to the share of an area that lies within the grid.
  public var weights: [Double]
  /// What a reader of the result should know, such as that a part of the place lies outside the grid.
  public var notes: [String]

  public init(cells: [Int], weights: [Double], notes: [String] = []) {
    self.cells = cells
    self.weights = weights
    self.notes = notes
  }
}

extension CellGrid {
  /// The cell that a place lies in; for stations the nearest one.
  ///
  /// - Parameter farthest: In kilometers, how far a station may be.
  /// - Throws: `ClimateProblem` when the place lies outside the grid, or no station is near.
  public func cell(
    at place: GeographicPoint, farthest: Double = 50
  ) throws(ClimateProblem) -> Int {
    guard place.latitude.magnitude <= 90, place.longitude.isFinite else {
      throw ClimateProblem(
        "A place needs a latitude of −90 to 90 and a longitude, not \(place.latitude), \(place.longitude)."
      )
    }
    switch layout {
    case .single(nil): return 0
    case .single(let point?):
      return try nearestPoint(to: place, among: [point], farthest)
    case .points(let points):
      return try nearestPoint(to: place, among: points, farthest)
    case .grid(let latitudes, let longitudes):
      guard let row = latitudes.index(holding: place.latitude, isLongitude: false),
        let column = longitudes.index(holding: place.longitude, isLongitude: true)
      else { throw outside("\(place)", latitudes, longitudes) }
      return row * longitudes.centers.count + column
    }
  }

  private func nearestPoint(
    to place: GeographicPoint, among points: [GeographicPoint], _ farthest: Double
  ) throws(ClimateProblem) -> Int {
    let ranked = points.indices.map { (points[$0].kilometers(to: place), $0) }
      .filter { $0.0.isFinite }.min { $0.0 < $1.0 }
    guard let (kilometers, index) = ranked else {
      throw ClimateProblem("The file's places have no latitude and longitude.")
    }
    guard kilometers <= farthest else {
      throw ClimateProblem(
        "The file has no data at \(place). Its nearest place is \(points[index]), \(hundredths(kilometers)) km away."
      )
    }
    return index
  }

  private func outside(
    _ what: String, _ latitudes: CellAxis, _ longitudes: CellAxis
  ) -> ClimateProblem {
    // As places are written, wherever the file's longitudes begin; a grid on both sides of the antimeridian stays as it is.
    let (west, east) = (longitudes.lowest, longitudes.highest)
    let (usualWest, usualEast) = (
      offsetOfLongitude(west, from: 0), offsetOfLongitude(east, from: 0)
    )
    let (first, last) =
      usualWest < usualEast && east - west < 360 ? (usualWest, usualEast) : (west, east)
    return ClimateProblem(
      "\(what) lies outside the grid, which covers latitudes \(hundredths(latitudes.lowest)) to \(hundredths(latitudes.highest)) and longitudes \(hundredths(first)) to \(hundredths(last))."
    )
  }

  /// The cells whose centers lie in a box, weighted by their area.
  ///
  /// - Throws: `ClimateProblem` when there is none.
  public func cells(in box: GeographicBox) throws(ClimateProblem) -> CellSelection {
    guard box.south <= box.north, box.south >= -90, box.north <= 90 else {
      throw ClimateProblem(
        "A box needs a south below its north, not \(box.south) and \(box.north).")
    }
    let width = (box.east - box.west).truncatingRemainder(dividingBy: 360)
    let isWhole = box.east - box.west >= 360
    let eastward = isWhole ? 360 : width < 0 ? width + 360 : width
    func holds(_ point: GeographicPoint) -> Bool {
      let offset = offsetOfLongitude(point.longitude, from: box.west)
      return (box.south...box.north).contains(point.latitude)
        && (isWhole || (offset < 0 ? offset + 360 : offset) <= eastward)
    }
    let cells = (0..<count).filter { center(of: $0).map(holds) ?? false }
    guard !cells.isEmpty else {
      if case .grid(let latitudes, let longitudes) = layout {
        throw outside(
          "No cell's center lies in the box; it is smaller than a cell or", latitudes, longitudes)
      }
      throw ClimateProblem("None of the file's places lies in the box.")
    }
    let areas = cells.map(area(of:))
    let total = areas.reduce(0, +)
    return CellSelection(cells: cells, weights: areas.map { $0 / total })
  }

  /// The cells that polygons overlap, weighted by the area of the overlap.
  ///
  /// Weight of a cell: its area on the sphere × the share of it, in degrees, that lies within the polygons. All weights
  /// together are the share of the polygons, in degrees, that lies within the grid, so that what lies outside is not
  /// taken for known.
  /// - Limits: Edges are straight in degrees, as in GeoJSON, and go the short way around the Earth; the polygons must not
  ///   overlap one another.
  /// - Throws: `ClimateProblem` when the polygons lie outside the grid, or the file has no grid.
  public func cells(overlapping polygons: [GeographicPolygon]) throws(ClimateProblem)
    -> CellSelection
  {
    guard case .grid(let latitudes, let longitudes) = layout else {
      throw ClimateProblem(
        "An area needs a grid of latitudes and longitudes; this file has \(count == 1 ? "one cell" : "single places, or a grid that does not follow the meridians"). Choose a place instead of an area."
      )
    }
    for ring in polygons.flatMap({ [$0.outer] + $0.holes }) { try Self.check(ring) }
    var overlap: [Int: Double] = [:]
    var wanted = 0.0
    for polygon in polygons.map(\.theShortWay) {
      wanted += squareDegrees(polygon.outer) - polygon.holes.reduce(0) { $0 + squareDegrees($1) }
      for turn in [-720.0, -360, 0, 360, 720] {
        addOverlap(of: polygon.outer, turnedBy: turn, sign: 1, latitudes, longitudes, &overlap)
        for hole in polygon.holes {
          addOverlap(of: hole, turnedBy: turn, sign: -1, latitudes, longitudes, &overlap)
        }
      }
    }
    let columns = longitudes.centers.count
    var found = 0.0
    var cells: [Int] = []
    var weights: [Double] = []
    for (cell, degrees) in overlap.sorted(by: { $0.key < $1.key }) where degrees > 0 {
      let size =
        width(latitudes.borders[cell / columns]) * width(longitudes.borders[cell % columns])
      // What is left of a cell within a hole is rounding.
      guard degrees > 1e-9 * size else { continue }
      found += degrees
      cells.append(cell)
      weights.append(area(of: cell) * min(1, degrees / size))
    }
    guard wanted > 0 else {
      throw ClimateProblem("The area has no extent: its corners lie on a line, or a hole fills it.")
    }
    guard !cells.isEmpty else { throw outside("The area", latitudes, longitudes) }
    let total = weights.reduce(0, +)
    var notes: [String] = []
    if found < 0.995 * wanted {
      notes.append(
        "\(hundredths(100 * (1 - found / wanted))) % of the area lies outside the grid and is left out."
      )
    }
    let covered = min(1, found / wanted)
    return CellSelection(cells: cells, weights: weights.map { $0 / total * covered }, notes: notes)
  }

  private static func check(_ ring: [GeographicPoint]) throws(ClimateProblem) {
    guard ring.count >= 3 else {
      throw ClimateProblem("A boundary has fewer than three corners.")
    }
    let stranger = ring.first {
      !($0.latitude.magnitude <= 90 && $0.longitude.magnitude <= 720)
    }
    guard let stranger else { return }
    throw ClimateProblem(
      "A boundary has a corner at \(hundredths(stranger.longitude)), \(hundredths(stranger.latitude)), which is not on Earth. GeoJSON has longitude and latitude in degrees, the longitude first: were they exchanged, or is the map in another projection?"
    )
  }

  private func width(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }

  private func squareDegrees(_ ring: [GeographicPoint]) -> Double {
    ClimateFiles.area(ring.map { PlanePoint(x: $0.longitude, y: $0.latitude) })
  }

  private func addOverlap(
    of ring: [GeographicPoint], turnedBy turn: Double, sign: Double, _ latitudes: CellAxis,
    _ longitudes: CellAxis, _ overlap: inout [Int: Double]
  ) {
    let corners = ring.map { PlanePoint(x: $0.longitude + turn, y: $0.latitude) }
    let inReach = clipped(corners, \.x, between: longitudes.lowest, and: longitudes.highest)
    guard let west = inReach.map(\.x).min(), let east = inReach.map(\.x).max() else { return }
    let columns = longitudes.borders.indices.filter {
      longitudes.borders[$0].upperBound > west && longitudes.borders[$0].lowerBound < east
    }
    for (row, band) in latitudes.borders.enumerated() {
      let strip = clipped(inReach, \.y, between: band.lowerBound, and: band.upperBound)
      guard !strip.isEmpty else { continue }
      for column in columns {
        let border = longitudes.borders[column]
        let piece = clipped(strip, \.x, between: border.lowerBound, and: border.upperBound)
        let degrees = ClimateFiles.area(piece)
        if degrees > 0 {
          overlap[row * longitudes.centers.count + column, default: 0] += sign * degrees
        }
      }
    }
  }

  /// The area of a cell on a sphere of radius 1; 1 for a place without extent.
  private func area(of cell: Int) -> Double {
    guard case .grid(let latitudes, let longitudes) = layout else { return 1 }
    let columns = longitudes.centers.count
    let band = latitudes.borders[cell / columns]
    let radians = Double.pi / 180
    let height =
      sin(min(90, band.upperBound) * radians) - sin(max(-90, band.lowerBound) * radians)
    return height * width(longitudes.borders[cell % columns]) * radians
  }
}

extension CellAxis {
  /// The cell that a coordinate lies in; nil when it lies outside.
  func index(holding coordinate: Double, isLongitude: Bool) -> Int? {
    // Coordinates kept as Float miss the border by some millionths of a degree.
    let slack = 1e-5
    func gap(_ index: Int) -> Double {
      isLongitude
        ? offsetOfLongitude(coordinate, from: centers[index]).magnitude
        : (coordinate - centers[index]).magnitude
    }
    let nearest = centers.indices.filter { index in
      let border = borders[index]
      let place =
        isLongitude
        ? centers[index] + offsetOfLongitude(coordinate, from: centers[index]) : coordinate
      return place >= border.lowerBound - slack && place <= border.upperBound + slack
    }
    return nearest.min { gap($0) < gap($1) }
  }
}
