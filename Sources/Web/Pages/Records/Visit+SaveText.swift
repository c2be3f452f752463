import Hummingbird
import Store

extension Visit {
  /// Saves the text of a form as a file and leads back to it.
  ///
  /// - Parameter answer: The page for somebody whose text meets another that was saved meanwhile.
  func saveText(
    _ name: DocumentName, wayBack path: String,
    meeting answer: (TextConflict) async throws -> Response
  ) async throws -> Response {
    let place = try workspace()
    let base = try self.base()
    let old = try await site.store.document(name, in: place.id, at: base)
    let original = old.map { String(decoding: $0.body, as: UTF8.self) } ?? ""
    let mine = FormText.restored(form["text"] ?? "", like: original)
    do {
      try await commit(
        [DocumentChange(name: name, kind: .file, body: Array(mine.utf8))], base: base)
      return seeOther(path + "&done=saved")
    } catch StoreError.nothingToChange {
      return seeOther(path + "&done=unchanged")
    } catch StoreError.conflicts(let conflicts) {
      guard let conflict = conflicts.first else { throw StoreError.conflicts(conflicts) }
      return try await answer(
        TextConflict(place: place, conflict: conflict, text: words(ConflictText.self)))
    }
  }
}

/// Two versions of a text that were made from the same one.
struct TextConflict {
  let place: WorkspacePlace
  let conflict: EditConflict
  let text: ConflictText

  private var original: String { Self.text(conflict.base?.body) }
  private var theirs: String { Self.text(conflict.theirs?.body) }
  var mine: String { Self.text(conflict.mine.body) }

  /// Whether the other version is none: somebody has removed the text.
  var isGone: Bool { conflict.theirs == nil }
  /// The revision that a text is saved upon that was made with both in sight.
  var base: Int { conflict.theirCommit?.revision ?? place.summary.head }
  var title: String { isGone ? text.goneTitle : text.staleTitle }

  /// Who changed what, in both versions.
  ///
  /// - Parameter heading: Of the notice, where the page has another title.
  func html(heading: String) -> HTML {
    """
    \(Notice(
        tone: .caution, title: heading,
        detail: """
          <p>\(isGone ? text.goneDetail : text.staleChapter)</p>
          \(conflict.theirCommit.map { ConflictWords.who($0, place, text, isRemoval: isGone) })
          """
      ).html)
    <div class="sides">
    \(side(text.theirChanges, theirs))
    \(side(text.myChanges, mine))
    </div>
    <details><summary>\(text.theirText)</summary><pre>\(theirs)</pre></details>
    """
  }

  private static func text(_ body: [UInt8]?) -> String {
    String(decoding: body ?? [], as: UTF8.self)
  }

  private func side(_ title: String, _ changed: String) -> HTML {
    """
    <section class="panel stack stack--tight"><h2>\(title)</h2>\(LineDifference(from: Array(original.utf8), to: Array(changed.utf8)).html)</section>
    """
  }
}
