import Climate
import Quantities
import Tables
import Testing
import Workspace

/// A profile in place of the rows of its own sources.
@Suite struct ClimateTableMergeTests {
  private static let header =
    "indicator,name,unit,scenario,period,kind,median,source,note"

  private static func table(_ file: String, _ text: String) -> CSVTable {
    CSVTable.read(Array(text.utf8), file: file).table
  }

  private func profile() throws -> ClimateProfile {
    ClimateProfile(
      summaries: [
        ClimateSummary(
          indicator: "hot-days", name: "Hot days",
          unit: try #require(MeasurementUnit.named("days")),
          scenario: ClimateScenario("rcp85"),
          period: ProfilePeriod("2035-2064"), kind: .absolute, statistics: [.median: 40],
          source: "profile")
      ],
      series: [
        ClimateSeriesPoint(
          indicator: "hot-days", scenario: ClimateScenario("rcp85"), year: 2050, median: 41)
      ])
  }

  private func merge(_ rows: String, series: String = "") throws -> ClimateTableMerge {
    ClimateTableMerge(
      try profile(), sources: ["profile"],
      into: [
        "climate-summary.csv": Self.table("climate-summary.csv", Self.header + "\n" + rows),
        "climate-series.csv": Self.table(
          "climate-series.csv", "indicator,scenario,year,median\n" + series),
      ])
  }

  @Test func `rows of other sources keep their very text and place`() throws {
    let merge = try merge(
      """
      old-days,Old,days,rcp85,2035-2064,absolute,1,profile,
      "us-warming",Warming,degC,ref,2035-2064,absolute,2.10,fredi,"kept, as it is"
      typed,Typed,days,rcp85,2035-2064,absolute,3,,

      """,
      series: """
        old-days,rcp85,2050,1
        us-warming,ref,2050,2.10
        typed,rcp85,2050,3

        """)
    let lines = merge.summary.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("hot-days,Hot days,days,rcp85,2035-2064,absolute,40,profile,"))
    #expect(
      lines[2].hasPrefix(
        "\"us-warming\",Warming,degC,ref,2035-2064,absolute,2.10,fredi,\"kept, as it is\""))
    #expect(lines[3].hasPrefix("typed,"))
    #expect(merge.series.records.map { $0["indicator"] } == ["hot-days", "us-warming", "typed"])
    #expect(merge.replacedRows == 1)
    #expect(merge.displaced.isEmpty)
    #expect(merge.changes.map(\.standing) == [.added, .removed])
    #expect(merge.changes.map(\.indicator) == ["hot-days", "old-days"])
    #expect(merge.changes.map(\.before) == [nil, 1] && merge.changes.map(\.after) == [40, nil])
    #expect(merge.keptRows == ["fredi": 1, "": 1])
  }

  @Test func `a row of another source gives way to the same figure, and is named`() throws {
    let merge = try merge(
      "hot-days,Hot days,days,RCP8.5,2035–2064,absolute,9,other,\nhot-days,Hot days,days,rcp85,2070-2099,absolute,9,other,\n",
      series: "hot-days,RCP8.5,2049,8\nhot-days,rcp45,2049,7\n")
    #expect(merge.displaced.map(\.description) == ["hot-days, RCP8.5, 2035–2064"])
    #expect(merge.displaced.map(\.source) == ["other"])
    let change = try #require(merge.changes.first)
    #expect(merge.changes.count == 1 && change.standing == .displaced)
    #expect(change.before == 9 && change.after == 40 && change.source == "other")
    #expect(merge.summary.records.map { $0["median"] } == ["40", "9"])
    #expect(merge.series.records.map { $0["median"] } == ["41", "7"])
    #expect(merge.keptRows == ["other": 1])
  }

  @Test func `merging twice changes nothing`() throws {
    let once = try merge("us-warming,Warming,degC,ref,2035-2064,absolute,2.1,fredi,\n")
    let twice = ClimateTableMerge(
      try profile(), sources: ["profile"],
      into: Dictionary(uniqueKeysWithValues: once.tables().map { ($0.file, $0) }))
    #expect(twice.tables().map(\.text) == once.tables().map(\.text))
    #expect(twice.changes.map(\.standing) == [.same])
    #expect(once.tables().count == 2)
    #expect(once.tables(replacing: ["climate-models.csv"]).count == 3)
  }
}
