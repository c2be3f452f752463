import Factors
import Store
import Tables
import Workspace

/// The form of one row: its fields in the groups of the table's declaration.
struct RecordForm {
  let file: String
  /// The columns that the table has, in its order.
  let columns: [String]
  /// What the fields show, as the table holds it.
  let cells: [String: String]
  /// Numbers as they were typed, by column, shown in place of the cells.
  var written: [String: String] = [:]
  var isNew = false
  var errors = FormErrors()
  /// What is found in what is saved.
  var findings: [Finding] = []
  let names: WorkspaceNames
  let library: FactorLibrary
  let text: RecordText

  private var words: ColumnWords { names.words }
  private var numbers: ColumnNumbers { ColumnNumbers(file: file, language: words.language) }
  private var table: TableDescription? { WorkspaceColumns.table(file) }
  private var declaration: TableDeclaration? { WorkspaceTables.all.first { $0.file == file } }

  /// Fields in groups, then columns of the user's own, then what the table could have.
  var html: HTML {
    let groups = (table?.groups ?? []).compactMap { group -> HTML? in
      let present = group.columns.filter { columns.contains($0.column) }
      guard !present.isEmpty else { return nil }
      return panel(words.text(group.title), "", present.map(field))
    }
    return "\(groups)\n\(ownColumns)\n\(absentColumns)"
  }

  private func panel(_ title: String, _ lead: HTML, _ fields: [HTML]) -> HTML {
    """
    <section class="panel record__group">
    <h2>\(title)</h2>
    \(lead)
    <div class="record__fields">
    \(fields)
    </div>
    </section>
    """
  }

  private var ownColumns: HTML {
    let own = columns.filter { !$0.isEmpty && table?.column($0) == nil }
    guard !own.isEmpty else { return .empty }
    return panel(
      text.ownColumns, "<p class=\"soft\">\(text.ownColumnsLead)</p>", own.map(ownField))
  }

  private var absentColumns: HTML {
    let absent = (table?.groups ?? []).flatMap(\.columns).filter { !columns.contains($0.column) }
    guard !absent.isEmpty else { return .empty }
    let isOpen = absent.contains { column in
      errors[RecordInput.field(column.column)] != nil || !(cells[column.column] ?? "").isEmpty
    }
    return """
      <details class="record__more"\("open", when: isOpen)>
      <summary>\(text.absentColumns)</summary>
      <p class="soft">\(text.absentColumnsLead)</p>
      <div class="record__fields">
      \(absent.map(field))
      </div>
      </details>
      """
  }

  private func ownField(_ column: String) -> HTML {
    RecordField(
      column: ColumnDeclaration(column, column, help: ""), title: column,
      value: cells[column] ?? "", error: errors[RecordInput.field(column)],
      findings: findings.filter { $0.place.column == column }, isOwn: true, words: words,
      text: text
    ).html
  }

  private func field(_ column: ColumnDeclaration) -> HTML {
    if !isNew, Self.isName(column.column, of: file) { return nameField(column) }
    let isMadeName = isNew && Self.isName(column.column, of: file) && column.column == "id"
    let help = words.text(column.help)
    return RecordField(
      column: WorkspaceColumns.filled(column, of: file, library),
      title: words.text(column.title),
      help: isMadeName ? "\(help) \(text.identifierIsMade)" : help,
      value: shown(column.column),
      isRequired: !isMadeName && declaration?.required.contains(column.column) == true
        && Self.mayBeEmpty[file]?.contains(column.column) != true,
      error: errors[RecordInput.field(column.column)],
      findings: findings.filter { $0.place.column == column.column },
      choices: choices(of: column), words: words, text: text
    ).html
  }

  /// Columns that a header must have and a row may leave empty, such as a rule for all sectors or one with a yearly rate.
  private static let mayBeEmpty: [String: Set<String>] = [
    WorkspaceTables.drivers.file: ["sector", "driver"]
  ]

  private func shown(_ column: String) -> String {
    written[column] ?? numbers.field(cells[column] ?? "", column)
  }

  /// The cell that other records name the row by; it cannot become another one here.
  private func nameField(_ column: ColumnDeclaration) -> HTML {
    let found = findings.filter { $0.place.column == column.column }.map { finding in
      """
      <p class="field__finding field__finding--\(finding.severity.rawValue)">\(words.language.library(finding.message))</p>
      """ as HTML
    }
    return """
      <div class="field" id="field-\(RecordInput.field(column.column))">
      <p class="field__label">\(words.text(column.title)) <code class="field__code">\(column.column)</code></p>
      \(found)
      <p class="field__fixed"><code>\(cells[column.column] ?? "")</code></p>
      <p class="field__hint">\(text.keyStays)</p>
      </div>
      """
  }

  /// Whether a column alone is the name of its table's rows.
  static func isName(_ column: String, of file: String) -> Bool {
    WorkspaceTables.all.first { $0.file == file }?.key == [column]
  }

  private func choices(of column: ColumnDeclaration) -> [WorkspaceNames.Choice]? {
    switch column.kind {
    case .reference(let file, let key), .references(let file, let key, _):
      names.choices(file: file, column: key, limit: RecordField.choiceLimit + 1)
    default: nil
    }
  }

  /// The row as a list of what it says, for whoever may not change it.
  var readOnly: HTML {
    let shown = columns.filter { !$0.isEmpty && !(cells[$0] ?? "").isEmpty }
    let rows = shown.map { column -> [HTML] in
      let declared = table?.column(column)
      let value = cells[column] ?? ""
      let shown =
        if case .date = declared?.kind { DayLabel(value).html } else {
          HTML(said(value, in: declared))
        }
      return [HTML(words.title(of: column, in: file)), shown]
    }
    return DataTable(
      caption: words.table(file), hidesCaption: true, columns: [text.field, text.value],
      rows: rows
    ).html
  }

  /// What a cell says; a row that it names is called by its title, too.
  private func said(_ value: String, in column: ColumnDeclaration?) -> String {
    let (file, key, separator): (String, String, String?)
    switch column?.kind {
    case .reference(let other, let column): (file, key, separator) = (other, column, nil)
    case .references(let other, let column, let sign):
      (file, key, separator) = (other, column, sign)
    default: return words.label(of: value, in: column)
    }
    let titles = names.titles(file: file, column: key)
    let named = separator.map { value.split(separator: $0).map(String.init) } ?? [value]
    return named.map { word in
      titles[word].map { WorkspaceNames.Choice(word: word, title: $0).label }
        ?? words.label(of: word, in: column)
    }.joined(separator: ", ")
  }
}
