import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Store
import Tables
import Vulnerability
import Workspace

/// How several assessors' scores lie, the widest apart first, and settling them with a reason.
struct AgreementPages: PageGroup {
  static let path = "hazards/agreement"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase(\AssessorText.tab), for: .readWorkspace,
        order: 40)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get(
      "/workspaces/:workspace/hazards/agreement", for: .workspace(.readWorkspace), use: show)
    routes.post(
      "/workspaces/:workspace/hazards/risks/:risk/settle", for: .workspace(.editDocument),
      use: settle)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    switch try await visit.planOrEmpty(visit.words(AssessorText.self).title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation): return try await page(visit, calculation.workspace)
    }
  }

  private func page(
    _ visit: Visit, _ workspace: CommunityWorkspace, errors: (risk: String, text: String)? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(AssessorText.self)
    let view = AgreementView(
      visit: visit, text: text, workspace: workspace,
      assessor: try await visit.ownAssessor(in: workspace), error: errors)
    return visit.page(text.title, view.html, at: Self.path, status: status)
  }

  @Sendable private func settle(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let risk = try visit.risk(of: workspace)
    let text = visit.words(AssessorText.self)
    try visit.mustSettle(WorkspaceTables.risks.file)
    let why = visit.form.text("why")
    guard !why.isEmpty else {
      return try await page(
        visit, workspace, errors: (risk.id, text.needsReason), status: .badRequest)
    }
    let axes = RiskScores.Axis.allCases.filter { visit.form[$0.rawValue] != nil }
    let settled = SettledScores(
      risk: risk.id,
      scores: Dictionary(
        uniqueKeysWithValues: axes.map { ($0, Int(visit.form.text($0.rawValue))) }),
      reason: why.replacing("\r\n", with: "\n"), by: visit.author.name, day: visit.day)
    try await visit.commitEdits(base: try visit.base(), reason: why) { settled.apply(to: &$0) }
    let place = try visit.workspace()
    return visit.seeOther(
      place.path("\(Self.path)?done=settled#\(SitePath.encoded(risk.id))"))
  }
}

/// Scores of a risk that were settled, as cells of its row.
struct SettledScores {
  let risk: String
  /// Those that were settled; one outside of 1…5 stands for unsure.
  let scores: [RiskScores.Axis: Int?]
  let reason: String
  /// Who settled them.
  let by: String
  /// `YYYY-MM-DD`.
  let day: String

  func apply(to edits: inout TableEdits) {
    var cells = ["settled_by": by, "settled_on": day, "settled_reason": reason]
    for (axis, score) in scores {
      cells[axis.rawValue] = score.flatMap { (1...5).contains($0) ? String($0) : nil } ?? ""
    }
    edits.put(cells, in: WorkspaceTables.risks.file, where: ["id": risk])
  }
}

/// The page of agreement.
struct AgreementView {
  let visit: Visit
  let text: AssessorText
  let workspace: CommunityWorkspace
  /// The visitor; nil without an account.
  let assessor: OwnAssessor?
  /// What was wrong with settling one risk.
  let error: (risk: String, text: String)?

  private var words: RatingWords { RatingWords(visit) }
  private var onlyDisagreed: Bool { visit.query("only") == "disagreed" }

  /// Risks with scores; of those whose scores are hidden nobody tells whether they are far apart.
  private var all: [RiskAgreements.Item] {
    RiskAgreements(workspace, for: visit, as: assessor).items.filter { item in
      !onlyDisagreed || item.axes?.contains { $0.standing == .disagreed } == true
    }
  }

  var html: HTML {
    let items = all
    let path = visit.place?.path(AgreementPages.path) ?? ""
    let isEmpty = workspace.assessorScores.isEmpty && workspace.hazardScores.isEmpty
    let hazards = HazardAgreementSection.all(visit, workspace, as: assessor)
      .filter { !onlyDisagreed || $0.showsDisagreement }
    let register = visit.place?.path(RiskRegisterPages.path) ?? ""
    let pills: HTML = """
      <nav class="pills pills--small" aria-label="\(text.standing)"><ul>
      <li><a href="\(path)"\("aria-current", onlyDisagreed ? nil : "true")>\(text.all)</a></li>
      <li><a href="\(path)?only=disagreed"\("aria-current", onlyDisagreed ? "true" : nil)>\(text.onlyDisagreed)</a></li>
      </ul></nav>
      """
    let empty = EmptyState(
      title: text.emptyTitle, detail: text.emptyDetail,
      action: "<a class=\"button\" href=\"\(register)\">\(visit.words(RiskText.self).title)</a>")
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["saved": text.saved, "settled": text.settled, "hazard-settled": text.hazardSettled]))
      </div>
      \(isEmpty ? empty.html : pills)
      \(items.map(section))
      \(hazards.map(\.html))
      \(isEmpty ? .empty : "<p class=\"soft small\">\(text.openTable)</p>" as HTML)
      </div>
      """
  }

  private func section(_ item: RiskAgreements.Item) -> HTML {
    let risk = item.risk
    let path = visit.place?.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))") ?? ""
    let title = workspace.title(of: risk)
    let wrong = error.flatMap { $0.risk == risk.id ? $0.text : nil }
    return """
      <section class="panel stack" id="\(risk.id)" aria-labelledby="title-\(risk.id)">
      <h2 id="title-\(risk.id)"><a href="\(path)">\(title)</a></h2>
      \(wrong.map { Notice(tone: .danger, title: $0).html })
      \(item.axes.map { scores(risk, $0, path) } ?? hidden(item, path))
      </section>
      """
  }

  private func hidden(_ item: RiskAgreements.Item, _ path: String) -> HTML {
    let link: HTML =
      visit.mayAdd && visit.isPerson
      ? "<p><a class=\"button button--plain\" href=\"\(path)/my-score\">\(text.scoreFirst)<span class=\"hidden\">: \(item.risk.system)</span></a></p>"
      : "<p class=\"soft\">\(text.noRight)</p>"
    return "<p>\(text.hiddenTitle(item.assessorCount))</p>\n\(link)"
  }

  /// What is not agreed, then the rest to be opened: a meeting has time for the first alone.
  private func scores(_ risk: Risk, _ axes: [AssessorAgreement], _ path: String) -> HTML {
    let open = axes.filter { $0.standing != .agreed }
    let agreed = axes.filter { $0.standing == .agreed }
    let reasons = workspace.assessorScores.filter {
      $0.risk == risk.id && !$0.reason.isEmpty
    }
    return """
      \(open.isEmpty ? .empty : table("\(text.title): \(risk.id)", open))
      \(agreed.isEmpty ? .empty : "<details><summary>\(text.agreedScores(agreed.count))</summary>\(table("\(text.agreedScores(agreed.count)): \(risk.id)", agreed))</details>" as HTML)
      \(reasons.isEmpty ? .empty : "<ul class=\"small\">\(reasons.map { "<li><strong>\($0.assessor)</strong>: \($0.reason)</li>" as HTML })</ul>" as HTML)
      \(visit.maySettle(WorkspaceTables.risks.file) ? settling(risk, axes, path) : .empty)
      """
  }

  private func table(_ caption: String, _ axes: [AssessorAgreement]) -> HTML {
    let rows = axes.map { axis -> [HTML] in
      let listed = axis.scores.map { "\($0.assessor) \($0.score.map(String.init) ?? text.unsure)" }
        .joined(separator: ", ")
      let tone: HTML =
        axis.standing == .disagreed
        ? " tag--danger" : axis.standing == .agreed ? " tag--good" : " tag--caution"
      // Of scores two points apart the standing says so itself.
      let spread = axis.standing == .close ? nil : axis.spread
      return [
        HTML(words.title(axis.axis)),
        """
        \(ScoreDots(scores: axis.scores.map(\.score), label: text.dots(words.title(axis.axis), listed)).html)\
        <span class="small">\(listed)</span>
        """,
        """
        <span class="tag\(tone)">\(text.standings[axis.standing] ?? "")</span>\
        \(spread.map { "<br><span class=\"soft small\">\(text.points($0))</span>" as HTML })
        """,
        HTML(axis.proposal.map(String.init) ?? text.unsure),
      ]
    }
    return DataTable(
      caption: caption, hidesCaption: true,
      columns: [text.axis, text.spread, text.standing, text.proposal], rows: rows
    ).html
  }

  private func settling(_ risk: Risk, _ axes: [AssessorAgreement], _ path: String) -> HTML {
    let id = risk.id
    let choices = axes.sorted { $0.axis.rawValue < $1.axis.rawValue }.map { axis -> HTML in
      let name = axis.axis.rawValue
      let options = (1...5).map { score -> HTML in
        let isOwn = risk.scores[axis.axis] == score
        return """
          <option value="\(score)"\("selected", when: axis.proposal == score)>\(score)\(isOwn ? " (\(text.current))" : "")</option>
          """
      }
      return """
        <div class="field"><label class="field__label" for="\(id)-\(name)">\(words.title(axis.axis))</label>
        <select class="input" id="\(id)-\(name)" name="\(name)">
        \(options)
        <option value=""\("selected", when: axis.proposal == nil)>\(text.unsure)</option>
        </select></div>
        """
    }
    return """
      <details\("open", when: error?.risk == id)><summary>\(text.settle)</summary>
      \(visit.form(path + "/settle", """
        \(visit.draftFields(base: visit.place?.summary.head ?? 0))
        <p class="soft small">\(text.settleLead)</p>
        <div class="grid">\(choices)</div>
        <div class="field"><label class="field__label" for="\(id)-why">\(text.settleReason)</label>
        <textarea class="input" id="\(id)-why" name="why" rows="2" maxlength="500" required></textarea></div>
        <button class="button">\(text.settleButton)</button>
        """))
      </details>
      """
  }
}

/// Scores as dots on the scale from 1 to 5, equal ones above each other.
struct ScoreDots {
  let scores: [Int?]
  /// What the drawing says, in words.
  let label: String

  private static let step = 40

  var html: HTML {
    var seen: [Int: Int] = [:]
    var dots: [HTML] = []
    for score in scores.compactMap(\.self) where (1...5).contains(score) {
      let height = seen[score, default: 0]
      seen[score] = height + 1
      dots.append(
        "<circle class=\"dots__dot\" cx=\"\(x(score))\" cy=\"\(base - 8 - height * 11)\" r=\"5\"/>")
    }
    let ticks = (1...5).map { score -> HTML in
      """
      <line class="dots__line" x1="\(x(score))" x2="\(x(score))" y1="\(base - 2)" y2="\(base + 2)"/>\
      <text class="dots__number" x="\(x(score))" y="\(base + 14)" text-anchor="middle">\(score)</text>
      """
    }
    return """
      <svg class="dots" role="img" aria-label="\(label)" viewBox="0 0 200 \(base + 18)" width="200" height="\(base + 18)">\
      <line class="dots__line" x1="\(x(1))" x2="\(x(5))" y1="\(base)" y2="\(base)"/>\(ticks)\(dots)</svg>
      """
  }

  private func x(_ score: Int) -> Int { 20 + (score - 1) * Self.step }

  /// Where the scale stands: below the highest pile of dots.
  private var base: Int {
    let piles = Dictionary(grouping: scores.compactMap(\.self)) { $0 }.values.map(\.count)
    return 8 + (piles.max() ?? 1) * 11
  }
}
