import Quantities
import Tables
import TestSupport
import Testing
import Vulnerability
import Workspace

/// Hazards that take their numbers from the climate profile.
@Suite struct HazardLinkTests {
  private static let header =
    "id,name,climate_indicator,unit,baseline_period,baseline,baseline_low,baseline_high,future_period,future,future_low,future_high,models,scenario,source,note"

  private func read(_ row: String) throws -> (hazard: Hazard, findings: [Finding]) {
    var files = SampleClimate.files
    files["hazards.csv"] = Self.header + "\n" + row + "\n"
    files["risks.csv"] = .some(nil)
    let workspace = try SampleWorkspace(files).workspace()
    return (
      try #require(workspace.hazards.first),
      workspace.findings.filter { $0.place.file == "hazards.csv" }
    )
  }

  @Test func `a linked hazard takes mean, range, models and source from the summary`() throws {
    let (hazard, findings) = try read("heat,Heat,hot-days,,1981-2010,,,,2035–2064,,,,,RCP8.5,,")
    #expect(findings.isEmpty)
    #expect(hazard.baseline?.average == 5.5)
    #expect(hazard.future?.average == 42.25)
    #expect(hazard.future?.low == 20 && hazard.future?.high == 70)
    #expect(hazard.models == 31)
    #expect(hazard.unit?.symbol == "days")
    #expect(hazard.indicator == "Days above 95 °F")
    #expect(hazard.scenario == "RCP8.5, higher emissions")
    #expect(hazard.source == "bill")
    #expect(hazard.future?.place == Place(file: "climate-summary.csv", row: 4, column: "mean"))
  }

  @Test func `typed numbers that agree as far as they are written need no finding`() throws {
    let (hazard, findings) = try read(
      "heat,Heat,hot-days,days,1981-2010,5.5,2,11,2035-2064,42.3,20,70,31,rcp85,,")
    #expect(findings.isEmpty)
    #expect(hazard.future?.average == 42.25)
  }

  @Test func `typed numbers that differ are named, and the summary is shown`() throws {
    let (hazard, findings) = try read(
      "heat,Heat,hot-days,days,1981-2010,5.5,2,11,2035-2064,44,20,71,32,rcp85,,")
    #expect(findings.map(\.place.column) == ["future", "future_high", "models"])
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(
      findings.first?.message.contains("climate-summary.csv, row 4, column mean says 42.25") == true
    )
    #expect(hazard.future?.average == 42.25)
  }

  @Test(arguments: [
    ("cold-days,,1981-2010,1,,,2035-2064,2,,,,rcp85", "climate_indicator", "hot-days, hottest-day"),
    ("hot-days,,1971-2000,1,,,2035-2064,2,,,,rcp85", "baseline_period", "no row"),
    ("hot-days,,1981-2010,1,,,2035-2064,2,,,,rcp26", "future_period", "no row"),
    ("hot-days,,1981-2010,1,,,2035-2064,2,,,,", "scenario", "rcp45, rcp85"),
    ("hot-days,,,1,,,2035-2064,2,,,,rcp85", "baseline_period", "Fill it"),
  ])
  func `a link that leads nowhere keeps the hazard's own cells`(
    cells: String, column: String, words: String
  ) throws {
    let (hazard, findings) = try read("heat,Heat,\(cells),,")
    #expect(findings.map(\.place.column) == [column])
    #expect(findings.first?.severity == .warning)
    #expect(findings.first?.message.contains(words) == true, "\(findings)")
    #expect(hazard.future?.average == 2)
    #expect(hazard.climateIndicator.isEmpty)
  }
}
