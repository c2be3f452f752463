internal import Factors
internal import Inventory
internal import Quantities
internal import Tables
internal import Workspace

extension ImportChecking {
  /// Says what the rows that are right would change, and what is left out or missing.
  mutating func plan(removesMissing: Bool) -> ImportPlan {
    var plan = ImportPlan()
    let missing = missingRows()
    let removing = removesMissing ? removable(missing) : [:]
    if removing.isEmpty { plan.missing = missing }
    let edit = TableEdit(rows, source: source, removing: removing)
    plan.tables = edit.changedTables
    plan.changes = edit.changes + removals(missing, removing)
    plan.unchangedRows = edit.unchangedRows
    plan.leftOut = leftOut
    let candidate = edited(edit)
    rows.findings += consequences(of: edit, candidate)
    findDoubles(edit)
    findRenamed(edit, missing)
    plan.findings = sorted(findings + rows.findings)
    return plan
  }

  private var leftOut: [ImportPlan.LeftOutRow] {
    rows.rows.enumerated().compactMap { position, row in
      guard row.state != .usable, row.state == .unfilled || isLoss(position) else { return nil }
      let name = rows.name(of: row)
      return ImportPlan.LeftOutRow(
        reason: row.state == .unfilled ? .unfilled : .error, name: name,
        place: rows.place(of: row))
    }
  }

  /// By sheet in the order of the workbook, then by row; the workspace's own last.
  private func sorted(_ findings: [Finding]) -> [Finding] {
    let ranks = Dictionary(
      rows.sheets.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    func rank(_ finding: Finding) -> (Int, Int) {
      (ranks[finding.place.file] ?? rows.sheets.count, finding.place.row ?? 0)
    }
    return findings.enumerated().sorted { left, right in
      let (first, second) = (rank(left.element), rank(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}

// MARK: - Missing rows

extension ImportChecking {
  /// Rows of the workspace that no row of the workbook is about.
  ///
  /// Only of sheets that the workbook has and that were read to their end.
  private func missingRows() -> [ImportPlan.MissingRow] {
    var matched: [String: Set<Int>] = [:]
    for row in rows.rows {
      if let number = row.tableRow {
        matched[rows.sheet(of: row).table.file, default: []].insert(number)
      }
    }
    return rows.sheets.filter { $0.isComplete && !$0.sheet.annotatesInputs }.flatMap { imported in
      let sheet = imported.sheet
      let records = source.workspace.tables[sheet.table.file]?.records ?? []
      return records.filter { record in
        (sheet.sector == nil || record["sector"] == sheet.sector?.rawValue)
          && matched[sheet.table.file]?.contains(record.row) != true
      }.map { record in
        ImportPlan.MissingRow(
          table: sheet.table.file, name: sheet.key.map { record[$0] }.joined(separator: ", "),
          place: record.place)
      }
    }
  }

  /// The rows, and the stated inputs of records among them.
  private func withInputs(_ missing: [ImportPlan.MissingRow]) -> [String: Set<Int>] {
    var removing: [String: Set<Int>] = [:]
    for row in missing {
      if let number = row.place.row { removing[row.table, default: []].insert(number) }
    }
    let ids = Set(missing.filter { $0.table == WorkspaceTables.inventory.file }.map(\.name))
    let file = WorkspaceTables.inventoryParameters.file
    for record in source.workspace.tables[file]?.records ?? [] where ids.contains(record["record"])
    {
      removing[file, default: []].insert(record.row)
    }
    return removing
  }

  /// Rows of tables to remove; none while anything is wrong, with or without them.
  private mutating func removable(_ missing: [ImportPlan.MissingRow]) -> [String: Set<Int>] {
    guard !missing.isEmpty else { return [:] }
    if !hasErrors {
      let removing = withInputs(missing)
      var attempt = self
      attempt.check(removing: removing)
      if !attempt.hasErrors { return removing }
      rows.findings = attempt.rows.findings
    }
    tellKept(missing)
    return [:]
  }

  private var hasErrors: Bool {
    (findings + rows.findings).contains { $0.severity == .error }
  }

  private mutating func tellKept(_ missing: [ImportPlan.MissingRow]) {
    guard let first = missing.first else { return }
    let count = missing.count == 1 ? "1 row is" : "\(missing.count.grouped) rows are"
    findings.append(
      Finding(
        .warning,
        "\(count) not in the workbook and stayed in the workspace: nothing is removed while the workbook has errors.",
        at: first.place))
  }

  private func removals(
    _ missing: [ImportPlan.MissingRow], _ removing: [String: Set<Int>]
  ) -> [ImportPlan.RowChange] {
    guard !removing.isEmpty else { return [] }
    return missing.map {
      ImportPlan.RowChange(
        kind: .removed, table: $0.table, name: $0.name, place: $0.place, cells: [])
    }
  }
}

// MARK: - Counted twice

extension ImportChecking {
  /// What makes two records look like one source of emissions.
  private struct SourceKey: Hashable {
    let cells: [String]

    init(_ cell: (String) -> String) {
      cells = ["year", "sector", "subsector", "activity", "account", "quantity", "unit"].map(cell)
    }
  }

  /// Two records with one amount may be one source counted twice.
  private mutating func findDoubles(_ edit: TableEdit) {
    let file = WorkspaceTables.inventory.file
    var first: [SourceKey: CSVRecord] = [:]
    for record in edit.tables[file]?.records ?? [] {
      guard let amount = plainNumber(record["quantity"]), amount != 0 else { continue }
      let key = SourceKey { record[$0] }
      guard let other = first[key] else {
        first[key] = record
        continue
      }
      let news = [record, other].compactMap { edit.origins.origin(of: $0.place) }
        .first(where: \.isChanged)
      guard let news else { continue }
      rows.findings.append(
        Finding(
          .warning,
          "“\(record["id"])” and “\(other["id"])” have the same year, subsector, activity and amount. If they are one source, it is counted twice: remove one, or give it the notation key IE.",
          at: rows.place(of: rows.rows[news.row], column: "quantity")))
    }
  }

  /// A changed id looks like a new record beside an old one that stays.
  private mutating func findRenamed(_ edit: TableEdit, _ missing: [ImportPlan.MissingRow]) {
    let file = WorkspaceTables.inventory.file
    var gone: [SourceKey: CSVRecord] = [:]
    for row in missing where row.table == file {
      guard let number = row.place.row, let record = source.records[file]?[number] else { continue }
      gone[SourceKey { record[$0] }] = record
    }
    guard !gone.isEmpty else { return }
    for row in rows.rows where row.state == .usable && row.tableRow == nil {
      guard let sector = rows.sheet(of: row).sector,
        let old = gone[SourceKey { $0 == "sector" ? sector.rawValue : row[$0] }]
      else { continue }
      rows.findings.append(
        Finding(
          .warning,
          "This looks like “\(old["id"])” under a new id. The old row is still in the workspace unless --remove-missing is given, and both would be counted.",
          at: rows.place(of: row, column: "id")))
    }
  }
}
