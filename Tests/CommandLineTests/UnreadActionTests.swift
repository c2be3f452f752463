import TestSupport
import Testing

/// What one row that cannot be read makes of the rows and the text that name its action.
@Suite struct UnreadActionTests {
  private var files: [String: String] {
    var files = SampleWorkspace().files
    files["actions.csv"] = files["actions.csv"]?.replacing(
      "building-efficiency,buildings,2022,2026", with: "building-efficiency,buildings,20x2,2026")
    files["costs.csv"] = """
      id,action,what,payer,receiver,amount_usd,from_year,to_year,price_year,low,high,source,note
      k1,a1,capital,government,,90000,2024,2026,2022,,,assumption,
      k2,a1,operating,government,,5000,2024,,2022,,,assumption,
      k3,zz,operating,government,,5000,2024,,2022,,,assumption,

      """
    return files
  }

  @Test func `what follows from an unread action is one finding, and other faults stay`() throws {
    try CairnProcess.inTown(files) { folder in
      let checked = try CairnProcess.run(["check", "town"], in: folder)
      let lines = checked.output.split(separator: "\n").map(String.init)
      #expect(checked.status == 1)
      #expect(lines.contains { $0.contains("“20x2” is not a year") })
      #expect(lines.contains { $0.contains("There is no “zz” in actions.csv") })
      #expect(!checked.output.contains("There is no “a1”"))
      #expect(!checked.output.contains("no usable action “a1”"))
      let summary = lines.filter { $0.contains("“a1” could not be read, so what names it") }
      #expect(summary.count == 1 && summary.first?.contains("costs.csv") == true)
      let whole = try CairnProcess.run(["check", "town", "--all"], in: folder)
      #expect(whole.output.contains("There is no “a1”"))
      #expect(summary.first?.hasPrefix("error: actions.csv, row 2: ") == true)
    }
  }
}
