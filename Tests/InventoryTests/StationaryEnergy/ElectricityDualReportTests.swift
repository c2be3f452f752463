import Factors
import Inventory
import Quantities
import Tables
import TestSupport
import Testing

@Suite struct ElectricityDualReportTests {
  private typealias Make = ElectricitySamples

  private func report(
    _ records: [ActivityRecord], _ instruments: [ContractualInstrument]
  ) -> ElectricityDualReport {
    Sample.inventory(records, Sample.context(instruments: instruments)).electricityDualReport(2021)
  }

  @Test func `both totals are of the same electricity`() {
    let report = report(
      [
        Make.record("home", 600, method: "grid-electricity"), Make.record("city", 400),
        Sample.record("stationary-fuel", "natural-gas", 5, "mcf", id: "gas"),
        Make.record("old", 400, year: 2020),
      ], [Make.instrument("rec", .certificate, 250)])
    #expect(report.lines.map(\.record.id) == ["home", "city"])
    #expect(isClose(report.electricity.megawattHours, 1000))
    #expect(isClose(report.covered.megawattHours, 250))
    #expect(isClose(report.market[.carbonDioxide], 0.75 * report.location[.carbonDioxide]))
    #expect(isClose(report.location[.carbonDioxide], 1000 * 995.79 * 0.453_592_37))
  }

  @Test func `totals are the sums of the lines`() {
    let report = report(
      [Make.record("home", 600), Make.record("city", 400)],
      [Make.instrument("rec", .certificate, 250, covers: ["city"])])
    let market = report.lines.reduce(0) { $0 + $1.market[.methane] }
    #expect(isClose(market, report.market[.methane]))
    #expect(report.lines.map { $0.covered.megawattHours.rounded() } == [0, 250])
  }

  @Test func `without contracts both totals agree`() {
    let report = report([Make.record("home", 600)], [])
    #expect(report.location == report.market)
    #expect(report.findings.isEmpty)
  }

  @Test func `a record that one method cannot calculate is in neither total, and found`() {
    let report = report(
      [Make.record("home", 600), Make.record("city", 400, factor: "egrid:XXXX")],
      [Make.instrument("rec", .certificate, 5000)])
    #expect(report.lines.map(\.record.id) == ["home"])
    #expect(report.leftOut.map(\.id) == ["city"])
    #expect(report.findings.contains { $0.severity == .error && $0.message.contains("“city”") })
    #expect(report.findings.contains { $0.place.file == "instruments.csv" })
  }

  @Test func `a confidential record takes no part of a contract`() {
    var secret = Make.record("mill", 400)
    secret.notationKey = .confidential
    let report = report(
      [secret, Make.record("home", 600)], [Make.instrument("rec", .certificate, 60)])
    #expect(report.lines.map(\.record.id) == ["home"])
    #expect(isClose(report.covered.megawattHours, 60))
  }
}
