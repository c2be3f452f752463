internal import Climate

/// One dataset's array of daily values: which dimension is time, which are places, and what they say.
struct DailyFile: Sendable {
  let dataset: any GriddedDataset
  let array: ArrayDescription
  let variable: ClimateVariable
  let unit: ClimateUnit
  let time: TimeCoordinate
  let cells: CellGrid
  let timeDimension: Int
  /// Rows and columns of a grid, the one dimension of stations, none of a single cell.
  let placeDimensions: [Int]

  init(_ dataset: any GriddedDataset, _ wanted: ClimateVariable?) throws(ClimateProblem) {
    self.dataset = dataset
    let (array, variable) = try Self.choose(wanted, in: dataset)
    self.array = array
    self.variable = variable
    guard let unitName = array.text("units") else {
      throw ClimateProblem(
        "\(dataset.path): “\(array.name)” states no units, so that its numbers mean nothing. Add a units attribute."
      )
    }
    unit = try Self.within(dataset) { () throws(ClimateProblem) in
      try ClimateUnit(named: unitName, for: variable)
    }
    guard let (axis, coordinate) = Self.timeAxis(of: array, in: dataset) else {
      throw Self.withoutTime(array, in: dataset)
    }
    timeDimension = axis
    let numbers = try dataset.numbers(of: coordinate.name)
    time = try Self.within(dataset) { () throws(ClimateProblem) in
      try TimeCoordinate(
        values: numbers, units: coordinate.text("units") ?? "",
        calendarName: coordinate.text("calendar"))
    }
    (cells, placeDimensions) = try PlaceRecognition(dataset, array, timeDimension: axis).cells()
  }

  private static func withoutTime(
    _ array: ArrayDescription, in dataset: any GriddedDataset
  ) -> ClimateProblem {
    let coordinate = array.dimensions.lazy.compactMap { dataset.refused[$0.name] }.first
    return coordinate
      ?? ClimateProblem(
        "\(dataset.path): “\(array.name)” has no time coordinate with units such as “days since 1950-01-01”. Its dimensions are \(array.dimensions.map(\.name).joined(separator: ", "))."
      )
  }

  /// Why the array that has the name of the variable cannot be read; nil where there is none.
  private static func refusal(
    of wanted: ClimateVariable?, in dataset: any GriddedDataset
  ) -> ClimateProblem? {
    dataset.refused.sorted { $0.key < $1.key }.first { name, _ in
      let last = name.split(separator: "/").last.map(String.init) ?? name
      guard let variable = ClimateVariable(fileName: last) else { return false }
      return variable == wanted ?? variable
    }?.value
  }

  /// Names the file in a problem.
  fileprivate static func within<Result>(
    _ dataset: any GriddedDataset, _ body: () throws(ClimateProblem) -> Result
  ) throws(ClimateProblem) -> Result {
    do throws(ClimateProblem) {
      return try body()
    } catch {
      throw ClimateProblem("\(dataset.path): \(error.message)")
    }
  }

  private static func timeAxis(
    of array: ArrayDescription, in dataset: any GriddedDataset
  ) -> (Int, ArrayDescription)? {
    for (axis, dimension) in array.dimensions.enumerated() {
      let coordinate = dataset.arrays.first {
        $0.isTime && $0.dimensions.first?.name == dimension.name && $0.shape == [dimension.length]
      }
      if let coordinate { return (axis, coordinate) }
    }
    return nil
  }

  private static func choose(
    _ wanted: ClimateVariable?, in dataset: any GriddedDataset
  ) throws(ClimateProblem) -> (ArrayDescription, ClimateVariable) {
    let daily = dataset.arrays.filter { timeAxis(of: $0, in: dataset) != nil && !$0.isTime }
    var found: [(ArrayDescription, ClimateVariable)] = []
    for array in daily where array.elementType != .text {
      if let variable = ClimateVariable(of: array) { found.append((array, variable)) }
    }
    if let wanted { found = found.filter { $0.1 == wanted } }
    // A name says more than a standard name: both may be there, as with wind at two heights.
    let named = found.filter { $0.0.name.lowercased() == $0.1.rawValue.lowercased() }
    if named.count == 1 || (found.count > 1 && named.count == 1) { return named[0] }
    guard let first = found.first else {
      let undated = dataset.arrays.first {
        guard let variable = ClimateVariable(of: $0) else { return false }
        return variable == wanted ?? variable
      }
      if let undated { throw withoutTime(undated, in: dataset) }
      if let refusal = refusal(of: wanted, in: dataset) { throw refusal }
      let names = dataset.arrays.map(\.name).joined(separator: ", ")
      throw ClimateProblem(
        "\(dataset.path) has no daily \(wanted?.rawValue ?? "variable that is known"). It has \(names)."
      )
    }
    guard found.count == 1 else {
      throw ClimateProblem(
        "\(dataset.path) has several variables: \(found.map(\.0.name).joined(separator: ", ")). Say which to read."
      )
    }
    return first
  }
}

/// Finds the places of an array's cells.
struct PlaceRecognition {
  private let dataset: any GriddedDataset
  private let array: ArrayDescription
  private let timeDimension: Int

  init(_ dataset: any GriddedDataset, _ array: ArrayDescription, timeDimension: Int) {
    self.dataset = dataset
    self.array = array
    self.timeDimension = timeDimension
  }

  func cells() throws(ClimateProblem) -> (CellGrid, [Int]) {
    let others = array.dimensions.indices.filter { $0 != timeDimension }
    let latitude = others.first { coordinate($0, \.isLatitude) != nil }
    let longitude = others.first { coordinate($0, \.isLongitude) != nil }
    if let latitude, let longitude, latitude != longitude {
      try refuseOthers(others, except: [latitude, longitude])
      return (try grid(latitude, longitude), [latitude, longitude])
    }
    let wide = others.filter { array.dimensions[$0].length != 1 }
    switch wide.count {
    case 0: return (CellGrid(.single(try scalarPlace())), [])
    case 1: return (CellGrid(.points(try points(along: wide))), wide)
    case 2:
      if let found = try? points(along: wide) { return (CellGrid(.points(found)), wide) }
      fallthrough
    default:
      throw unknownDimensions(wide)
    }
  }

  private func unknownDimensions(_ axes: [Int]) -> ClimateProblem {
    let names = axes.map { "\(array.dimensions[$0].name) (\(array.dimensions[$0].length))" }
    return ClimateProblem(
      "\(dataset.path): “\(array.name)” has the dimensions \(names.joined(separator: ", ")), which are neither time nor latitude and longitude. Write each member or level into a file of its own; to the rows and columns of a map add variables of latitude and longitude."
    )
  }

  private func refuseOthers(_ axes: [Int], except known: [Int]) throws(ClimateProblem) {
    let rest = axes.filter { !known.contains($0) && array.dimensions[$0].length != 1 }
    if !rest.isEmpty { throw unknownDimensions(rest) }
  }

  /// The one-dimensional coordinate along a dimension; its own variable comes first.
  private func coordinate(
    _ axis: Int, _ kind: KeyPath<ArrayDescription, Bool>
  ) -> ArrayDescription? {
    let dimension = array.dimensions[axis]
    return dataset.arrays.first {
      $0[keyPath: kind] && $0.shape == [dimension.length]
        && $0.dimensions.first?.name == dimension.name
    }
  }

  private func grid(_ latitude: Int, _ longitude: Int) throws(ClimateProblem) -> CellGrid {
    guard let rows = coordinate(latitude, \.isLatitude),
      let columns = coordinate(longitude, \.isLongitude)
    else { throw unknownDimensions([latitude, longitude]) }
    let north = try dataset.numbers(of: rows.name)
    let given = try dataset.numbers(of: columns.name)
    let across = try bordersAcrossAntimeridian(given, columns)
    let east = across == nil ? unwrapped(given) : given
    func spacing(_ values: [Double]) -> Double? {
      guard let first = values.first, let last = values.last, values.count > 1 else { return nil }
      return (last - first).magnitude / Double(values.count - 1)
    }
    let latitudes = try axis(rows, north, besides: spacing(east))
    let longitudes = try axis(columns, east, besides: spacing(north), borders: across)
    guard latitudes.centers.allSatisfy({ $0.magnitude <= 90.001 }) else {
      throw ClimateProblem("\(dataset.path): “\(rows.name)” has latitudes beyond the poles.")
    }
    return CellGrid(.grid(latitudes: latitudes, longitudes: longitudes))
  }

  private func axis(
    _ coordinate: ArrayDescription, _ centers: [Double], besides spacing: Double?,
    borders: [Double]? = nil
  ) throws(ClimateProblem) -> CellAxis {
    let bounds = try bounds(of: coordinate) ?? borders
    return try DailyFile.within(dataset) { () throws(ClimateProblem) in
      try CellAxis(centers, bounds: bounds, spacingIfAlone: spacing, name: coordinate.name)
    }
  }

  /// Two borders for each longitude where they rise over the gap that a region on both sides of the antimeridian leaves, such
  /// as −179.5, −178.5, 178.5, 179.5; nil for others.
  private func bordersAcrossAntimeridian(
    _ longitudes: [Double], _ coordinate: ArrayDescription
  ) throws(ClimateProblem) -> [Double]? {
    guard longitudes.count > 2, zip(longitudes, longitudes.dropFirst()).allSatisfy({ $0 < $1 }),
      let cut = longitudes.indices.dropFirst().first(where: {
        longitudes[$0] - longitudes[$0 - 1] > 180
      })
    else { return nil }
    let joined = longitudes[cut...] + longitudes[..<cut].map { $0 + 360 }
    let borders = try DailyFile.within(dataset) { () throws(ClimateProblem) in
      try CellAxis(Array(joined), name: coordinate.name).borders
    }
    let east = borders.suffix(cut).flatMap { [$0.lowerBound - 360, $0.upperBound - 360] }
    return east + borders.prefix(longitudes.count - cut).flatMap { [$0.lowerBound, $0.upperBound] }
  }

  /// Longitudes that jump by a turn within a row, such as 359.5, 0.5, made to go on.
  private func unwrapped(_ longitudes: [Double]) -> [Double] {
    let steps = zip(longitudes, longitudes.dropFirst()).map { $1 - $0 }
    guard steps.contains(where: { $0.magnitude > 180 }) else { return longitudes }
    var result = Array(longitudes.prefix(1))
    for longitude in longitudes.dropFirst() {
      let last = result[result.count - 1]
      result.append(last + offsetOfLongitude(longitude, from: last))
    }
    return result
  }

  private func bounds(of coordinate: ArrayDescription) throws(ClimateProblem) -> [Double]? {
    guard let name = coordinate.text("bounds"),
      let bounds = dataset.arrays.first(where: { $0.name == name }),
      bounds.shape == coordinate.shape + [2], bounds.elementType != .text
    else { return nil }
    return try dataset.numbers(of: name)
  }

  private func points(along axes: [Int]) throws(ClimateProblem) -> [GeographicPoint] {
    let names = axes.map { array.dimensions[$0].name }
    func found(_ kind: KeyPath<ArrayDescription, Bool>) -> ArrayDescription? {
      dataset.arrays.first { $0[keyPath: kind] && $0.dimensions.map(\.name) == names }
    }
    guard let rows = found(\.isLatitude), let columns = found(\.isLongitude) else {
      throw unknownDimensions(axes)
    }
    let north = try dataset.numbers(of: rows.name)
    let east = try dataset.numbers(of: columns.name)
    return zip(north, east).map { GeographicPoint(latitude: $0, longitude: $1) }
  }

  private func scalarPlace() throws(ClimateProblem) -> GeographicPoint? {
    func value(_ kind: KeyPath<ArrayDescription, Bool>) throws(ClimateProblem) -> Double? {
      let found = dataset.arrays.first {
        $0[keyPath: kind] && $0.shape.allSatisfy { $0 == 1 }
      }
      guard let found else { return nil }
      return try dataset.numbers(of: found.name).first
    }
    guard let north = try value(\.isLatitude), let east = try value(\.isLongitude),
      north.isFinite, east.isFinite
    else { return nil }
    return GeographicPoint(latitude: north, longitude: east)
  }
}
