import Foundation
import TestSupport
import Testing

/// What the examples show of scenarios, targets and actions that exclude each other, as who runs the commands meets it.
@Suite struct ExampleScenarioTests {
  private let county = PackageFolder.example.path
  private let coast = PackageFolder.coast.path

  /// Metric tons of a year by scenario and part.
  private func tonnes(_ year: String) throws -> [String: [String: Double]] {
    let told = try CairnProcess.run(["forecast", county, "--json"])
    #expect(told.status == 0, "\(told.errors)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [[String: Any]])
    var tonnes: [String: [String: Double]] = [:]
    for row in rows {
      let (scenario, part) = (row["scenario"] as? String ?? "", row["part"] as? String ?? "")
      tonnes[scenario, default: [:]][part] = row[year] as? Double
    }
    return tonnes
  }

  @Test func `plain, adopted and climate-adjusted cases differ, and the climate has a range`()
    throws
  {
    let tonnes = try tonnes("2050")
    let usual = try #require(tonnes["bau"]?["total"])
    let adopted = try #require(tonnes["adopted"]?["total"])
    let climate = try #require(tonnes["climate-adjusted"])
    let middle = try #require(climate["total"])
    let lowest = try #require(climate["lowest"])
    let highest = try #require(climate["highest"])
    #expect(Set([usual, adopted, middle].map { $0.rounded() }).count == 3)
    #expect(lowest < middle && middle < highest && highest < usual)
  }

  @Test func `each outlook of the climate is projected by itself`() throws {
    let told = try CairnProcess.run(["forecast", county, "--scenario", "climate-adjusted"])
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.output.contains("EIA trend (seven states) 11,131,104"))
    #expect(told.output.contains("GFDL A2 (Minnesota) 11,174,783"))
    #expect(told.output.contains("Each of 2 models is projected by itself"))
  }

  @Test func `vehicles on the road follow the turnover of the stock`() throws {
    let told = try CairnProcess.run(
      ["forecast", county, "--scenario", "fuel-economy", "--explain", "2050", "--depth", "4"])
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.output.contains("Made by “light-duty-stock”, see path-makers.csv"))
    #expect(told.output.contains("Light trucks among new vehicles"))
    // Of all that the roads emit the path scales what cars and light trucks do.
    #expect(told.output.contains("v = 67.88"))
    // Without electric vehicles no power for charging is left out.
    #expect(!told.errors.contains("power that electric vehicles"))
  }

  @Test(arguments: [["wedge", "--years", "2030"], ["macc"]])
  func `tables of actions fit into a terminal`(_ command: [String]) throws {
    let told = try CairnProcess.run(["strategies", command[0], county] + command.dropFirst())
    #expect(told.status == 0, "\(told.errors)")
    // A row has its numbers two spaces apart; sentences may be longer.
    let rows = told.output.split(separator: "\n").filter {
      $0.contains("  ") && $0.last?.isNumber == true
    }
    #expect(rows.count > 10)
    for row in rows { #expect(row.count <= 80, "\(row)") }
  }

  @Test func `a sector and a year on the way have a level, a pace and a gap`() throws {
    let told = try CairnProcess.run(["targets", county, "--json"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [[String: Any]])
    func row(_ id: String) throws -> [String: Any] {
      try #require(rows.first { $0["target"] as? String == id })
    }
    let sector = try row("transport-2050")
    let base = try #require(sector["base_tonnes"] as? Double)
    #expect(sector["sector"] as? String == "transportation")
    #expect(isClose(try #require(sector["allowed_tonnes"] as? Double), 0.2 * base))
    let goal = try row("eighty-2050")
    let whole = try #require(goal["base_tonnes"] as? Double)
    // 30 of 45 years at the same percentage every year.
    let way = try #require(try row("halfway-2035")["allowed_tonnes"] as? Double)
    #expect(isClose(way, whole * pow(0.2, 30.0 / 45), within: 1e-9))
  }

  @Test func `of two ways of holding one shore the first counts, and the check says so once`()
    throws
  {
    let check = try CairnProcess.run(["check", coast])
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.output.contains("“c13” and “c7” exclude each other. “c7” comes first and counts"))
    #expect(check.output.contains("0 errors, 1 warning"))
    let both = try CairnProcess.run(["strategies", "compare", coast, "c7", "c13"])
    #expect(both.status == 0, "\(both.errors)")
    #expect(both.output.contains("A low stone wall alon…"))
  }
}
