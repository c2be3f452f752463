import Accounts
import Foundation
import HTTPTypes
import Store

extension Visit {
  /// The revision that a form was made from.
  ///
  /// - Throws: `WebProblem` with 400 when the form does not say.
  func base() throws -> Int {
    guard let base = Int(form.text("base")), base >= 0 else {
      throw WebProblem(
        .badRequest,
        Phrase(
          "The form arrived incomplete. Load the page again and send it once more.",
          "El formulario llegó incompleto. Cargue la página otra vez y envíelo de nuevo."))
    }
    return base
  }

  /// The id that the form was made with: sent twice, it is one change.
  var draftID: String {
    UUID(uuidString: form.text("draft"))?.uuidString.lowercased() ?? UUID().uuidString.lowercased()
  }

  /// Hidden fields of a form that changes documents.
  func draftFields(base: Int) -> HTML {
    """
    <input type="hidden" name="base" value="\(base)">
    <input type="hidden" name="draft" value="\(UUID().uuidString.lowercased())">
    """
  }

  /// Takes changes into the journal in the visitor's name, if they may.
  ///
  /// - Parameters:
  ///   - id: As `CommitDraft.id`; nil takes the one of the form.
  ///   - reason: Nil takes the one of the form; where it is empty, the history says what changes.
  @discardableResult
  func commit(
    _ changes: [DocumentChange], base: Int, milestone: Milestone? = nil, id: String? = nil,
    reason: String? = nil
  ) async throws -> Commit {
    let place = try workspace()
    let given = String((reason ?? form.text("reason")).prefix(500))
    let draft = CommitDraft(
      id: id.map { String($0.prefix(100)) } ?? draftID, author: author,
      reason: given.isEmpty ? ChangeReason.phrase(for: changes)(language) : given, base: base,
      changes: changes, milestone: milestone)
    await expectChapters(changes)
    return try await site.store.commit(
      draft, to: place.id, check: AccountDirectory.commitCheck(of: principal, in: place.id))
  }

  /// Keeps what changes of nothing but chapters lead to, which is known without reading the workspace again.
  private func expectChapters(_ changes: [DocumentChange]) async {
    guard changes.allSatisfy(\.name.isChapter), let open = try? await opened(),
      let later = try? open.applying(changes, library: site.library)
    else { return }
    site.cache.expect(later)
  }
}

/// Text of a form beside what it was made from.
enum FormText {
  /// The text that was meant: browsers send every line end as CR LF, whatever the document has.
  static func restored(_ sent: String, like original: String) -> String {
    let plain = sent.replacing("\r\n", with: "\n")
    if plain == original.replacing("\r\n", with: "\n") { return original }
    return original.contains("\r\n") ? plain.replacing("\n", with: "\r\n") : plain
  }
}
