import Store

/// What changed between two states of a workspace, document by document and field by field.
struct DifferenceList {
  let differences: [DocumentDifference]
  /// The head of each table that rows stand in, by file.
  let heads: [String: [UInt8]]
  /// The most documents that are shown with their fields.
  var limit = 200
  var text = DifferenceText.in(.ofReader)

  /// Reads the heads of the tables that the differences are in.
  static func read(
    _ differences: [DocumentDifference], in workspace: String, at revision: Int,
    from store: WorkspaceStore
  ) async throws -> DifferenceList {
    let files = Set(differences.filter { $0.name.row != nil }.map(\.name.file)).sorted()
    var heads = try await store.heads(of: files, in: workspace, at: revision).mapValues(\.body)
    for file in files where heads[file] == nil {
      // A table that the change removed was there before it.
      let name = DocumentName(file: file)
      heads[file] = differences.first { $0.name == name }?.before?.body
    }
    return DifferenceList(differences: differences, heads: heads)
  }

  /// A few are shown open, one after the other; more of them by file.
  private static let few = 8

  var html: HTML {
    guard differences.count > Self.few else {
      return "<div class=\"stack\">\n\(differences.map { item($0, isOpen: true) })\n</div>"
    }
    let groups = Dictionary(grouping: differences, by: \.name.file).sorted { $0.key < $1.key }
    var room = limit
    let files: [HTML] = groups.map { file, differences in
      let shown = differences.prefix(max(0, room))
      room -= shown.count
      return group(file, differences, shown: shown)
    }
    return "<div class=\"stack\">\n\(files)\n</div>"
  }

  private func group(
    _ file: String, _ differences: [DocumentDifference], shown: ArraySlice<DocumentDifference>
  ) -> HTML {
    let added = differences.filter { $0.before == nil }.count
    let removed = differences.filter { $0.after == nil }.count
    let changed = differences.count - added - removed
    let counts = [(added, text.added), (changed, text.changed), (removed, text.removed)]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let more = differences.count - shown.count
    return """
      <details>
      <summary>\(file) <span class="tag">\(counts)</span></summary>
      <div class="stack">
      \(shown.map { item($0, isOpen: false) })
      \(more > 0 ? "<p class=\"soft\">\(text.more(more))</p>" as HTML : .empty)
      </div>
      </details>
      """
  }

  private func item(_ difference: DocumentDifference, isOpen: Bool) -> HTML {
    let what: HTML =
      switch (difference.before, difference.after) {
      case (nil, _): "<span class=\"tag tag--accent\">\(text.added)</span>"
      case (_, nil): "<span class=\"tag tag--danger\">\(text.removed)</span>"
      default: "<span class=\"tag\">\(text.changed)</span>"
      }
    return """
      <details\("open", when: isOpen)>
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
      return "<p class=\"soft\">\(text.sizes(before.count, after.count))</p>"
    }
    if old == new { return "<p class=\"soft\">\(text.onlyMoved)</p>" }
    return LineDifference(from: before, to: after).html
  }

  private func fields(_ difference: DocumentDifference, _ head: [UInt8]) -> HTML? {
    let table = RowFields(file: difference.name.file, head: head)
    guard
      [difference.before, difference.after].allSatisfy({ $0.map { table.holds($0.body) } ?? true })
    else { return nil }
    let before = difference.before.map { table.fields(of: $0.body) }
    let after = difference.after.map { table.fields(of: $0.body) }
    let changed = table.columns.filter {
      (before?[$0] ?? "") != (after?[$0] ?? "")
    }
    guard !changed.isEmpty else {
      return "<p class=\"soft\">\(text.onlyForm)</p>"
    }
    let words = ColumnWords(language: .ofReader)
    let rows: [[HTML]] = changed.map { column in
      [
        HTML(words.title(of: column, in: difference.name.file)), cell(before?[column], "del"),
        cell(after?[column], "ins"),
      ]
    }
    return DataTable(
      caption: text.fields + difference.name.title, hidesCaption: true,
      columns: [text.field, text.before, text.after], rows: rows
    ).html
  }

  private func cell(_ value: String?, _ element: String) -> HTML {
    guard let value, !value.isEmpty else { return "<span class=\"soft\">\(text.empty)</span>" }
    return element == "del" ? "<del>\(value)</del>" : "<ins>\(value)</ins>"
  }
}

extension DocumentName {
  /// As people read it, in the reader's language: the row, and the table it is in.
  var title: String {
    let table = ColumnWords(language: .ofReader).table(file)
    return row.map { "\($0) · \(table)" } ?? table
  }
}
