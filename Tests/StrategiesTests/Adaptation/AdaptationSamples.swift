import Quantities
import Strategies
import Tables
import Vulnerability

/// Actions, risks and rows with only what a test is about.
enum Adapted {
  static func action(
    _ id: String, start: Int = 2026, full: Int = 2030, risks: [String] = ["heat"],
    capital: Double? = nil, annual: Double? = nil, kind: ActionKind = .resilience,
    parameters: [String: String] = [:]
  ) -> Action {
    var action = Action(
      id: id, title: "Action \(id)", summary: "", kind: kind, sector: "adaptation",
      startYear: start, fullYear: full, risks: risks, lead: "", partners: "", status: .planned,
      priority: .mid, capitalCost: capital.map(Money.dollars),
      annualCost: annual.map(Money.dollars),
      costSource: "", isCostPublic: true, staff: nil, whoBenefits: "Renters", whoPays: "The city",
      whoDecides: "The council", coBenefits: [], funding: "", monitoringIndicator: "", source: "",
      note: "", place: Place(file: "actions.csv", row: 2))
    for (index, (name, text)) in parameters.sorted(by: { $0.key < $1.key }).enumerated() {
      action.parameters[name] = ActionParameter(
        name: name, number: Double(text), text: text, unit: nil, source: "", note: "",
        place: Place(file: "action-parameters.csv", row: index + 2))
    }
    return action
  }

  static func response(
    _ action: String, _ risk: String = "heat", exposure: Int = 0, sensitivity: Int = 0,
    capacity: Int = 0, losses: Double? = nil, from: Int? = nil, reason: String = "Judged so",
    row: Int = 2
  ) -> RiskResponse {
    RiskResponse(
      action: action, risk: risk, exposureDrop: exposure, sensitivityDrop: sensitivity,
      capacityGain: capacity, lossReduction: losses, fromYear: from, reason: reason, source: "",
      note: "", place: Place(file: "responses.csv", row: row))
  }

  static func risk(
    _ id: String = "heat", exposure: Int? = 4, sensitivity: Int? = 5, capacity: Int? = 2,
    likelihood: Int? = 4, consequence: Int? = 4, magnitude: Int? = 4
  ) -> Risk {
    var risk = Risk(
      id: id, hazard: "h", system: "Public health", people: "Older people", exposure: exposure,
      sensitivity: sensitivity, adaptiveCapacity: capacity, likelihood: likelihood,
      consequence: consequence, impact: "", capacity: "", source: "", note: "",
      place: Place(file: "risks.csv", row: 2))
    risk.magnitude = magnitude
    return risk
  }

  static func loss(
    _ period: Double, _ dollars: Double, year: Int = 2024, risk: String = "heat", row: Int = 2
  ) -> RiskLoss {
    RiskLoss(
      risk: risk, returnPeriod: period, loss: dollars, priceYear: year, source: "s", note: "",
      place: Place(file: "losses.csv", row: row))
  }

  static func pathway(
    _ id: String = "p", threshold: Double, action: String = "", lead: Double = 0,
    indicator: String = "hot-days", row: Int = 2
  ) -> Pathway {
    Pathway(
      id: id, risk: "heat", indicator: indicator, scenario: "rcp85", threshold: threshold,
      unit: nil, action: action, leadYears: lead, source: "", note: "",
      place: Place(file: "pathways.csv", row: row))
  }
}
