import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Workspace

/// One change to the book by a form: `plan/book.yaml` keeps every byte that was not meant.
struct BookChange {
  private let visit: Visit
  private let text: BookPageText

  init(_ visit: Visit) {
    self.visit = visit
    text = visit.words(BookPageText.self)
  }

  private static let name = DocumentName(file: BookText.file)

  func move() async throws -> Response {
    try await change(BookReason.moves) { book, file in
      var files = try book.entries().map(\.file)
      guard let index = files.firstIndex(of: file) else { throw SettingsEditError.noChapter(file) }
      let other = visit.form.text("direction") == "up" ? index - 1 : index + 1
      guard files.indices.contains(other) else { return [] }
      files.swapAt(index, other)
      try book.reorder(files)
      return []
    }
  }

  func setAudience() async throws -> Response {
    try await change(BookReason.addresses) {
      book, file in
      try book.setAudience(file, isInternal: visit.form.text("audience") != "all")
      return []
    }
  }

  func takeOut() async throws -> Response {
    try await change(BookReason.takesOut) {
      book, file in
      try book.remove(file)
      return []
    }
  }

  func putIn() async throws -> Response {
    try await change(BookReason.putsIn) {
      book, file in
      try book.add(file, isInternal: true)
      return []
    }
  }

  func setCover() async throws -> Response {
    let date = visit.form.text("date")
    var errors = FormErrors()
    if visit.form.text("book-title").isEmpty { errors.add("book-title", text.titleNeeded) }
    if !date.isEmpty, date.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])(-\d\d)?/) == nil {
      errors.add("date", text.badDate)
    }
    guard errors.isEmpty else { return try await again(errors) }
    let mine = CoverFields(visit.form)
    let place = try visit.workspace()
    let desk = try await visit.planDesk()
    let before = try await visit.site.cache.workspace(place.id, at: try visit.base())
    let theirs = CoverFields(desk.open.community.book)
    // What others changed elsewhere in the book stays; only another cover needs a choice.
    guard theirs == mine || theirs == CoverFields(before.community.book) else {
      return try await coverVersions(desk, mine: mine, theirs: theirs)
    }
    return try await change(
      BookReason.cover, base: desk.open.revision
    ) { book, _ in
      try book.set("title", to: mine.title)
      try book.set("subtitle", to: mine.subtitle)
      try book.set("date", to: mine.date)
      try book.setCover(mine.figures.map { (figure: $0.name, label: $0.label) })
      return []
    }
  }

  /// Both covers, and the form with the writer's own to go on with.
  private func coverVersions(
    _ desk: PlanDesk, mine: CoverFields, theirs: CoverFields
  ) async throws -> Response {
    let place = try visit.workspace()
    let words = visit.words(ConflictText.self)
    let last = try await visit.site.store.history(of: place.id, document: Self.name, limit: 1).first
    let notice = CoverFields.comparison(
      mine: mine, theirs: theirs, by: last?.author.name ?? "",
      who: last.map { ConflictWords.who($0, place, words) } ?? .empty,
      text: text, words: words)
    return try await BookPages.page(visit, desk, cover: mine, notice: notice, status: .conflict)
  }

  /// A new chapter with its title, and the book where there is none yet.
  func add() async throws -> Response {
    let desk = try await visit.planDesk()
    let title = visit.form.text("title").replacing("\n", with: " ")
    guard !title.isEmpty else { return try await again(.one("title", text.titleNeeded)) }
    let name = chapterName(title, desk)
    guard BookText.isFileName(name), desk.chapter(PlanDesk.folder + name) == nil else {
      let problem: SettingsEditError =
        BookText.isFileName(name) ? .chapterExists(name) : .notAFileName(name)
      return try await again(.one("file", problem.phrase(visit.language)))
    }
    let chapter = DocumentChange(
      name: DocumentName(file: PlanDesk.folder + name), kind: .file,
      body: Array("# \(title)\n\n".utf8))
    return try await change(
      BookReason.adds,
      leadingTo: { $0.editor(PlanDesk.folder + name) }
    ) { book, _ in
      try book.add(name, isInternal: visit.form.text("audience") != "all")
      return [chapter]
    }
  }

  /// A file's name from a title: its number in the book and its words.
  private func chapterName(_ title: String, _ desk: PlanDesk) -> String {
    let given = visit.form.text("file")
    if !given.isEmpty { return given.hasSuffix(".md") ? given : given + ".md" }
    let plain = title.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.prefix(6)
    let number = desk.chapters.count + 1
    return (number < 10 ? "0" : "") + "\(number)-"
      + (words.isEmpty ? "chapter" : words.joined(separator: "-")) + ".md"
  }

  /// Gives the file another name; comments, approvals and the links of all chapters go along.
  func rename() async throws -> Response {
    let given = visit.form.text("name")
    let name = given.hasSuffix(".md") ? given : given + ".md"
    return try await change(
      BookReason.renames
    ) { book, file in
      let desk = try await visit.planDesk()
      guard let chapter = desk.chapter(PlanDesk.folder + file) else {
        throw SettingsEditError.noChapter(file)
      }
      if name == file { return [] }
      guard desk.chapter(PlanDesk.folder + name) == nil else {
        throw SettingsEditError.chapterExists(name)
      }
      try book.rename(file, to: name)
      let new = PlanDesk.folder + name
      let relinked = (desk.chapters + desk.loose).map { other in
        (other, Self.relinked(other, from: file, to: name))
      }
      let own = relinked.first { $0.0.path == chapter.path }?.1 ?? chapter.document.body
      var changes = [
        DocumentChange(name: DocumentName(file: new), kind: .file, body: own),
        DocumentChange(name: chapter.document.name, kind: .file, body: nil),
      ]
      for (other, body) in relinked where other.path != chapter.path {
        if body != other.document.body {
          changes.append(DocumentChange(name: other.document.name, kind: .file, body: body))
        }
      }
      var comments = try desk.edit(WorkspaceTables.comments)
      for comment in chapter.comments { try comments.set(["chapter": new], row: comment.id) }
      var approvals = try desk.edit(WorkspaceTables.approvals)
      for approval in chapter.approvals { try approvals.set(["chapter": new], row: approval.id) }
      if !chapter.comments.isEmpty { changes += comments.changes }
      if !chapter.approvals.isEmpty { changes += approvals.changes }
      return changes
    }
  }

  /// A chapter's bytes with its links to another name; what is no text stays as it is.
  private static func relinked(
    _ chapter: PlanDesk.Chapter, from old: String, to new: String
  ) -> [UInt8] {
    guard let text = String(validating: chapter.document.body, as: UTF8.self) else {
      return chapter.document.body
    }
    return Array(ChapterLinks.renaming(old, to: new, in: text).utf8)
  }

  /// Deletes the file of a text that is not in the book.
  func delete() async throws -> Response {
    let desk = try await visit.planDesk()
    guard let chapter = desk.loose.first(where: { $0.name == visit.form.text("file") }) else {
      throw Visit.nothingHere
    }
    let removal = DocumentChange(name: chapter.document.name, kind: .file, body: nil)
    return try await commit(
      [removal], BookReason.deletes
    ) {
      $0.path("plan")
    }
  }

  // All of them

  private func change(
    _ reason: Phrase, base asked: Int? = nil,
    leadingTo path: @escaping (WorkspacePlace) -> String = { $0.path("plan") },
    _ edit: (inout BookText, String) async throws -> [DocumentChange]
  ) async throws -> Response {
    let place = try visit.workspace()
    let base = try asked ?? visit.base()
    let old = try await visit.site.store.document(Self.name, in: place.id, at: base)
    do {
      var book = try BookText(old?.body ?? Array("title: \"\"\nchapters: []\n".utf8))
      if old == nil { try book.set("title", to: place.summary.name) }
      var changes = try await edit(&book, visit.form.text("file"))
      if book.bytes != old?.body {
        changes.append(DocumentChange(name: Self.name, kind: .file, body: book.bytes))
      }
      guard !changes.isEmpty else { return visit.seeOther(place.path("plan?done=unchanged")) }
      return try await commit(changes, reason, base: base, leadingTo: path)
    } catch let error as SettingsEditError {
      throw WebProblem(.conflict, error.phrase)
    }
  }

  private func commit(
    _ changes: [DocumentChange], _ reason: Phrase, base: Int? = nil,
    leadingTo path: (WorkspacePlace) -> String
  ) async throws -> Response {
    let place = try visit.workspace()
    do {
      try await visit.commit(
        changes, base: try base ?? visit.base(), reason: reason(visit.language))
    } catch StoreError.nothingToChange {
    } catch StoreError.conflicts {
      throw WebProblem(.conflict, text.stale)
    }
    let path = path(place)
    return visit.seeOther(path + (path.contains("?") ? "&" : "?") + "done=saved")
  }

  private func again(_ errors: FormErrors) async throws -> Response {
    try await BookPages.page(
      visit, try await visit.planDesk(), errors: errors, status: .badRequest)
  }
}
