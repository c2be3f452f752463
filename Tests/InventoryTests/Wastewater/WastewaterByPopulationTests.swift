import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

/// The Twin Cities figures of this method are in TwinCitiesTests.
@Suite struct WastewaterByPopulationTests {
  private func record(_ factor: String = "", year: Int = 2021) -> ActivityRecord {
    Sample.record(
      "wastewater-sit", "population", 1000, "people", year: year, factor: factor, sector: .water)
  }

  @Test func `a thousand people in 2021 by hand`() throws {
    // SIT 2024.1, municipal sheets: 0.09 kg BOD5, 365 days, 0.6, 0.1265; 4 g on 83 %; protein 44.6 kg
    let emissions = try #require(Sample.emissions(record()))
    #expect(isClose(emissions[.methane], 1000 * 0.09 * 365 * 0.6 * 0.1265))
    let plant: Double = 1000 * 0.83 * 4 / 1000.0
    let nitrogen: Double = 1000 * 44.6 * 0.16 * 1.75 - plant * 28 / 44
    #expect(isClose(emissions[.nitrousOxide], plant + nitrogen * 0.005 * 44 / 28))
  }

  @Test func `a year after the tables of protein and sludge is left out unless both are stated`()
    throws
  {
    let problem = try #require(Sample.problem(record(year: 2024)))
    #expect(problem.place.column == "factor")
    #expect(problem.message.contains("write “protein=44.6” here"))
    let stated = try #require(Sample.emissions(record("protein=44.6 sludge=0", year: 2024)))
    let before = try #require(Sample.emissions(record(year: 2021)))
    #expect(isClose(stated[.nitrousOxide], before[.nitrousOxide]))
  }

  @Test(arguments: [
    ("bod5=0.045", 0.5), ("bo=0.3", 0.5), ("anaerobic=0.253", 2.0), ("days=366", 366.0 / 365),
  ])
  func `stated inputs of methane count in proportion`(_ factor: String, _ ratio: Double) throws {
    let base = try #require(Sample.emissions(record()))
    let stated = try #require(Sample.emissions(record(factor)))
    #expect(isClose(stated[.methane], base[.methane] * ratio))
    #expect(isClose(stated[.nitrousOxide], base[.nitrousOxide]))
  }

  @Test func `sludge takes nitrogen away and leaves the plant's own gas`() throws {
    let all = try #require(Sample.emissions(record("sludge=1")))
    #expect(isClose(all[.nitrousOxide], 1000 * 0.83 * 4 / 1000))
  }

  @Test func `a share above one is refused with its range`() {
    let problem = Sample.problem(record("sewered=83"))
    #expect(problem?.place.column == "factor")
    #expect(problem?.message.contains("0 to 1") == true)
  }

  @Test func `every constant is an input of the explanation`() throws {
    let inventory = Sample.inventory([record()])
    let entry = try #require(inventory.entries.first)
    let symbols = inventory.explanation(of: entry).inputs.map(\.symbol)
    #expect(symbols.count == 12)
    #expect(Set(symbols).isSuperset(of: ["P", "BOD5", "D", "Bo", "f_an", "protein", "EF_eff"]))
  }

  @Test(.enabled(if: PackageFolder.hasFacts, "the original data are not beside the package"))
  func `every county and year of the Twin Cities with its population`() throws {
    // metc_county_wastewater.csv: nitrous oxide at the plant gives the population, 3.32 g per person. Leap
    // years have 366 days there; protein stands at its last year after 2021.
    var compared = 0
    var published: [String: [String: Double]] = [:]
    for row in try FactRows.records("twin_cities/metc_county_wastewater.csv") {
      let key = "\(row["county_name"]) \(row["inventory_year"])"
      published[key, default: [:]][row["source"]] = Double(row["value_emissions"])
    }
    for (key, values) in published {
      guard let direct = values["Municipal_N20_direct"], let methane = values["Municipal_CH4"],
        let effluent = values["Municipal_N20_effluent"],
        let year = key.split(separator: " ").last.flatMap({ Double($0) }), year <= 2021
      else { continue }
      let people = direct * 1_000_000 / (0.83 * 4)
      let record = Sample.record(
        "wastewater-sit", "population", people, "people", year: Int(year),
        factor: Int(year).isMultiple(of: 4) ? "days=366" : "", sector: .water)
      let emissions = try #require(Sample.emissions(record), "\(key)")
      #expect(isClose(emissions.methane.tonnes, methane, within: 1e-6), "\(key)")
      #expect(isClose(emissions.nitrousOxide.tonnes, direct + effluent, within: 1e-6), "\(key)")
      compared += 1
    }
    #expect(compared > 150)
  }
}
