import Factors
import Forecast
import Inventory
import Plan
import Tables
import TestSupport
import Testing

@Suite struct TargetSuggestionTests {
  private func suggestions(_ files: [String: String?] = [:]) throws -> TargetSuggestions {
    var town = TargetTown(targets: [])
    town.files = files
    return try town.calculation().targetSuggestions
  }

  @Test func `the fair share, the pledge and budgets are offered with their numbers`() throws {
    let offered = try suggestions().offered
    let tonnes = Dictionary(uniqueKeysWithValues: offered.map { ($0.target.id, $0.tonnes) })
    #expect(isClose(tonnes["fair-share-2030"] ?? 0, 411.70082, within: 1e-7))
    #expect(isClose(tonnes["national-pledge-2030"] ?? 0, 490))
    #expect(isClose(tonnes["national-pledge-2035"] ?? 0, 365))
    #expect(isClose(tonnes["net-zero-2050"] ?? 0, 100))
    // Twenty-one of thirty-one years on a straight line from 1000 t to 100 t
    #expect(isClose(tonnes["on-the-way-2040"] ?? 0, 1000 - 900 * 21 / 31.0))
    #expect(isClose(tonnes["budget-per-capita"] ?? 0, 64413.265306, within: 1e-9))
    for offer in offered { #expect(!offer.reasons.isEmpty && !offer.target.source.isEmpty) }
    let pledge = offered.first { $0.target.id == "national-pledge-2030" }
    #expect(pledge?.reasons.contains(.pledgeBaseMissing(pledge: 2005, chosen: 2019)) == true)
    #expect(pledge?.target.status == .unverified)
  }

  @Test func `what the source is not for is told only where it is counted`() throws {
    func scopes(_ rows: [String]) throws -> TargetSuggestion.Reason? {
      let sample = SampleWorkspace()
      let files = ["inventory.csv": sample.table("inventory.csv", rows: rows)]
      return try suggestions(files).offered.first { $0.target.kind == .fairShare }?.reasons.first {
        if case .directScopes = $0 { true } else { false }
      }
    }
    #expect(try scopes(TargetTown.inventory) == nil)
    let waste = "w19,2019,waste,landfill,direct-entry,co2,250,tonne,,III.1.2,3,,H,bill,"
    #expect(
      try scopes(TargetTown.inventory + [waste]) == .directScopes(meant: 1000, counted: 1250))
  }

  @Test func `the rows of all offers lead to the numbers that were offered`() throws {
    let offered = try suggestions().offered
    let rows = offered.map { offer -> String in
      var cells = offer.cells
      for column in ["id", "kind", "base_year", "year", "name"] { cells[column] = nil }
      let target = offer.target
      return TargetTown.row(
        target.id, target.kind.rawValue, target.baseYear, target.year, cells)
    }
    let calculation = try TargetTown(targets: rows).calculation()
    let findings = calculation.findings.filter {
      $0.place.file == "targets.csv" && $0.severity >= .warning
    }
    #expect(findings.isEmpty)
    for offer in offered {
      let id = offer.target.id
      let level = calculation.levels.first { $0.target.id == id }?.allowed
      let budget = calculation.targets.budgets.first { $0.target.id == id }?.tonnes
      #expect(isClose(level ?? budget ?? 0, offer.tonnes), "\(id)")
    }
  }

  @Test func `what cannot be offered says why`() throws {
    let sample = SampleWorkspace()
    let found = try suggestions([
      "indicators.csv": sample.table("indicators.csv", rows: ["jobs,2021,500,jobs,bill,"])
    ])
    #expect(found.notOffered.map(\.kind) == [.fairShare, .budget])
    for left in found.notOffered { #expect(left.reason.contains("population")) }
    let none = try suggestions(["inventory.csv": sample.table("inventory.csv", rows: [])])
    #expect(none.offered.isEmpty && none.notOffered.count == 1)
  }
}
