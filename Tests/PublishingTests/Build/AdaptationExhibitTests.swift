import Plan
import Tables
import TestSupport
import Testing

@testable import Publishing

@Suite struct AdaptationExhibitTests {
  private static let place = Place(file: "plan/01-summary.md", row: 3)

  private struct Missing: Error {}

  private func catalog(
    _ edition: Edition = .internal, _ changes: [String: String?] = [:]
  ) throws -> ExhibitCatalog {
    let files = SampleAdaptation.files.merging(changes) { $1 }
    return ExhibitCatalog(
      calculation: try SampleWorkspace(files).calculation(), edition: edition,
      theme: ChartTheme.bundled)
  }

  private func rows(_ id: String, _ catalog: ExhibitCatalog) throws -> [[String]] {
    guard case .found(.table(let table)) = catalog.block(.table, id, at: Self.place) else {
      throw Missing()
    }
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    return table.rows.map { $0.map(\.content.plainText) }
  }

  @Test func `goals say where they stand against the line`() throws {
    let rows = try rows("goals", catalog())
    #expect(rows.first?[4] == "On track: 6 units in 2025, where the line expects 5 units.")
    #expect(rows.last?[4] == "Cannot be measured yet.")
  }

  @Test func `responses show points and what is not known`() throws {
    let rows = try rows("responses", catalog())
    #expect(
      rows.first == [
        "Cool rooms", "Heat: public health", "—", "—", "+2", "40%", "2023",
        "People have a cool place to go",
      ])
    #expect(rows[1][5] == "not known")
  }

  @Test func `residual risks are rated by the community's preset before and after`() throws {
    let catalog = try catalog()
    let rows = try rows("residual-risks", catalog)
    // Impact ⌈(4 + 5) ÷ 2⌉ = 5 against capacity 2 is high; ⌈(4 + 3) ÷ 2⌉ = 4 against 4 is moderate.
    #expect(rows.first?[1] == "5 · high")
    #expect(rows.first?[2] == "3 · moderate")
    #expect(rows.first?[5] == "Weatherize homes; Cool rooms")
  }

  @Test func `pathways tell the year the window and the decision`() throws {
    let rows = try rows("pathways", catalog())
    #expect(rows.first?[2] == "Reached in 2040, after the plan's end.")
    #expect(rows.first?[3] == "2036 to 2044")
    #expect(rows.first?[4] == "Decide by 2032. The middle of the models gives until 2036.")
    #expect(rows.last?[5] == "Buy out the river lots")
  }

  @Test func `the public edition keeps the tipping point and not the internal action`() throws {
    let rows = try rows("pathways", catalog(.public))
    #expect(rows.last?[2] == "Reached in 2055, after the plan's end.")
    #expect(rows.last?[5] == "not named yet")
  }

  @Test func `benefits and costs are told with both federal rates or not at all`() throws {
    let rows = try rows("benefit-cost", catalog())
    #expect(rows.map(\.first) == ["Weatherize homes", "Cool rooms", "Buy out the river lots"])
    #expect(rows[0][4] == "—")
    #expect(rows[0][6].hasPrefix("Cannot be told: no response says"))
    let ratio = try #require(Double(rows[1][4]))
    let lower = try #require(Double(rows[1][5]))
    #expect(ratio > 1 && lower > ratio)
  }

  @Test func `a cost that is not public is in no public table of benefits`() throws {
    let text = try #require(SampleAdaptation.files["actions.csv"] ?? nil)
    let hidden = text.replacing("200000,5000,,yes", with: "200000,5000,,no")
    let rows = try rows("benefit-cost", catalog(.public, ["actions.csv": hidden]))
    #expect(rows.map(\.first) == ["Weatherize homes"])
  }

  @Test func `losses are told with what is left`() throws {
    let rows = try rows("expected-losses", catalog())
    #expect(rows.first?[1] == "$450,000 a year")
    #expect(rows.first?[2].hasPrefix("$270,000 in 20") == true)
    #expect(rows.first?[3] == "$270,000 a year")
  }

  @Test func `open questions are for the staff`() throws {
    let inside = try rows("equity-questions", catalog())
    let outside = try rows("equity-questions", catalog(.public))
    // An open question stands once, with all that it is open for.
    let open = inside.filter { $0[3] == "open" }.map { $0[1] }
    #expect(!open.isEmpty && Set(open).count == open.count)
    #expect(outside.map { $0[3] } == ["The council decided with a panel of renters"])
    #expect(outside.first?[4] == "Renters sat on the panel")
  }

  @Test func `who benefits is said for each risk from its actions`() throws {
    let rows = try rows("who-benefits-risks", catalog(.public))
    #expect(rows.first?[1] == "Older people")
    #expect(rows.first?[2] == "Renters (Weatherize homes); Everyone (Cool rooms)")
    #expect(rows.last?[2] == "no action yet")
  }

  @Test func `known effects are told with the numbers of the place`() throws {
    let hazards = "id,name,indicator,source,note,type\nheat,Heat waves,,bill,,extreme-hot-days\n"
    let indicators =
      (SampleWorkspace().files["indicators.csv"] ?? "") + "adults,2021,800,people,bill,\n"
    let rows = try rows(
      "known-effects",
      catalog(.internal, ["hazards.csv": hazards, "indicators.csv": indicators]))
    let visits = try #require(rows.first { $0[1].contains("visits for heat illness for every") })
    #expect(visits[0] == "Heat waves: public health, housing")
    #expect(visits[2].contains("800 adults here were like them"))
    #expect(rows.allSatisfy { row in row.allSatisfy { !$0.contains("{") } })
    // A plan of gaps alone says what a number would take.
    let fog = "id,name,indicator,source,note,type\nheat,Fog,,bill,,fog\n"
    let gaps = try self.rows("known-effects", catalog(.internal, ["hazards.csv": fog]))
    #expect(!gaps.isEmpty && gaps.allSatisfy { $0[2].contains("records of damage") })
    // A hazard of no type has no effects, and a plan without effects no table.
    guard case .missing = try catalog().block(.table, "known-effects", at: Self.place) else {
      Issue.record("There is a table of effects without a hazard of the list.")
      return
    }
  }

  @Test func `an effect of several risks is told once, behind all of them`() {
    let told: [(risk: String, row: [PlanTable.Cell])] = [
      ("Heat: homes", [.init("Homes use more power."), .init("—")]),
      ("Smoke: schools", [.init("Pupils stay home."), .init("—")]),
      ("Heat: grid", [.init("Homes use more power."), .init("—")]),
    ]
    let rows = ExhibitCatalog.onceEach(told).map { $0.map(\.content.plainText) }
    #expect(
      rows == [
        ["Heat: homes, grid", "Homes use more power.", "—"],
        ["Smoke: schools", "Pupils stay home.", "—"],
      ])
  }

  @Test func `risks in a row name each hazard once`() {
    let row = ExhibitCatalog.risksByHazard([
      "Heat: homes", "Smoke: schools and child care", "Heat: people and public health", "Fog",
    ])
    #expect(row == "Heat: homes, people and public health; Smoke: schools and child care; Fog")
  }

  @Test func `evidence says how many answers rest on it`() throws {
    let rows = try rows("equity-evidence", catalog())
    #expect(!rows.isEmpty && rows.allSatisfy { row in row.last.flatMap { Int($0) } != nil })
  }

  @Test func `a plan of adaptation alone shows no tons beside its actions`() throws {
    let all = try #require(SampleAdaptation.files["actions.csv"] ?? nil)
    let actions =
      all.split(separator: "\n").filter { $0.hasPrefix("id,") || $0.hasPrefix("a3,") }
      .joined(separator: "\n").replacing(",5000,", with: ",-2000,") + "\n"
    let changes: [String: String?] = [
      "actions.csv": actions, "action-parameters.csv": nil, "milestones.csv": nil,
    ]
    guard
      case .found(.table(let table)) = try catalog(.public, changes).block(
        .table, "actions", at: Self.place)
    else { throw Missing() }
    #expect(!table.columns.contains { $0.title.contains("CO₂e") })
    #expect(table.totalRows.isEmpty)
    #expect(table.rows.first?.last?.content.plainText == "−$2,000")
  }

  @Test func `the chart of pathways has a description and its data`() throws {
    guard case .found(.chart(let chart)) = try catalog().block(.chart, "pathways", at: Self.place)
    else { throw Missing() }
    #expect(chart.title == "What is done now suffices until 2040 for the first of 2 risks")
    #expect(chart.description.contains("Cool rooms from 2040 to the end"))
    let first = chart.data.rows.map { $0.map(\.content.plainText) }
    #expect(
      first.map { $0[1] } == [
        "What is done now", "Cool rooms", "What is done now", "Buy out the river lots",
      ])
    #expect(first[1].dropFirst(2) == ["2040", "—", "2032", "2036 to 2044"])
  }

  @Test func `without rows there is no table and no chart`() throws {
    let bare = ExhibitCatalog(
      calculation: try SampleWorkspace().calculation(), edition: .internal,
      theme: ChartTheme.bundled)
    for id in [
      "goals", "responses", "residual-risks", "pathways", "benefit-cost", "equity-evidence",
    ] {
      guard case .missing = bare.block(.table, id, at: Self.place) else {
        Issue.record("There is a table \(id).")
        continue
      }
    }
  }
}
