internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  /// Reads goals, what actions do for risks, and pathways; after actions and risks.
  mutating func readAdaptation() {
    readGoals()
    readResponses()
    readPathways()
  }

  private mutating func readGoals() {
    let risks = Set(workspace.risks.map(\.id))
    let actions = Set(workspace.actions.map(\.id))
    let indicators = Set(workspace.indicators.keys)
    read(WorkspaceTables.goals) { decoder, record in
      let status: Action.Status? =
        record.text("status") == nil ? .planned : decoder.choice("status")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let baselineYear = record.text("baseline_year") == nil ? nil : decoder.year("baseline_year")
      let targetYear = record.text("target_year") == nil ? nil : decoder.year("target_year")
      if let baselineYear, let targetYear, targetYear <= baselineYear {
        decoder.find(
          .error, "The goal is due in or before the year it is measured from.",
          column: "target_year")
      }
      if record.text("target") != nil, targetYear == nil {
        decoder.find(
          .warning, "The goal has a target but no year by which it is due.", column: "target_year")
      }
      let indicator = decoder.optionalReference(
        "indicator", to: indicators, in: "indicators.csv", .warning)
      guard let status else { return nil }
      var goal = AdaptationGoal(
        id: decoder.identifier(), title: decoder.required("title"),
        description: record["description"],
        risks: decoder.references("risks", to: risks, in: "risks.csv"), indicator: indicator,
        baselineYear: baselineYear, baseline: decoder.anyNumber("baseline"), targetYear: targetYear,
        target: decoder.anyNumber("target"), unit: unit, lead: record["lead"], status: status,
        source: record["source"], note: record["note"], place: record.place)
      goal.actions = decoder.references("actions", to: actions, in: "actions.csv")
      return goal
    } keep: {
      $0.goals.append($1)
    }
  }

  private mutating func readResponses() {
    let risks = Set(workspace.risks.map(\.id))
    let actions = Set(workspace.actions.map(\.id))
    read(WorkspaceTables.responses) { decoder, record in
      let reduction = decoder.number("loss_reduction_percent")
      if let reduction, !(0...100).contains(reduction) {
        decoder.find(
          .error,
          "“\(record["loss_reduction_percent"])” is not a percentage from 0 to 100.",
          column: "loss_reduction_percent")
      }
      return RiskResponse(
        action: decoder.reference("action", to: actions, in: "actions.csv", .error),
        risk: decoder.reference("risk", to: risks, in: "risks.csv", .error),
        exposureDrop: decoder.points("exposure_drop"),
        sensitivityDrop: decoder.points("sensitivity_drop"),
        capacityGain: decoder.points("capacity_gain"), lossReduction: reduction,
        fromYear: record.text("from_year") == nil ? nil : decoder.year("from_year"),
        reason: record["reason"], source: record["source"], note: record["note"],
        place: record.place)
    } keep: {
      $0.responses.append($1)
    }
  }

  private mutating func readPathways() {
    let risks = Set(workspace.risks.map(\.id))
    let actions = Set(workspace.actions.map(\.id))
    read(WorkspaceTables.pathways) { decoder, record in
      let threshold = decoder.requiredNumber("threshold")
      let unit = record.text("unit") == nil ? nil : decoder.unit()
      let risk = decoder.reference("risk", to: risks, in: "risks.csv", .error)
      let action = decoder.optionalReference("action", to: actions, in: "actions.csv", .warning)
      let lead = decoder.optionalAmount("lead_years")
      return threshold.map {
        Pathway(
          id: decoder.identifier(), risk: risk, indicator: decoder.required("indicator"),
          scenario: decoder.required("scenario"), threshold: $0, unit: unit, action: action,
          leadYears: lead ?? 0, source: record["source"], note: record["note"],
          place: record.place)
      }
    } keep: {
      $0.pathways.append($1)
    }
  }
}
