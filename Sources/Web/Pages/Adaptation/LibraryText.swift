import Strategies

/// The words of the action library.
struct LibraryText: Words {
  let tab: String
  let title: String
  let lead: String
  let filter: String
  let search: String
  let kind: String
  let onlyStrategies: String
  let onlyCalculators: String
  let foundCalculators: @Sendable (_ shown: Int, _ all: Int) -> String
  let calculatorsNote: String
  let noCalculator: String
  let cutsEmissions: String
  let servesThrough: String
  let usualUnverified: String
  let hazard: String
  let system: String
  let region: String
  let cost: String
  let costs: [AdaptationStrategy.Level: String]
  let staffs: [AdaptationStrategy.Level: String]
  let sizes: [AdaptationStrategy.Size: String]
  let alsoCuts: String
  let onlyAlsoCuts: String
  let all: String
  let apply: String
  let clear: String
  let found: @Sendable (_ shown: Int, _ all: Int) -> String
  let nothing: String
  let showAll: String
  let adopted: String
  let forRisk: @Sendable (_ risk: String) -> String
  let orderNote: String
  let noSuggestion: String
  let chooseRisk: String
  let suggest: String
  let reasons: String
  let misfits: String
  let fits: [StrategySuggestion.Meeting: String]
  let costNote: String
  let leadTime: String
  let years: @Sendable (_ low: Int, _ high: Int) -> String
  let staff: String
  let size: String
  let anySize: String
  let regions: String
  let everywhere: String
  let coast: String
  let whoActs: String
  let categories: String
  let type: String
  let points: String
  let pointsNote: String
  let exposure: String
  let sensitivity: String
  let capacity: String
  let noPoints: String
  let benefits: String
  let harm: String
  let equity: String
  let indicator: String
  let firstStep: String
  let source: String
  let unverified: String
  let adopt: String
  let adoptTitle: @Sendable (_ name: String) -> String
  let adoptLead: String
  let actionTitle: String
  let summary: String
  let startYear: String
  let fullYear: String
  let fullYearHint: String
  let who: String
  let whichRisks: String
  let otherRisks: String
  let howMuch: String
  let howMuchLead: String
  let why: String
  let whyHint: String
  let whyFilled: @Sendable (_ name: String) -> String
  let countCuts: @Sendable (_ kind: String) -> String
  let countCutsLead: String
  let calculateWith: String
  let make: String
  let made: String
  let needsRisk: String
  let needsWhy: String
}
