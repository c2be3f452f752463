public import Tables

/// The tables of scenarios and policies; no community needs them.
extension WorkspaceTables {
  public static let scenarioRows = TableDeclaration(
    file: "scenarios.csv",
    columns: [
      "id", "name", "policies", "actions", "starts", "climate", "drivers", "source", "note",
    ],
    required: ["id", "name"], key: ["id"])

  public static let policies = TableDeclaration(
    file: "policies.csv",
    columns: [
      "id", "name", "level", "status", "sector", "subsector", "activity", "effect", "path",
      "from_year", "to_year", "percent", "excludes", "contains", "source", "note",
    ], required: ["id"], key: ["id"])

  public static let pathMakers = TableDeclaration(
    file: "path-makers.csv",
    columns: ["path", "maker", "parameter", "year", "value", "unit", "source", "note"],
    required: ["path", "maker", "parameter", "value"], key: ["path", "parameter", "year"])

  public static let climateModels = TableDeclaration(
    file: "climate-models.csv",
    columns: ["indicator", "scenario", "model", "year", "value", "running_mean_years"],
    required: ["indicator", "scenario", "model", "year", "value"],
    key: ["indicator", "scenario", "model", "year"])

  static let scenarios: [TableDeclaration] = [scenarioRows, policies, pathMakers, climateModels]
}
