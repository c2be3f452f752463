import Store

/// What changed between two states of a workspace, document by document and field by field.
struct DifferenceList {
  let differences: [DocumentDifference]
  /// The head of each table that rows stand in, by file.
  let heads: [String: [UInt8]]
  var limit = 60

  /// Reads the heads of the tables that the differences are in.
  static func read(
    _ differences: [DocumentDifference], in workspace: String, at revision: Int,
    from store: WorkspaceStore
  ) async throws -> DifferenceList {
    var heads: [String: [UInt8]] = [:]
    for file in Set(differences.filter { $0.name.row != nil }.map(\.name.file)) {
      let name = DocumentName(file: file)
      var head = try await store.document(name, in: workspace, at: revision)
      // A table that the change removed was there before it.
      if head == nil { head = differences.first { $0.name == name }?.before }
      if let head { heads[file] = head.body }
    }
    return DifferenceList(differences: differences, heads: heads)
  }

  var html: HTML {
    let more = differences.count - limit
    return """
      <div class="stack">
      \(differences.prefix(limit).map(item))
      \(more > 0 ? "<p class=\"soft\">And \(more) more \(more == 1 ? "document" : "documents"). Download both folders to compare all of it.</p>" as HTML : .empty)
      </div>
      """
  }

  private func item(_ difference: DocumentDifference) -> HTML {
    let what: HTML =
      switch (difference.before, difference.after) {
      case (nil, _): "<span class=\"tag tag--accent\">added</span>"
      case (_, nil): "<span class=\"tag tag--danger\">removed</span>"
      default: "<span class=\"tag\">changed</span>"
      }
    // Many of them are looked through by their names first.
    return """
      <details\("open", when: differences.count <= 8)>
      <summary>\(difference.name.title) \(what)</summary>
      \(body(of: difference))
      </details>
      """
  }

  private func body(of difference: DocumentDifference) -> HTML {
    let kind = difference.after?.kind ?? difference.before?.kind
    if kind == .row, let head = heads[difference.name.file],
      let table = fields(difference, head)
    {
      return table
    }
    let before = difference.before.map(\.body) ?? []
    let after = difference.after.map(\.body) ?? []
    guard let old = String(validating: before, as: UTF8.self),
      let new = String(validating: after, as: UTF8.self), before.count + after.count <= 400_000
    else {
      return "<p class=\"soft\">\(before.count) bytes before, \(after.count) bytes after.</p>"
    }
    if old == new { return "<p class=\"soft\">Only its place in the table changed.</p>" }
    return LineDifference(from: old, to: new).html
  }

  private func fields(_ difference: DocumentDifference, _ head: [UInt8]) -> HTML? {
    let before = difference.before.flatMap { RecordRow(head: head, body: $0.body) }
    let after = difference.after.flatMap { RecordRow(head: head, body: $0.body) }
    guard let columns = (after ?? before)?.columns else { return nil }
    let changed = columns.filter {
      (before?[$0] ?? "") != (after?[$0] ?? "")
    }
    guard !changed.isEmpty else {
      return "<p class=\"soft\">Only quotes, line ends or its place in the table changed.</p>"
    }
    let rows: [[HTML]] = changed.map { column in
      [HTML(column), Self.cell(before?[column], "del"), Self.cell(after?[column], "ins")]
    }
    return DataTable(
      caption: "Fields of \(difference.name.title)", hidesCaption: true,
      columns: ["Field", "Before", "After"], rows: rows
    ).html
  }

  private static func cell(_ text: String?, _ element: String) -> HTML {
    guard let text, !text.isEmpty else { return "<span class=\"soft\">empty</span>" }
    return element == "del" ? "<del>\(text)</del>" : "<ins>\(text)</ins>"
  }
}

extension DocumentName {
  /// As people read it: the row, and the table it is in.
  var title: String { row.map { "\($0) in \(file)" } ?? file }
}
