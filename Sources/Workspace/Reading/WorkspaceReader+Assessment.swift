internal import Foundation
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  /// Reads the tables of the assessment that stand on hazards and risks.
  mutating func readAssessment() {
    readOwnTaxonomy()
    readScreening()
    readEvents()
    readAssessorScores()
    readHazardScores()
    readLosses()
    readEquityAnswers()
    readEquityEvidence()
  }

  private mutating func readOwnTaxonomy() {
    read(WorkspaceTables.ownTaxonomy) { decoder, record in
      let kind: OwnTaxonomyEntry.Kind? = decoder.choice("kind")
      let id = decoder.identifier()
      let isHidden = decoder.yesNo("hidden") ?? false
      let isCoastal = decoder.yesNo("coastal")
      if !isHidden, record.text("name") == nil {
        decoder.find(
          .error,
          "An entry of your own needs a name; to hide one of Cairn's, write yes in “hidden”.",
          column: "name")
      }
      guard let kind else { return nil }
      return OwnTaxonomyEntry(
        kind: kind, id: id, name: record["name"], group: record["group"], isHidden: isHidden,
        isCoastal: isCoastal, source: record["source"], note: record["note"], place: record.place)
    } keep: {
      $0.ownTaxonomy.append($1)
    }
  }

  private mutating func readScreening() {
    read(WorkspaceTables.screening) { decoder, record in
      let hazard = decoder.identifier("hazard")
      let decision: ScreeningDecision.Decision? = decoder.choice("decision")
      let date = decoder.optionalDay("date")
      if decision == .leave, record.text("reason") == nil {
        decoder.find(
          .warning, "A hazard is left out without a reason. Write why, for those who ask later.",
          column: "reason")
      }
      return decision.map {
        ScreeningDecision(
          hazard: hazard, decision: $0, reason: record["reason"], by: record["by"], date: date,
          place: record.place)
      }
    } keep: {
      $0.screeningDecisions.append($1)
    }
  }

  private mutating func readEvents() {
    // Today's date here may be yesterday's where the community is.
    let tomorrow = CalendarDay.of(.now.addingTimeInterval(86_400))
    read(WorkspaceTables.events) { decoder, record in
      let id = decoder.identifier()
      let hazard = decoder.identifier("hazard")
      let date = decoder.partialDay("date", isRequired: true)
      let end = decoder.partialDay("end_date", isRequired: false)
      if !date.isEmpty, !end.isEmpty, end < date.prefix(end.utf8.count) {
        decoder.find(
          .error, "The event ends before it begins. Exchange the two dates.", column: "end_date")
      }
      if !date.isEmpty, date > tomorrow.prefix(date.utf8.count) {
        decoder.find(
          .warning,
          "“\(date)” lies in the future, and an event is something that has happened. Check the date.",
          column: "date")
      }
      return HazardEvent(
        id: id, hazard: hazard, date: date, endDate: end, title: decoder.required("title"),
        losses: decoder.optionalAmount("losses_usd"), deaths: decoder.optionalAmount("deaths"),
        injuries: decoder.optionalAmount("injuries"), harmArea: record["harm_area"],
        description: record["description"], source: record["source"], note: record["note"],
        place: record.place)
    } keep: {
      $0.hazardEvents.append($1)
    }
  }

  private mutating func readAssessorScores() {
    let risks = Set(workspace.risks.map(\.id))
    var seen: [String: Int] = [:]
    read(WorkspaceTables.scores) { decoder, record in
      let id = decoder.identifier()
      let risk = decoder.reference("risk", to: risks, in: "risks.csv", .error)
      let assessor = decoder.required("assessor")
      let score = AssessorScore(
        id: id, risk: risk, assessor: assessor, account: record["account"],
        date: decoder.optionalDay("date"),
        scores: decoder.scores(), confidence: decoder.optionalChoice("confidence"),
        reason: record["reason"], place: record.place)
      if let row = seen.updateValue(record.row, forKey: "\(risk) \(score.identity)") {
        decoder.find(
          .error, "\(assessor) has scored “\(risk)” in row \(row) already. Keep one of the two.",
          column: "assessor")
      }
      return score
    } keep: {
      $0.assessorScores.append($1)
    }
  }

  private mutating func readHazardScores() {
    let hazards = Set(workspace.hazards.map(\.id))
    var seen: [String: Int] = [:]
    read(WorkspaceTables.hazardScores) { decoder, record in
      let score = HazardScore(
        id: decoder.identifier(),
        hazard: decoder.reference("hazard", to: hazards, in: "hazards.csv", .error),
        assessor: decoder.required("assessor"), account: record["account"],
        date: decoder.optionalDay("date"), outlook: decoder.outlook(),
        confidence: decoder.optionalChoice("confidence"), reason: record["reason"],
        place: record.place)
      if let row = seen.updateValue(record.row, forKey: "\(score.hazard) \(score.identity)") {
        decoder.find(
          .error,
          "\(score.assessor) has scored “\(score.hazard)” in row \(row) already. Keep one of the two.",
          column: "assessor")
      }
      return score
    } keep: {
      $0.hazardScores.append($1)
    }
  }

  private mutating func readLosses() {
    let risks = Set(workspace.risks.map(\.id))
    read(WorkspaceTables.losses) { decoder, record in
      let risk = decoder.reference("risk", to: risks, in: "risks.csv", .error)
      let period = decoder.requiredNumber("return_period_years")
      let loss = decoder.amount("loss_usd")
      let year = decoder.year("price_year")
      if let period, !(1...100_000).contains(period) {
        decoder.find(
          .error,
          "A return period is 1 year or more, up to 100000; “\(record["return_period_years"])” is not.",
          column: "return_period_years")
      }
      guard let period, let loss, let year else { return nil }
      return RiskLoss(
        risk: risk, returnPeriod: period, loss: loss, priceYear: year, source: record["source"],
        note: record["note"], place: record.place)
    } keep: {
      $0.losses.append($1)
    }
  }

  private mutating func readEquityAnswers() {
    read(WorkspaceTables.equityAnswers) { decoder, record in
      EquityAnswer(
        question: decoder.identifier("question"), subject: decoder.required("subject"),
        answer: decoder.required("answer"), by: record["by"], date: decoder.optionalDay("date"),
        evidence: record["evidence"], place: record.place)
    } keep: {
      $0.equityAnswers.append($1)
    }
  }

  private mutating func readEquityEvidence() {
    read(WorkspaceTables.equityEvidence) { decoder, record in
      EquityEvidence(
        id: decoder.identifier(), date: decoder.optionalDay("date"),
        claim: decoder.required("claim"), what: record["what"], who: record["who"],
        changed: record["changed"], link: record["link"], source: record["source"],
        note: record["note"], place: record.place)
    } keep: {
      $0.equityEvidence.append($1)
    }
  }
}
