import Store
import Tables
import Workspace

/// The way to a table or row, from the list of records.
enum RecordTrail {
  static func html(_ name: DocumentName, _ visit: Visit) -> HTML {
    guard let place = visit.place else { return .empty }
    var steps = [(label: visit.words(RecordText.self).records, path: place.path("records"))]
    if name.row != nil {
      steps.append(
        (visit.tableTitle(name.file), place.path("table?file=\(SitePath.encoded(name.file))")))
    }
    return Trail(steps: steps).html
  }
}

/// What is found in a row, above its fields; each finding leads to its field.
struct FoundInRow {
  let findings: [Finding]
  let text: RecordText
  let language: Language

  var html: HTML {
    let shown = findings.filter { $0.severity >= .warning }
    guard !shown.isEmpty else { return .empty }
    let items = shown.map { finding -> HTML in
      let message = language.library(finding.message)
      guard let column = finding.place.column else { return "<li>\(message)</li>" }
      return "<li><a href=\"#field-\(RecordInput.field(column))\">\(message)</a></li>"
    }
    return Notice(
      tone: shown.contains { $0.severity == .error } ? .danger : .caution,
      title: text.foundHere(shown.count), detail: "<ul>\n\(items)\n</ul>"
    ).html
  }
}

/// What a change would make wrong beyond the fields of the row.
struct CheckNotice {
  let check: RecordCheck
  let text: RecordText
  let words: ColumnWords

  private var language: Language { words.language }

  func html(_ place: WorkspacePlace) -> HTML {
    let called = check.changed.map { RowTitles($0, words) }
    let whole = check.ofRow.map { "<li>\(language.library($0.finding.message))</li>" as HTML }
    let others = check.elsewhere.prefix(10).map { item in
      """
      <li><a href="\(place.path(to: item.document))">\(called?.title(of: item.document) ?? item.document.title)</a>: \(language.library(item.finding.message))</li>
      """ as HTML
    }
    let detail: HTML = """
      \(whole.isEmpty ? .empty : "<p>\(text.foundWhole)</p><ul>\n\(whole)\n</ul>")
      \(others.isEmpty ? .empty : "<p>\(text.foundElsewhere)</p><ul>\n\(others)\n</ul>")
      <p>\(text.anywayHint)</p>
      """
    return Notice(tone: .caution, title: text.notSaved, detail: detail).html
  }
}

/// Why a change is made, and the buttons; it stays in sight under a long form.
struct SaveBar {
  let label: String
  /// True after something wrong was found, so that a draft can be saved with it.
  let offersDraft: Bool
  let text: RecordText

  func html(_ visit: Visit) -> HTML {
    let draft: HTML = """
      <button class="button button--plain" name="anyway" value="1">\(text.saveAnyway)</button>
      """
    return """
      <div class="record__save">
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button">\(label)</button>\(offersDraft ? draft : .empty)</div>
      </div>
      """
  }
}

/// What rows of a workspace are called by people, with the table that each stands in.
struct RowTitles {
  private let rows: SnapshotRows
  private let names: WorkspaceNames

  init(_ opened: OpenWorkspace, _ words: ColumnWords) {
    rows = SnapshotRows(opened.snapshot)
    names = WorkspaceNames(community: opened.community, words: words)
  }

  /// The title of a row, else the cells of its key; the title of a table or file where it is no row.
  func title(of document: DocumentName) -> String {
    let table = names.words.table(document.file)
    guard document.row != nil, let cells = rows.cells(of: document) else {
      return document.row == nil ? table : document.title
    }
    let key = WorkspaceTables.all.first { $0.file == document.file }?.key ?? []
    let title = names.title(in: document.file) { cells[$0] ?? "" }
    let called = title.isEmpty ? key.compactMap { cells[$0] }.joined(separator: ", ") : title
    return called.isEmpty ? table : "\(called) · \(table)"
  }
}
