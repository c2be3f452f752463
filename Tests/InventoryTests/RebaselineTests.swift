import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct RebaselineTests {
  private let half = TargetBasis(id: "half", name: "Half", baseYear: 2019, allowedShare: 0.5)

  private func policy(_ percent: Double = 5, base: Int = 2019) throws -> RecalculationPolicy {
    try #require(RecalculationPolicy(thresholdPercent: percent, baseYear: base))
  }

  private func compare(
    _ before: [Int: Double], _ after: [Int: Double], percent: Double = 5
  ) throws -> RecalculationComparison {
    RecalculationComparison(
      before: before, after: after, policy: try policy(percent), targets: [half])
  }

  @Test func `a base year beyond the threshold moves the target`() throws {
    let result = try compare([2019: 1000, 2021: 900], [2019: 1080, 2021: 910])
    #expect(result.mustRecalculate == [2019])
    #expect(result.baseYearMoves)
    #expect(result.recalculateForConsistency == [2021])
    let target = try #require(result.targets.first)
    #expect(target.before == 500)
    #expect(target.after == 540)
    #expect(target.moves)
    #expect(isClose(try #require(result.years.first?.percent), 8))
    #expect(
      result.years.first?.reason
        == "2019 changes by 8 percent, at or above the threshold of 5 percent.")
  }

  @Test func `a later year beyond the threshold leaves base and target`() throws {
    let result = try compare([2019: 1000, 2021: 900], [2019: 1010, 2021: 800])
    #expect(result.mustRecalculate == [2021])
    #expect(!result.baseYearMoves)
    #expect(result.recalculateForConsistency.isEmpty)
    #expect(result.targets.first?.moves == false)
    #expect(result.targets.first?.after == 505)
  }

  @Test(arguments: [
    (1050.0, true), (950, true), (1049.999, false), (950.001, false), (1000, false),
  ])
  func `the threshold itself counts, in both directions`(_ after: Double, _ passes: Bool) throws {
    #expect(try compare([2019: 1000], [2019: after]).baseYearMoves == passes)
  }

  @Test func `no change is no reason, and scale does not matter`() throws {
    let totals = [2005: 3.0, 2019: 1e7]
    #expect(try compare(totals, totals).mustRecalculate.isEmpty)
    let small = try compare([2019: 1], [2019: 1.06])
    let large = try compare([2019: 1e7], [2019: 1.06e7])
    #expect(
      isClose(try #require(small.years.first?.percent), try #require(large.years.first?.percent)))
  }

  @Test func `a year in one calculation only is not compared`() throws {
    let result = try compare([2019: 1000], [2019: 1000, 2021: 900])
    #expect(result.years.map(\.year) == [2019, 2021])
    #expect(result.years.last?.passesThreshold == nil)
    #expect(result.years.last?.reason.contains("only in the calculation after") == true)
    #expect(result.mustRecalculate.isEmpty)
  }

  @Test func `something from zero passes any threshold`() throws {
    let result = try compare([2019: 0], [2019: 1])
    #expect(result.baseYearMoves)
    #expect(result.years.first?.percent == nil)
    #expect(try !compare([2019: 0], [2019: 0]).baseYearMoves)
  }

  @Test(arguments: [0, -1, .nan, .infinity])
  func `a threshold has to be above zero`(_ percent: Double) {
    #expect(RecalculationPolicy(thresholdPercent: percent, baseYear: 2019) == nil)
  }

  @Test func `a grid revision of one inventory`() throws {
    // eGRID2023, CAMX, carbon dioxide: 436.7 lb/MWh in revision 1, 428.5 in revision 2
    let before = Sample.inventory([
      Sample.record(
        "grid-electricity", "electricity", 1000, "MWh", year: 2023,
        factor: "egrid:CAMX revision=rev1")
    ])
    let after = Sample.inventory([
      Sample.record(
        "grid-electricity", "electricity", 1000, "MWh", year: 2023, factor: "egrid:CAMX")
    ])
    let result = RecalculationComparison(
      before: before, after: after, policy: try policy(1, base: 2023))
    #expect(result.mustRecalculate == [2023])
    let percent = try #require(result.years.first?.percent)
    #expect(isClose(percent, (428.5 / 436.7 - 1) * 100, within: 0.01))
    #expect(result.notes.isEmpty)
  }

  @Test func `other warming potentials and errors stand in the way`() throws {
    let record = Sample.record("composting", "organics", 1, "tonne", sector: .waste)
    let broken = Sample.record("composting", "organics", 1, "kWh", sector: .waste, id: "b")
    let result = RecalculationComparison(
      before: Sample.inventory([record], set: "ar5"), after: Sample.inventory([record, broken]),
      policy: try policy(base: 2021))
    #expect(result.notes.count == 2)
    #expect(result.notes[0].contains("AR5") && result.notes[0].contains("AR6"))
    #expect(result.notes[1].contains("after leaves out 1 record"))
  }
}

@Suite struct RecalculationLogTests {
  private func entry(
    _ year: Int, _ date: String, before: Double = 1, after: Double = 2, why: String = "Better."
  ) -> RecalculationLogEntry {
    RecalculationLogEntry(
      year: year, date: date, change: .method, what: "Landfills", why: why, tonnesBefore: before,
      tonnesAfter: after)
  }

  @Test func `entries stand by date, and of one date in the order added`() {
    let log = RecalculationLog([
      entry(2021, "2026-03-01"), entry(2019, "2025-12-31"), entry(2005, "2026-03-01"),
    ])
    #expect(log.entries.map(\.year) == [2019, 2021, 2005])
    #expect(log.entries(of: 2021).count == 1)
  }

  @Test func `a comparison writes what it decides`() throws {
    let policy = try #require(RecalculationPolicy(thresholdPercent: 5, baseYear: 2019))
    let comparison = RecalculationComparison(
      before: [2019: 1000, 2021: 900], after: [2019: 1080, 2021: 910], policy: policy)
    var log = RecalculationLog()
    let added = log.record(
      comparison, date: "2026-03-01", change: .factor, what: "Grid factors",
      why: "eGRID was revised.")
    #expect(added.map(\.year) == [2019, 2021])
    #expect(added[0].tonnesBefore == 1000 && added[0].tonnesAfter == 1080)
    #expect(log.entries == added)
    var strict = RecalculationLog()
    strict.record(
      comparison, date: "2026-03-01", change: .factor, what: "Grid", why: "Revised.",
      followsBaseYear: false)
    #expect(strict.entries.map(\.year) == [2019])
    #expect(log.findings(file: "recalculations.csv").isEmpty)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "1 March 2026", "2026-3-1", "", "2026-00-10"])
  func `a day that is none is a finding`(_ date: String) {
    let findings = RecalculationLog([entry(2019, date)]).findings(file: "recalculations.csv")
    #expect(findings.map(\.place.column) == ["date"])
    #expect(findings.first?.severity == .error)
  }

  @Test func `a leap day is a day`() {
    #expect(RecalculationLog([entry(2019, "2028-02-29")]).findings(file: "r.csv").isEmpty)
  }

  @Test func `totals have to follow on one another, and reasons to be given`() {
    let log = RecalculationLog([
      entry(2019, "2025-01-01", before: 100, after: 110),
      entry(2019, "2026-01-01", before: 115, after: 120, why: " "),
    ])
    let findings = log.findings(file: "recalculations.csv")
    #expect(findings.map(\.place.column) == ["why", "tonnes_before"])
    #expect(findings.last?.tonnesAtStake == 5)
    #expect(findings.last?.place.row == 3)
  }
}
