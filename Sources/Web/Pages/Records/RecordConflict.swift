import Store
import Workspace

/// Two versions of a row, field by field, with a choice for each field.
struct RecordConflict {
  let conflict: EditConflict
  /// The columns of the table as they are now.
  let table: RowFields
  let words: ColumnWords
  let text: ConflictText

  var title: String { conflict.theirs == nil ? text.goneTitle : text.staleTitle }

  private var mine: [String: String]? { conflict.mine.body.map { table.fields(of: $0) } }
  private var theirs: [String: String]? { conflict.theirs.map { table.fields(of: $0.body) } }
  private var base: [String: String]? { conflict.base.map { table.fields(of: $0.body) } }
  private var columns: [String] { table.columns.filter { !$0.isEmpty } }

  /// The revision that the choice is made at: the one that the visitor sees now.
  private func newBase(_ place: WorkspacePlace) -> Int {
    conflict.theirCommit?.revision ?? place.summary.head
  }

  func html(_ visit: Visit, _ place: WorkspacePlace) -> HTML {
    """
    <div class="stack">
    <h1>\(title)</h1>
    \(Notice(
      tone: .caution, title: "\(conflict.name.row ?? ""), \(words.table(conflict.name.file))",
      detail: """
        <p>\(conflict.theirs == nil ? text.goneDetail : text.staleDetail)</p>
        \(conflict.theirCommit.map { ConflictWords.who($0, place, text, isRemoval: conflict.theirs == nil) })
        """
    ).html)
    \(conflict.theirs == nil ? putBack(visit, place) : choice(visit, place))
    </div>
    """
  }

  private var versions: VersionChoice {
    VersionChoice(conflict: conflict, words: words, text: text, field: RecordInput.field)
  }

  private func choice(_ visit: Visit, _ place: WorkspacePlace) -> HTML {
    guard let mine, let theirs else {
      return Notice(tone: .danger, title: visit.words(RecordText.self).unreadable).html
    }
    let different = columns.filter { (mine[$0] ?? "") != (theirs[$0] ?? "") }
    return visit.form(
      place.path(to: conflict.name),
      """
      \(visit.draftFields(base: newBase(place)))\(RecordInput.tableCells)
      \(different.map { versions.html($0, mine[$0] ?? "", theirs[$0] ?? "", before: base?[$0] ?? "") })
      <input type="hidden" name="reason" value="\(visit.form.text("reason"))">
      <div class="actions">
      <button class="button">\(text.saveChoice)</button>
      <a class="button button--plain" href="\(place.path(to: conflict.name))">\(text.keepTheirs)</a>
      </div>
      """)
  }

  /// The row is gone: every field of mine goes along, so that it can be put back.
  private func putBack(_ visit: Visit, _ place: WorkspacePlace) -> HTML {
    guard let mine, let old = conflict.base else { return .empty }
    let fields = columns.map { column in
      "<input type=\"hidden\" name=\"\(RecordInput.field(column))\" value=\"\(mine[column] ?? "")\">"
        as HTML
    }
    let form = RecordForm(
      file: conflict.name.file, columns: columns, cells: mine,
      names: WorkspaceNames(community: nil, words: words), library: visit.site.library,
      text: visit.words(RecordText.self))
    return """
      \(form.readOnly)
      <div class="actions">
      \(visit.form(place.path(to: conflict.name), className: "", """
        \(visit.draftFields(base: newBase(place)))\(RecordInput.tableCells)
        <input type="hidden" name="from" value="\(old.revision)">
        \(fields)
        <button class="button">\(text.putBack)</button>
        """))
      <a class="button button--plain" href="\(place.path("table?file=\(SitePath.encoded(conflict.name.file))"))">\(text.leaveGone)</a>
      </div>
      """
  }
}

/// Words that both kinds of conflict share.
enum ConflictWords {
  /// Who made the other version, and when.
  ///
  /// - Parameter isRemoval: True when it is none: the commit has removed the document.
  static func who(
    _ commit: Commit, _ place: WorkspacePlace, _ text: ConflictText, isRemoval: Bool = false
  ) -> HTML {
    let by = isRemoval ? text.goneBy : text.staleBy
    return """
      <p>\(by("<strong>\(commit.author.name)</strong>", place.instants.html(commit.time)))\
      \(commit.reason.isEmpty ? HTML.empty : ": “\(commit.reason)”")</p>
      """
  }
}
