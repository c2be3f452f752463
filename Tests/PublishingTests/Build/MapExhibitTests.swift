import Plan
import Tables
import TestSupport
import Testing

@testable import Publishing

@Suite struct MapExhibitTests {
  private static let place = Place(file: "plan/01-summary.md", row: 3)

  private static let community = """
    format: 1
    id: sample
    name: Sample
    kind: county
    state: MN
    geoid: "27053"
    egrid_subregion: MROW
    gwp_set: ar5
    gwp_horizon: 100
    inventory_years: [2019, 2021]
    forecast_base_year: 2021
    forecast_end_year: 2030

    """

  private static let tracts: [String: String?] = [
    "tracts.csv": """
    geoid,name,population,shape,vintage,source,note
    27053000100,One,4000,"POLYGON ((-93.4 45, -93.3 45, -93.3 45.1, -93.4 45.1, -93.4 45))",2020,assumption,
    27053000200,Two,3000,"POLYGON ((-93.3 45, -93.2 45, -93.2 45.1, -93.3 45.1, -93.3 45))",2020,assumption,
    27053000300,Three,2000,,2020,assumption,

    """,
    "tract-measures.csv": """
    tract,overlay,measure,value,percentile,flag,source,note
    27053000100,svi-2022,overall,9.1,0.81,,assumption,
    27053000300,svi-2022,overall,9.1,0.44,,assumption,

    """,
  ]

  private func catalog(_ changes: [String: String?] = [:]) throws -> ExhibitCatalog {
    let files = changes.merging(["community.yaml": Self.community]) { first, _ in first }
    return ExhibitCatalog(
      calculation: try SampleWorkspace(files).calculation(), edition: .public,
      theme: try ChartTheme.bundled())
  }

  private struct Missing: Error {}

  private func map(_ id: String, _ changes: [String: String?] = [:]) throws -> Chart {
    guard case .found(.chart(let chart)) = try catalog(changes).block(.map, id, at: Self.place)
    else { throw Missing() }
    return chart
  }

  private func reason(_ id: String, _ changes: [String: String?] = [:]) throws -> String {
    guard case .missing(let finding) = try catalog(changes).block(.map, id, at: Self.place) else {
      return "found"
    }
    #expect(finding.severity == .error && finding.place == Self.place)
    return finding.message
  }

  @Test func `a chapter can show the state's counties by social vulnerability`() throws {
    let chart = try map("county-map/svi-2022")
    #expect(chart.data.rows.count == 87)
    #expect(
      chart.title.hasPrefix("Social vulnerability, percentile among US counties (2022) in Hennepin")
    )
    #expect(chart.description.contains("Hennepin"))
    #expect(chart.source.contains("TIGER/Line 2009"))
    #expect(chart.source.contains("Social Vulnerability Index 2022"))
    #expect(chart.data.notes.contains { $0.contains("same on every map") })
  }

  @Test func `changes of the climate say what they are made from and that it is unverified`() throws
  {
    let chart = try map("county-map/hottest-day-change")
    #expect(chart.source.contains("(unverified)"))
    #expect(chart.data.notes.contains { $0.contains("RCP8.5 is likely") })
  }

  @Test func `Connecticut's counties have no rank of 2022, and the map says why`() throws {
    let community = Self.community.replacing("MN", with: "CT").replacing("27053", with: "09110")
    let why = try reason("county-map/svi-2022", ["community.yaml": community])
    #expect(why.contains("planning regions"))
    let older = try map("county-map/svi-2020", ["community.yaml": community])
    #expect(older.data.rows.count == 8)
    #expect(older.data.rows.allSatisfy { $0.last?.content.plainText != "no data" })
  }

  @Test
  func
    `tracts are drawn from the workspace, hatched without a number, and those without outline are counted`()
    throws
  {
    let chart = try map("tract-map/svi-2022/overall", Self.tracts)
    #expect(
      chart.data.rows.map { $0.map(\.content.plainText) } == [
        ["One", "0.81"], ["Two", "no data"],
      ])
    #expect(
      chart.data.notes.contains("1 of 3 tracts have no outline that can be read and are not drawn.")
    )
    #expect(try map("tract-map/population", Self.tracts).data.rows.count == 2)
  }

  @Test func `what cannot be shown says what there is`() throws {
    #expect(try reason("county-map").contains("svi-2022"))
    #expect(try reason("county-map/nothing").contains("hottest-day-change"))
    #expect(try reason("tract-map/population").contains("tracts.csv"))
    #expect(try reason("tract-map/x", Self.tracts).contains("population"))
    let nowhere = Self.community.replacing("state: MN", with: "state: XX")
    #expect(
      try reason("county-map/svi-2022", ["community.yaml": nowhere]).contains("postal code"))
  }

  @Test func `every map is suggested by its name`() throws {
    let ids = try #require(try catalog(Self.tracts).ids[.map])
    #expect(ids.contains("county-map/expected-loss"))
    #expect(ids.contains("tract-map/svi-2022/overall"))
    #expect(ids.contains("region"))
  }
}
