import Factors
import Forecast
import Plan
import TestSupport

/// A town with round numbers: 1,000 t in 2019 and 900 t in 2021, and a forecast to 2030.
///
/// Residents are 1,000 in 2019 and 1,110 in 2030, on a straight line.
struct TargetTown {
  static let inventory = [
    "b19,2019,buildings,residential,direct-entry,co2,600,tonne,,I.1.1,1,,H,bill,",
    "t19,2019,transportation,on-road,direct-entry,co2,400,tonne,,II.1.1,1,,H,bill,",
    "b21,2021,buildings,residential,direct-entry,co2,550,tonne,,I.1.1,1,,H,bill,",
    "t21,2021,transportation,on-road,direct-entry,co2,350,tonne,,II.1.1,1,,H,bill,",
  ]

  static let columns = [
    "id", "name", "kind", "base_year", "year", "reduction_percent", "sector", "allowed_tonnes",
    "removals_tonnes", "leads_to", "shape", "hdi_country", "hdi_world",
    "global_reduction_percent", "budget_tonnes", "temperature", "probability", "allocation",
    "adopted_base_tonnes", "source", "status", "note",
  ]

  /// A row of targets.csv under the whole header.
  static func row(
    _ id: String, _ kind: String, _ base: Int, _ year: Int, _ cells: [String: String] = [:]
  ) -> String {
    var cells = cells
    cells["id"] = id
    cells["name"] = id
    cells["kind"] = kind
    cells["base_year"] = String(base)
    cells["year"] = String(year)
    return columns.map { cells[$0] ?? "" }.joined(separator: ",")
  }

  var targets: [String]
  /// Emissions per unit by year of the path that everything follows; nil holds the forecast flat.
  var falls = false
  var files: [String: String?] = [:]

  func calculation() throws -> PlanCalculation {
    let sample = SampleWorkspace()
    var changes: [String: String?] = [
      "inventory.csv": sample.table("inventory.csv", rows: Self.inventory),
      "drivers.csv": sample.table("drivers.csv", rows: [",,,none,\(falls ? "fall" : ""),bill,"]),
      "paths.csv":
        "path,year,value,unit,source,note\nfall,2021,1,g/mile,bill,\nfall,2030,0.1,g/mile,bill,\n",
      "actions.csv": sample.table("actions.csv", rows: []),
      "action-parameters.csv": sample.table("action-parameters.csv", rows: []),
      "targets.csv": Self.columns.joined(separator: ",") + "\n"
        + targets.map { $0 + "\n" }.joined(),
    ]
    for (path, text) in files { changes[path] = text }
    return try SampleWorkspace(changes).calculation()
  }

  /// The level of the first target.
  func level() throws -> TargetLevel? { try calculation().levels.first }
}
