import Factors
import Forecast
import Inventory
import Plan
import Tables
import TestSupport
import Testing

/// Targets of some scopes and sectors: 600 t of scope 1, 200 of scope 2 and 200 of scope 3 in 2019.
@Suite struct TargetReachTests {
  private static let inventory = [
    "b19,2019,buildings,residential,direct-entry,co2,600,tonne,,I.1.1,1,,H,bill,",
    "e19,2019,buildings,commercial,direct-entry,co2,200,tonne,,I.2.2,2,,H,bill,",
    "w19,2019,waste,landfill,direct-entry,co2,200,tonne,,III.1.2,3,,H,bill,",
    "b21,2021,buildings,residential,direct-entry,co2,500,tonne,,I.1.1,1,,H,bill,",
    "e21,2021,buildings,commercial,direct-entry,co2,150,tonne,,I.2.2,2,,H,bill,",
    "w21,2021,waste,landfill,direct-entry,co2,100,tonne,,III.1.2,3,,H,bill,",
  ]
  private static let columns =
    TargetTown.columns.filter { $0 != "source" && $0 != "status" && $0 != "note" }
    + ["covers", "source", "status", "note"]

  private func calculation(
    _ cells: [[String: String]], inventory: [String] = Self.inventory
  ) throws -> PlanCalculation {
    let sample = SampleWorkspace()
    let rows = cells.map { cells in Self.columns.map { cells[$0] ?? "" }.joined(separator: ",") }
    return try TargetTown(
      targets: [],
      files: [
        "inventory.csv": sample.table("inventory.csv", rows: inventory),
        "targets.csv": ([Self.columns.joined(separator: ",")] + rows).joined(separator: "\n")
          + "\n",
      ]
    ).calculation()
  }

  private func target(
    _ id: String, _ kind: String, _ covers: String, _ more: [String: String] = [:]
  ) -> [String: String] {
    var cells = [
      "id": id, "name": id, "kind": kind, "base_year": "2019", "year": "2030", "covers": covers,
    ]
    cells.merge(more) { $1 }
    return cells
  }

  private func fairShare(_ covers: String, _ more: [String: String] = [:]) -> [String: String] {
    target("f", "fair-share", covers, more)
  }

  /// 50 percent of 0.9 over 0.75 for each of 1,110 residents, who were 1,000.
  private static let indices = ["hdi_country": "0.9", "hdi_world": "0.75"]
  private static let left = (1 - 0.5 * 0.9 / 0.75) * 1110 / 1000

  @Test(arguments: [
    ("", 1000.0, 750.0), ("scope-1 scope-2", 800, 650), ("scope-2", 200, 150),
    ("buildings", 800, 650), ("scope-3 buildings waste", 200, 100), ("scope-1 waste", -1, -1),
  ])
  func `a fair share acts on the scopes and sectors that are chosen`(
    _ covers: String, _ base: Double, _ flat: Double
  ) throws {
    let calculation = try calculation([fairShare(covers, Self.indices)])
    guard base > 0 else {
      // No landfill is of scope 1.
      #expect(calculation.levels.isEmpty)
      let finding = try #require(
        calculation.findings.first {
          $0.place == Place(file: "targets.csv", row: 2, column: "covers")
        })
      #expect(finding.severity == .error && finding.message.contains("scope 1"))
      return
    }
    let level = try #require(calculation.levels.first)
    #expect(isClose(level.base, base))
    #expect(isClose(level.allowed, base * Self.left))
    // The forecast is flat from 2021 on, for the same part.
    let course = try #require(calculation.targetScenarios.first)
    let gap = try #require(TargetGap(of: level, under: course))
    #expect(isClose(gap.tonnes, flat - base * Self.left))
    let pace = try #require(calculation.pace(to: level))
    #expect(isClose(pace.now, flat))
    #expect(covers.isEmpty || !calculation.wholeLevels.contains { $0.target.id == "f" })
  }

  @Test func `what the text says of the scopes is what is taken`() throws {
    func method(_ covers: String) throws -> String {
      try #require(try calculation([fairShare(covers, Self.indices)]).levels.first).explanation
        .method
    }
    #expect(try method("").contains("here it is taken of the whole inventory"))
    #expect(try method("scope-1 scope-2").contains("as it is taken here"))
    #expect(try method("scope-1").contains("here it is taken of scope 1"))
  }

  @Test(arguments: [
    ("scope-4", "neither a scope nor a sector"), ("houses", "neither a scope nor a sector"),
    ("government", "has no forecast"), ("community scope-1", "Leave “community” out"),
  ])
  func `an impossible choice is found at its cell`(_ covers: String, _ words: String) throws {
    let calculation = try calculation([fairShare(covers)])
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "targets.csv", row: 2, column: "covers")
      })
    #expect(finding.severity == .error && finding.message.contains(words))
    #expect(calculation.levels.isEmpty)
  }

  @Test func `sectors in both columns, and two ends of a way that differ, are refused`() throws {
    let both = try calculation([fairShare("waste", ["sector": "buildings"])])
    #expect(both.findings.contains { $0.message.contains("both name sectors") })
    let scopes = try calculation([fairShare("scope-1", ["sector": "buildings"])])
    #expect(scopes.levels.first.map { isClose($0.base, 600) } == true)
    let way = try calculation([
      target("goal", "absolute", "scope-1", ["reduction_percent": "50"]),
      target("way", "interim", "", ["leads_to": "goal", "year": "2025"]),
    ])
    #expect(way.findings.contains { $0.message.contains("do not cover the same") })
    let budget = try calculation([
      target("b", "budget", "scope-1", ["budget_tonnes": "5000"])
    ])
    #expect(budget.findings.contains { $0.message.contains("does not use “covers”") })
    #expect(budget.targets.budgets.first?.target.reach == .everything)
  }

  @Test func `a record without a scope is told, since no scope can count it`() throws {
    let rows = Self.inventory.map { $0.replacing(",III.1.2,3,", with: ",,,") }
    let calculation = try calculation([fairShare("scope-1 scope-2")], inventory: rows)
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "targets.csv", row: 2, column: "covers")
      })
    #expect(finding.severity == .warning && finding.message.contains("“w19”"))
    #expect(finding.message.contains("200 t CO2e"))
  }

  @Test func `a scope that only the GPC cell or the method tells is counted`() throws {
    let told = [
      Self.inventory[0].replacing(",I.1.1,1,", with: ",I.1.1,,"), Self.inventory[1],
      Self.inventory[2].replacing(",III.1.2,3,", with: ",III.1.2,,"),
      "g19,2019,buildings,residential,stationary-fuel,natural-gas,1000,MMBtu,,,,,H,bill,",
    ]
    let calculation = try calculation([fairShare("scope-1 scope-2")], inventory: told)
    #expect(calculation.findings.allSatisfy { $0.place.column != "covers" })
    // 800 t, and 1,000 MMBtu of natural gas at 53 kg of carbon dioxide each
    #expect(try #require(calculation.levels.first).base > 850)
    let scopes = calculation.inventory.entries.map(\.record.countedScope)
    #expect(scopes == [1, 2, 3, 1])
  }

  @Test func `the row that says the same has the words`() throws {
    let level = try #require(
      try calculation([fairShare("waste scope-2 scope-1 buildings", Self.indices)]).levels.first)
    #expect(level.target.cells["covers"]?.hasPrefix("scope-1 scope-2 ") == true)
  }
}
