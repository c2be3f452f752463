import Store
import Tables
import Workspace

/// What a form has made already that arrives again, after a second click or the way back.
enum FormAgain {
  /// The very row: it is saved, and there is nothing more to do.
  case saved(SavedRow)
  /// A row that says something else: what was sent now is not saved.
  case other(SavedRow)
}

extension Visit {
  /// The commit that the form's draft has made before; nil when it is new, or somebody else's.
  func commitBefore() async throws -> Commit? {
    let commit = try await site.store.commit(withID: draftID, of: try workspace().id)
    return commit?.author.id == author.id ? commit : nil
  }

  /// The row that the form has added to a table before, beside what it says now; nil when it is new.
  ///
  /// - Parameter cells: What it says, without what is made anew each time, such as an id or a date.
  func formAgain(_ cells: [String: String], in file: String) async throws -> FormAgain? {
    guard let commit = try await commitBefore() else { return nil }
    let changes = try await site.store.changes(at: commit.revision, of: commit.workspace)
    let added = changes.filter { $0.name.file == file && $0.name.row != nil && $0.before == nil }
    var other: SavedRow?
    // Rows that the form's own one needs may have been added with it, before it.
    for change in added.sorted(by: { ($0.after?.position ?? 0) > ($1.after?.position ?? 0) }) {
      guard let row = try await SavedRow.read(change.name, self, at: commit.revision) else {
        continue
      }
      if Self.holds(row, cells) { return .saved(row) }
      other = other ?? row
    }
    return other.map(FormAgain.other)
  }

  private static func holds(_ row: SavedRow, _ cells: [String: String]) -> Bool {
    func plain(_ text: String) -> String { text.replacing("\r\n", with: "\n").trimmed }
    return cells.allSatisfy { plain(row.cells[$0.key] ?? "") == plain($0.value) }
  }

  /// Says that another version of the form is saved, and where.
  func againNotice(_ row: SavedRow, at path: String) -> HTML {
    let text = words(FormAgainText.self)
    return Notice(
      tone: .caution, title: text.title,
      detail: "<p>\(text.detail) <a href=\"\(path)\">\(text.open) \(row.name.row ?? "")</a></p>"
    ).html
  }
}

struct FormAgainText: Words {
  let title: String
  let detail: String
  let open: String

  static let english = FormAgainText(
    title: "You have saved this form before, with other words",
    detail:
      "What stands below is not saved. Save it only if you mean a second record; to change the first one, open it.",
    open: "Open")

  static let spanish = FormAgainText(
    title: "Usted ya guardó este formulario, con otras palabras",
    detail:
      "Lo que aparece abajo no está guardado. Guárdelo solo si quiere un segundo registro; para cambiar el primero, ábralo.",
    open: "Abrir")
}
