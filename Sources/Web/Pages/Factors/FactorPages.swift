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
  private static let file = WorkspaceTables.inventory.file

  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/workspaces/:workspace/inventory/records/:record/factor"
    routes.get(path, for: .workspace(.readWorkspace)) { try await page($0) }
    routes.post(path, for: .workspace(.editDocument), use: save)
  }

  /// The row of the address as a document, as cells and, where it can be calculated, as a record.
  private struct Found {
    let open: OpenWorkspace
    let row: Document
    let cells: [String: String]
    let record: ActivityRecord?
  }

  private func found(_ visit: Visit, at revision: Int) async throws -> Found {
    let place = try visit.workspace()
    let name = try visit.parameter("record").removingPercentEncoding ?? ""
    let open = try await visit.site.cache.workspace(place.id, at: revision)
    let table = try GridTable(Self.file, of: open.snapshot)
    guard let row = table.rows.first(where: { $0.name.row == name }) else {
      throw Visit.nothingHere
    }
    let cells = Dictionary(zip(table.columns, table.cells(of: row))) { first, _ in first }
    let record = open.community.records.first { $0.id == cells["id"] }
    return Found(open: open, row: row, cells: cells, record: record)
  }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(FactorText.self)
    let found = try await found(visit, at: place.summary.head)
    let options =
      found.record.map {
        PlanCalculation.factorOptions(
          of: $0, cell: found.cells["factor"] ?? "", in: found.open.community,
          library: visit.site.library)
      } ?? []
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
          base: found.open.revision, back: place.path(to: found.row.name)
        ).html(visit))
      </div>
      """
    return visit.page(text.title, main, at: "inventory/records", status: status)
  }

  private func description(_ record: ActivityRecord, _ visit: Visit) -> HTML {
    let amount = record.quantity.map {
      "\(visit.number($0, decimals: $0 == $0.rounded() ? 0 : 2)) \(record.unit?.symbol ?? "")"
    }
    let method = MethodRegistry.method(record.method)?.declaration.name ?? record.method
    return """
      <p class="lead">\(visit.title(of: record))</p>
      <p>\(amount.map { HTML($0) + " · " })\(method)</p>
      """
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let text = visit.words(FactorText.self)
    let base = try visit.base()
    let found = try await found(visit, at: base)
    let reason = visit.form.text("reason")
    var errors = FormErrors()
    let old = found.cells["factor"] ?? ""
    let cell = visit.form["cell"]
    if let cell {
      if cell == old { errors.add("cell", text.same) }
    } else {
      errors.add("cell", text.choiceMissing)
    }
    if reason.isEmpty { errors.add("reason", text.reasonMissing) }
    guard errors.isEmpty, let cell, let record = found.record else {
      return try await page(visit, errors: errors, status: .badRequest)
    }
    // Only what was offered is taken.
    let offered = PlanCalculation.factorOptions(
      of: record, cell: old, in: found.open.community, library: visit.site.library)
    guard offered.contains(where: { $0.cell == cell }) else {
      return try await page(
        visit, errors: .one("cell", text.choiceMissing), status: .badRequest)
    }
    return try await commit(visit, found, cell: cell, reason: reason, base: base)
  }

  private func commit(
    _ visit: Visit, _ found: Found, cell: String, reason: String, base: Int
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
      throw WebProblem(.conflict, proposal.refusals.map(\.message).joined(separator: " "))
    }
    do {
      try await visit.commit(proposal.changes, base: base, reason: reason)
      return visit.seeOther(place.path(to: found.row.name) + "&done=saved")
    } catch StoreError.conflicts {
      return try await page(visit, errors: .one("cell", text.stale), status: .conflict)
    }
  }
}
