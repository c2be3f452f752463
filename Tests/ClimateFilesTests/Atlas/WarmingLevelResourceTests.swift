import Climate
import ClimateFiles
import Foundation
import Testing

@Suite struct WarmingLevelResourceTests {
  /// [IPCC-ATLAS-2021], warming levels: CanESM2 RCP8.5 reaches 2 °C around 2026; MIROC6 SSP2-4.5 1.5 °C around 2046.
  @Test func theBundledTableHasTheSourcesYears() throws {
    let table = try WarmingLevelTable.bundled
    #expect(table.answer(model: "CanESM2", scenario: "rcp85", level: 2) == .years(2017...2036))
    #expect(table.answer(model: "MIROC6", scenario: "ssp245", level: 1.5) == .years(2037...2056))
    #expect(table.answer(model: "MRI-CGCM3", scenario: "rcp26", level: 1.5) == .notReached)
    #expect(table.answer(model: "GFDL-CM4", scenario: "ssp126", level: 1.5) == .unknown)
    #expect(table.answer(model: "BNU-ESM", scenario: "rcp85", level: 2) == .unknown)
  }

  @Test(arguments: [
    ("m,r,rcp85,2,soon,x", "“soon”"), ("m,r,rcp85,two,2030,x", "no number"),
    ("m,r,rcp85,2,2030", "5 cells"), ("m,r,rcp85,2,2030,x\nm,r,rcp85,2,2031,x", "two rows"),
  ])
  func aTableOfTheUsersIsChecked(row: String, message: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "levels-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try "model,run,scenario,level_celsius,central_year,source\n\(row)\n"
      .write(to: file, atomically: true, encoding: .utf8)
    let problem = #expect(throws: ClimateProblem.self) { try WarmingLevelTable(contentsOf: file) }
    #expect(problem?.message.contains(message) == true)
  }
}
