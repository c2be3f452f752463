internal import Geometry
internal import Quantities
internal import Tables
internal import Vulnerability
internal import Workspace

/// The cells of one row made of one feature.
struct RowCells {
  private let target: ExposureImport.Target
  private let place: Place
  private(set) var cells: [String: String]
  private(set) var findings: [Finding] = []

  private static let numbers: Set<String> = ["value_usd", "people", "population"]
  private static let scores: Set<String> = ["criticality", "condition"]

  init(
    _ asked: ExposureImport, _ mapping: FieldMapping, _ feature: Feature, _ shape: Shape,
    _ file: String
  ) {
    target = asked.target
    place = Place(file: file, row: feature.number)
    cells = asked.constants
    for (column, field) in mapping.fields.sorted(by: { $0.key < $1.key }) {
      cells[column] = cell(column, field, feature.fields[field] ?? "")
    }
    if case .points(let points) = shape, points.count == 1, target == .assets {
      cells["latitude"] = degrees(points[0].y)
      cells["longitude"] = degrees(points[0].x)
      cells["shape"] = ""
    } else {
      cells["shape"] = WellKnownText.text(shape)
      if target == .assets { (cells["latitude"], cells["longitude"]) = ("", "") }
    }
    check(shape)
    if let words = asked.words { checkWords(words, mapping) }
  }

  /// Words of the file that are in no list; the row is taken as it stands.
  private mutating func checkWords(_ words: Taxonomy, _ mapping: FieldMapping) {
    let kinds: [(String, TaxonomyEntry.Kind)] = [("hazard", .hazard), ("system", .system)]
    for (column, kind) in kinds {
      guard let field = mapping.fields[column], let id = cells[column],
        let complaint = words.complaint(about: id, kind)
      else { continue }
      find(.warning, complaint, field)
    }
  }

  /// False when the row must be left out; then a finding says why.
  var isUsable: Bool { !findings.contains { $0.severity == .error } }

  /// Seven decimals are about a centimetre.
  private func degrees(_ value: Double) -> String {
    String(
      WellKnownText.text(.points([Position(x: value, y: 0)])).dropFirst(7).prefix { $0 != " " })
  }

  private mutating func cell(_ column: String, _ field: String, _ text: String) -> String {
    guard !text.isEmpty else { return text }
    // A code that is one is refused as a code.
    if column != "geoid", let number = Double(text), FillValue.isFill(number) {
      find(.warning, "\(text) means “missing”; the cell was left empty, which is not 0.", field)
      return ""
    }
    guard Self.numbers.contains(column) || Self.scores.contains(column) else { return text }
    // Dollars and separators of thousands are for people.
    let plain = text.filter { $0 != "$" && $0 != "," && $0 != " " }
    guard let number = Double(plain), number.isFinite else {
      find(.warning, "“\(text)” is no number and was left empty.", field)
      return ""
    }
    if number < 0
      || Self.scores.contains(column) && Int(exactly: number).map((1...5).contains) != true
    {
      find(.warning, "\(text) is outside of what \(column) can be and was left empty.", field)
      return ""
    }
    return plain.hasSuffix(".0") ? String(plain.dropLast(2)) : plain
  }

  private mutating func find(_ severity: Finding.Severity, _ message: String, _ field: String) {
    findings.append(Finding(severity, message, at: place.at(column: field)))
  }

  private mutating func check(_ shape: Shape) {
    if target != .assets, case .areas = shape {
    } else if target != .assets {
      find(
        .error, "This is \(shape.kindName), and \(target.rawValue) are areas; it was left out.",
        "shape")
    }
    if target == .tracts { checkCode() }
  }

  private mutating func checkCode() {
    let text = cells["geoid"] ?? ""
    guard let (code, lostZero) = TractCode.read(text) else {
      return find(
        .error,
        "“\(text)” is not the code of a census tract: eleven digits. It was left out.\(TractCode.advice(on: text))",
        "geoid")
    }
    if lostZero {
      find(.warning, "\(text) has lost the zero at its start; it was read as \(code).", "geoid")
    }
    cells["geoid"] = code
  }

  /// Gives the row a name and an id.
  mutating func name(_ editor: inout RowEditor) {
    guard target != .tracts else { return }
    let kind = target == .assets ? cells["type"] ?? "" : cells["hazard"] ?? ""
    let level = cells["level"] ?? ""
    let isNamed = !(cells["id"] ?? "").isEmpty || !(cells["name"] ?? "").isEmpty
    if (cells["name"] ?? "").isEmpty {
      cells["name"] = [kind, level].filter { !$0.isEmpty }.joined(separator: " ")
    }
    let given = cells["id"] ?? ""
    let base = RowIdentifier.made(
      from:
        given.isEmpty
        ? (target == .zones ? "\(kind) \(level) \(cells["name"] ?? "")" : cells["name"] ?? "")
        : given)
    let id = base.isEmpty ? target.rawValue : base
    // Without a name of its own a feature is known by its place alone: another file's may not take its row.
    cells["id"] =
      isNamed
      ? editor.unused(id) : editor.idOfSamePlace(cells) ?? editor.unusedInTable(id)
  }
}
