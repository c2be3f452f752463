import Forecast

extension ScenarioText {
  static let english = ScenarioText(
    tab: "Scenarios", title: { "Scenarios to \($0), side by side" },
    lead:
      "Each scenario is a way in which the years to come may go: which policies count, which actions, which climate, and which drivers.",
    add: "Add a scenario", saved: "The scenario is saved.",
    onlyOne: "There is only one scenario yet",
    onlyOneDetail: "Add a second one, and both stand here side by side.",
    controls: "What is shown", acting: "Actions of the plan",
    actingName: { acting in
      switch acting {
      case .stated: "As each scenario says"
      case .none: "Without any"
      case .all: "With all in each"
      }
    }, unit: "Unit", total: "Metric tons", perPerson: "Metric tons per person", parts: "Parts",
    partName: { part in
      switch part {
      case nil: "Totals alone"
      case .sector: "By sector"
      case .subsector: "By part of a sector"
      case .gas: "By gas"
      case .fuel: "By fuel or activity"
      case .scope: "By scope"
      case .record: "By record"
      }
    }, yearChoice: "Years", someYears: "Every fifth, and those of targets",
    everyYear: "Every year", show: "Show",
    table: { $0 ? "Scenarios by year, t CO₂e per person" : "Scenarios by year, t CO₂e" },
    scenario: "Scenario", planRow: { "\($0), with this plan" },
    name: { $0.name }, lowest: "lowest of its climate", highest: "highest of its climate",
    spreadNote:
      "Lowest and highest: whole runs with the cooler and the warmer percentile of climate models.",
    besideRecords:
      "Emitted or taken up by actions beside all records",
    partsNote:
      "Parts are with the scenario's actions and add up to its total. Power that actions use or make counts where the largest record of grid electricity does.",
    biogenic: "Biogenic CO₂, beside the total, t",
    noPopulation: "The population of the year is not known.",
    gaps: "Gap of each scenario to each target, t CO₂e",
    target: "Target", allowed: "Allowed", gap: "Gap", reached: "Reached",
    gapNote:
      "A gap above 0 means that the target is missed. What a target allows is held against every later year.",
    holds: "What each holds and what it leaves out",
    holdsLead: "A scenario that leaves something out is lower than it should be, or higher.",
    automatic: "made by Cairn", isFirst: "the plan's own figures are of this one",
    noPolicies: "No policy", policies: { "Policies: \($0)" }, noActions: "no action",
    allActions: { "all \($0) actions of the plan" },
    movedStart: { "“\($0)” starts in \($1) and not in \($2)" }, someActions: { "actions: \($0)" },
    climate: { "heating and cooling in the climate of \($0)" },
    replaced: { "\($1) in place of \($0)" },
    leftOut: { $0 == 1 ? "Leaves 1 thing out" : "Leaves \($0) things out" },
    limited: {
      $0 == 1
        ? "Counts 1 saving with less than is stated"
        : "Counts \($0) savings with less than is stated"
    },
    nothingLeftOut: "Leaves nothing out.",
    findings: { $0 == 1 ? "1 finding" : "\($0) findings" }, edit: "Edit", remove: "Remove",
    offers: "Scenarios that would fit",
    offersLead: "Each fills the form for you; nothing is saved until you say so.",
    offerAdopted: "Adopted policies", offerPlan: "With this plan",
    offerAdoptedPlan: "Adopted policies and this plan",
    offerClimate: { "Climate-adjusted, \($0)" },
    offerMissingPolicies: "No policy of others is in the workspace yet.",
    toPolicies: "Choose policies",
    newTitle: "A new scenario",
    formLead: "Choose what counts in it. It is held against the first scenario.",
    firstHint:
      "This is the first scenario: the plan's own figures and every action are measured against it. Leave actions out of it.",
    nameField: "Name", policyField: "Policies", policyNone: "None",
    policyAdopted: "Those in the workspace that are adopted",
    policyAll: "All in the workspace, proposed ones too", policySome: "Those that are ticked",
    policyList: "Policies to tick",
    policyListHint: "They count only where “Those that are ticked” is chosen above.",
    ready: "ready-made", unverified: "unverified",
    unknownID: "there is none of this name", actionField: "Actions", actionNone: "None",
    actionAll: "All of the plan", actionSome: "Those that are ticked",
    actionList: "Actions to tick", climateField: "Climate",
    climateToday: "Today's: heating and cooling stay as they are",
    climateHint:
      "Heating and cooling follow the degree days of the climate profile. The county summaries have none: the command “cairn climate profile” writes them, with every model, from an atlas.",
    driverField: "Other drivers",
    driverHint: "A fact or path of the workspace that takes the place of another.",
    driverOld: { "In place of, \($0)" }, driverNew: { "Take, \($0)" },
    source: "Source", note: "Note", save: "Save",
    wrongName: "Give the scenario a name.",
    wrongPolicies: "Tick at least one policy, or choose another answer.",
    wrongActions: "Tick at least one action, or choose another answer.",
    wrongDriver: "Say both what is replaced and what takes its place.",
    twiceDriver: "Each fact or path can be replaced once.")
}
