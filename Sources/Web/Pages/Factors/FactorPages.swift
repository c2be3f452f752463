import Accounts
import Factors
import Foundation
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Tables
import Workspace

/// Choosing the emission factor of a record, with the reason.
struct FactorPages: PageGroup {
  private static let file = FactorRecord.file

  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/workspaces/:workspace/inventory/records/:record/factor"
    routes.get(path, for: .workspace(.readWorkspace)) { try await page($0) }
    routes.post(path, for: .workspace(.editDocument), use: save)
  }

  private func found(_ visit: Visit, at revision: Int) async throws -> FactorRecord {
    let place = try visit.workspace()
    let name = try visit.parameter("record").removingPercentEncoding ?? ""
    let open = try await visit.site.cache.workspace(place.id, at: revision)
    guard let found = try FactorRecord(named: name, in: open) else { throw Visit.nothingHere }
    return found
  }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(FactorText.self)
    let found = try await found(visit, at: place.summary.head)
    let options = found.options(visit.site.library)
    let factors = await FactorLinks(visit)
    let mayChange = place.may(.editDocument) && !place.summary.isArchived
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [
        (visit.words(GridText.self).activityData, place.path("inventory/records")),
        (found.cells["id"] ?? "", place.path(to: found.row.name)),
      ]).html)
      <h1>\(text.title)</h1>
      \(found.record.map { description($0, visit) })
      \(options.isEmpty || found.record?.quantity == nil
        ? Notice(title: text.noMethodTitle, detail: "<p>\(text.noMethod)</p>").html
        : FactorChoiceForm(
          options: options, text: text, errors: errors, mayChange: mayChange,
          base: found.open.revision, back: place.path(to: found.row.name),
          factors: factors, subject: found.record.map(subject) ?? ""
        ).html(visit))
      </div>
      """
    return visit.page(text.title, main, at: "inventory/records", status: status)
  }

  private func description(_ record: ActivityRecord, _ visit: Visit) -> HTML {
    let amount = record.quantity.map {
      "\(visit.number($0, decimals: $0 == $0.rounded() ? 0 : 2)) \(record.unit?.symbol ?? "")"
    }
    return """
      <p class="lead">\(visit.title(of: record))</p>
      <p>\(amount.map { HTML($0) + " · " })\(method(of: record, visit))</p>
      <p class="small"><a href="\(similar(to: record, visit))">\(visit.words(FactorLibraryText.self).allLike)</a></p>
      """
  }

  /// The record's method, with the way to its page where it is one of the library.
  private func method(of record: ActivityRecord, _ visit: Visit) -> HTML {
    guard let place = visit.place,
      let declaration = MethodRegistry.method(record.method)?.declaration
    else { return HTML(record.method) }
    let path = MethodLinks(place: place).path(declaration)
    return "<a href=\"\(path)\">\(visit.library(declaration.name))</a>"
  }

  /// What a record is in the words of the library.
  private func subject(_ record: ActivityRecord) -> String {
    "\(record.title) \(record.activity) \(record.year)"
  }

  /// The rows of the library with the words of the record's activity.
  private func similar(to record: ActivityRecord, _ visit: Visit) -> String {
    let words = record.activity.split(separator: "-").joined(separator: " ")
    return Visit.address(
      visit.place?.path(FactorLibraryPages.path) ?? "", [(name: "q", value: words)])
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let text = visit.words(FactorText.self)
    let base = try visit.base()
    let found = try await found(visit, at: base)
    let reason = visit.form.text("reason")
    var errors = FormErrors()
    let old = found.cell
    let cell = visit.form["cell"]
    if let cell {
      if cell == old { errors.add("cell", text.same) }
    } else {
      errors.add("cell", text.choiceMissing)
    }
    if reason.isEmpty { errors.add("reason", text.reasonMissing) }
    guard errors.isEmpty, let cell, found.record != nil else {
      return try await page(visit, errors: errors, status: .badRequest)
    }
    // Only what was offered is taken.
    guard found.options(visit.site.library).contains(where: { $0.cell == cell }) else {
      return try await page(
        visit, errors: .one("cell", text.choiceMissing), status: .badRequest)
    }
    return try await commit(visit, found, cell: cell, reason: reason, base: base)
  }

  private func commit(
    _ visit: Visit, _ found: FactorRecord, cell: String, reason: String, base: Int
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(FactorText.self)
    let note = [found.cells["note"] ?? "", text.noteBefore(cell) + reason]
      .filter { !$0.isEmpty }.joined(separator: " ")
    let table = try GridTable(Self.file, of: found.open.snapshot)
    let proposal = try GridProposal(
      table,
      edits: [GridEdit(row: found.row.name.row, set: ["factor": cell, "note": note])])
    guard proposal.refusals.isEmpty else {
      throw WebProblem(
        .conflict,
        proposal.refusals.map { visit.language.said($0.message) }.joined(separator: " "))
    }
    do {
      try await visit.commit(proposal.changes, base: base, reason: reason)
      return visit.seeOther(place.path(to: found.row.name) + "&done=saved")
    } catch StoreError.conflicts {
      return try await page(visit, errors: .one("cell", text.stale), status: .conflict)
    }
  }
}
