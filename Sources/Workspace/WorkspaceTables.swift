public import Tables

/// Every table of the folder format: the one declaration for reading, checking and new workspaces.
public enum WorkspaceTables {
  public static let sources = TableDeclaration(
    file: "sources.csv",
    columns: [
      "id", "author", "title", "year", "publisher", "licence", "retrieved", "url", "note",
    ], required: ["id", "title"], key: ["id"])

  public static let indicators = TableDeclaration(
    file: "indicators.csv", columns: ["indicator", "year", "value", "unit", "source", "note"],
    required: ["indicator", "year", "value", "unit"], key: ["indicator", "year"])

  public static let inventory = TableDeclaration(
    file: "inventory.csv",
    columns: [
      "id", "year", "sector", "subsector", "method", "activity", "quantity", "unit", "factor",
      "account", "gpc", "uscp", "scope", "control", "within", "notation_key", "quality",
      "factor_quality", "activity_uncertainty_percent", "factor_uncertainty_percent", "source",
      "note",
    ], required: ["id", "year", "sector", "method", "activity", "quantity", "unit"], key: ["id"])

  public static let inventoryParameters = TableDeclaration(
    file: "inventory-parameters.csv",
    columns: ["record", "parameter", "value", "unit", "source", "note"],
    required: ["record", "parameter", "value"], key: ["record", "parameter"])

  public static let factors = TableDeclaration(
    file: "factors.csv",
    columns: [
      "set", "activity", "year", "gas", "value", "unit", "per", "edition", "uncertainty_percent",
      "source", "status", "note",
    ], required: ["set", "gas", "value", "unit", "per"], key: ["set", "activity", "year", "gas"])

  public static let instruments = TableDeclaration(
    file: "instruments.csv",
    columns: [
      "id", "year", "kind", "quantity", "unit", "covers", "factor_set", "source", "note",
    ], required: ["id", "year", "kind"], key: ["id"])

  public static let reported = TableDeclaration(
    file: "reported.csv",
    columns: [
      "year", "sector", "subsector", "record", "gas", "value", "unit", "gwp_set", "source",
      "note",
    ], required: ["year", "value", "unit"],
    key: ["year", "sector", "subsector", "record", "gas", "source"], keysRepeat: true)

  public static let recalculations = TableDeclaration(
    file: "recalculations.csv",
    columns: ["year", "date", "change", "what", "why", "tonnes_before", "tonnes_after"],
    required: ["year", "date", "change", "what", "why", "tonnes_before", "tonnes_after"],
    key: ["year", "date", "change"], keysRepeat: true)

  public static let audit = TableDeclaration(
    file: "audit.csv", columns: ["rule", "subject", "reason", "accepted_by", "date"],
    required: ["rule", "subject", "reason"], key: ["rule", "subject"], keysRepeat: true)

  public static let vehicleMix = TableDeclaration(
    file: "vehicle-mix.csv",
    columns: ["set", "vehicle", "fuel", "share", "mpg", "model_year", "source", "note"],
    required: ["set", "vehicle", "fuel", "share", "mpg", "model_year"],
    key: ["set", "vehicle", "fuel", "model_year"], keysRepeat: true)

  public static let wasteMix = TableDeclaration(
    file: "waste-mix.csv", columns: ["set", "material", "share", "source", "note"],
    required: ["set", "material", "share"], key: ["set", "material"])

  public static let wasteDeposits = TableDeclaration(
    file: "waste-deposits.csv",
    columns: ["set", "year", "quantity", "unit", "mix", "source", "note"],
    required: ["set", "year", "quantity", "unit"], key: ["set", "year", "mix"])

  public static let drivers = TableDeclaration(
    file: "drivers.csv",
    columns: [
      "sector", "subsector", "activity", "record", "driver", "rate_percent", "intensity",
      "intensity_rate_percent", "between", "beyond", "heating_percent", "cooling_percent",
      "source", "note",
    ], required: ["sector", "driver"], key: ["sector", "subsector", "activity"], keysRepeat: true)

  public static let paths = TableDeclaration(
    file: "paths.csv", columns: ["path", "year", "value", "unit", "source", "note"],
    required: ["path", "year", "value", "unit"], key: ["path", "year"])

  public static let targets = TableDeclaration(
    file: "targets.csv",
    columns: [
      "id", "name", "kind", "base_year", "year", "reduction_percent", "sector", "covers",
      "allowed_tonnes", "removals_tonnes", "leads_to", "shape", "hdi_country", "hdi_world",
      "global_reduction_percent", "budget_tonnes", "temperature", "probability", "allocation",
      "adopted_base_tonnes", "source", "status", "note",
    ], required: ["id", "name", "kind", "base_year", "year"], key: ["id"])

  public static let hazards = TableDeclaration(
    file: "hazards.csv",
    columns: [
      "id", "name", "indicator", "climate_indicator", "unit", "baseline_period", "baseline",
      "baseline_low",
      "baseline_high", "future_period", "future", "future_low", "future_high", "models",
      "scenario", "direction", "type", "probability", "frequency", "intensity", "timeframe",
      "national_percentile", "settled_by", "settled_on", "settled_reason", "source", "note",
    ], required: ["id", "name"], key: ["id"])

  public static let climateSummary = TableDeclaration(
    file: "climate-summary.csv",
    columns: [
      "indicator", "name", "unit", "scenario", "period", "kind", "median", "mean", "p10", "p90",
      "lowest", "highest", "lowest_year", "highest_year", "models", "missing_models", "agreement",
      "baseline_period", "definition", "source", "note",
    ], required: ["indicator", "name", "unit", "scenario", "period", "kind"],
    key: ["indicator", "scenario", "period", "kind"])

  public static let climateSeries = TableDeclaration(
    file: "climate-series.csv",
    columns: [
      "indicator", "scenario", "year", "median", "p10", "p90", "models", "running_mean_years",
    ],
    required: ["indicator", "scenario", "year", "median"], key: ["indicator", "scenario", "year"])

  public static let risks = TableDeclaration(
    file: "risks.csv",
    columns: [
      "id", "hazard", "system", "people", "exposure", "sensitivity", "adaptive_capacity",
      "likelihood", "consequence", "magnitude", "impact", "capacity", "system_id",
      "capacity_factors", "groups", "confidence", "evidence", "settled_by", "settled_on",
      "settled_reason", "source", "note",
    ], required: ["id", "hazard", "system"], key: ["id"])

  public static let equity = TableDeclaration(
    file: "equity.csv",
    columns: [
      "id", "theme", "measure", "value", "unit", "percentile", "comparison", "source", "note",
    ], required: ["id", "theme", "measure"], key: ["id"])

  public static let actions = TableDeclaration(
    file: "actions.csv",
    columns: [
      "id", "title", "summary", "kind", "sector", "start_year", "full_year", "uptake", "end_year",
      "decay_percent", "rebound_percent", "needs", "excludes", "risks", "lead", "partners",
      "status", "priority", "capital_cost_usd", "annual_cost_usd", "cost_source",
      "cost_public", "staff_fte", "who_benefits", "who_pays", "who_decides", "co_benefits",
      "funding", "monitoring_indicator", "strategy", "action_type", "categories",
      "collaborators", "visibility", "source", "note",
    ], required: ["id", "title", "kind", "start_year", "full_year"], key: ["id"])

  public static let actionParameters = TableDeclaration(
    file: "action-parameters.csv",
    columns: ["action", "parameter", "value", "unit", "source", "note"],
    required: ["action", "parameter", "value"], key: ["action", "parameter"])

  public static let engagement = TableDeclaration(
    file: "engagement.csv",
    columns: [
      "id", "date", "kind", "title", "audience", "participants", "heard", "changed", "source",
      "note",
    ], required: ["id", "title"], key: ["id"])

  public static let milestones = TableDeclaration(
    file: "milestones.csv",
    columns: ["id", "action", "year", "title", "lead", "status", "note"],
    required: ["id", "action", "year", "title"], key: ["id"])

  public static let comments = TableDeclaration(
    file: "comments.csv",
    columns: [
      "id", "chapter", "quote", "occurrence", "text", "suggestion", "author", "date", "state",
      "answer", "answered_by", "parent",
    ], required: ["id", "chapter", "text", "author", "date", "state"], key: ["id"])

  public static let approvals = TableDeclaration(
    file: "approvals.csv",
    columns: ["id", "chapter", "digest", "revision", "by", "date", "note"],
    required: ["id", "chapter", "digest", "by", "date"], key: ["id"])

  /// What is said about the plan and is no part of it: kept from every edition.
  public static let review: Set<String> = [comments.file, approvals.file]

  /// Tables that many communities never need; one that is missing is no gap.
  public static let optional: Set<String> =
    Set(
      [
        inventoryParameters.file, factors.file, instruments.file, reported.file, audit.file,
        recalculations.file, wasteDeposits.file, climateSummary.file, climateSeries.file,
        comments.file, approvals.file,
      ]
        + (assessment + exposure + adaptation + scenarios + uptake + money + uncertainty
        + priorities).map(\.file))

  private static let positions = Dictionary(
    all.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })

  /// Where a file stands when all are in the order of the documentation: settings, tables, and the text of the plan.
  public static func position(of file: String) -> Int {
    file == "community.yaml" ? -1 : positions[file] ?? all.count
  }

  /// All tables in the order of the documentation.
  public static let all: [TableDeclaration] =
    [
      sources, indicators, inventory, inventoryParameters, factors, instruments, reported, audit,
      recalculations, vehicleMix, wasteMix, wasteDeposits, drivers, paths, targets, climateSummary,
      climateSeries, hazards, risks, equity, actions, actionParameters, engagement, milestones,
      comments, approvals,
    ] + assessment + exposure + adaptation + scenarios + uptake + money + uncertainty + priorities
}
