import Accounts
import HTTPTypes
import Hummingbird
import Store
import Workspace

/// Who removed a record and when, what was typed of it, and the choice to bring it back or to leave it removed.
struct RemovedRecordView {
  let visit: Visit
  let place: WorkspacePlace
  let loss: RecordLoss
  let missing: MissingRecord

  private var text: RemovedRecordText { visit.words(RemovedRecordText.self) }
  private var file: String { loss.name.file }
  private var isForm: Bool { visit.request.method == .post }

  var title: String { isForm ? text.formTitle : text.title }

  private var called: String {
    let names = WorkspaceNames(community: nil, words: visit.columnWords)
    let title = names.title(in: file) { loss.cells[$0] ?? "" }
    return title.isEmpty ? loss.name.row ?? "" : title
  }

  /// What was removed, with the table that it stood in.
  private var what: String {
    let table = visit.columnWords.table(file)
    return called.isEmpty ? table : "\(called), \(table)"
  }

  var html: HTML {
    """
    <div class="stack">
    <h1>\(title)</h1>
    \(Notice(
      tone: .caution, title: what,
      detail: """
        \(ConflictWords.who(loss.commit, place, visit.words(ConflictText.self), isRemoval: true))
        <p>\(isForm ? text.formDetail : text.detail)</p>
        """
    ).html)
    \(typed.isEmpty ? .empty : typedSection)
    <div class="actions">
    \(mayBringBack ? bringBack : .empty)
    <a class="button button--plain" href="\(place.path(missing.list))">\(typed.isEmpty ? text.leave : text.drop)</a>
    </div>
    \(mayBringBack ? .empty : "<p class=\"soft\">\(text.mayNot)</p>" as HTML)
    </div>
    """
  }

  private var mayBringBack: Bool {
    place.may(.editDocument)
      && place.access.mayChange(
        loss.name, before: nil, after: loss.cells, creator: nil, in: place.id)
  }

  // What was typed

  /// Fields that say how a form is sent, and nothing of the record.
  private static let ownFields: Set<String> = [
    "_csrf", FormOwner.field, KeptFormPages.field, "base", "draft", "back", "act", "look",
    "anyway", "cells",
  ]

  /// Fields that say something else than the record did, in the order of the form.
  private var typed: [(name: String, value: String)] {
    // Numbers may be typed in another way than the table holds them.
    let input = RecordInput(
      visit.form, file: file, columns: Array(loss.cells.keys), old: loss.cells,
      language: visit.language, library: visit.site.library)
    let changed = input.changes
    return visit.form.fields.filter { field in
      guard !Self.ownFields.contains(field.name), !field.value.isEmpty else { return false }
      let column = column(field.name)
      if field.name == RecordInput.field(column), input.sent[column] != nil {
        return changed[column] != nil
      }
      return loss.cells[column] != field.value.replacing("\r\n", with: "\n")
    }
  }

  /// The column that a field fills; its name where the form has names of its own.
  private func column(_ field: String) -> String {
    field.hasPrefix("cell.") ? String(field.dropFirst(5)) : field
  }

  private func label(_ field: String) -> String {
    let column = column(field)
    guard WorkspaceColumns.column(column, of: file) != nil else {
      return column.replacing("_", with: " ").replacing(".", with: ": ")
    }
    return visit.columnWords.title(of: column, in: file)
  }

  private var typedSection: HTML {
    let fields = typed.enumerated().map { number, field -> HTML in
      let lines = min(8, max(1, field.value.count / 70 + field.value.count { $0.isNewline } + 1))
      return """
        <div class="field">
        <label class="field__label" for="typed-\(number)">\(label(field.name))</label>
        <textarea class="input" id="typed-\(number)" rows="\(lines)" readonly>
        \(field.value)</textarea>
        </div>
        """
    }
    return """
      <section class="panel stack" aria-labelledby="typed">
      <h2 id="typed">\(text.typed)</h2>
      <p class="soft">\(text.typedLead)</p>
      \(fields)
      </section>
      """
  }

  // The way back

  private var bringBack: HTML {
    let row = loss.name.row.map { "&row=\(SitePath.encoded($0))" } ?? ""
    let to = SitePath.encoded(visit.request.uri.string)
    let path = place.path(
      "\(RemovedRecordPages.path)?file=\(SitePath.encoded(file))\(row)&to=\(to)"
        + (isForm ? "&again=yes" : ""))
    let carried = visit.form.fields.filter {
      !["_csrf", FormOwner.field, KeptFormPages.field].contains($0.name)
    }.map { WaitingRow.hidden($0.name, $0.value) }
    return visit.form(
      path, className: "",
      """
      \(isForm ? "\(carried)" as HTML : visit.draftFields(base: place.summary.head))
      <button class="button">\(isForm ? text.bringBackWith : text.bringBack)</button>
      """)
  }
}

/// The words of a record that somebody has removed.
struct RemovedRecordText: Words {
  let title: String
  let formTitle: String
  let detail: String
  let formDetail: String
  let typed: String
  let typedLead: String
  let bringBack: String
  let bringBackWith: String
  let drop: String
  let leave: String
  let mayNot: String
  let reason: @Sendable (_ row: String) -> String

  static let english = RemovedRecordText(
    title: "This record was removed",
    formTitle: "Somebody has removed this record since you opened the form",
    detail: "You can bring it back, with all that went with it.",
    formDetail:
      "Nothing was saved, and nothing of what you typed is lost: bring the record back with it, or copy what you need.",
    typed: "What you typed", typedLead: "Only what differs from the record as it was.",
    bringBack: "Bring the record back", bringBackWith: "Bring the record back with this",
    drop: "Leave it removed and drop what I typed", leave: "Leave it removed",
    mayNot: "Bringing it back is for those who may change the plan.",
    reason: { "Bring back \($0)" })

  static let spanish = RemovedRecordText(
    title: "Este registro se eliminó",
    formTitle: "Alguien ha eliminado este registro desde que usted abrió el formulario",
    detail: "Puede recuperarlo con todo lo que se fue con él.",
    formDetail:
      "No se guardó nada, y nada de lo que escribió se pierde: recupere el registro con ello o copie lo que necesite.",
    typed: "Lo que usted escribió", typedLead: "Solo lo que difiere del registro tal como era.",
    bringBack: "Recuperar el registro", bringBackWith: "Recuperar el registro con esto",
    drop: "Dejarlo eliminado y descartar lo escrito", leave: "Dejarlo eliminado",
    mayNot: "Recuperarlo corresponde a quien puede cambiar el plan.",
    reason: { "Recuperar \($0)" })
}
