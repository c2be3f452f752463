import Accounts
import Forecast
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Workspace

/// Choosing an input by search, and the form for its range; taking over what the program suggests.
struct RangePages: PageGroup {
  static let path = "forecast/uncertainty/ranges"

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/forecast/uncertainty/ranges"
    routes.post("\(path)", for: .workspace(.addRecord), use: take)
    routes.get("\(path)/new", for: .workspace(.addRecord), use: new)
    routes.post("\(path)/new", for: .workspace(.addRecord), use: create)
    routes.get("\(path)/:range", for: .workspace(.editDocument), use: edit)
    routes.post("\(path)/:range", for: .workspace(.editDocument), use: save)
    routes.post("\(path)/:range/remove", for: .workspace(.removeRecord), use: remove)
  }

  /// The form for a number's range.
  static func address(of subject: RangeSubject, in place: WorkspacePlace) -> String {
    Visit.address(
      place.path("\(path)/new"),
      [
        ("what", subject.what.rawValue), ("subject", subject.subject),
        ("parameter", subject.parameter),
      ])
  }

  private static let file = WorkspaceTables.ranges.file

  private func catalog(_ visit: Visit) async throws -> (PlanCalculation, RangeCatalog) {
    let calculation = try await visit.planOrNothing()
    let catalog = try await onOwnThread { calculation.rangeCatalog }
    guard let catalog else { throw Visit.nothingHere }
    return (calculation, catalog)
  }

  private func back(_ visit: Visit, _ done: String, to part: String = "inputs") -> Response {
    visit.seeOther(
      (visit.place?.path(UncertaintyPages.path) ?? "") + "?done=\(done)#\(part)")
  }

  // A new range

  @Sendable private func new(_ visit: Visit) async throws -> Response {
    let (calculation, catalog) = try await catalog(visit)
    let query = Visit.query(of: visit.request)
    guard
      let subject = catalog.subject(
        what: query.text("what"), subject: query.text("subject"),
        parameter: query.text("parameter"))
    else {
      let search = RangeSearch(visit: visit, catalog: catalog)
      return visit.page(search.text.new, try search.html, width: .text, at: UncertaintyPages.path)
    }
    if let row = catalog.input(of: subject), row.place?.file == Self.file,
      let place = visit.place, place.may(.editDocument)
    {
      return visit.seeOther(place.path("\(Self.path)/\(SitePath.encoded(row.id))"))
    }
    let values = RangeForm.values(from: query, of: subject)
    return try await answer(
      visit,
      RangeForm(
        visit: visit, calculation: calculation, catalog: catalog, subject: subject, values: values))
  }

  @Sendable private func create(_ visit: Visit) async throws -> Response {
    let (calculation, catalog) = try await catalog(visit)
    guard
      let subject = catalog.subject(
        what: visit.form.text("what"), subject: visit.form.text("subject"),
        parameter: visit.form.text("parameter"))
    else { throw gone(visit, visit.form.text("subject")) }
    let values = RangeForm.values(from: visit.form, of: subject)
    let form = RangeForm(
      visit: visit, calculation: calculation, catalog: catalog, subject: subject, values: values)
    guard visit.form.text("look").isEmpty else { return try await answer(visit, form) }
    let cells = form.cells
    _ = try visit.base()
    // First of all: the number has a range by now, so that a second click would be found to add one too many.
    switch try await visit.formAgain(cells, in: Self.file) {
    case .saved: return back(visit, "saved")
    case .other(let made):
      let path = "\(Self.path)/\(SitePath.encoded(made.name.row ?? ""))"
      return try await answer(
        visit, form, notice: visit.againNotice(made, at: visit.place?.path(path) ?? ""),
        status: .conflict)
    case nil: break
    }
    guard form.errors.isEmpty else { return try await answer(visit, form, status: .badRequest) }
    _ = try await visit.addRow(
      named: "\(subject.subject) \(subject.parameter)", to: Self.file
    ) { edits, id in
      edits.add(cells.merging(["id": id]) { $1 }, to: Self.file)
    }
    return back(visit, "saved")
  }

  /// The plan has no such input any more, because its action was removed or because there never was one.
  private func gone(_ visit: Visit, _ subject: String) -> MissingRecord {
    visit.missing(WorkspaceTables.actions.file, subject, list: UncertaintyPages.path)
  }

  // A range that is there

  private func range(_ visit: Visit, _ calculation: PlanCalculation) throws -> InputRange {
    let id = try visit.parameter("range")
    let known = id.removingPercentEncoding ?? id
    let ranges = calculation.workspace.rangeBook.ranges
    guard let range = ranges.first(where: { $0.id == known }) else {
      throw visit.missing(Self.file, known, list: UncertaintyPages.path)
    }
    return range
  }

  @Sendable private func edit(_ visit: Visit) async throws -> Response {
    let (calculation, catalog) = try await catalog(visit)
    let range = try range(visit, calculation)
    guard
      let subject = catalog.subject(
        what: range.what.rawValue, subject: range.subject, parameter: range.parameter)
    else {
      // Nothing in the plan follows it; the row itself says what is wrong.
      let links = RecordLinks(try await visit.opened(), try visit.workspace())
      return visit.seeOther(links.path(range.place))
    }
    let query = Visit.query(of: visit.request)
    let values =
      query["low"] == nil
      ? RangeForm.values(of: range, in: calculation.workspace, visit.numbers)
      : RangeForm.values(from: query, of: subject)
    return try await answer(
      visit,
      RangeForm(
        visit: visit, calculation: calculation, catalog: catalog, subject: subject, values: values,
        range: range))
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let (calculation, catalog) = try await catalog(visit)
    let range = try range(visit, calculation)
    guard
      let subject = catalog.subject(
        what: range.what.rawValue, subject: range.subject, parameter: range.parameter)
    else { throw gone(visit, range.subject) }
    let form = RangeForm(
      visit: visit, calculation: calculation, catalog: catalog, subject: subject,
      values: RangeForm.values(from: visit.form, of: subject), range: range)
    guard visit.form.text("look").isEmpty, form.errors.isEmpty else {
      return try await answer(
        visit, form, status: visit.form.text("look").isEmpty ? .badRequest : .ok)
    }
    let cells = form.cells
    try await visit.commitEdits(base: try visit.base(), reason: "") {
      $0.put(cells, in: Self.file, where: ["id": range.id])
    }
    return back(visit, "saved")
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let range = try range(visit, try await visit.planOrNothing())
    try await visit.commitEdits(base: try visit.base(), reason: "") {
      $0.remove(from: Self.file, where: ["id": range.id])
    }
    return back(visit, "removed")
  }

  /// The form, or the check alone for a script.
  private func answer(
    _ visit: Visit, _ form: RangeForm, notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let panel = try await form.panel()
    guard visit.query("fragment") == nil else { return visit.respond(panel, status: .ok) }
    return visit.page(
      form.title, form.html(panel, notice: notice, showsErrors: status == .badRequest),
      width: .text, at: UncertaintyPages.path, scripts: ["ranges.js"], status: status)
  }

  // Suggestions

  @Sendable private func take(_ visit: Visit) async throws -> Response {
    let base = try visit.base()
    if try await visit.commitBefore() != nil { return back(visit, "taken") }
    let (calculation, catalog) = try await catalog(visit)
    let wanted = Set(visit.form.all("take"))
    let text = visit.words(RangeText.self)
    let suggested = catalog.held.compactMap { subject in
      catalog.suggestion(for: subject).flatMap { wanted.contains($0.range.id) ? $0 : nil }
    }.prefix(100)
    guard !suggested.isEmpty else { return back(visit, "none", to: "suggestions") }
    var taken = Set(calculation.workspace.rangeBook.ranges.map(\.id))
    let rows = suggested.map { range, basis -> [String: String] in
      let id = NewIdentifier.make(from: "\(range.subject) \(range.parameter)", taken: taken)
      taken.insert(id)
      return RangeForm.cells(of: range, note: text.basis(basis)).merging(["id": id]) { $1 }
    }
    try await visit.commitEdits(base: base, reason: text.takenReason) { edits in
      for row in rows { edits.add(row, to: Self.file) }
      guard edits.records(of: "sources.csv", where: ["id": RangeProposal.source]).isEmpty
      else { return }
      edits.add(
        [
          "id": RangeProposal.source, "author": "Cairn", "title": text.sourceTitle,
          "note": text.sourceNote,
        ], to: "sources.csv")
    }
    return back(visit, "taken")
  }
}
