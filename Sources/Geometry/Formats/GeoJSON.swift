internal import Tables

/// Files of the form of RFC 7946, and of the form of 2008 that names a coordinate system.
public enum GeoJSON {
  /// Reads the features of a file; what stands before a break is kept.
  public static func read(_ bytes: [UInt8], named name: String) -> FeatureFile {
    bytes.withUnsafeBytes { buffer in
      var reader = GeoJSONReader(buffer, named: name)
      return reader.read()
    }
  }
}

private struct GeoJSONReader {
  private var scanner: JSONScanner
  private var file: FeatureFile
  private var fieldNumbers: [String: Int] = [:]
  private var type = ""

  init(_ bytes: UnsafeRawBufferPointer, named name: String) {
    scanner = JSONScanner(bytes)
    file = FeatureFile(name: name, system: .longitudeLatitude)
  }

  mutating func read() -> FeatureFile {
    do throws(JSONScanner.Broken) { try readWhole() } catch {
      file.find(
        .error,
        "The file breaks off or is damaged at line \(error.line), where \(error.wanted) should stand; the \(file.features.count) features before were read. Send it again, as a whole.",
        feature: file.features.count + 1)
    }
    if file.features.isEmpty && file.findings.isEmpty {
      let reason =
        type == "Topology"
        ? "It is TopoJSON; export it as GeoJSON." : "It needs “features” or a shape."
      file.find(.error, "The file has no features. \(reason)")
    }
    return file
  }

  /// The members of the file itself, which may be a collection, one feature or one shape.
  private mutating func readWhole() throws(JSONScanner.Broken) {
    var own = Parts()
    var scanner = scanner
    try scanner.forEachMember { scanner, name throws(JSONScanner.Broken) in
      switch name {
      case "features" where scanner.peek() == 0x5B:
        try scanner.forEachValue { scanner throws(JSONScanner.Broken) in
          var parts = Parts()
          try parts.read(&scanner)
          add(parts)
        }
      case "crs": readSystem(try scanner.text())
      default: try own.read(&scanner, member: name)
      }
    }
    type = own.type
    if own.type == "Feature" || own.isShape { add(own) }
  }

  private mutating func add(_ parts: Parts) {
    for name in parts.fields.map(\.name) where fieldNumbers[name] == nil {
      fieldNumbers[name] = file.fieldNames.count
      file.fieldNames.append(name)
    }
    let number = file.features.count + 1
    var shape: Shape?
    do throws(ShapeProblem) { shape = try parts.shape() } catch {
      file.find(.error, "\(error) This feature was left out.", feature: number)
    }
    file.features.append(
      Feature(
        number: number, fields: Dictionary(parts.fields.map { ($0.name, $0.value) }) { $1 },
        shape: shape))
  }

  /// `{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::26915"}}`, as written before 2016.
  private mutating func readSystem(_ text: String) {
    guard let start = text.firstRange(of: "EPSG") else { return }
    let code = text[start.upperBound...].drop { $0 == ":" }.prefix { $0.isNumber }
    do throws(ShapeProblem) { file.system = try CoordinateSystem("EPSG:\(code)") } catch {
      file.find(.error, error.description)
    }
  }
}

/// The members of a feature or a shape, in whatever order they came.
private struct Parts {
  var type = ""
  var fields: [(name: String, value: String)] = []
  private var names: Set<String> = []
  private var geometry: [Parts]?
  private var members: [Parts] = []
  private var coordinates: Coordinates?

  var isShape: Bool { coordinates != nil || !members.isEmpty }

  mutating func read(_ scanner: inout JSONScanner) throws(JSONScanner.Broken) {
    try scanner.forEachMember { scanner, name throws(JSONScanner.Broken) in
      try read(&scanner, member: name)
    }
  }

  mutating func read(_ scanner: inout JSONScanner, member: String) throws(JSONScanner.Broken) {
    switch member {
    case "type": type = try scanner.text()
    case "id":
      let id = try scanner.text()
      if !id.isEmpty, names.insert("id").inserted { fields.append(("id", id)) }
    case "properties" where scanner.peek() == 0x7B:
      try scanner.forEachMember { scanner, name throws(JSONScanner.Broken) in
        let value = try scanner.text()
        if !names.insert(name).inserted { fields.removeAll { $0.name == name } }
        fields.append((name, value))
      }
    case "geometry" where scanner.peek() == 0x7B:
      var parts = Parts()
      try parts.read(&scanner)
      geometry = [parts]
    case "geometries" where scanner.peek() == 0x5B:
      try scanner.forEachValue { scanner throws(JSONScanner.Broken) in
        var parts = Parts()
        try parts.read(&scanner)
        members.append(parts)
      }
    case "coordinates" where scanner.peek() == 0x5B: coordinates = try Coordinates(&scanner)
    default: try scanner.skip()
    }
  }

  /// Nil when the feature has no geometry.
  func shape() throws(ShapeProblem) -> Shape? {
    if type == "Feature" { return try geometry?.first?.shape() }
    switch type {
    case "Point": return .points([try position(coordinates)])
    case "MultiPoint": return .points(try line(coordinates))
    case "LineString": return .lines([try line(coordinates)])
    case "MultiLineString": return .lines(try rings(coordinates))
    case "Polygon": return .areas([try part(coordinates)])
    case "MultiPolygon":
      return .areas(try list(coordinates).map { item throws(ShapeProblem) in try part(item) })
    case "GeometryCollection":
      var shapes: [Shape] = []
      for member in members { if let shape = try member.shape() { shapes.append(shape) } }
      return try Shape.joined(shapes)
    default: throw ShapeProblem("“\(type.prefix(30))” is no kind of shape.")
    }
  }

  private func part(_ coordinates: Coordinates?) throws(ShapeProblem) -> AreaPart {
    let rings = try rings(coordinates)
    return AreaPart(outline: rings.first ?? [], holes: Array(rings.dropFirst()))
  }

  private func rings(_ coordinates: Coordinates?) throws(ShapeProblem) -> [[Position]] {
    try list(coordinates).map { item throws(ShapeProblem) in try line(item) }
  }

  private func line(_ coordinates: Coordinates?) throws(ShapeProblem) -> [Position] {
    try list(coordinates).map { item throws(ShapeProblem) in try position(item) }
  }

  private func position(_ coordinates: Coordinates?) throws(ShapeProblem) -> Position {
    guard let position = coordinates?.position else { return try nothing() }
    return position
  }

  private func list(_ coordinates: Coordinates?) throws(ShapeProblem) -> [Coordinates] {
    switch coordinates {
    case .list(let items): return items
    default: return try nothing()
    }
  }

  private func nothing<Value>() throws(ShapeProblem) -> Value {
    throw ShapeProblem("The coordinates are not nested as a \(type) needs.")
  }
}

/// Numbers in lists in lists.
private enum Coordinates {
  case position(Position)
  case list([Coordinates])

  var position: Position? {
    if case .position(let position) = self { return position }
    return nil
  }

  init(_ scanner: inout JSONScanner) throws(JSONScanner.Broken) {
    var numbers: [Double] = []
    var items: [Coordinates] = []
    try scanner.forEachValue { scanner throws(JSONScanner.Broken) in
      if scanner.peek() == 0x5B {
        items.append(try Coordinates(&scanner))
      } else {
        numbers.append(try scanner.number())
      }
    }
    self = numbers.count >= 2 ? .position(Position(x: numbers[0], y: numbers[1])) : .list(items)
  }
}
