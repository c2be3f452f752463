public import Geometry
public import Tables
public import Vulnerability
internal import Workspace

/// Shapes of a file as rows of a table of exposure.
public struct ExposureImport: Sendable {
  /// The table that rows go to.
  public enum Target: String, Sendable, CaseIterable {
    case assets, zones, tracts
  }

  public var target: Target
  /// Cells that every row gets, by column, such as `type` or `hazard`.
  public var constants: [String: String]
  /// Which field of the file fills a column, by column, such as `value_usd`; an empty name for none.
  public var fields: [String: String]
  /// Where a value for every row is given, by column, such as `--hazard`; findings name it.
  public var doors: [String: String]
  /// The lists that hazards and systems of the file are looked up in, with the community's own; nil looks none up.
  public var words: Taxonomy?

  public init(
    target: Target, constants: [String: String] = [:], fields: [String: String] = [:],
    doors: [String: String] = [:]
  ) {
    self.target = target
    self.constants = constants
    self.fields = fields
    self.doors = doors
  }

  /// The same, with hazards and systems of the file looked up.
  public func lookingUp(_ words: Taxonomy) -> ExposureImport {
    var copy = self
    copy.words = words
    return copy
  }

  /// The table's declaration.
  public var declaration: TableDeclaration {
    switch target {
    case .assets: WorkspaceTables.assets
    case .zones: WorkspaceTables.zones
    case .tracts: WorkspaceTables.tracts
    }
  }

  /// What would become of a table; nothing is written.
  ///
  /// A row whose id the table has is changed, any other is added, and rows that the file does not have stay.
  public func plan(_ file: FeatureFile, into table: CSVTable?) -> ExposureImportPlan {
    var plan = ExposureImportPlan(
      table: table ?? CSVTable(file: declaration.file, header: declaration.columns),
      findings: file.findings)
    let mapping = FieldMapping(self, file)
    plan.findings += mapping.findings
    plan.mapped = mapping.fields
    guard !plan.findings.contains(where: { $0.severity == .error && $0.place.row == nil }) else {
      plan.leftOut = file.features.count
      return plan
    }
    var editor = RowEditor(plan.table, key: declaration.key.first ?? "id")
    for feature in file.features {
      guard let shape = feature.shape else {
        plan.leftOut += 1
        continue
      }
      var row = RowCells(self, mapping, feature, shape, file.name)
      guard row.isUsable else {
        plan.findings += row.findings
        plan.leftOut += 1
        continue
      }
      row.name(&editor)
      plan.findings += row.findings
      plan.count(editor.write(row.cells))
    }
    plan.table = editor.table
    return plan
  }
}

/// What an import does to a table.
public struct ExposureImportPlan: Sendable {
  /// The table with the new rows.
  public var table: CSVTable
  public var findings: [Finding]
  /// Which field of the file fills which column.
  public var mapped: [String: String] = [:]
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  public var leftOut = 0

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  mutating func count(_ change: RowEditor.Change) {
    switch change {
    case .added: added += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
  }
}
