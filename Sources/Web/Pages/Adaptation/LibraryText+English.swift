import Strategies

extension LibraryText {
  static let english = LibraryText(
    tab: "Library", title: "Action library",
    lead:
      "What communities do to lower climate risks, with cost, lead time, who acts, what can go wrong and who may be left out; and calculators of what cuts emissions.",
    filter: "Filter", search: "Words", kind: "Kind", onlyStrategies: "Strategies for risks",
    onlyCalculators: "Calculators",
    foundCalculators: { $0 == $1 ? "\($1) calculators" : "\($0) of \($1) calculators" },
    calculatorsNote:
      "Each works out what an action cuts from the inventory and a few numbers. Choosing one begins a new action.",
    noCalculator: "No calculator fits this filter.", cutsEmissions: "cuts emissions",
    servesThrough: "Also lowers risks, as part of:",
    usualUnverified: "usual values unverified", hazard: "Hazard", system: "System",
    region: "Region",
    cost: "Cost at most",
    costs: [.low: "low", .medium: "medium", .high: "high", .veryHigh: "very high"],
    staffs: [.low: "few", .medium: "some", .high: "many", .veryHigh: "very many"],
    sizes: [
      .small: "under 20,000 people", .medium: "20,000 to 200,000 people",
      .large: "200,000 people or more",
    ], alsoCuts: "also cuts emissions", onlyAlsoCuts: "Only those that also cut emissions",
    all: "All", apply: "Show", clear: "Show all",
    found: { $0 == $1 ? "\($1) strategies" : "\($0) of \($1) strategies" },
    nothing: "No strategy fits this filter.", showAll: "Show the rest", adopted: "in the plan",
    forRisk: { "Suggested for: \($0)" },
    orderNote:
      "First what meets hazard and system, then hazard, then system; within each what has the fewest misfits, then the most limits of capacity met, the lower cost and the shorter lead time. There is no score.",
    noSuggestion:
      "Nothing can be suggested while neither the hazard nor the system of this risk is one of the lists. Say which they are in the risk and its hazard.",
    chooseRisk: "Suggest for a risk", suggest: "Suggest", reasons: "Why it fits",
    misfits: "What does not fit",
    fits: [
      .hazardAndSystem: "meets hazard and system", .hazard: "meets the hazard",
      .system: "meets the system",
    ], costNote: "Cost", leadTime: "Lead time",
    years: { $0 == $1 ? ($0 == 1 ? "1 year" : "\($0) years") : "\($0) to \($1) years" },
    staff: "People it binds", size: "Suits", anySize: "communities of any size",
    regions: "Regions", everywhere: "everywhere", coast: "at a coast only", whoActs: "Who acts",
    categories: "Categories", type: "Kind of action", points: "What it may take off",
    pointsNote: "A proposal for people to judge, in points of the scale from 1 to 5.",
    exposure: "exposure", sensitivity: "sensitivity", capacity: "adaptive capacity",
    noPoints: "no points proposed", benefits: "Co-benefits", harm: "How it can do harm",
    equity: "Who may be left out", indicator: "How to follow it", firstStep: "A first step",
    source: "Source", unverified: "unverified",
    adopt: "Adopt it",
    adoptTitle: { "Adopt: \($0)" },
    adoptLead:
      "It becomes an action of your plan, with what it does for the risks that you choose. Everything can be changed later.",
    actionTitle: "Name of the action", summary: "What is done", startYear: "Begins",
    fullYear: "Works fully from", fullYearHint: "From the lead time of the library.",
    who: "Who leads", whichRisks: "Risks that it lowers here", otherRisks: "Other risks",
    howMuch: "How much it takes off them",
    howMuchLead:
      "Points that the scores move by when it is complete. The library proposes; people here judge.",
    why: "Why so much", whyHint: "It stands beside the rating after actions.",
    whyFilled: { "Proposed by the library for “\($0)”; not yet judged here." },
    countCuts: { "Count its effect on emissions too, as: \($0)" },
    countCutsLead: "Then these numbers are needed; without them it lowers risks only.",
    calculateWith: "Calculate its effect with:",
    make: "Add it to the plan",
    made: "The action is in the plan. Its questions of fairness wait for answers below.",
    needsRisk: "Choose at least one risk, or set every point to 0.",
    needsWhy: "Say why so much.")
}
