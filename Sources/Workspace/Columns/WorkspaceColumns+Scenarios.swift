internal import Forecast
internal import Inventory
internal import Tables

extension WorkspaceColumns {
  static let scenariosTables: [TableDescription] = [
    TableDescription(
      file: "scenarios.csv", title: "Scenarios", row: "Scenario",
      purpose:
        "Ways in which the years to come may go; the plan's own figures are those of the first. Without the table there are business as usual and adopted policies.",
      naming: ["name"],
      groups: [
        .init("What it is", scenarioNames), .init("What counts in it", scenarioParts),
        sourceAndNote,
      ]),
    TableDescription(
      file: "policies.csv", title: "Policies", row: "Policy",
      purpose:
        "Laws, rules and programs of others that change activity or emissions, stacked in the order of the table. A row with the short name of Cairn's library alone takes everything from there.",
      naming: ["name", "id"],
      groups: [
        .init("What it is", policyNames), .init("Which part", policySubject),
        .init("How strong it is", policyStrength),
        .init("Beside other policies", policyRules), sourceAndNote,
      ]),
    TableDescription(
      file: "path-makers.csv", title: "Paths that are made", row: "Parameter of a path",
      purpose:
        "Intensity paths that Cairn makes from what you know: vehicles on the road, blended fuel, appliances, clean power standards, waste in place.",
      naming: ["path", "parameter", "year"],
      groups: [.init("What it is", makerNames), .init("What is known", makerValues), sourceAndNote]
    ),
    TableDescription(
      file: "climate-models.csv", title: "Climate of single models", row: "Year of a model",
      purpose:
        "Degree days and yearly extremes of each climate model year by year, so that a forecast can follow every model by itself and rare events can be told.",
      naming: ["indicator", "scenario", "model", "year"],
      groups: [.init("What it is", modelSubject), .init("What the model says", modelValues)]),
  ]

  private static let modelSubject = [
    ColumnDeclaration(
      "indicator", "Indicator", .reference(file: "climate-summary.csv", column: "indicator"),
      help: "The indicator, such as heating-degree-days."),
    ColumnDeclaration(
      "scenario", "Scenario", .suggestions(scenarios.keys.sorted()),
      help: "Which future, such as rcp45 or ssp245; historical for the past of the model.",
      labels: scenarios),
    ColumnDeclaration(
      "model", "Model", help: "The name of the model, such as CNRM-CM5."), year,
  ]

  private static let modelValues = [
    ColumnDeclaration(
      "value", "Value", .number, help: "The model's value in that year, such as 7850."),
    ColumnDeclaration(
      "running_mean_years", "Smoothed over, years", .wholeNumber,
      help: "The window that the model was smoothed with, such as 21; leave it empty for none.",
      range: 1...100),
  ]

  private static let scenarioNames = [
    identifier("cleaner-grid"),
    ColumnDeclaration(
      "name", "Name", help: "What the plan calls it, such as “Adopted policies”."),
  ]

  private static let scenarioParts = [
    ColumnDeclaration(
      "policies", "Policies", .references(file: "policies.csv", column: "id", separator: " "),
      help:
        "The policies that count: none, adopted, all, or short names with spaces between; Cairn's library may be named too.",
      labels: [
        "none": "No policy", "adopted": "Those that are adopted",
        "all": "All, proposed ones too",
      ], otherWords: ["none", "adopted", "all"], isOpen: true),
    ColumnDeclaration(
      "actions", "Actions", .references(file: "actions.csv", column: "id", separator: " "),
      help: "The actions of the plan that count: none, all, or short names with spaces between.",
      labels: ["none": "No action", "all": "All actions"], otherWords: ["none", "all"]),
    ColumnDeclaration(
      "starts", "Other start years",
      help:
        "Years in which actions start in this scenario, such as b1=2028; several with spaces between."
    ),
    ColumnDeclaration(
      "climate", "Climate",
      help:
        "A scenario of the climate profile, such as rcp45, that heating and cooling follow; leave it empty for today's climate."
    ),
    ColumnDeclaration(
      "drivers", "Other drivers",
      help:
        "Facts or paths that take the place of others, such as population=population-high; several with spaces between."
    ),
  ]

  private static let policyNames = [
    identifier("mn-carbon-free-2040"),
    ColumnDeclaration(
      "name", "Name", help: "What people call it, such as “Minnesota carbon-free standard”."),
    ColumnDeclaration(
      "level", "Made by", .choice(words(Policy.Level.self)),
      help: "Choose who makes it, such as the state.",
      labels: labels(Policy.Level.self) { level in
        switch level {
        case .federal: "The country"
        case .state: "The state"
        case .regional: "The region"
        case .utility: "A utility"
        case .local: "The community itself"
        }
      }),
    ColumnDeclaration(
      "status", "Standing", .choice(words(Policy.Status.self)),
      help: "Choose adopted only for what is decided; proposed policies count in scenarios alone.",
      labels: labels(Policy.Status.self) { $0 == .adopted ? "Adopted" : "Proposed" }),
  ]

  private static let policySubject = [
    ColumnDeclaration(
      "sector", "Sector", .choice(words(Sector.self)),
      help: "The sector it is for, such as buildings; leave it empty for all.",
      labels: labels(Sector.self, \.title)),
    ColumnDeclaration(
      "subsector", "Part of the sector",
      help: "The part of the sector, such as residential; leave it empty for all."),
    ColumnDeclaration(
      "activity", "Activity", .suggestions(["electricity", "natural-gas", "vehicle-miles"]),
      help: "The activity, such as electricity; leave it empty for all."),
  ]

  private static let policyStrength = [
    ColumnDeclaration(
      "effect", "What it changes", .choice(words(Policy.Effect.self)),
      help: "Choose what it multiplies: how much is done, or how dirty it is.",
      labels: labels(Policy.Effect.self) { effect in
        switch effect {
        case .activity: "How much is done"
        case .intensity: "How dirty it is"
        case .ceiling: "How dirty it may be at most"
        }
      }),
    ColumnDeclaration(
      "path", "Multipliers by year", .reference(file: "paths.csv", column: "path"),
      help:
        "A path of multipliers with the unit ratio or share, where 1 changes nothing; leave it empty if you state a percentage.",
      isOpen: true),
    ColumnDeclaration(
      "from_year", "From year", .year, help: "The first year with an effect, such as 2026."),
    ColumnDeclaration(
      "to_year", "Full effect in", .year,
      help: "The year of the full effect, reached in equal steps, such as 2035."),
    ColumnDeclaration(
      "percent", "Percent less", .number,
      help: "How much less there is with the full effect, such as 15; below 0 is more.",
      range: -1000...100),
  ]

  private static let policyRules = [
    ColumnDeclaration(
      "excludes", "Excludes", .references(file: "policies.csv", column: "id", separator: " "),
      help:
        "Policies that must not count beside it, by their short names with spaces between; of two the first in the table counts.",
      isOpen: true),
    ColumnDeclaration(
      "contains", "Contains", .references(file: "policies.csv", column: "id", separator: " "),
      help:
        "Policies that it holds already, by their short names with spaces between; they do not count beside it.",
      isOpen: true),
  ]

  private static let makerNames = [
    ColumnDeclaration(
      "path", "Path", .identifier,
      help: "The name of the path that is made, such as cars-on-the-road; drivers.csv names it."),
    ColumnDeclaration(
      "maker", "Made by way of", .choice(PathMakers.declarations.map(\.id)),
      help: "Choose what the path is made from, such as light-duty-stock.",
      labels: Dictionary(
        PathMakers.declarations.map { ($0.id, $0.name) }
      ) { first, _ in first }),
  ]

  private static let makerValues = [
    ColumnDeclaration(
      "parameter", "What is told",
      .suggestions(
        PathMakers.declarations.flatMap(\.parameters).map(\.id)
          .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }),
      help: "One thing that the path is made from, such as ev-share; every maker has its own."),
    ColumnDeclaration(
      "year", "Year", .year,
      help: "The year that the value is of; leave it empty for what is the same every year."),
    ColumnDeclaration(
      "value", "Value", help: "A number or a word, such as 0.5 or gasoline."),
    ColumnDeclaration(
      "unit", "Unit", .unit, help: "Such as share or percent; leave it empty for a word."),
  ]
}
