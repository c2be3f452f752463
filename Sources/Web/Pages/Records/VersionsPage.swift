import Hummingbird
import Store
import Workspace

extension Visit {
  /// Both versions of the one document that somebody else has changed meanwhile, with a choice for each field.
  ///
  /// - Returns: Nil where there are several, or where there is nothing to choose between.
  func versionsPage(_ conflicts: [EditConflict]) async throws -> Response? {
    guard conflicts.count == 1, let conflict = conflicts.first, let mine = conflict.mine.body else {
      return nil
    }
    let place = try workspace()
    switch conflict.mine.kind {
    case .row:
      guard
        let head = try await site.store.document(
          DocumentName(file: conflict.name.file), in: place.id)
      else { return nil }
      let page = RecordConflict(
        conflict: conflict, table: RowFields(file: conflict.name.file, head: head.body),
        words: columnWords, text: words(ConflictText.self))
      return self.page(page.title, page.html(self, place), at: "records", status: .conflict)
    case .file:
      guard String(validating: mine, as: UTF8.self) != nil else { return nil }
      return ChapterPages().conflictPage(
        self, TextConflict(place: place, conflict: conflict, text: words(ConflictText.self)))
    case .table: return nil
    }
  }
}
