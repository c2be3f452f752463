internal import Geometry
public import Tables
internal import Vulnerability
package import Workspace

/// A published table of census tracts, one column for each measure, as rows of `tract-measures.csv`.
///
/// Tracts that `tracts.csv` lacks are added there with what the file says of them, without an outline.
public struct TractMeasureImport: Sendable {
  /// How a column of the file says a measure.
  public enum Kind: String, Sendable, CaseIterable {
    /// A rank from 0 to 1, high means more vulnerable.
    case percentile
    /// The same from 0 to 100.
    case percent
    /// Marked or not.
    case flag
    /// A figure as it is.
    case value
  }

  /// A column of the file and what it becomes.
  public struct Measure: Hashable, Sendable {
    public let field: String
    public let name: String
    public let kind: Kind

    public init(field: String, name: String, kind: Kind) {
      (self.field, self.name, self.kind) = (field, name, kind)
    }

    /// Reads `column=measure:kind`, such as `RPL_THEMES=overall:percentile`; without a kind it is a percentile.
    public init?(_ text: String) {
      let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      let ends = (parts.last ?? "").split(separator: ":", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, !parts[0].isEmpty, let name = ends.first, !name.isEmpty,
        let kind = Kind(rawValue: ends.count == 2 ? ends[1] : Kind.percentile.rawValue)
      else { return nil }
      self.init(field: parts[0], name: name, kind: kind)
    }
  }

  /// Such as `svi-2022`; empty takes what the file's columns and name tell.
  public var overlay: String
  /// Ids of `sources.csv`, separated by spaces.
  public var source: String
  /// What to take; empty takes what the columns of known publishers are named for.
  public var measures: [Measure]
  /// What codes begin with that are taken where `tracts.csv` is empty, such as `27053`.
  public var prefix: String

  public init(overlay: String, source: String = "", measures: [Measure] = [], prefix: String = "") {
    self.overlay = overlay
    self.source = source
    self.measures = measures
    self.prefix = prefix
  }

  /// What codes of a county's own tracts begin with; empty for a town, whose tracts its code does not tell.
  package static func prefix(of community: Community) -> String {
    community.geoid.utf8.count == 5 ? community.geoid : ""
  }

  /// What would become of the two tables; nothing is written.
  public func plan(_ file: CSVTable, into tables: [String: CSVTable]) -> TractMeasurePlan {
    var plan = TractMeasurePlan(
      measures: Self.table(WorkspaceTables.tractMeasures, tables),
      tracts: Self.table(WorkspaceTables.tracts, tables))
    let place = Place(file: file.file)
    var asked = self
    plan.findings += asked.settleEdition(PublishedIndex.editions(of: file), place)
    plan.overlay = asked.overlay
    let fields = Dictionary(file.header.map { ($0.lowercased(), $0) }) { first, _ in first }
    guard let code = PublishedIndex.codes.lazy.compactMap({ fields[$0] }).first else {
      plan.findings.append(
        Finding(
          .error,
          "No column has the code of the tract. Its heading is to be one of: \(PublishedIndex.codes.joined(separator: ", ")).",
          at: place))
      return plan
    }
    let wanted = measures.isEmpty ? PublishedIndex.measures : measures
    var known = wanted.filter { fields[$0.field.lowercased()] != nil }
    // Of a publisher's columns that say the same, the first counts.
    if measures.isEmpty { known = Self.first(known) }
    plan.findings += missing(wanted, known, file)
    plan.findings += Self.twice(known, place)
    guard !known.isEmpty, !plan.hasErrors else { return plan }
    plan.mapped = known
    var rows = TractRows(plan, asked, prefix: prefix)
    for record in file.records {
      rows.take(record, code: code, known, fields)
    }
    return rows.finished(file)
  }

  /// Takes the one edition that a file can be where none is named, and says where the named one cannot be.
  private mutating func settleEdition(_ editions: [String], _ place: Place) -> [Finding] {
    let list = editions.joined(separator: ", ")
    if overlay.isEmpty {
      guard let edition = editions.first else {
        return [
          Finding(
            .error,
            "Nothing in the file tells which index it is of. Name the index and its edition, such as svi-2022.",
            at: place)
        ]
      }
      guard editions.count == 1 else {
        return [
          Finding(
            .error, "The file does not tell its edition. Name it; its columns fit: \(list).",
            at: place)
        ]
      }
      overlay = edition
      return [Finding(.note, "By its columns and its name the file is of \(edition).", at: place)]
    }
    let id = RowIdentifier.made(from: overlay)
    guard id == overlay.replacing(".", with: "-") else {
      return [
        Finding(
          .error,
          "“\(overlay)” is not an id: use lower-case letters, digits and hyphens. Did you mean “\(id)”?",
          at: place)
      ]
    }
    if let finding = OverlayDeclaration.finding(ofUnknown: overlay, at: place) { return [finding] }
    guard !editions.isEmpty, !editions.contains(overlay), OverlayDeclaration.isKnown(overlay) else {
      return []
    }
    return [
      Finding(
        .warning,
        "By its columns and its name the file is not of \(overlay). They fit: \(list). Check the edition.",
        at: place)
    ]
  }

  private static func first(_ measures: [Measure]) -> [Measure] {
    var names: Set<String> = []
    return measures.filter { names.insert($0.name).inserted }
  }

  /// A row has one value of each measure.
  private static func twice(_ measures: [Measure], _ place: Place) -> [Finding] {
    Dictionary(grouping: measures, by: \.name).filter { $0.value.count > 1 }
      .sorted { $0.key < $1.key }.map { name, columns in
        Finding(
          .error,
          "Two columns are named “\(name)”: \(columns.map(\.field).joined(separator: ", ")). Give one of them another name.",
          at: place)
      }
  }

  private static func table(_ declaration: TableDeclaration, _ tables: [String: CSVTable])
    -> CSVTable
  {
    tables[declaration.file] ?? CSVTable(file: declaration.file, header: declaration.columns)
  }

  private func missing(_ wanted: [Measure], _ known: [Measure], _ file: CSVTable) -> [Finding] {
    let place = Place(file: file.file)
    guard !measures.isEmpty else {
      return known.isEmpty
        ? [
          Finding(
            .error,
            "No column is one that Cairn knows of a published index. Say which column is which measure, such as RPL_THEMES as overall.",
            at: place)
        ] : []
    }
    return wanted.filter { !known.contains($0) }.map {
      Finding(
        .error,
        "The file has no column “\($0.field)”. Its columns: \(file.header.prefix(30).joined(separator: ", ")).",
        at: place)
    }
  }
}

/// What an import of measures does to the tables of tracts.
public struct TractMeasurePlan: Sendable {
  /// `tract-measures.csv` with the new rows.
  public internal(set) var measures: CSVTable
  /// `tracts.csv` with tracts that it lacked.
  public internal(set) var tracts: CSVTable
  public internal(set) var findings: [Finding] = []
  /// The index that the rows are of, as asked for or as the file tells.
  public internal(set) var overlay = ""
  /// The columns that were taken.
  public internal(set) var mapped: [TractMeasureImport.Measure] = []
  public internal(set) var added = 0
  public internal(set) var changed = 0
  public internal(set) var unchanged = 0
  public internal(set) var addedTracts = 0
  /// Rows of the file for tracts that are not the community's.
  public internal(set) var elsewhere = 0

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
  public var changesAnything: Bool { added + changed + addedTracts > 0 }
}
