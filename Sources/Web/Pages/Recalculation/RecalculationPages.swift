import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Store
import Tables
import Workspace

/// The inventory held against an earlier state: what moved, by how much and why, whether the policy makes it a
/// recalculation, and the log of it.
struct RecalculationPages: PageGroup {
  static let path = "inventory/recalculation"
  private static let file = WorkspaceTables.recalculations.file

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path, label: Phrase(\RecalculationText.tab),
        for: .readHistory, order: 61)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.readHistory)) { try await page($0) }
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: ImportPages.uploadLimit),
      use: receive)
    routes.post(
      "\(base)/log", for: .workspace(.editDocument), taking: .form(limit: 64 * 1024), use: log)
  }

  // What is compared

  enum Answer {
    case nothing
    case waiting
    case refused(String)
    case found(Recalculation)
  }

  private func answer(
    _ visit: Visit, _ now: PlanCalculation, within seconds: Double
  ) async throws -> Answer {
    do {
      guard let state = try await visit.earlierState() else { return .nothing }
      guard let earlier = try await visit.calculation(of: state, within: seconds) else {
        return .waiting
      }
      let found = try await onOwnThread { Recalculation(state, earlier: earlier, now: now) }
      return found.map(Answer.found) ?? .refused(visit.words(RecalculationText.self).noBase)
    } catch let refusal as EarlierFileRefusal {
      return .refused(refusal.message)
    }
  }

  private func page(
    _ visit: Visit, errors: FormErrors = FormErrors(), notice: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let text = visit.words(RecalculationText.self)
    let place = try visit.workspace()
    let now = try await visit.calculation()
    guard now.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: Self.path, now)
    }
    let answer = try await answer(visit, now, within: 1.5)
    if case .waiting = answer {
      return StillBeingMade(visit: visit, title: text.title, lead: text.wait).page(at: Self.path)
    }
    let view = RecalculationView(
      visit: visit, place: place, text: text, now: now, answer: answer,
      states: try await EarlierStateField(visit),
      links: RecordLinks(try await visit.opened(), place),
      writer: FigureWriter(visit: visit, place: place), errors: errors, notice: notice)
    if visit.request.method == .get, let file = try visit.download(from: view.tables) {
      return file
    }
    return visit.page(
      text.title, view.html, at: Self.path, scripts: ["explain.js"], status: status)
  }

  // A file that was sent

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(RecalculationText.self)
    guard let file = visit.form.files["file"], EarlierFile.mayBe(file.name) else {
      return try await page(visit, errors: .one("file", text.noFile), status: .badRequest)
    }
    let id = try await StagedUploads(.earlierState, visit).keep(file.contents, named: file.name)
    return visit.seeOther(try visit.workspace().path("\(Self.path)?file=\(id)"))
  }

  // The log

  @Sendable private func log(_ visit: Visit) async throws -> Response {
    let text = visit.words(RecalculationText.self)
    let base = try visit.base()
    let (what, why) = (visit.form.text("what"), visit.form.text("why"))
    var errors = FormErrors()
    let change = RecalculationLogEntry.Change(rawValue: visit.form.text("change"))
    if change == nil { errors.add("change", text.chooseChange) }
    if what.isEmpty { errors.add("what", text.sayWhat) }
    if why.isEmpty { errors.add("why", text.sayWhy) }
    guard let change, errors.isEmpty else {
      return try await page(visit, errors: errors, status: .badRequest)
    }
    // A sent form must not end in a page that asks to come again.
    guard
      case .found(let found) = try await answer(
        visit, try await visit.calculation(), within: 60)
    else { return try await page(visit, status: .conflict) }
    let entries = found.entries(
      date: try visit.today(), change: change, what: String(what.prefix(Self.longest)),
      why: String(why.prefix(Self.longest)))
    guard !entries.isEmpty else {
      return try await page(visit, notice: text.nothingToLog, status: .conflict)
    }
    if found.isLogged {
      guard try await visit.commitBefore() != nil else {
        return try await page(visit, notice: text.alreadyLogged, status: .conflict)
      }
      return try done(visit, found)
    }
    guard try await Self.isAsSeen(found, at: base, visit) else {
      return try await page(visit, notice: text.stale, status: .conflict)
    }
    let years = entries.map { String($0.year) }.joined(separator: ", ")
    try await visit.commitEdits(base: base, reason: "Log the recalculation of \(years)") { edits in
      for entry in entries { edits.add(entry.cells, to: Self.file) }
    }
    return try done(visit, found)
  }

  /// The most letters of what and why.
  static let longest = 2_000

  private func done(_ visit: Visit, _ found: Recalculation) throws -> Response {
    let field = found.state.field
    return visit.seeOther(
      try visit.workspace().path("\(Self.path)?\(field.name)=\(field.value)&done=logged"))
  }

  /// Whether what would be logged is what was looked at, although others have saved since.
  ///
  /// - Parameter base: The revision that was looked at.
  static func isAsSeen(
    _ found: Recalculation, at base: Int, _ visit: Visit
  ) async throws -> Bool {
    let place = try visit.workspace()
    guard base < place.summary.head else { return true }
    let then = try await visit.site.calculations.calculation(
      of: place.id, at: base, head: place.summary.head)
    guard let seen = Recalculation(found.state, earlier: found.earlier, now: then) else {
      return false
    }
    return found.saysTheSame(as: seen)
  }
}
