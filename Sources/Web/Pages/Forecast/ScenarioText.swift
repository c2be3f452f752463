import Forecast

/// Texts of the scenarios, side by side and in their form.
struct ScenarioText: Words {
  let tab: String
  let title: @Sendable (Int) -> String
  let lead: String
  let add: String
  let saved: String
  let onlyOne: String
  let onlyOneDetail: String

  let controls: String
  let acting: String
  let actingName: @Sendable (ScenarioChoice.Acting) -> String
  let unit: String
  let total: String
  let perPerson: String
  let parts: String
  let partName: @Sendable (ForecastPart?) -> String
  let yearChoice: String
  let someYears: String
  let everyYear: String
  let show: String

  let table: @Sendable (_ isPerPerson: Bool) -> String
  let scenario: String
  let planRow: @Sendable (_ first: String) -> String
  let name: @Sendable (Scenario) -> String
  let lowest: String
  let highest: String
  let spreadNote: String
  let besideRecords: String
  let partsNote: String
  let biogenic: String
  let noPopulation: String

  let gaps: String
  let target: String
  let allowed: String
  let gap: String
  let reached: String
  let gapNote: String

  let holds: String
  let holdsLead: String
  let automatic: String
  let isFirst: String
  let noPolicies: String
  let policies: @Sendable (String) -> String
  let noActions: String
  let allActions: @Sendable (Int) -> String
  let movedStart: @Sendable (_ title: String, _ start: Int, _ planned: Int) -> String
  let someActions: @Sendable (String) -> String
  let climate: @Sendable (String) -> String
  let replaced: @Sendable (_ old: String, _ new: String) -> String
  let leftOut: @Sendable (Int) -> String
  let limited: @Sendable (Int) -> String
  let nothingLeftOut: String
  let findings: @Sendable (Int) -> String
  let edit: String
  let remove: String

  let offers: String
  let offersLead: String
  let offerAdopted: String
  let offerPlan: String
  let offerAdoptedPlan: String
  let offerClimate: @Sendable (String) -> String
  let offerMissingPolicies: String
  let toPolicies: String

  let newTitle: String
  let formLead: String
  let firstHint: String
  let nameField: String
  let policyField: String
  let policyNone: String
  let policyAdopted: String
  let policyAll: String
  let policySome: String
  let policyList: String
  let policyListHint: String
  let ready: String
  let unverified: String
  let unknownID: String
  let actionField: String
  let actionNone: String
  let actionAll: String
  let actionSome: String
  let actionList: String
  let climateField: String
  let climateToday: String
  let climateHint: String
  let driverField: String
  let driverHint: String
  let driverOld: @Sendable (Int) -> String
  let driverNew: @Sendable (Int) -> String
  let source: String
  let note: String
  let save: String
  let wrongName: String
  let wrongPolicies: String
  let wrongActions: String
  let wrongDriver: String
  let twiceDriver: String
}
