import Factors
import Foundation
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// Runs the auditor over real series of eleven counties: it must find what is known to be wrong, and little else.
///
/// Data: Metropolitan Council, ghg-cprg at commit d0163b2.
@Suite(.enabled(if: PackageFolder.hasFacts)) struct TwinCitiesAuditTests {
  private static let years = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022]

  /// Electricity, gas and vehicle miles of one county as a workspace.
  private static func audit(_ county: String, years: [Int] = years) throws -> [AuditFinding] {
    var rows: [String] = []
    for (table, column, make) in [
      (
        "electricity", "activity",
        { (year: Int, value: String) in
          "el-\(year),\(year),buildings,all,grid-electricity,electricity,\(value),MWh,,I.2.2"
        }
      ),
      (
        "natgas", "activity",
        { year, value in
          "gas-\(year),\(year),buildings,all,stationary-fuel,natural-gas,\(value),mcf,,I.2.1"
        }
      ),
    ] {
      for record in try FactRows.records("twin_cities/metc_county_\(table).csv")
      where record["county_name"] == county {
        guard let year = Double(record["year"]).map({ Int($0) }), years.contains(year) else {
          continue
        }
        rows.append(make(year, record[column]))
      }
    }
    for record in try FactRows.records("twin_cities/metc_county_vmt_2001_2023.csv")
    where record["county_name"] == county {
      guard let year = Int(record["vmt_year"]), years.contains(year) else { continue }
      rows.append(
        "road-\(year),\(year),transportation,on-road,on-road-vmt,vehicle-miles,\(record["annual_vmt"]),mile,mix-\(year),II.1.1"
      )
    }
    return try findings(rows, years: years, population: try population(of: county))
  }

  private static func findings(
    _ rows: [String], years: [Int], population: [Int: String]
  ) throws -> [AuditFinding] {
    let mixes = years.map {
      "mix-\($0),light-truck,motor-gasoline,1,20,\($0 - 10)"
    }
    let people = years.compactMap { year in
      population[year].map { "population,\(year),\($0),people" }
    }
    let files = [
      "community.yaml": """
      format: 1
      id: county
      name: County
      kind: county
      state: MN
      egrid_subregion: MROW
      gwp_set: ar6
      inventory_years: [\(years.map(String.init).joined(separator: ", "))]

      """,
      "inventory.csv": table(
        "id,year,sector,subsector,method,activity,quantity,unit,factor,gpc", rows),
      "vehicle-mix.csv": table("set,vehicle,fuel,share,mpg,model_year", mixes),
      "indicators.csv": table("indicator,year,value,unit", people),
    ]
    let workspace = try WorkspaceFolder.read(
      files: files.mapValues { Array($0.utf8) }, library: FactorLibrary.standard)
    let calculation = PlanCalculation(workspace: workspace, library: FactorLibrary.standard)
    return calculation.audit().entries.map(\.finding)
  }

  private static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static func population(of county: String) throws -> [Int: String] {
    var population: [Int: String] = [:]
    for record in try FactRows.records("twin_cities/metc_mn_wi_county_population.csv.gz")
    where record["county_name"] == county && record["cprg_area"] == "True" {
      if let year = Int(record["population_year"]) { population[year] = record["population"] }
    }
    return population
  }

  private static let counties = [
    "Anoka", "Carver", "Chisago", "Dakota", "Hennepin", "Pierce", "Ramsey", "Scott", "Sherburne",
    "St. Croix", "Washington",
  ]

  @Test func `ordinary series of eleven counties raise few questions`() throws {
    var count = 0
    var byRule: [String: Int] = [:]
    for county in Self.counties {
      let findings = try Self.audit(county).filter { $0.severity > .note }
      count += findings.count
      for finding in findings { byRule[finding.rule, default: 0] += 1 }
    }
    // 11 counties × 3 series × 9 steps. Gas moves by more than 15 percent in one step of six, and miles fell in
    // 2020; one step in eight deserves a question.
    #expect(count <= 297 / 8 + 3, "\(byRule)")
    #expect(Set(byRule.keys).isSubset(of: ["year-jump", "per-capita-benchmark"]), "\(byRule)")
  }

  @Test func `the gas of Hennepin County in 2018 and after is found`() throws {
    let found = try Self.audit("Hennepin").filter { $0.rule == "year-jump" }.map(\.subject)
    #expect(found.contains("buildings all natural-gas I.2.1 2018"))
  }

  @Test func `the population of 2010 that is a quarter too low is found`() throws {
    // facts.md, section 6.4: 891,080 for Hennepin, between 1,146,721 in 2009 and 1,169,581 in 2011.
    let found = try Self.audit("Hennepin", years: [2009, 2010, 2011])
      .filter { $0.rule == "per-capita-benchmark" }.map(\.subject)
    #expect(found.contains("electricity 2010"))
    #expect(!found.contains("electricity 2011"))
  }
}
