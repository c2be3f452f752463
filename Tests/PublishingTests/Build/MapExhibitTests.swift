import Plan
import Tables
import TestSupport
import Testing
import Vulnerability

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
      theme: ChartTheme.bundled)
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

  @Test func `marks of an index are a map of two named classes, with its edition`() throws {
    let marked = Self.tracts.merging([
      "tract-measures.csv": """
      tract,overlay,measure,value,percentile,flag,source,note
      27053000100,cejst-1-0,disadvantaged,,,yes,assumption,
      27053000200,cejst-1-0,disadvantaged,,,no,assumption,

      """
    ]) { $1 }
    let chart = try map("tract-map/cejst-1-0/disadvantaged", marked)
    #expect(
      chart.data.rows.map { $0.map(\.content.plainText) } == [
        ["One", "Marked by the index"], ["Two", "Not marked"],
      ])
    #expect(
      chart.title.hasPrefix("Climate and Economic Justice Screening Tool 1.0: disadvantaged"))
    #expect(chart.description.contains("Marked by the index: 1"))
    #expect(chart.data.notes.contains { $0.contains("November 2022") })
    #expect(chart.spec.contains("Not marked"))
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

  // What zones reach

  private static let zoned: [String: String?] = tracts.merging([
    "zones.csv": """
    id,hazard,name,level,shape,vintage,source,note
    z1,heat-wave,Hot streets,,"POLYGON ((-93.4 45, -93.35 45, -93.35 45.1, -93.4 45.1, -93.4 45))",2024,assumption,

    """,
    "hazards.csv": """
    id,name,indicator,unit,baseline_period,baseline,future_period,future,direction,type,source,note
    heat,Heat,Hottest day,degF,1961–1990,91.7,2035–2064,98.8,higher-is-worse,heat-wave,assumption,

    """,
    "assets.csv": """
    id,name,type,system,latitude,longitude,shape,value_usd,criticality,condition,people,source,note
    clinic,Clinic,clinic,health-care,45.05,-93.38,,1000,5,1,20,assumption,
    school,School,school,schools,45.05,-93.39,,,,,,assumption,
    hall,Hall,hall,local-government,45.05,-93.25,,500,3,4,,assumption,

    """,
  ]) { first, _ in first }

  @Test func `tracts are shaded by what zones reach, each with its people and assets`() throws {
    let chart = try map("exposure-map/heat-wave/area", Self.zoned)
    #expect(
      chart.data.rows.map { $0.map(\.content.plainText) } == [
        ["One", "50.0", "4,000", "2,000", "2", "2"], ["Two", "0", "3,000", "0", "0", "1"],
      ])
    #expect(chart.source.contains("2024"))
    #expect(chart.data.notes.contains { $0.contains("as if they lived evenly") })
    #expect(
      chart.data.notes.contains("1 of 3 tracts have no outline that can be read and are not drawn.")
    )
    let people = try map("exposure-map/heat-wave/people", Self.zoned)
    #expect(people.data.rows.map { $0[1].content.plainText } == ["2,000", "0"])
    let assets = try map("exposure-map/heat-wave/assets", Self.zoned)
    #expect(assets.data.rows.map { $0[1].content.plainText } == ["100.0", "0"])
    // The share is the usual one.
    #expect(try map("exposure-map/heat-wave", Self.zoned).data.rows.count == 2)
  }

  @Test func `a risk has people and index as two layers, and no number of both`() throws {
    let chart = try map("risk-map/heat-health", Self.zoned)
    #expect(
      chart.data.columns.map(\.title) == [
        "Name", "People", "Inside", "Share, %", "Rank in the index", "Quarter",
      ])
    #expect(
      chart.data.rows.map { $0.map(\.content.plainText) } == [
        ["One", "4,000", "2,000", "50.0", "0.81", "4"],
        ["Two", "3,000", "0", "0.0", "no rank", "—"],
      ])
    #expect(chart.description.contains("hatched by quarters of the Social"))
    #expect(chart.description.contains("Social Vulnerability Index 2022"))
    #expect(chart.description.contains("About 2,000 of 7,000 people"))
    #expect(chart.spec.contains("MultiLineString"))
    #expect(chart.data.notes.contains { $0.contains("neither the count nor any score") })
  }

  @Test func `without an index the people are shown alone, and it is said what to import`() throws {
    let plain = Self.zoned.merging(["tract-measures.csv": nil]) { $1 }
    let chart = try map("risk-map/heat-health", plain)
    #expect(!chart.spec.contains("MultiLineString"))
    #expect(!chart.description.contains("hatched"))
    #expect(chart.data.notes.contains(ExposureGap.index.next))
  }

  @Test func `a map of exposure that cannot be says what to import next`() throws {
    #expect(try reason("exposure-map/heat-wave", Self.tracts) == ExposureGap.zones.next)
    #expect(try reason("exposure-map", Self.zoned).contains("exposure-map heat-wave/people"))
    #expect(try reason("exposure-map/heat-wave/x", Self.zoned).contains("area, people, assets"))
    #expect(try reason("risk-map/nothing", Self.zoned).contains("heat-health"))
    #expect(try reason("risk-map/heat-health", Self.tracts) == ExposureGap.zones.next)
    let bare = Self.zoned.merging([
      "tracts.csv":
        "geoid,name,population,shape,vintage,source,note\n27053000100,One,4000,,2020,assumption,\n"
    ]) { $1 }
    #expect(try reason("exposure-map/heat-wave", bare) == ExposureGap.outlines.next)
    #expect(try reason("risk-map/heat-health", bare) == ExposureGap.outlines.next)
    #expect(try catalog(bare).ids[.map]?.contains { $0.hasPrefix("risk-map") } == false)
    let ids = try #require(try catalog(Self.zoned).ids[.map])
    #expect(ids.contains("exposure-map/heat-wave/people") && ids.contains("risk-map/heat-health"))
  }

  @Test func `tracts stand in tables without an outline, marked ones and high ranks first`() throws
  {
    let bare = [
      "tracts.csv": """
      geoid,name,population,shape,vintage,source,note
      27053000100,One,4000,,2010,assumption,
      27053000200,Two,1000,,2010,assumption,
      27053000300,Three,,,2010,assumption,

      """,
      "tract-measures.csv": """
      tract,overlay,measure,value,percentile,flag,source,note
      27053000100,cejst-1-0,disadvantaged,,,no,assumption,
      27053000200,cejst-1-0,disadvantaged,,,yes,assumption,

      """,
    ]
    let sums = try #require(try table("tracts-by-index", bare))
    #expect(
      sums.rows.map { $0.dropFirst().map(\.content.plainText) } == [
        ["Marked by the index", "1", "1,000", "20.0%"], ["Not marked", "1", "4,000", "80.0%"],
        ["no data", "1", "—", "—"],
      ])
    #expect(sums.notes.contains { $0.contains("do not rank them") })
    #expect(sums.notes.contains("Tracts without people, in no sum: 1."))
    let all = try #require(try table("tracts", bare))
    #expect(
      all.rows.map { $0.map(\.content.plainText) } == [
        ["Two", "27053000200", "1,000", "Marked by the index"],
        ["One", "27053000100", "4,000", "Not marked"], ["Three", "27053000300", "—", "no data"],
      ])
    let ranked = try #require(try table("tracts-by-index", Self.tracts))
    #expect(
      ranked.rows.map { $0.dropFirst().map(\.content.plainText) } == [
        ["Quartile 4, most vulnerable", "1", "4,000", "44.4%"],
        ["Quartile 2", "1", "2,000", "22.2%"],
        ["no data", "1", "3,000", "33.3%"],
      ])
    #expect(try table("tracts-by-index", [:]) == nil)
  }

  private func table(_ id: String, _ changes: [String: String?]) throws -> PlanTable? {
    guard case .found(.table(let table)) = try catalog(changes).block(.table, id, at: Self.place)
    else { return nil }
    return table
  }

  @Test func `records of risks and actions say who is exposed, by quarter`() throws {
    let exposed = try #require(try table("exposed-people", Self.zoned))
    #expect(
      exposed.rows.map { $0.map(\.content.plainText) } == [
        ["Heat: public health", "2,000", "28.6%", "0.0%", "0.0%", "0.0%", "100.0%", "1.75"]
      ])
    let register = try #require(try table("who-benefits-risks", Self.zoned))
    #expect(
      register.rows[0][1].content.plainText.contains(
        "About 2,000 people inside the zones, 100.0% of them in the most vulnerable quarter"))
    let actions = try #require(try table("action-equity", Self.zoned))
    #expect(actions.columns.map(\.title).contains("Who is exposed to what it lowers"))
    #expect(actions.rows[0][1].content.plainText.hasPrefix("Heat waves: About 2,000 people"))
    #expect(actions.rows[1][1].content.plainText == "—")
    // A plan without zones has the tables of before.
    #expect(try table("action-equity", [:])?.columns.count == 4)
    #expect(try table("exposed-people", Self.tracts) == nil)
  }

  @Test func `assets inside zones are listed and counted by criticality`() throws {
    let assets = try #require(try table("exposed-assets", Self.zoned))
    #expect(
      assets.rows.map { $0.map(\.content.plainText) } == [
        ["Clinic", "Heat waves", "Hospitals and care", "5", "1", "$1,000", "20"],
        ["School", "Heat waves", "Schools and child care", "—", "—", "—", "—"],
      ])
    let counts = try #require(try table("assets-by-criticality", Self.zoned))
    #expect(
      counts.rows.map { $0.map(\.content.plainText) } == [
        ["Heat waves", "Criticality 5, highest", "1", "1", "$1,000", "20"],
        ["Heat waves", "Criticality 3", "0", "1", "—", "—"],
        ["Heat waves", "Criticality not said", "1", "1", "—", "—"],
      ])
    #expect(counts.notes.contains("Zones: Hot streets (2024)."))
  }
}
