import Forecast
import Inventory
import Plan
import TestSupport
import Testing

/// The sample community with other rows in the tables of forecasts.
enum ForecastSample {
  static let driverHeader =
    "sector,subsector,activity,record,driver,rate_percent,intensity,intensity_rate_percent,between,beyond,heating_percent,cooling_percent,source,note"
  static let policyHeader =
    "id,name,level,status,sector,subsector,activity,effect,path,from_year,to_year,percent,source,note"
  static let scenarioHeader = "id,name,policies,actions,climate,drivers,source,note"
  static let makerHeader = "path,maker,parameter,year,value,unit,source,note"
  static let pathHeader = "path,year,value,unit,source,note"

  static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  static func drivers(_ rows: String...) -> [String: String?] {
    ["drivers.csv": table(driverHeader, rows)]
  }

  static func policies(_ rows: String...) -> [String: String?] {
    ["policies.csv": table(policyHeader, rows)]
  }

  static func calculation(_ changes: [String: String?]...) throws -> PlanCalculation {
    var all: [String: String?] = [:]
    for change in changes { all.merge(change) { _, later in later } }
    return try SampleWorkspace(all).calculation()
  }

  static func projection(_ changes: [String: String?]...) throws -> Projection {
    var all: [String: String?] = [:]
    for change in changes { all.merge(change) { _, later in later } }
    return try #require(try SampleWorkspace(all).calculation().projection)
  }

  static func stream(_ id: String, of projection: Projection) throws -> Projection.Stream {
    try #require(projection.streams.first { $0.record.id == id })
  }
}
