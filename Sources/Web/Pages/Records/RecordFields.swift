import Foundation
import HTTPTypes
import Store
import Tables
import Workspace

/// The cells of a row as fields of a form, and back.
enum RecordFields {
  /// The columns that name a row; changing them would make it another row.
  static func keys(of file: String) -> Set<String> {
    Set(declaration(file)?.key ?? [])
  }

  private static func declaration(_ file: String) -> TableDeclaration? {
    WorkspaceTables.all.first { $0.file == file }
  }

  static func columns(ofHead head: [UInt8]) -> [String] {
    CSVTable.read(head, file: "").table.header
  }

  static func field(_ column: String, _ value: String, isKey: Bool, isRequired: Bool = false)
    -> HTML
  {
    if isKey {
      return """
        <div class="field"><p class="field__label">\(column)</p><p>\(value)</p></div>
        """
    }
    let isLong = value.count > 50 || value.contains { $0.isNewline }
    return Field(
      name: "cell.\(column)", label: column, value: value, isRequired: isRequired,
      marksOptional: false,
      maxLength: 20_000,
      lines: isLong ? 4 : 1
    ).html()
  }

  /// What a form says of each column, with line ends as the record has them.
  static func values(_ form: FormData, like record: RecordRow) -> [String: String] {
    var values: [String: String] = [:]
    for column in record.columns {
      guard let sent = form["cell.\(column)"] else { continue }
      values[column] = FormText.restored(sent, like: record[column] ?? "")
    }
    return values
  }

  static func table(_ record: RecordRow, caption: String) -> HTML {
    DataTable(
      caption: caption, hidesCaption: true, columns: ["Field", "Value"],
      rows: zip(record.columns, record.values).map { [HTML($0), HTML($1)] }
    ).html
  }

  static func trail(_ name: DocumentName, _ place: WorkspacePlace, _ text: RecordText) -> HTML {
    var steps = [(label: text.records, path: place.path("records"))]
    if name.row != nil {
      steps.append((name.file, place.path("table?file=\(SitePath.encoded(name.file))")))
    }
    return Trail(steps: steps).html
  }

  /// The change that adds a row at the end of a table.
  ///
  /// - Throws: `WebProblem` when the table does not take it.
  static func appended(
    _ values: [String], to file: String, of snapshot: WorkspaceSnapshot
  ) throws -> DocumentChange {
    let documents = snapshot.documents.filter { $0.name.file == file }
    let old = FolderDocuments.join(documents)[file] ?? []
    var table = CSVTable.read(old, file: file).table
    table.append(values)
    let part = WorkspaceSnapshot(
      workspace: snapshot.workspace, revision: snapshot.revision, documents: documents)
    let names = Set(documents.map(\.name))
    // The row before may gain a line end that it lacks; joined, it gets one in any case.
    let new = FolderDocuments.changes(
      from: part, to: [file: Array(table.text.utf8)], keepsOthers: true
    ).changes.filter { !names.contains($0.name) }
    guard new.count == 1, let change = new.first else {
      throw WebProblem(.badRequest, "The row was not added: fill in at least one field.")
    }
    if declaration(file)?.keysRepeat == false, change.name.row?.contains("~") == true {
      throw WebProblem(
        .conflict, "There is a row with this name already. Go back and choose another one.")
    }
    return change
  }
}
