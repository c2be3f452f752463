import Store
import Workspace

/// What shall stand in a cell: mine or theirs.
struct VersionChoice {
  let conflict: EditConflict
  let words: ColumnWords
  let text: ConflictText
  /// What the field of a column is called in the form.
  let field: (_ column: String) -> String

  func html(_ column: String, _ mine: String, _ theirs: String, before: String) -> HTML {
    let (remark, isMine, isTheirs) =
      switch (mine == before, theirs == before) {
      case (true, _): (text.changedByThem, false, true)
      case (_, true): (text.changedByMe, true, false)
      default: (text.changedByBoth, false, false)
      }
    return """
      <fieldset id="field-\(field(column))">
      <legend>\(words.title(of: column, in: conflict.name.file)) <span class="soft small">\(remark)</span></legend>
      <div class="versions">
      \(version(column, mine, text.mine, isChosen: isMine))
      \(version(column, theirs, text.theirs(conflict.theirCommit?.author.name ?? ""), isChosen: isTheirs))
      </div>
      </fieldset>
      """
  }

  private func version(_ column: String, _ value: String, _ who: String, isChosen: Bool) -> HTML {
    let declared = WorkspaceColumns.column(column, of: conflict.name.file)
    let shown: HTML =
      value.isEmpty
      ? "<span class=\"soft\">\(text.emptyValue)</span>"
      : HTML(words.label(of: value, in: declared))
    return """
      <label class="version"><input type="radio" name="\(field(column))" value="\(value)" required\("checked", when: isChosen)>\
      <span><span class="version__who">\(who)</span><span class="version__text">\(shown)</span></span></label>
      """
  }
}
