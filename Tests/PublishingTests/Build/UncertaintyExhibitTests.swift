import Factors
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@testable import Publishing

@Suite struct UncertaintyExhibitTests {
  private static let ranges = """
    id,what,subject,parameter,distribution,low,best,high,source,note
    r1,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,
    r2,record,e21,,normal,8500,9000,9500,assumption,
    r3,cost,a1,capital,uniform,900000,,1100000,assumption,

    """

  private func catalog(
    _ changes: [String: String?] = ["ranges.csv": ranges], _ edition: Edition = .public
  ) throws -> ExhibitCatalog {
    ExhibitCatalog(
      calculation: try SampleWorkspace(changes).calculation(), edition: edition,
      theme: ChartTheme.bundled)
  }

  private let place = Place(file: "plan/01-summary.md")

  @Test(arguments: ["fan", "tornado"])
  func `a chart of uncertainty has words and a table`(id: String) throws {
    guard case .found(.chart(let chart)) = try catalog().block(.chart, id, at: place) else {
      Issue.record("There is no chart \(id).")
      return
    }
    #expect(chart.description.hasSuffix("."))
    #expect(chart.data.notes.contains { $0.contains("10,000 draws, seed 1") })
    #expect(chart.data.rows.allSatisfy { $0.count == chart.data.columns.count })
    #expect(chart.data.rows.count == (id == "fan" ? 10 : chart.data.rows.count))
  }

  @Test(arguments: ["target-chances", "what-to-measure"])
  func `a table of uncertainty has rows`(id: String) throws {
    guard case .found(.table(let table)) = try catalog().block(.table, id, at: place) else {
      Issue.record("There is no table \(id).")
      return
    }
    #expect(!table.rows.isEmpty)
  }

  @Test func `without a range there is no fan, and a sentence that says so`() throws {
    let inventory = (SampleWorkspace().files["inventory.csv"] ?? "")
      .replacing(",H,bill", with: ",,bill").replacing(",M,bill", with: ",,bill")
    guard
      case .missing(let finding) = try catalog(["inventory.csv": inventory])
        .block(.chart, "fan", at: place)
    else {
      Issue.record("There is a fan of nothing.")
      return
    }
    #expect(finding.message.contains("has no data yet"))
  }

  @Test func `the chance of a target is a figure that explains itself`() throws {
    let calculation = try SampleWorkspace(["ranges.csv": Self.ranges]).calculation()
    let catalog = FigureCatalog(calculation)
    guard case .found(let figure) = catalog.answer("target/half/probability") else {
      Issue.record("There is no chance.")
      return
    }
    #expect(figure.explanation.notes.contains { $0.contains("draws, seed 1") })
    #expect(catalog.ids.contains("target/half/probability"))
    #expect(catalog.ids.contains("plan/2030/p95"))
    guard case .found = catalog.answer("plan/2030/p95") else {
      Issue.record("There is no percentile.")
      return
    }
  }

  @Test(arguments: InputRange.What.allCases)
  func `a range of anything of an internal action is not published`(what: InputRange.What) throws {
    let isOfAction: Set<InputRange.What> = [
      .parameter, .cost, .timing, .uptake, .rebound, .decay,
    ]
    let rows = (SampleWorkspace().files["actions.csv"] ?? "").split(separator: "\n").map { row in
      row + (row.hasPrefix("a1,") ? ",internal" : row.hasPrefix("id,") ? ",visibility" : ",")
    }
    let calculation = try SampleWorkspace([
      "ranges.csv":
        "id,what,subject,parameter,distribution,low,best,high,source,note\nr,\(what.rawValue),a1,,uniform,0,,1,assumption,\n",
      "actions.csv": rows.joined(separator: "\n") + "\n",
    ]).calculation()
    #expect(calculation.internalRecords.actions == ["a1"])
    let table = try #require(calculation.workspace.tables["ranges.csv"])
    let record = try #require(table.records.first)
    #expect(
      calculation.internalRecords.hides(record, of: "ranges.csv") == isOfAction.contains(what))
    let left = calculation.shown(in: .public).workspace.rangeBook.ranges
    #expect(left.isEmpty == isOfAction.contains(what))
  }

  @Test func `ranges of costs, of internal actions and of confidential records are not published`()
    throws
  {
    let actions = (SampleWorkspace().files["actions.csv"] ?? "")
    let header = actions.split(separator: "\n").first.map(String.init) ?? ""
    let changed = actions.replacing(header, with: header + ",visibility")
      .replacing("a1,Weatherize homes", with: "a1,Weatherize homes")
    let rows = changed.split(separator: "\n").map { row in
      row.hasPrefix("a1,") ? row + ",internal" : row.hasPrefix("id,") ? row : row + ","
    }.joined(separator: "\n")
    let calculation = try SampleWorkspace([
      "ranges.csv": Self.ranges, "actions.csv": rows + "\n",
    ]).calculation()
    let table = try #require(calculation.workspace.tables["ranges.csv"])
    let text = try #require(
      PublicTable.text(
        of: table, findings: [], confidential: [], hidden: calculation.internalRecords))
    #expect(text.contains("r2,"))
    #expect(!text.contains("r1,") && !text.contains("r3,"))
    let confidential = try #require(
      PublicTable.text(of: table, findings: [], confidential: ["e21"]))
    #expect(!confidential.contains("r2,"))
    #expect(calculation.shown(in: .public).workspace.rangeBook.ranges.map(\.id) == ["r2"])
    #expect(calculation.shown(in: .public).findings.allSatisfy { $0.place.file != "ranges.csv" })
  }
}
