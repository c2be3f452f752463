internal import Geometry
internal import Tables

/// Which field of a file fills which column of a table: what was asked for, then names that are usual.
struct FieldMapping {
  private(set) var fields: [String: String] = [:]
  private(set) var findings: [Finding] = []

  /// Names of fields in files of the field, by column; the column's own name comes first.
  private static let usual: [String: [String]] = [
    "name": ["namelsad", "fullname", "full_name", "label", "title"],
    "geoid": ["geoid20", "geoid10", "geoidfq", "fips", "tract", "tractce_full", "stcnty_tract"],
    "population": ["pop", "pop100", "e_totpop", "totpop", "total_pop", "p1_001n"],
    "value_usd": ["value", "replacement_value", "repl_value"],
    "level": ["fld_zone", "zone", "class"],
    "hazard": [], "type": ["fcode_name", "category"], "system": [], "people": ["occupancy"],
    "criticality": [], "condition": [], "vintage": [], "source": [], "note": [], "id": [],
  ]

  init(_ asked: ExposureImport, _ file: FeatureFile) {
    let names = Dictionary(file.fieldNames.map { ($0.lowercased(), $0) }) { first, _ in first }
    for column in asked.declaration.columns where asked.constants[column] == nil {
      if let wanted = asked.fields[column] {
        // Somebody has looked, and no field is what the column wants.
        if wanted.isEmpty { continue }
        if let found = names[wanted.lowercased()] {
          fields[column] = found
        } else {
          findings.append(
            Finding(
              .error,
              "The file has no field “\(wanted)”. Its fields: \(file.fieldNames.joined(separator: ", ")).",
              at: Place(file: file.name)))
        }
      } else if let known = Self.usual[column] {
        fields[column] = ([column] + known).lazy.compactMap { names[$0] }.first
      }
    }
    requireColumns(asked, file)
  }

  /// Columns that nothing else fills.
  private static let asked: Set<String> = ["type", "hazard", "geoid"]

  /// Columns without which no row can be made.
  private mutating func requireColumns(_ asked: ExposureImport, _ file: FeatureFile) {
    for column in asked.declaration.required where Self.asked.contains(column) {
      guard asked.constants[column] == nil, fields[column] == nil else { continue }
      let door = asked.doors[column].map { " (\($0))" } ?? ""
      findings.append(
        Finding(
          .error,
          "Nothing says what the column \(column) is to hold. Name a field of the file, or a value for every row\(door).",
          at: Place(file: file.name)))
    }
  }
}
