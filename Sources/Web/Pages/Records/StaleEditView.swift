import Store
import Tables
import Workspace

/// A form's rows: a choice for each that has two versions, and the others carried along.
struct StaleEditView {
  let visit: Visit
  let place: WorkspacePlace
  let stale: StaleEdits
  let before: WorkspaceSnapshot
  let now: WorkspaceSnapshot
  let text: ConflictText
  /// Where the form was.
  let way: String

  var title: String { text.staleTitle }

  private var words: ColumnWords { visit.columnWords }

  var html: HTML {
    let (old, new) = (SnapshotRows(before), SnapshotRows(now))
    let rows = stale.changes.filter { $0.kind == .row }
    let conflicts = Dictionary(stale.conflicts.map { ($0.name, $0) }) { first, _ in first }
    let parts = rows.enumerated().map { index, change in
      conflicts[change.name].map { section(index, change, $0, old, new) }
        ?? waiting(change, old).hidden(index)
    }
    let others = rows.count { conflicts[$0.name] == nil }
    return """
      <div class="stack">
      <h1>\(title)</h1>
      \(Notice(tone: .caution, title: text.staleDetail, detail: others > 0 ? "<p>\(text.othersGoAlong(others))</p>" : .empty).html)
      \(visit.form(place.path("choose"), """
        \(visit.draftFields(base: now.revision))
        \(WaitingRow.hidden("reason", stale.reason))\(WaitingRow.hidden("back", way))
        \(parts)
        <div class="actions">
        <button class="button">\(text.saveChoice)</button>
        <a class="button button--plain" href="\(way)">\(text.keepAllTheirs)</a>
        </div>
        """))
      </div>
      """
  }

  /// What a change does, in cells.
  private func waiting(_ change: DocumentChange, _ old: SnapshotRows) -> WaitingRow {
    let was = old.cells(of: change.name)
    guard let mine = mine(change, old) else {
      return WaitingRow(name: change.name, step: .remove, cells: [:])
    }
    guard let was else {
      return WaitingRow(name: change.name, step: .add, cells: mine.filter { !$0.value.isEmpty })
    }
    return WaitingRow(
      name: change.name, step: .put, cells: mine.filter { $0.value != was[$0.key] ?? "" })
  }

  /// A row is written under the columns that the same form leaves, which may be more than there were.
  private func mine(_ change: DocumentChange, _ old: SnapshotRows) -> [String: String]? {
    guard let body = change.body else { return nil }
    let head = stale.changes.first { $0.kind == .table && $0.name.file == change.name.file }?.body
    let table = head.map { RowFields(file: change.name.file, head: $0) }
    return (table ?? old.table(change.name.file))?.fields(of: body)
  }

  private func section(
    _ index: Int, _ change: DocumentChange, _ conflict: EditConflict, _ old: SnapshotRows,
    _ new: SnapshotRows
  ) -> HTML {
    let (was, theirs) = (old.cells(of: change.name) ?? [:], new.cells(of: change.name))
    let name = WaitingRow.hidden(WaitingRow.field(index, "name"), change.name.description)
    let content: HTML =
      switch (mine(change, old), theirs) {
      case (let mine?, let theirs?): choice(index, conflict, was, mine, theirs)
      case (let mine?, nil):
        """
        <p>\(text.goneDetail)</p>
        \(written(mine, conflict.name.file))
        \(mine.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
          .map { WaitingRow.hidden(WaitingRow.cell(index, $0.key), $0.value) })
        \(steps(index, [(.add, text.putBack), (.leave, text.leaveGone)]))
        """
      case (nil, _?):
        """
        <p>\(text.removalIsStale)</p>
        \(steps(index, [(.leave, text.keepRow), (.remove, text.removeAnyway)]))
        """
      case (nil, nil): WaitingRow.hidden(WaitingRow.field(index, "step"), "leave")
      }
    return """
      <section class="stack" aria-labelledby="row-\(index)">
      <h2 id="row-\(index)">\(conflict.name.row ?? ""), \(words.table(conflict.name.file))</h2>
      \(conflict.theirCommit.map { ConflictWords.who($0, place, text, isRemoval: conflict.theirs == nil) })
      \(name)\(content)
      </section>
      """
  }

  private func choice(
    _ index: Int, _ conflict: EditConflict, _ was: [String: String], _ mine: [String: String],
    _ theirs: [String: String]
  ) -> HTML {
    let versions = VersionChoice(conflict: conflict, words: words, text: text) {
      WaitingRow.cell(index, $0)
    }
    let order = WorkspaceColumns.table(conflict.name.file)?.groups.flatMap(\.columns).map(\.column)
    let columns = Set(mine.keys).union(theirs.keys)
      .filter { (mine[$0] ?? "") != (theirs[$0] ?? "") }
      .sorted { (order?.firstIndex(of: $0) ?? .max, $0) < (order?.firstIndex(of: $1) ?? .max, $1) }
    return """
      \(WaitingRow.hidden(WaitingRow.field(index, "step"), columns.isEmpty ? "leave" : "put"))
      \(columns.map { versions.html($0, mine[$0] ?? "", theirs[$0] ?? "", before: was[$0] ?? "") })
      """
  }

  /// What the form says of a row that is gone, to be read and copied.
  private func written(_ cells: [String: String], _ file: String) -> HTML {
    let order = WorkspaceColumns.table(file)?.groups.flatMap(\.columns).map(\.column) ?? []
    let columns = cells.filter { !$0.value.isEmpty }.keys.sorted {
      (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
    }
    return DataTable(
      caption: text.mine, columns: [visit.words(DifferenceText.self).field, text.mine],
      rows: columns.map { [HTML(words.title(of: $0, in: file)), HTML(cells[$0] ?? "")] }
    ).html
  }

  private func steps(_ index: Int, _ offered: [(WaitingRow.Step, String)]) -> HTML {
    """
    <fieldset><legend>\(text.whatToDo)</legend>
    \(offered.map { step, label -> HTML in
      """
      <label class="check"><input type="radio" name="\(WaitingRow.field(index, "step"))" value="\(step.rawValue)" required>\
      <span>\(label)</span></label>
      """
    })
    </fieldset>
    """
  }
}
