import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Inventory
import Jobs
import Store

/// Totals of a file of any number of records: sent, totaled by a job, and shown; the plan does not change.
struct BulkPages: PageGroup {
  static let path = "inventory/bulk"
  /// The most bytes of a file.
  static let limit = 64 * 1024 * 1024

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.editDocument)) { try askPage($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/:job", for: .workspace(.editDocument), use: show)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let text = visit.words(BulkText.self)
    let place = try visit.workspace()
    let words = visit.words(FigureText.self)
    let wrong = errors["file"]
    let accounts = Inventory.Account.allCases.map { ($0.rawValue, words.account($0)) }
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(errors.summary)
      \(visit.form(place.path(Self.path), isUpload: true, """
        \(visit.draftFields(base: place.summary.head))
        <div class="field\(wrong == nil ? HTML.empty : " field--wrong")">
        <label class="field__label" for="field-file">\(text.file)</label>
        <p class="field__hint" id="hint-file">\(text.fileHint)</p>
        \(wrong.map { "<p class=\"field__error\" id=\"error-file\">\($0)</p>" as HTML })
        <input class="input" type="file" id="field-file" name="file" accept=".csv,.txt" required aria-describedby="hint-file\(wrong == nil ? "" : " error-file")">
        </div>
        \(Choice(name: "account", label: text.account, options: accounts, value: visit.form["account"] ?? Inventory.Account.community.rawValue).html(errors))
        <div class="actions"><button class="button">\(text.total)</button>
        <a class="button button--plain" href="\(place.path(UploadPages.path))">\(text.toUpload)</a></div>
        """))
      </div>
      """
    return visit.page(text.title, main, width: .text, at: UploadPages.path, status: status)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(BulkText.self)
    guard let file = visit.form.files["file"], !file.name.isEmpty, !file.contents.isEmpty else {
      return try askPage(visit, errors: .one("file", text.noFile), status: .badRequest)
    }
    guard !file.contents.starts(with: [0x50, 0x4B]) else {
      return try askPage(visit, errors: .one("file", text.noWorkbook), status: .badRequest)
    }
    guard let account = Inventory.Account(rawValue: visit.form.text("account")) else {
      return try askPage(visit, errors: .one("account", text.noAccount), status: .badRequest)
    }
    // Sent twice, it must not take the place of the file that the first job is about to read.
    if try await visit.site.jobs.job(visit.draftID) != nil {
      return visit.seeOther(try visit.workspace().path("jobs/\(visit.draftID)?follow=yes"))
    }
    let id = try await StagedUploads(.bulkRecords, visit).keep(file.contents, named: file.name)
    return try await visit.start(
      BulkTotalsJob(
        upload: id, account: account.rawValue, revision: try visit.workspace().summary.head),
      about: id)
  }

  /// What a job of the path has totaled.
  ///
  /// - Throws: `nothingHere` for another kind of job, and for one of somebody whose work the visitor may not see.
  static func totals(_ visit: Visit) async throws -> BulkTotals {
    let (job, _) = try await visit.visibleJob()
    guard job.kind == BulkTotalsJob.kind, let detail = job.outcome?.detail,
      let totals = try? JSONDecoder().decode(BulkTotals.self, from: detail)
    else { throw Visit.nothingHere }
    return totals
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let totals = try await Self.totals(visit)
    let place = try visit.workspace()
    let view = BulkView(
      visit: visit, place: place, totals: totals, writer: FigureWriter(visit: visit, place: place))
    if let file = try visit.download(from: view.files) { return file }
    return visit.page(
      visit.words(BulkText.self).totalsOf(totals.file), view.html, at: UploadPages.path)
  }
}
