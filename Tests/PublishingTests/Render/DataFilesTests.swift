import Plan
import Publishing
import Testing

@Suite struct DataFilesTests {
  @Test func `each chart and table has its file once`() {
    #expect(
      DataFiles.files(of: PlanFixture.numbered()).map(\.path) == [
        "data/chart-sectors.csv", "data/table-sectors.csv", "data/table-inventory-1.csv",
        "data/chart-wedges.csv", "data/table-risks.csv",
      ])
  }

  @Test func `numbers lose their separators and notation keys stay`() {
    #expect(
      DataFiles.csv(PlanFixture.sectorTable) == """
        Sector,2018,2021,Change
        Buildings,3310000,58%,−6.2 %
        Transportation,2105400,1871230,−11.1 %
        Waste,NE,64120,
        Total,5823000,5351902,−8.1 %

        """)
  }

  @Test func `fields are quoted as RFC 4180 says`() {
    let table = PlanTable(
      id: "t", caption: "", columns: [.init("a,b"), .init("\"c\"", .right)],
      rows: [
        [.init("line\nbreak"), .init("−1,234.5")], [.init("CR\r\nLF"), .init("1,23")],
        [.init(" edge"), .init("12,345,678")],
      ])
    #expect(
      DataFiles.csv(table)
        == "\"a,b\",\"\"\"c\"\"\"\n\"line\nbreak\",-1234.5\n\"CR\r\nLF\",\"1,23\"\n\" edge\",12345678\n"
    )
  }
}
