import Forecast

extension DriverText {
  static let english = DriverText(
    tab: "Drivers", title: "What the forecast grows with",
    lead: {
      "Every record of \($0) follows a driver or a yearly rate, and may become cleaner along a path. Policies of others come on top, in the scenarios that count them."
    },
    saved: "The driver is saved.",
    policySaved: "The policy is in the workspace now. It counts in the scenarios that name it.",
    groups: { "What the records of \($0) follow" },
    groupTable: "Groups of records, with what each follows", group: "Records",
    records: { $0 == 1 ? "1 record" : "\($0) records" }, tonnes: { "t CO₂e in \($0)" },
    driver: "Grows with", activityChange: { "\($0) to \($1)" }, intensity: "Becomes cleaner by",
    rule: "Rule",
    standing: { standing in
      switch standing {
      case .unruled: "Without a driver: held as they are"
      case .leftOut: "In no forecast: a series is missing or ends too early"
      case .carried: "Carried forward"
      }
    },
    standingStep: { standing in
      switch standing {
      case .unruled: "Choose what they grow with, or say that they stay as they are."
      case .leftOut: "The findings below name the cell to mend."
      case .carried: ""
      }
    },
    unruled: { $0 == 1 ? "1 group has no driver" : "\($0) groups have no driver" },
    leftOutGroups: { $0 == 1 ? "1 group is in no forecast" : "\($0) groups are in no forecast" },
    everyRuled: "Every record follows a rule.", isFlat: "stays as it is",
    yearly: { "\($0) % each year" }, missingSeries: "there is no such series",
    choose: "Choose a driver", change: "Change", edit: "Row",
    groupNote:
      "Changes are of the first scenario. The first rule of the table that fits a record counts.",
    findings: { $0 == 1 ? "1 finding about drivers" : "\($0) findings about drivers" },
    series: "The series behind it",
    seriesLead: "Each with its source, and what comes after the last year that is stated.",
    noSeries: "No rule names a series yet.",
    stated: { "\($2) values from \($0) to \($1)" },
    covers: "It reaches to the end of the forecast.",
    after: { beyond, last in
      switch beyond {
      case .stop: "It ends in \(last), before the forecast does, so what follows it is left out."
      case .hold: "After \(last) its last value stays."
      case .trend: "After \(last) its last trend goes on."
      }
    }, valueTable: "Values and sources", addIndicator: "Add a value of a series",
    addPath: "Add a value of a path",
    policies: "Policies of others, in layers",
    policiesLead:
      "Laws, rules and programs that change activity or emissions, stacked in the order of the table. They count in the scenarios that name them and never twice for what is in the inventory already.",
    noPolicy: "There is no policy in the workspace yet.", policyTable: "Policies",
    policy: "Policy", madeBy: "Made by", standingOfPolicy: "Standing", appliesTo: "Applies to",
    everything: "everything", effect: "What it changes",
    excludes: { "Excludes: \($0)" }, contains: { "Contains: \($0)" },
    strengthPercent: { "\($0) % less, in steps from \($1) to \($2)" },
    strengthPath: { "by the path “\($0)”" }, strengthShares: "by shares of clean power",
    countsIn: "Counts in", countsNowhere: "no scenario yet", source: "Source",
    ready: { $0.isEmpty ? "Ready-made policies" : "Ready-made policies that may hold in \($0)" },
    readyLead:
      "Taken over with their numbers and sources. Look up the standing of each before you use it.",
    others: { $0 == 1 ? "1 policy of another state" : "\($0) policies of other states" },
    take: "Take over", ownPolicy: "Add a policy of your own", unverified: "unverified",
    formTitle: "Choose what it grows with",
    formLead: "One row of the table of drivers is written. What it is for takes it from then on.",
    reach: "For",
    reachHint: "A row for less comes before one for more, so what has a row of its own keeps it.",
    reachAll: "every record", driverField: "Grows with",
    driverHint: "A fact of the community by year, such as its households.",
    chooseOne: "Choose one", byRate: "A yearly rate, given below",
    stays: "Nothing: it stays as it is",
    rateField: "Yearly rate, percent",
    rateHint: "Such as 0.8, or rates from a year on such as 2022:1.2 2031:0.4.",
    pathField: "Becomes cleaner by",
    rateOfPath: "Emissions per activity, yearly rate in percent", between: "Between given years",
    beyond: "After the last given year", unchosen: "Not chosen", note: "Note", save: "Save",
    wrongReach: "Choose what the row is for; the records have changed since this page was loaded.",
    wrongDriver: "Choose what it grows with.",
    wrongRate: "Write percent such as 0.8, above −100, or rates from a year on.",
    wrongBoth: "Leave the rate out, or choose “A yearly rate”.")
}
