internal import Plan
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

extension ExhibitCatalog {
  /// Every answer, and in the internal edition every open question with all that it is open for.
  func equityQuestionsTable() -> PlanTable? {
    let coverage = adaptation.questions
    let answered = coverage.answered.map { entry in
      questionRow(
        entry.question, about: [entry.subject], answer: entry.answer?.answer ?? "",
        evidence: (entry.evidence.map(\.claim) + entry.links).joined(separator: "; "))
    }
    let rows = answered + (edition == .internal ? openQuestions(coverage.missing) : [])
    guard !rows.isEmpty else { return nil }
    let open = coverage.missing.count
    return PlanTable(
      id: "equity-questions", caption: "Questions of fairness and their answers",
      columns: [
        .init("Kind", width: 1.1), .init("Question", width: 2.4), .init("About", width: 1.6),
        .init("Answer", width: 2.6), .init("Evidence", width: 1.5),
      ], rows: rows,
      notes: [
        "\(coverage.answered.count) of \(coverage.entries.count) questions are answered; \(open) are open."
      ], isWide: true)
  }

  private func openQuestions(_ entries: [EquityCoverage.Entry]) -> [[PlanTable.Cell]] {
    var order: [EquityQuestion] = []
    for entry in entries where !order.contains(entry.question) { order.append(entry.question) }
    return order.map { question in
      let subjects = entries.filter { $0.question == question }.map(\.subject)
      return questionRow(question, about: subjects, answer: "open", evidence: "")
    }
  }

  private func questionRow(
    _ question: EquityQuestion, about subjects: [EquitySubject], answer: String, evidence: String
  ) -> [PlanTable.Cell] {
    let titles = subjects.map { $0.kind == .plan ? "The plan" : $0.title }
    let areRisks = subjects.allSatisfy { $0.kind == .risk }
    let about = areRisks ? Self.risksByHazard(titles) : titles.joined(separator: "; ")
    return [
      .init(question.dimension.title), .init(question.question), .init(about), .init(answer),
      .init(evidence),
    ]
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
        place(of: row.link, source: row.source),
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

  /// Where a reader finds the evidence: its source, which leads to its address where it has one.
  private func place(of link: String, source: String) -> PlanTable.Cell {
    guard link.hasPrefix("http") else {
      return .init(link.isEmpty ? shortCitations([source]) : link)
    }
    let name = source.isEmpty ? link : shortCitations([source])
    return .init([.link(url: link, text: [.text(name)])])
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
