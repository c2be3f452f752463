import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Store
import Strategies
import Tables
import Vulnerability
import Workspace

/// Questions of fairness answered once, what is still missing, and the log of evidence.
struct EquityPages: PageGroup {
  static let path = "hazards/equity"
  /// The subject of answers about the whole plan.
  static let plan = "plan"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .hazards, path: Self.path, label: Phrase(\EquityText.tab), for: .readWorkspace,
        order: 70)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    let path = "/workspaces/:workspace/hazards/equity"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: show)
    routes.post("\(path)/evidence", for: .workspace(.addRecord), use: addEvidence)
    routes.get("\(path)/:about/:subject", for: .workspace(.editDocument), use: edit)
    routes.post(
      "\(path)/:about/:subject", for: .workspace(.editDocument), taking: .form(limit: 256 * 1024),
      use: save)
  }

  /// The page on which the questions about a subject are answered.
  static func path(_ visit: Visit, _ subject: EquityQuestion.Subject, _ id: String) -> String {
    visit.place?.path("\(path)/\(subject.rawValue)/\(SitePath.encoded(id))") ?? ""
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(EquityText.self)
    switch try await visit.planOrEmpty(text.title, at: Self.path) {
    case .empty(let response): return response
    case .plan(let calculation): return page(visit, calculation.workspace)
    }
  }

  private func page(
    _ visit: Visit, _ workspace: CommunityWorkspace, errors: FormErrors = FormErrors(),
    notice: HTML = .empty, status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = visit.words(EquityText.self)
    let view = EquityOverview(
      visit: visit, text: text, workspace: workspace, taxonomy: workspace.taxonomy(),
      errors: errors, notice: notice)
    return visit.page(text.title, view.html, at: Self.path, status: status)
  }

  // Answering

  private struct Subject {
    let kind: EquityQuestion.Subject
    let id: String
    let title: String
    /// The page that the subject has.
    let path: String
  }

  private func subject(_ visit: Visit, _ workspace: CommunityWorkspace) throws -> Subject {
    let place = try visit.workspace()
    let raw = try visit.parameter("subject")
    let id = raw.removingPercentEncoding ?? raw
    switch EquityQuestion.Subject(rawValue: try visit.parameter("about")) {
    case .plan where id == Self.plan:
      return Subject(
        kind: .plan, id: id, title: visit.words(EquityText.self).plan, path: place.path(Self.path))
    case .risk:
      guard let risk = workspace.risks.first(where: { $0.id == id }) else {
        throw visit.missing(WorkspaceTables.risks.file, id, list: Self.path)
      }
      let title = workspace.title(of: risk)
      return Subject(
        kind: .risk, id: id, title: title,
        path: place.path("\(RiskRegisterPages.path)/\(SitePath.encoded(id))"))
    case .action:
      guard let action = workspace.actions.first(where: { $0.id == id }) else {
        throw visit.missing(WorkspaceTables.actions.file, id, list: Self.path)
      }
      return Subject(
        kind: .action, id: id, title: action.title,
        path: place.path("actions/\(SitePath.encoded(id))"))
    default: break
    }
    throw Visit.nothingHere
  }

  @Sendable private func edit(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    return try form(visit, workspace, try subject(visit, workspace))
  }

  private func form(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ subject: Subject
  ) throws -> Response {
    let text = visit.words(EquityText.self)
    let place = try visit.workspace()
    let taxonomy = workspace.taxonomy()
    let questions = taxonomy.questions.filter { $0.subjects.contains(subject.kind) }
    let fields = questions.map { question -> HTML in
      let row = workspace.equityAnswers.first {
        $0.question == question.id && $0.subject == subject.id
      }
      let sent = visit.form["answer.\(question.id)"]
      return """
        <fieldset class="score"><legend>\(question.question(visit.language))</legend>
        <details><summary class="small">\(text.help)</summary><p class="soft small">\(visit.library(question.help))</p></details>
        \(Field(name: "answer.\(question.id)", label: text.answer, value: sent ?? row?.answer ?? "", isRequired: false, marksOptional: false, maxLength: 5_000, lines: 3).html())
        \(Field(name: "evidence.\(question.id)", label: text.answerEvidence, value: visit.form["evidence.\(question.id)"] ?? row?.evidence ?? "", hint: text.evidenceHint, isRequired: false, marksOptional: false, maxLength: 1_000).html())
        </fieldset>
        """
    }
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(text.title, place.path(Self.path)), (subject.title, subject.path)]).html)
      <h1>\(text.formTitle(subject.title))</h1>
      <p class="lead">\(text.formLead)</p>
      \(visit.form(Self.path(visit, subject.kind, subject.id), """
        \(visit.draftFields(base: place.summary.head))
        \(fields)
        \(Field(name: "by", label: text.by, value: visit.form["by"] ?? visit.assessorName ?? "", hint: text.byHint, isRequired: false, maxLength: 200).html())
        <button class="button">\(text.save)</button>
        """))
      </div>
      """
    return visit.page(text.formTitle(subject.title), main, width: .text, at: Self.path)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let subject = try subject(visit, workspace)
    let questions = workspace.taxonomy().questions.filter {
      $0.subjects.contains(subject.kind)
    }
    let form = visit.form
    let stamp = ["by": form.text("by"), "date": visit.day]
    let file = WorkspaceTables.equityAnswers.file
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      for question in questions where form["answer.\(question.id)"] != nil {
        let match = ["question": question.id, "subject": subject.id]
        let cells = [
          "answer": form.text("answer.\(question.id)").replacing("\r\n", with: "\n"),
          "evidence": form.text("evidence.\(question.id)"),
        ]
        let old = edits.records(of: file, where: match).first
        if old == nil, cells["answer"] == "", cells["evidence"] == "" { continue }
        // Who answered and when stays with an answer that stays.
        if let old, cells.allSatisfy({ old[$0.key] == $0.value }) { continue }
        edits.put(cells.merging(stamp) { $1 }, in: file, where: match)
      }
    }
    return visit.seeOther(
      subject.path + (subject.kind == .plan ? "?done=saved" : "?done=saved#fairness"))
  }

  // Evidence

  @Sendable private func addEvidence(_ visit: Visit) async throws -> Response {
    let workspace = try await visit.planOrNothing().workspace
    let text = visit.words(EquityText.self)
    var cells: [String: String] = [:]
    for column in ["date", "claim", "what", "who", "changed", "link"] {
      cells[column] = visit.form.text(column).replacing("\r\n", with: "\n")
    }
    var errors = FormErrors()
    if cells["claim"]?.isEmpty ?? true { errors.add("claim", text.wrongClaim) }
    if let date = cells["date"], !date.isEmpty, !CalendarDay.isDay(date) {
      errors.add("date", text.wrongDate)
    }
    guard errors.isEmpty else {
      return page(visit, workspace, errors: errors, status: .badRequest)
    }
    let (row, file) = (cells, WorkspaceTables.equityEvidence.file)
    _ = try visit.base()
    switch try await visit.formAgain(row, in: file) {
    case .saved: break
    case .other(let made):
      let notice = visit.againNotice(made, at: visit.place?.path(to: made.name) ?? "")
      return page(visit, workspace, notice: notice, status: .conflict)
    case nil:
      _ = try await visit.addRow(named: row["claim"] ?? "", to: file) { edits, id in
        edits.add(row.merging(["id": id]) { $1 }, to: file)
      }
    }
    return visit.seeOther((visit.place?.path(Self.path) ?? "") + "?done=added#log")
  }
}
