import Accounts
import Cryptography
import Foundation
import HTTPTypes
import Plan
import Store
import Tables
import Workspace

/// The chapters of a plan as they are at one revision, with what reviewers say of them.
struct PlanDesk: Sendable {
  /// One chapter, or a text of the folder `plan` that the book does not name.
  struct Chapter: Sendable {
    /// Such as `plan/03-inventory.md`.
    let path: String
    let isInternal: Bool
    let title: String
    let text: String
    let document: Document
    /// Comments in the order of the table.
    let comments: [ReviewComment]
    let approvals: [ChapterApproval]

    /// Such as `03-inventory.md`.
    var name: String { String(path.dropFirst(PlanDesk.folder.count)) }
    var words: Int { text.split(whereSeparator: \.isWhitespace).count }
    var digest: String { PlanDesk.digest(text) }
    var conversations: [ReviewComment] { comments.conversations }
    var openComments: Int { conversations.count { $0.state == .open } }

    /// Whether this very text was approved.
    var approval: ApprovalState { ApprovalState(approvals, now: digest) }
  }

  /// What comments are about: a chapter, or one record of a table.
  struct Subject: Sendable {
    let name: DocumentName
    /// In the order of the table.
    let comments: [ReviewComment]

    var openComments: Int { comments.conversations.count { $0.state == .open } }
  }

  enum ApprovalState: Sendable {
    case none
    case approved([ChapterApproval])
    /// The last yes was to another text.
    case changedSince(ChapterApproval)

    var isApproved: Bool { if case .approved = self { true } else { false } }

    /// - Parameter digest: Of what stands there now.
    init(_ approvals: [ChapterApproval], now digest: @autoclosure () -> String) {
      guard let last = approvals.max(by: { $0.date < $1.date }) else {
        self = .none
        return
      }
      let now = digest()
      let valid = approvals.filter { $0.digest == now }
      self = valid.isEmpty ? .changedSince(last) : .approved(valid)
    }
  }

  static let folder = "plan/"

  let open: OpenWorkspace
  /// In the order of the book.
  let chapters: [Chapter]
  /// Texts that the book does not name.
  let loose: [Chapter]
  /// Records that somebody commented on, by name; what is said of one that was removed goes and comes back with it.
  let records: [Subject]

  init(_ open: OpenWorkspace) {
    self.open = open
    let community = open.community
    let documents = Dictionary(
      open.snapshot.documents.filter { $0.name.row == nil }.map { ($0.name.file, $0) }
    ) { first, _ in first }
    let comments = Dictionary(grouping: community.comments, by: \.chapter)
    let approvals = Dictionary(grouping: community.approvals, by: \.chapter)
    func chapter(_ path: String, isInternal: Bool) -> Chapter? {
      guard let document = documents[path] else { return nil }
      let text = String(decoding: document.body, as: UTF8.self)
      return Chapter(
        path: path, isInternal: isInternal,
        title: ManuscriptChapter.title(of: text, file: path), text: text, document: document,
        comments: comments[path] ?? [], approvals: approvals[path] ?? [])
    }
    let named = community.book?.chapters ?? []
    chapters = named.compactMap { chapter(Self.folder + $0.file, isInternal: $0.isInternal) }
    let known = Set(named.map { Self.folder + $0.file })
    loose = documents.keys.sorted()
      .filter { CommunityWorkspace.isChapter($0) && !known.contains($0) }.compactMap {
        chapter($0, isInternal: true)
      }
    let asked = Set(comments.keys.map { DocumentName($0) }.filter { $0.row != nil })
    let there = asked.isEmpty ? [] : asked.intersection(open.snapshot.documents.map(\.name))
    records = there.sorted().map { Subject(name: $0, comments: comments[$0.description] ?? []) }
  }

  func chapter(_ path: String) -> Chapter? { (chapters + loose).first { $0.path == path } }

  /// What can be commented on by a name; nil where there is no such chapter and no such record.
  func subject(_ name: DocumentName) -> Subject? {
    guard name.row != nil else {
      return chapter(name.file).map { Subject(name: name, comments: $0.comments) }
    }
    // What reviewers write is answered where it stands.
    guard !WorkspaceTables.review.contains(name.file) else { return nil }
    let known = records.first { $0.name == name }
    let isThere = open.snapshot.documents.contains { $0.name == name }
    return known ?? (isThere ? Subject(name: name, comments: []) : nil)
  }

  static func digest(_ text: String) -> String { SHA256.hex(Array(text.utf8)) }

  /// Rows of a table as the workspace has them now, for a change.
  func edit(_ table: TableDeclaration) throws -> TableEdit {
    try TableEdit(
      file: table.file, documents: open.snapshot.documents.filter { $0.name.file == table.file })
  }

  /// Who made a row, by the journal.
  func creator(_ id: String, in table: TableDeclaration) -> String? {
    open.snapshot.documents.first { $0.name == DocumentName(file: table.file, row: id) }?.creator
  }
}

extension Visit {
  /// The plan of the path's workspace as it is now.
  ///
  /// - Throws: `WebProblem` with a sentence while the workspace has no settings that can be read.
  func planDesk() async throws -> PlanDesk {
    do {
      return PlanDesk(try await opened())
    } catch is WorkspaceError {
      throw WebProblem(
        .notFound,
        Phrase(
          "This workspace has no settings yet (community.yaml), so that there is no plan to work on. Import a folder, or fill in the settings first.",
          "Este espacio de trabajo no tiene configuración todavía (community.yaml), así que no hay plan en el que trabajar. Importe una carpeta o complete primero la configuración."
        )
      )
    }
  }

  /// The chapter that the address names.
  func chapter(_ desk: PlanDesk) throws -> PlanDesk.Chapter {
    guard let file = query("file") else { throw Visit.nothingHere }
    guard let chapter = desk.chapter(file) else {
      throw MissingRecord(name: DocumentName(file: file), list: "plan")
    }
    return chapter
  }

  /// The chapter or record that the address names, for comments on it.
  func subject(_ desk: PlanDesk) throws -> PlanDesk.Subject {
    guard let file = query("file") else { throw Visit.nothingHere }
    let name = DocumentName(file: file, row: query("row"))
    guard let subject = desk.subject(name) else {
      throw MissingRecord(name: name, list: name.row == nil ? "plan" : "records")
    }
    return subject
  }

  /// Whether the visitor may change a chapter's text.
  func mayEdit(_ chapter: PlanDesk.Chapter) -> Bool { mayChange(chapter.document) }

  /// Today as the community's clocks have it, such as `2026-11-26`.
  func today() throws -> String {
    CalendarDay.of(site.now(), in: try workspace().instants.zone)
  }

  /// An id that a form sent twice makes only once.
  static func rowID(_ prefix: String, _ draft: String) -> String {
    prefix + "-" + draft.filter { $0.isHexDigit }.lowercased().prefix(12)
  }

  /// Takes changes to rows into the journal, again where somebody else was quicker at another row.
  ///
  /// - Parameter id: As `CommitDraft.id`; nil takes the one of the form.
  func commitRows(
    id: String? = nil, reason: String, _ change: (PlanDesk) throws -> [DocumentChange]
  ) async throws {
    let place = try workspace()
    for attempt in 1... {
      let desk = PlanDesk(try await site.cache.workspace(place.id))
      do {
        try await commit(try change(desk), base: desk.open.revision, id: id, reason: reason)
        return
      } catch StoreError.nothingToChange {
        return
      } catch StoreError.conflicts where attempt < 3 {
        continue
      }
    }
  }
}

extension WorkspacePlace {
  /// The address of a chapter's editor.
  func editor(_ file: String) -> String { path("plan/chapter?file=\(SitePath.encoded(file))") }

  /// The address of a chapter as readers see it, with its comments.
  func review(_ file: String) -> String { path("plan/review?file=\(SitePath.encoded(file))") }

  /// The address where comments on a chapter or a record are read.
  func comments(on name: DocumentName) -> String {
    name.row == nil ? review(name.file) : path(to: name)
  }
}

extension [ReviewComment] {
  /// Comments that answer none; an answer whose comment is gone stands by itself.
  var conversations: [ReviewComment] {
    let known = Set(map(\.id))
    return filter { !known.contains($0.parent) }
  }
}

extension DocumentName {
  /// Whether this is a text of the folder `plan`.
  var isChapter: Bool { row == nil && CommunityWorkspace.isChapter(file) }
}
