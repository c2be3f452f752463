import Climate
import ClimateFiles
import Tables
import Testing

/// Lines as NOAA's readme describes them; values invented.
@Suite struct GHCNDailyTests {
  func table(
    _ text: String, station: String? = nil
  ) throws(ClimateProblem) -> DailyTable {
    try GHCNDaily.read(Array(text.utf8), file: "a.csv", station: station)
  }

  func problem(_ text: String, station: String? = nil) -> String {
    do throws(ClimateProblem) {
      _ = try table(text, station: station)
      return ""
    } catch { return error.message }
  }

  @Test func rowsOfDaysInTenthsAreRead() throws {
    let table = try table(
      """
      "STATION","DATE","LATITUDE","NAME","PRCP","PRCP_ATTRIBUTES","TMAX","TMAX_ATTRIBUTES","TMIN","TMIN_ATTRIBUTES"
      "USW00014839","2020-01-01","42.95","MILWAUKEE, WI US","    0","T,,0,2400","  306",",,0","  -11",",,0"
      "USW00014839","2020-01-02","42.95","MILWAUKEE, WI US","  254",",,0,2400","  999",",X,0",,
      """)
    #expect(table.station == "USW00014839")
    #expect(table.columns.map(\.name) == ["TMAX", "TMIN", "PRCP"])
    #expect(table[.pr]?.values == [0, 25.4] && table[.pr]?.traces == 1)
    #expect(table[.tasmax]?.values[0] == 30.6)
    #expect(table[.tasmax]?.flaggedValues == 1 && table[.tasmax]?.missingDays == 1)
    #expect(table[.tasmin]?.values[0] == -1.1)
    #expect(table[.tasmin]?.missingDays == 1)
    #expect(table.findings.count == 0)
  }

  @Test func anAccessFileInOtherUnitsIsRefused() {
    let message = problem("STATION,DATE,PRCP\nUSW00014839,2020-01-01,0.12\n")
    #expect(message.contains("row 2, column PRCP") && message.contains("tenths"))
  }

  @Test func rowsOfValuesAreReadForOneStation() throws {
    let text = """
      USW00014839,20200101,TMAX,306,,,W,2400
      USW00014839,20200101,SNOW,0,,,W,
      USW00014839,20200103,PRCP,5,T,,W,2400
      USW00014839,20200102,TMAX,700,,G,W,2400
      USW00014839,20200103,TMAX,701,,,W,2400
      USW00014839,20200103,TMIN,-9999,,,W,2400
      USW00014839,20200101,TMAX,300,,,W,2400
      USC00470001,20200101,TMAX,100,,,W,
      """
    let table = try table(text, station: "USW00014839")
    #expect(table.axis.count == 3)
    #expect(table[.tasmax]?.values[0] == 30.6)
    #expect(table[.tasmax]?.flaggedValues == 1)
    #expect(table[.tasmax]?.impossibleValues == 1)
    #expect(table[.tasmax]?.missingDays == 2)
    #expect(table[.pr]?.values[2] == 0.5 && table[.pr]?.traces == 1)
    #expect(table[.tasmin] == nil)
    #expect(table.findings.findings.map(\.place.row) == [5, 7])
    #expect(problem(text).contains("several stations, USW00014839 and USC00470001"))
    #expect(problem(text, station: "X").contains("no values of the station X"))
    let named = try self.table(
      "ID,DATE,ELEMENT,DATA_VALUE,M_FLAG,Q_FLAG,S_FLAG,OBS_TIME\n" + text, station: "USC00470001")
    #expect(named[.tasmax]?.values == [10])
  }

  @Test func fixedWidthLinesAreRead() throws {
    func line(_ month: String, _ element: String, _ days: [Int: String]) -> String {
      "USW000148392020\(month)\(element)" + (1...31).map { days[$0] ?? "-9999   " }.joined()
    }
    let text = [
      line("02", "TMAX", [1: "  306  W", 29: "  -11 XW", 30: "  100  W"]),
      line("02", "PRCP", [1: "    0T W", 29: "    3  W"]), line("02", "SNWD", [1: "    0  W"]),
    ].joined(separator: "\n")
    let table = try table(text + "\n")
    #expect(table.station == "USW00014839")
    #expect(table.axis.count == 29)
    #expect(table[.tasmax]?.values[0] == 30.6)
    #expect(table[.tasmax]?.flaggedValues == 1 && table[.tasmax]?.missingDays == 28)
    #expect(table[.pr]?.values[28] == 0.3 && table[.pr]?.traces == 1)
    // 30 February has a value.
    #expect(table.findings.findings.map(\.place.row) == [1])
    let cut = try self.table(text.dropLast(200) + "\n")
    #expect(cut[.pr]?.values[0] == 0)
  }

  @Test func otherFilesAreRefused() {
    #expect(problem("a,b\n1,2\n").contains("none of the forms"))
    #expect(problem("").contains("none of the forms"))
  }
}
