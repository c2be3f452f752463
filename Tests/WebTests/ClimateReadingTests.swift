import Plan
import Quantities
import Testing
import Workspace

@testable import Web

/// What the hazard page may say of the direction of a change.
@Suite struct ClimateReadingTests {
  private func summary(
    _ scenario: String, _ period: String, _ kind: ClimateSummary.Kind,
    _ statistics: [ClimateSummary.Statistic: Double], agreement: Double? = nil
  ) throws -> ClimateSummary {
    ClimateSummary(
      indicator: "hot-days", name: "Hot days", unit: try #require(MeasurementUnit.named("days")),
      scenario: ClimateScenario(scenario), period: ProfilePeriod(period), kind: kind,
      statistics: statistics, agreement: agreement)
  }

  private func reading(_ more: [ClimateSummary]) throws -> ClimateReading {
    let levels = [
      try summary("observed", "1961-1990", .absolute, [.mean: 20]),
      try summary("rcp85", "2035-2064", .absolute, [.median: 30, .p10: 10, .p90: 50]),
    ]
    return try #require(
      ClimateReading(
        "hot-days", of: ClimateProfile(summaries: levels + more),
        scenario: ClimateScenario("rcp85"), period: ProfilePeriod("2035-2064"),
        units: DisplayUnits(.metric), language: .english))
  }

  @Test func `levels beside an observation tell nothing of the direction`() throws {
    let reading = try reading([])
    #expect(reading.isBaselineObserved)
    #expect(reading.direction == nil)
    #expect(reading.isDirectionOpen == nil)
  }

  @Test(arguments: [(0.75, true), (0.8, false), (1, false)])
  func `the recorded agreement tells it`(share: Double, isOpen: Bool) throws {
    let reading = try reading([
      try summary(
        "rcp85", "2035-2064", .change, [.median: 9, .p10: -1, .p90: 20], agreement: share)
    ])
    #expect(reading.direction == .agreement(share))
    #expect(reading.isDirectionOpen == isOpen)
  }

  @Test(arguments: [(-1.0, 20.0, true), (1, 20, false), (-9, -2, false), (0, 20, true)])
  func `without it the percentiles of the changes do`(
    low: Double, high: Double, isOpen: Bool
  ) throws {
    let reading = try reading([
      try summary("rcp85", "2035-2064", .change, [.median: 9, .p10: low, .p90: high])
    ])
    #expect(reading.isDirectionOpen == isOpen)
  }

  @Test func `a change of another period tells nothing`() throws {
    let reading = try reading([
      try summary("rcp85", "2070-2099", .change, [.median: 9], agreement: 0.5)
    ])
    #expect(reading.isDirectionOpen == nil)
  }
}
