import Accounts
import Foundation
import Hummingbird
import Inventory
import Plan
import Store
import Tables
import Workspace

/// The register of the auditor: what is open, what was accepted and why, and accepting from the page.
struct AuditPages: PageGroup {
  static let path = "inventory/audit"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path,
        label: Phrase(AuditWords.english.tab, AuditWords.spanish.tab), for: .readWorkspace,
        order: 70)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/inventory/audit", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/inventory/audit/accept", for: .workspace(.editDocument),
      taking: .form(limit: 64 * 1024), use: accept)
    routes.post(
      "/workspaces/:workspace/inventory/audit/withdraw", for: .workspace(.removeRecord),
      use: withdraw)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    return try await page(visit)
  }

  private func page(
    _ visit: Visit, problem: (id: String, errors: FormErrors)? = nil, notice: HTML = .empty
  ) async throws -> Response {
    let place = try visit.workspace()
    let calculation = try await visit.calculation()
    guard calculation.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: Self.path, calculation)
    }
    let view = AuditView(
      visit: visit, place: place, calculation: calculation, register: calculation.audit(),
      links: RecordLinks(try await visit.opened(), place),
      writer: FigureWriter(visit: visit, place: place), text: visit.words(AuditWords.self),
      problem: problem, notice: notice)
    if problem == nil, let file = try visit.download(from: [view.table]) { return file }
    return visit.page(
      view.text.title, view.html, at: Self.path,
      status: problem != nil ? .badRequest : notice.isEmpty ? .ok : .conflict)
  }

  /// Adds a row to `audit.csv`; nothing else is touched.
  @Sendable private func accept(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(AuditWords.self)
    _ = try visit.base()
    let (rule, subject) = (visit.form.text("rule"), visit.form.text("subject"))
    let reason = visit.form.text("acceptance").replacing("\r\n", with: "\n")
    guard !reason.isEmpty else {
      let id = AuditView.id(rule, subject)
      return try await page(
        visit, problem: (id, .one("acceptance-\(id)", text.missingReason)))
    }
    let calculation = try await visit.calculation()
    guard
      let entry = calculation.audit().entries.first(where: {
        $0.finding.rule == rule && $0.finding.subject == subject
      })
    else { return try await gone(visit, reason: reason, text) }
    if let before = entry.acceptance {
      return try await already(visit, before, reason: reason, text)
    }
    let acceptance = AuditAcceptance(
      rule: rule, subject: subject, reason: String(reason.prefix(4_000)),
      acceptedBy: String(visit.form.text("office").prefix(200)), date: try visit.today(),
      place: Place(file: WorkspaceTables.audit.file))
    let opened = try await visit.opened()
    let changes = try Self.changes(adding: acceptance, to: opened)
    // Whether it is still open was looked at in what is now; nothing else stands in the way of a new row.
    try await visit.commit(changes, base: opened.revision, reason: "Accept \(rule): \(subject)")
    return visit.seeOther(place.path(Self.path) + "?done=accepted")
  }

  /// The finding is there no more; what was written of it is, to be copied.
  private func gone(
    _ visit: Visit, reason: String, _ text: AuditWords
  ) async throws -> Response {
    let notice = Notice(
      tone: .caution, title: text.gone,
      detail: """
        <section class="panel stack stack--tight"><h2>\(text.yourReason)</h2><p>\(reason)</p></section>
        """)
    return try await page(visit, notice: notice.html)
  }

  /// Somebody has accepted it before: the same form sent twice, or another one with a reason of its own.
  private func already(
    _ visit: Visit, _ acceptance: AuditAcceptance, reason: String, _ text: AuditWords
  ) async throws -> Response {
    if acceptance.reason == reason, try await visit.commitBefore() != nil {
      return visit.seeOther(try visit.workspace().path(Self.path) + "?done=accepted")
    }
    let notice = Notice(
      tone: .caution, title: text.already,
      detail: """
        <div class="sides">
        <section class="panel stack stack--tight"><h2>\(text.accepted(acceptance))</h2><p>\(acceptance.reason)</p></section>
        <section class="panel stack stack--tight"><h2>\(text.yourReason)</h2><p>\(reason)</p></section>
        </div>
        """)
    return try await page(visit, notice: notice.html)
  }

  /// The documents that change when an acceptance is added.
  static func changes(
    adding acceptance: AuditAcceptance, to opened: OpenWorkspace
  ) throws -> [DocumentChange] {
    let bytes: [UInt8]
    do {
      bytes = try opened.community.auditFile(adding: acceptance)
    } catch {
      throw WebProblem(.conflict, error.phrase)
    }
    let file = WorkspaceTables.audit.file
    let documents = opened.snapshot.documents.filter { $0.name.file == file }
    let part = WorkspaceSnapshot(
      workspace: opened.snapshot.workspace, revision: opened.revision, documents: documents)
    return FolderDocuments.changes(from: part, to: [file: bytes], keepsOthers: true).changes
  }

  @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let base = try visit.base()
    let row = visit.form.text("row")
    let name = DocumentName(file: WorkspaceTables.audit.file, row: row)
    guard !row.isEmpty else { throw Visit.nothingHere }
    do {
      try await visit.commit(
        [DocumentChange(name: name, kind: .row, body: nil)], base: base,
        reason: "Withdraw the acceptance \(row)")
    } catch StoreError.nothingToChange {}
    return visit.seeOther(place.path(Self.path) + "?done=withdrawn")
  }
}
