import Factors
import Plan
import Store
import Tables
import Workspace

/// What is found in the rows of one table, by the names of the rows.
struct GridFindings {
  struct Entry {
    /// Nil where it is about the table as a whole.
    let row: String?
    /// The column's name; nil for the whole row.
    let column: String?
    let severity: Finding.Severity
    let message: String
  }

  private(set) var entries: [Entry] = []

  init() {}

  /// Adds a finding about a whole row.
  mutating func add(_ row: String, _ severity: Finding.Severity, _ message: String) {
    entries.append(Entry(row: row, column: nil, severity: severity, message: message))
  }

  /// Adds a finding by what a page calls its row.
  mutating func add(_ entry: Entry, called: [String: String]) {
    entries.append(
      Entry(
        row: entry.row.map { called[$0] ?? $0 }, column: entry.column, severity: entry.severity,
        message: entry.message))
  }

  /// - Parameters:
  ///   - findings: Of the whole workspace.
  ///   - documents: The head and the rows of the table, in order.
  ///   - kept: Only rows of these names; nil for all and the table itself.
  init(_ findings: [Finding], file: String, documents: [Document], kept: Set<String>? = nil) {
    let mine = findings.filter { $0.place.file == file }
    guard !mine.isEmpty else { return }
    let names = Self.names(documents, file: file)
    for finding in mine {
      let name = finding.place.row.flatMap { names[$0] }
      if let kept, !(name.map(kept.contains) ?? false) { continue }
      entries.append(
        Entry(
          row: name, column: finding.place.column, severity: finding.severity,
          message: finding.message))
    }
  }

  /// The names of rows by their numbers in a spreadsheet.
  private static func names(_ documents: [Document], file: String) -> [Int: String] {
    let rows = documents.filter { $0.name.row != nil }
    guard let bytes = FolderDocuments.join(documents)[file],
      let layout = CSVLayout(bytes, file: file), layout.rows.count == rows.count
    else { return [:] }
    return Dictionary(zip(layout.rows, rows.map { $0.name.row ?? "" })) { first, _ in first }
  }
}

/// Looks at some rows of a table as if they were saved, without reading the whole table as records.
struct GridCheck {
  let snapshot: WorkspaceSnapshot
  let library: FactorLibrary
  let file: String
  /// The head and the rows of the table as they would be, in order.
  let documents: [Document]

  /// What would be found in rows, and in those that belong to them: of the same key, or counted within one another.
  ///
  /// - Returns: The findings, and the names of all rows that were looked at.
  func findings(in names: Set<String>) -> (findings: GridFindings, rows: Set<String>) {
    var files = FolderDocuments.join(snapshot.documents.filter { isNeeded($0.name.file) })
    var looked = names
    if file == WorkspaceTables.inventory.file {
      (files[file], looked) = reduced(to: names)
    } else {
      files[file] = FolderDocuments.join(documents)[file]
    }
    let found: [Finding]
    do throws(WorkspaceError) {
      let workspace = try WorkspaceFolder.read(files: files, library: library)
      found = PlanCalculation(workspace: workspace, library: library).findings(in: file)
    } catch {
      found = []
    }
    return (
      GridFindings(found, file: file, documents: documents, kept: looked), looked
    )
  }

  /// Chapters, outlines and climate series say nothing about a row of a table.
  private func isNeeded(_ other: String) -> Bool {
    other != file && !other.hasPrefix("plan/") && other != "boundaries.geojson"
      && (file != WorkspaceTables.inventory.file || !other.hasPrefix("climate-"))
  }

  /// The table with blank lines in place of the other rows, so that every row keeps its number.
  private func reduced(to names: Set<String>) -> (bytes: [UInt8]?, rows: Set<String>) {
    let rows = documents.filter { $0.name.row != nil }
    guard let whole = FolderDocuments.join(documents)[file],
      let layout = CSVLayout(whole, file: file, columns: ["id", "within"]),
      layout.rows.count == rows.count
    else { return (FolderDocuments.join(documents)[file], names) }
    let kept = kin(of: names, rows, layout, whole)
    var bytes = Array(whole[layout.head])
    var next = layout.rows.first ?? 2
    for index in rows.indices where kept.contains(rows[index].name.row ?? "") {
      if let last = bytes.last, last != 0x0A, last != 0x0D { bytes.append(0x0A) }
      bytes += [UInt8](repeating: 0x0A, count: max(0, layout.rows[index] - next))
      bytes += whole[layout.records[index]]
      next = index + 1 < rows.count ? layout.rows[index + 1] : layout.rows[index] + 1
    }
    return (bytes, kept)
  }

  private func kin(
    of names: Set<String>, _ rows: [Document], _ layout: CSVLayout, _ bytes: [UInt8]
  ) -> Set<String> {
    let cells: [(id: String, within: String)] = bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [] }
      func cell(_ record: Int, _ column: Int) -> String {
        layout.withCell(record: record, column: column, base: base) {
          String(decoding: $0, as: UTF8.self)
        }
      }
      return rows.indices.map { (cell($0, 0), cell($0, 1)) }
    }
    let mine = rows.indices.filter { names.contains(rows[$0].name.row ?? "") }
    let ids = Set(mine.map { cells[$0].id })
    let hosts = Set(mine.map { cells[$0].within }).subtracting([""])
    let others = rows.indices.filter {
      ids.contains(cells[$0].id) || hosts.contains(cells[$0].id) || ids.contains(cells[$0].within)
    }
    return names.union(others.map { rows[$0].name.row ?? "" })
  }
}
