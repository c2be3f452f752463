internal import Factors
internal import Foundation
internal import Inventory
internal import Tables
internal import Workspace

/// The rows of the template by sheet, as texts by the titles of columns.
struct TemplateRows {
  private(set) var rows: [String: [[String: String]]] = [:]
  private(set) var findings: [Finding] = []
  private let layout: InventoryLayout

  init(workspace: CommunityWorkspace?, layout: InventoryLayout, years: [Int]) {
    self.layout = layout
    let hasRecords = workspace?.tables[WorkspaceTables.inventory.file]?.records.isEmpty == false
    if let workspace {
      findings += workspace.problems(ofTables: layout.tables)
      guard findings.isEmpty else { return }
      take(workspace)
    }
    if !hasRecords {
      let known = workspace?.community.inventoryYears ?? []
      let wanted = years.isEmpty ? known : years
      start(years: wanted.isEmpty ? [nil] : wanted.map { $0 })
    }
  }
}

// MARK: - Rows of the workspace

extension TemplateRows {
  private mutating func take(_ workspace: CommunityWorkspace) {
    takeRecords(workspace)
    for sheet in layout.sheets where sheet.sector == nil && !sheet.annotatesInputs {
      rows[sheet.name] = (workspace.tables[sheet.table.file]?.records ?? []).map { record in
        cells(of: record, sheet)
      }
    }
  }

  private mutating func takeRecords(_ workspace: CommunityWorkspace) {
    let stated = StatedInputs(workspace)
    var written: Set<StatedInputs.Key> = []
    for record in workspace.tables[WorkspaceTables.inventory.file]?.records ?? [] {
      guard let sector = Sector(rawValue: record["sector"]),
        let sheet = layout.sheets.first(where: { $0.sector == sector })
      else {
        findings.append(
          Finding(
            .warning,
            "“\(record["sector"])” is not a sector, so this row is in no sheet of the workbook. It stays in the workspace.",
            at: record.place.at(column: "sector")))
        continue
      }
      var cells = cells(of: record, sheet)
      for column in sheet.columns {
        guard case .input(let parameter) = column.target,
          let input = stated[record["id"], parameter]
        else { continue }
        cells[column.title] = input.text(method: record["method"])
        written.insert(StatedInputs.Key(record: record["id"], parameter: parameter))
      }
      rows[sheet.name, default: []].append(cells)
    }
    takeSources(of: stated, written: written)
  }

  /// The sheet with the sources of inputs; what has no column in a sheet stays where it is.
  private mutating func takeSources(of stated: StatedInputs, written: Set<StatedInputs.Key>) {
    guard let sheet = layout.sheets.first(where: \.annotatesInputs) else { return }
    for input in stated.inOrder {
      guard written.contains(input.key) else {
        findings.append(
          Finding(
            .note,
            "“\(input.key.parameter)” of “\(input.key.record)” has no column in the workbook. It stays in \(sheet.table.file).",
            at: input.place))
        continue
      }
      rows[sheet.name, default: []].append([
        "record": input.key.record, "parameter": input.key.parameter, "source": input.source,
        "note": input.note,
      ])
    }
  }

  private func cells(of record: CSVRecord, _ sheet: InventorySheet) -> [String: String] {
    var cells: [String: String] = [:]
    for column in sheet.columns {
      guard case .cell(let name) = column.target, let text = record.text(name) else { continue }
      cells[column.title] = text
    }
    return cells
  }
}

// MARK: - Rows to start with

extension TemplateRows {
  private mutating func start(years: [Int?]) {
    for record in StarterRows.records("inventory") {
      guard let sector = Sector(rawValue: record["sector"]),
        let sheet = layout.sheets.first(where: { $0.sector == sector })
      else { continue }
      for year in years { rows[sheet.name, default: []].append(starter(record, sheet, year: year)) }
    }
    for sheet in layout.sheets where sheet.sector == nil && rows[sheet.name, default: []].isEmpty {
      let records = StarterRows.records(String(sheet.table.file.dropLast(".csv".count)))
      let wanted = sheet.key.contains("year") ? years : [nil]
      rows[sheet.name] = records.flatMap { record in
        wanted.map { starter(record, sheet, year: $0) }
      }
    }
  }

  private func starter(
    _ record: CSVRecord, _ sheet: InventorySheet, year: Int?
  ) -> [String: String] {
    var cells = cells(of: record, sheet)
    cells[InventorySheet.hintTitle] = record.text(InventorySheet.hintTitle)
    guard let year else { return cells }
    cells["year"] = String(year)
    if sheet.sector != nil {
      cells["id"] = ProposedID.text(
        subsector: record["subsector"], activity: record["activity"], year: String(year))
    }
    return cells
  }
}

/// Rows that a template without records begins with: tables of this package.
enum StarterRows {
  /// The rows of a table; empty when it begins without any.
  static func records(_ table: String) -> [CSVRecord] {
    let file = Bundle.module.bundleURL.appending(path: "Resources/starter/\(table).csv")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return CSVTable.read(Array(data), file: file.lastPathComponent).table.records
  }
}

/// The id of a record that was given none.
enum ProposedID {
  /// Of subsector, activity and year, such as `residential-natural-gas-2023`; empty when all are.
  static func text(subsector: String, activity: String, year: String) -> String {
    let words = [subsector, activity, year].joined(separator: " ").lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : " "
    }
    return String(words).split(separator: " ").joined(separator: "-")
  }
}
