import Vulnerability

/// The words of screening.
struct ScreeningText: Words {
  let tab: String
  let title: String
  let lead: String
  let place: String
  let noPlace: String
  let toSettings: String
  let county: String
  let region: String
  let coast: String
  let coasts: [CountyCoast.Water: String]
  let people: String
  let socialVulnerability: @Sendable (_ edition: Int) -> String
  let percentile: @Sendable (_ value: String) -> String
  let riskIndex: String
  let ratings: [String: String]
  let findings: String
  let groups: [String: String]
  let proposals: [HazardProposal.Proposal: String]
  let noProposal: String
  let conclusions: [HazardProposal.Proposal: String]
  let noConclusion: String
  let reasons: @Sendable (_ count: Int) -> String
  let weights: [ScreeningEvidence.Weight: String]
  let source: String
  let rateNationally: String
  let writePercentile: String
  let decision: String
  let decisions: [ScreeningDecision.Decision: String]
  let reason: String
  let decided: @Sendable (_ by: String, _ date: HTML) -> HTML
  let noted: @Sendable (_ by: String, _ date: HTML) -> HTML
  let by: String
  let byHint: String
  let save: @Sendable (_ group: String) -> String
  let saved: String
  let unchanged: String
  let show: String
  let filters: [ScreeningFilter: String]
  let counts: @Sendable (_ keep: Int, _ leave: Int, _ open: Int) -> String
  let next: String
  let noneKept: String
  let keptLead: String
  let inPlan: String
  let addToPlan: String
  let hazardsAdded: String
  let toProposals: String
  let ownHazard: String
  let ownHazardLead: String
  let name: String
  let group: String
  let isCoastal: String
  let addHazard: String
  let hazardAdded: String
  let wrongName: String
  let ownTag: String
  let why: String

  let events: EventText

  /// The words about what has happened.
  struct EventText: Sendable {
    let title: String
    let lead: String
    let none: String
    let add: String
    let added: String
    let hazard: String
    let date: String
    let dateHint: String
    let endDate: String
    let what: String
    let losses: String
    let lossesHint: String
    let deaths: String
    let injuries: String
    let harmArea: String
    let harmAreaHint: String
    let numbersFor: @Sendable (_ area: String) -> String
    let description: String
    let source: String
    let notKnown: String
    let wrongDate: String
    let wrongTitle: String
    let wrongNumber: String
    let wrongHazard: String
  }
}

/// Which hazards of a screening are shown.
enum ScreeningFilter: String, CaseIterable {
  case all, open, likely, kept
}
