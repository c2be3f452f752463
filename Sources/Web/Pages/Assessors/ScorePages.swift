import Accounts
import HTTPTypes
import Hummingbird
import Store
import Tables
import Vulnerability
import Workspace

/// Scoring something alone, and entering what offices scored of it in a workshop.
protocol ScorePages: PageGroup {
  associatedtype Cells: ScoreCells
  /// The table that whoever enters the scores of others may change every row of.
  static var settledFile: String { get }

  func scored(_ visit: Visit) async throws -> Scored<Cells.Row>
  func page(
    _ visit: Visit, _ scored: Scored<Cells.Row>, _ title: String, _ lead: String, _ content: HTML,
    status: HTTPResponse.Status
  ) -> Response
}

/// What is scored, with all its scores.
struct Scored<Row: AssessorRow> {
  let workspace: CommunityWorkspace
  let subject: ScoredSubject
  let title: String
  /// Of its own page.
  let path: String
  let rows: [Row]
  /// Where the page of agreement tells of it.
  let anchor: String

  /// Scores that were entered for offices and people; what somebody scored alone is theirs to change.
  var entered: [Row] { rows.filter(\.account.isEmpty) }
}

/// The cells of one assessor's scores, and the fields that ask for them.
protocol ScoreCells {
  associatedtype Row: AssessorRow
  static func values(of row: Row?) -> [String: String]
  static func values(from form: FormData) -> [String: String]
  static func errors(_ values: [String: String], _ text: AssessorText) -> FormErrors
  static func fields(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ values: [String: String]
  ) -> HTML
}

extension ScorePages {
  /// - Parameter path: Of what is scored.
  func addScores(below path: String, to routes: inout SiteRoutes) {
    routes.get("\(path)/my-score", for: .workspace(.addRecord)) { try await showOwn($0) }
    routes.post("\(path)/my-score", for: .workspace(.addRecord)) { try await saveOwn($0) }
    routes.get("\(path)/workshop", for: .workspace(.editDocument)) { try await showWorkshop($0) }
    routes.post("\(path)/workshop", for: .workspace(.editDocument)) { try await saveWorkshop($0) }
  }

  // Alone

  private func showOwn(_ visit: Visit) async throws -> Response {
    let scored = try await scored(visit)
    // Whoever has no account has no name of their own to score under.
    guard let own = try await visit.ownAssessor(in: scored.workspace) else {
      return visit.seeOther(scored.path + "/workshop")
    }
    let row = scored.rows.first { own.owns($0) }
    return ownPage(visit, scored, own.name, Cells.values(of: row))
  }

  private func ownPage(
    _ visit: Visit, _ scored: Scored<Cells.Row>, _ name: String, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(AssessorText.self)
    let form = form(
      visit, scored, values, at: "/my-score",
      who: "<p>\(text.youAre) <strong>\(name)</strong>.</p>", errors)
    return page(
      visit, scored, text.aloneTitle(scored.title), text.aloneLead, form, status: status)
  }

  private func saveOwn(_ visit: Visit) async throws -> Response {
    let scored = try await scored(visit)
    guard let own = try await visit.ownAssessor(in: scored.workspace) else {
      throw Visit.nothingHere
    }
    let values = Cells.values(from: visit.form)
    let errors = Cells.errors(values, visit.words(AssessorText.self))
    guard errors.isEmpty else {
      return ownPage(visit, scored, own.name, values, errors: errors, status: .badRequest)
    }
    try await save(
      visit, scored, values, who: ["assessor": own.name, "account": own.account],
      over: scored.rows.first { own.owns($0) })
    return visit.seeOther(
      try visit.workspace().path(
        "\(AgreementPages.path)?done=saved#\(SitePath.encoded(scored.anchor))"))
  }

  // In a workshop

  private func showWorkshop(_ visit: Visit) async throws -> Response {
    let scored = try await scored(visit)
    try visit.mustSettle(Self.settledFile)
    let asked = visit.query("assessor") ?? ""
    let row = scored.entered.first { $0.assessor == asked }
    return workshopPage(visit, scored, asked, Cells.values(of: row))
  }

  private func workshopPage(
    _ visit: Visit, _ scored: Scored<Cells.Row>, _ name: String, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(AssessorText.self)
    let links = scored.entered.map { row -> HTML in
      "<li><a href=\"\(scored.path)/workshop?assessor=\(SitePath.encoded(row.assessor))\">\(row.assessor)</a></li>"
    }
    let entered: HTML =
      links.isEmpty
      ? .empty
      : "<nav aria-label=\"\(text.entered)\"><h2>\(text.entered)</h2><ul>\(links)</ul></nav>"
    let who = Field(
      name: "assessor", label: text.assessor, value: name, hint: text.assessorHint, maxLength: 200)
    let form = form(visit, scored, values, at: "/workshop", who: who.html(errors), errors)
    return page(
      visit, scored, text.workshopTitle(scored.title), text.workshopLead,
      "\(visit.doneNotice(["saved": text.saved]))\n\(entered)\n\(form)", status: status)
  }

  private func saveWorkshop(_ visit: Visit) async throws -> Response {
    let scored = try await scored(visit)
    try visit.mustSettle(Self.settledFile)
    let text = visit.words(AssessorText.self)
    let name = String(visit.form.text("assessor").prefix(200))
    let values = Cells.values(from: visit.form)
    var errors = Cells.errors(values, text)
    if name.isEmpty { errors.add("assessor", text.noName) }
    guard errors.isEmpty else {
      return workshopPage(visit, scored, name, values, errors: errors, status: .badRequest)
    }
    try await save(
      visit, scored, values, who: ["assessor": name],
      over: scored.entered.first { $0.assessor == name })
    return visit.seeOther(scored.path + "/workshop?done=saved")
  }

  /// - Parameters:
  ///   - who: The cells that say who scored.
  ///   - known: Their row; nil for a new one.
  private func save(
    _ visit: Visit, _ scored: Scored<Cells.Row>, _ values: [String: String],
    who: [String: String], over known: Cells.Row?
  ) async throws {
    let edit = ScoreEdit(
      workspace: scored.workspace, subject: scored.subject, values: values, who: who,
      known: known?.id, mayAddColumns: visit.mayAddColumns(to: scored.subject.file),
      day: visit.day)
    try await visit.commitEdits(base: try visit.base(), reason: "") { edit.apply(to: &$0) }
  }

  /// - Parameter who: Who scores, as words or as a field.
  private func form(
    _ visit: Visit, _ scored: Scored<Cells.Row>, _ values: [String: String], at end: String,
    who: HTML, _ errors: FormErrors
  ) -> HTML {
    let text = visit.words(AssessorText.self)
    let risk = visit.words(RiskText.self)
    let confidences =
      [("", visit.words(RiskDetailText.self).noConfidence)]
      + Confidence.allCases.map { ($0.rawValue, risk.confidences[$0] ?? $0.rawValue) }
    return """
      \(errors.summary)
      \(visit.form(scored.path + end, """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        \(who)
        \(Cells.fields(visit, scored.workspace, values))
        \(Choice(name: "confidence", label: text.confidence, options: confidences, value: values["confidence"] ?? "").html())
        \(Field(name: "why", label: text.reason, value: values["reason"] ?? "", hint: text.reasonHint, isRequired: false, maxLength: 2_000, lines: 3).html(errors))
        <button class="button">\(text.save)</button>
        """))
      """
  }
}
