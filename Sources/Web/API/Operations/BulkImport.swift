import Factors
import Foundation
import Store
import Tables
import Workspace

/// Many rows taken into one table at once, all or none, looked at before they are taken.
struct BulkImport: Sendable {
  enum Mode: String, CaseIterable, Sendable {
    /// New rows only.
    case add
    /// Rows whose key is there are changed, others are added.
    case merge
    /// The table becomes just these rows.
    case replace
  }

  /// What was found about a row that was sent, or about the table by it.
  struct Remark: Sendable {
    let finding: Finding
    /// The place among what was sent, from 0; nil for another row.
    let index: Int?
    let key: String?
  }

  let preview: ImportPreview
  let remarks: [Remark]
  /// The keys of the rows that were sent, in their order.
  let keys: [String]

  var hasErrors: Bool { remarks.contains { $0.finding.severity == .error } }

  var summary: ImportPreview.FileSummary? { preview.files.first { $0.file == file } }
  private let file: String

  /// Looks at rows; nothing is changed.
  ///
  /// - Throws: `APIProblem` with 422 when the rows cannot stand in one table.
  init(
    _ rows: [[String: String]], into file: String, of snapshot: WorkspaceSnapshot, mode: Mode,
    library: FactorLibrary
  ) throws {
    self.file = file
    let documents = snapshot.documents.filter { $0.name.file == file }
    var edit = try TableEdit(
      file: file,
      documents: mode == .replace ? documents.filter { $0.kind != .row } : documents)
    try Self.checkColumns(rows, edit)
    let keys = try Self.put(rows, into: &edit, documents, mode)
    self.keys = keys
    let sent = Set(keys)
    let others = mode == .replace ? documents.filter { $0.kind == .row } : []
    let changed = snapshot.applying(
      edit.changes
        + others.filter { !sent.contains($0.name.row ?? "") }.map {
          DocumentChange(name: $0.name, kind: .row, position: $0.position, body: nil)
        }, revision: snapshot.revision + 1, creator: "")
    let after = changed.documents.filter { $0.name.file == file }
    let bytes = FolderDocuments.join(after)[file] ?? []
    preview = ImportPreview(
      of: [file: bytes], into: snapshot, library: library, keepsOthers: true)
    remarks = Self.remarks(preview.newFindings, file, bytes, after, keys)
  }

  private static func checkColumns(_ rows: [[String: String]], _ edit: TableEdit) throws {
    let known = Set(edit.table.columns).union(RowShape.declaration(edit.file)?.columns ?? [])
    var flaws: [APIFlaw] = []
    for (index, row) in rows.enumerated() where flaws.count < 100 {
      flaws += row.keys.filter { $0.isEmpty || !known.contains($0) }.sorted().map {
        APIFlaw(place: .body("/\(index)/\($0)"), message: "\(edit.file) has no column “\($0)”.")
      }
      if row.values.allSatisfy({ $0.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty }) {
        flaws.append(APIFlaw(place: .body("/\(index)"), message: "This row has no filled cell."))
      }
    }
    guard flaws.isEmpty else {
      throw APIProblem.notTaken("Nothing was taken: \(flaws[0].message)", flaws: flaws)
    }
  }

  /// Puts rows into the table, each under its key.
  ///
  /// - Returns: The keys in the order of the rows.
  private static func put(
    _ rows: [[String: String]], into edit: inout TableEdit, _ documents: [Document], _ mode: Mode
  ) throws -> [String] {
    let declaration = RowShape.declaration(edit.file)
    let columns = declaration?.key ?? []
    let repeats = declaration?.keysRepeat ?? true
    guard mode != .merge || !repeats, mode != .merge || !columns.isEmpty else {
      throw APIProblem.notTaken(
        "Rows of \(edit.file) may have the same key, so they cannot be merged. Use mode=add or mode=replace."
      )
    }
    let names = mode == .replace ? [:] : names(of: documents, edit.table, columns)
    var (flaws, new, keys): ([APIFlaw], [Int], [String]) = (
      [], [], Array(repeating: "", count: rows.count)
    )
    var seen: [[String]: Int] = [:]
    for (index, row) in rows.enumerated() {
      let own = key(row, columns)
      if !repeats, let first = seen.updateValue(index, forKey: own) {
        flaws.append(
          APIFlaw(place: .body("/\(index)"), message: "It has the same key as row \(first)."))
      } else if !repeats, let name = names[own], mode == .add {
        flaws.append(
          APIFlaw(place: .body("/\(index)"), message: "There is a row “\(name)” already."))
      } else if mode == .merge, let name = names[own] {
        keys[index] = try edit.set(row, row: name)
      } else {
        new.append(index)
      }
    }
    guard flaws.isEmpty else {
      throw APIProblem.notTaken(
        "Nothing was taken: \(flaws[0].message)", flaws: Array(flaws.prefix(100)))
    }
    for (index, name) in zip(new, try edit.add(new.map { rows[$0] })) { keys[index] = name }
    return keys
  }

  private static func key(_ fields: [String: String], _ columns: [String]) -> [String] {
    columns.map { (fields[$0] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// The rows that are there, by the cells of their key.
  private static func names(
    of documents: [Document], _ table: RowFields, _ columns: [String]
  ) -> [[String]: String] {
    var names: [[String]: String] = [:]
    for row in documents where row.kind == .row {
      names[key(table.fields(of: row.body), columns)] = row.name.row
    }
    return names
  }

  /// Findings with the row that each is about, by its key and its place among what was sent.
  private static func remarks(
    _ findings: [Finding], _ file: String, _ bytes: [UInt8], _ after: [Document], _ keys: [String]
  ) -> [Remark] {
    let records = CSVTable.read(bytes, file: file).table.records
    let rows = after.filter { $0.kind == .row }
    var names: [Int: String] = [:]
    if records.count == rows.count {
      for (record, row) in zip(records, rows) { names[record.row] = row.name.row ?? "" }
    }
    let indexes = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
    return findings.map { finding in
      let name =
        finding.place.file == file ? finding.place.row.flatMap { names[$0] } : nil
      return Remark(finding: finding, index: name.flatMap { indexes[$0] }, key: name)
    }
  }
}
