internal import Plan
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  /// Every answer, and in the internal edition every open question.
  func equityQuestionsTable() -> PlanTable? {
    let coverage = adaptation.questions
    let shown = edition == .internal ? coverage.entries : coverage.answered
    guard !shown.isEmpty else { return nil }
    let rows = shown.map { entry -> [PlanTable.Cell] in
      [
        .init(entry.question.dimension.title), .init(entry.question.question),
        .init(entry.subject.kind == .plan ? "The plan" : entry.subject.title),
        .init(entry.answer?.answer ?? "open"),
        .init((entry.evidence.map(\.claim) + entry.links).joined(separator: "; ")),
      ]
    }
    let open = coverage.missing.count
    return PlanTable(
      id: "equity-questions", caption: "Questions of fairness and their answers",
      columns: [
        .init("Kind", width: 1.1), .init("Question", width: 2.4), .init("About", width: 1.4),
        .init("Answer", width: 2.6), .init("Evidence", width: 1.5),
      ], rows: rows,
      notes: [
        "\(coverage.answered.count) of \(coverage.entries.count) questions are answered; \(open) are open."
      ], isWide: true)
  }

  func equityEvidenceTable() -> PlanTable? {
    let log = calculation.workspace.equityEvidence
    guard !log.isEmpty else { return nil }
    let rows = log.map { row -> [PlanTable.Cell] in
      // How many, not which: every answer of the table of questions names its evidence.
      let questions = adaptation.questions.answered.count { $0.evidence.contains(row) }
      return [
        .init(row.date.isEmpty ? "—" : row.date), .init(row.claim), .init(row.what),
        .init(row.who), .init(row.changed),
        .init(row.link.isEmpty ? shortCitations([row.source]) : row.link),
        .init("\(questions)"),
      ]
    }
    return PlanTable(
      id: "equity-evidence", caption: "Evidence for what this plan says about fairness",
      columns: [
        .init("Date"), .init("What it shows", width: 1.8), .init("What was done", width: 1.8),
        .init("Who took part", width: 1.4), .init("What changed", width: 1.6),
        .init("Where to look", width: 1.6), .init("Answers that rest on it", .right, width: 0.8),
      ], rows: rows, isWide: true)
  }

  func whoBenefitsTable() -> PlanTable? {
    let risks = calculation.workspace.risks
    guard !risks.isEmpty else { return nil }
    let rows = risks.map { risk -> [PlanTable.Cell] in
      let profile = adaptation.profiles.profile(of: risk, title: riskTitle(risk.id))
      let hasActions = !(adaptation.coverage.entry(of: risk.id)?.actions ?? []).isEmpty
      return [.init(riskTitle(risk.id))]
        + EquityProfile.Part.allCases.map { part in
          let counted = part == .exposed ? exposedPeople(risk) : nil
          let text = [profile.text(part), counted ?? ""].filter { !$0.isEmpty }
            .joined(separator: ". ")
          let empty = part == .exposed || hasActions ? "not said yet" : "no action yet"
          return .init(text.isEmpty ? empty : text)
        }
    }
    return PlanTable(
      id: "who-benefits-risks",
      caption: "For every risk: who is exposed, and who benefits, pays and decided",
      columns: [.init("Risk", width: 1.5)]
        + EquityProfile.Part.allCases.map { .init($0.title, width: 2) }, rows: rows,
      notes: ["As the records of risks and of the actions for them say."] + exposureNotes,
      isWide: true)
  }
}
