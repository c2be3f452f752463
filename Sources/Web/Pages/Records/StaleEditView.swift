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
    let followers = followers(new)
    let parts = rows.enumerated().map { index, change in
      let waiting = waiting(change, old, followers)
      return conflicts[change.name].map { section(index, waiting, $0, old, new) }
        ?? waiting.hidden(index)
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

  /// For each row that may have to be added, the next one of its table that is still there.
  private func followers(_ new: SnapshotRows) -> [DocumentName: DocumentName] {
    let wanted = before.applying(stale.changes, revision: stale.base, creator: "")
    let files = Set(stale.changes.map(\.name.file))
    let rows = Dictionary(
      grouping: wanted.documents.filter { $0.kind == .row && files.contains($0.name.file) },
      by: \.name.file)
    var followers: [DocumentName: DocumentName] = [:]
    for table in rows.values {
      var next: DocumentName?
      for row in table.sorted(by: { ($1.position, $1.name) < ($0.position, $0.name) }) {
        followers[row.name] = next
        if new.cells(of: row.name) != nil { next = row.name }
      }
    }
    return followers
  }

  /// What a change does, in cells.
  private func waiting(
    _ change: DocumentChange, _ old: SnapshotRows, _ followers: [DocumentName: DocumentName]
  ) -> WaitingRow {
    let was = old.cells(of: change.name)
    let mine = old.cells(of: change, after: stale.changes)
    let cells = mine?.filter { was == nil ? !$0.value.isEmpty : $0.value != was?[$0.key] ?? "" }
    return WaitingRow(
      name: change.name.description, step: mine == nil ? .remove : was == nil ? .add : .put,
      cells: cells ?? [:], follower: followers[change.name]?.description)
  }

  private func section(
    _ index: Int, _ waiting: WaitingRow, _ conflict: EditConflict, _ old: SnapshotRows,
    _ new: SnapshotRows
  ) -> HTML {
    var carried = waiting
    carried.step = .leave
    let (was, theirs) = (old.cells(of: conflict.name) ?? [:], new.cells(of: conflict.name))
    let mine = old.cells(of: conflict.mine, after: stale.changes)
    let content: HTML
    switch (mine, theirs) {
    case (let mine?, let theirs?):
      carried.cells = [:]
      content = choice(index, conflict, was, mine, theirs)
    case (let mine?, nil):
      carried.cells = mine.filter { !$0.value.isEmpty }
      content = """
        <p>\(text.goneDetail)</p>
        \(written(mine, conflict.name.file))
        \(steps(index, [(.add, text.putBack), (.leave, text.leaveGone)]))
        """
    case (nil, _?):
      content = """
        <p>\(text.removalIsStale)</p>
        \(steps(index, [(.leave, text.keepRow), (.remove, text.removeAnyway)]))
        """
    case (nil, nil): content = .empty
    }
    return """
      <section class="stack" aria-labelledby="row-\(index)">
      <h2 id="row-\(index)">\(conflict.name.row ?? ""), \(words.table(conflict.name.file))</h2>
      \(conflict.theirCommit.map { ConflictWords.who($0, place, text, isRemoval: conflict.theirs == nil) })
      \(carried.hidden(index))\(content)
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
