import Factors
import Inventory
import Plan
import Tables
import TestSupport
import Testing

@Suite struct FigureCatalogTests {
  private let place = Place(file: "plan/01.md", row: 3)

  private func catalog() throws -> FigureCatalog {
    FigureCatalog(try SampleWorkspace().calculation())
  }

  private func text(_ id: String, _ format: String? = nil) throws -> String {
    switch try catalog().value(id, format: format, at: place) {
    case .found(let value): value.text
    case .missing(let finding): "missing: \(finding.message)"
    }
  }

  @Test func `every figure of the list can be found and explained, or says what is missing`() throws
  {
    let catalog = try catalog()
    var found = 0
    for id in catalog.ids {
      switch catalog.answer(id) {
      case .found(let figure):
        found += 1
        #expect(!figure.explanation.title.isEmpty, "\(id)")
        #expect(!figure.explanation.value.isEmpty, "\(id)")
      case .missing(let reason):
        #expect(reason.hasSuffix(".") && id.contains("cost"), "\(id): \(reason)")
      }
    }
    #expect(found > 80)
  }

  @Test(arguments: [
    ("community/name", nil, "Sample"), ("indicator/population/2021", nil, "1,020 people"),
    ("indicator/population/2021", "bare", "1,020"), ("count/actions", nil, "3"),
    ("count/integrated-actions", nil, "1"), ("hazard/heat/change", nil, "7.1 °F"),
    ("hazard/heat/low", nil, "95.0 °F"), ("risk/heat-health/risk", nil, "16 of 25, very high"),
    ("action/a1/capital-cost", "millions", "$1.00 million"),
  ])
  func `figures print as readers expect`(_ id: String, _ format: String?, _ expected: String) throws
  {
    #expect(try text(id, format) == expected)
  }

  @Test(arguments: [
    (-0.3, nil, "$0"), (-1234, nil, "−$1,234"), (-300_000, "millions digits:0", "$0 million"),
    (-1_500_000, "millions", "−$1.50 million"), (12.4, nil, "$12"),
  ])
  func `money has its sign before the currency, and none where nothing is left of it`(
    _ value: Double, _ format: String?, _ expected: String
  ) throws {
    let format = try #require(FigureFormat(format))
    #expect(format.text(.number(value, .money)) == expected)
    #expect(format.text(.number(value, .moneyPerTonne)) == "\(expected) per metric ton CO₂e")
  }

  @Test func `formats that print otherwise are not the same`() {
    #expect(FigureFormat("plain") != FigureFormat(nil))
    #expect(FigureFormat("bare millions") == FigureFormat("millions bare"))
  }

  @Test func `nothing is a share of an inventory that comes to 0`() throws {
    var files = SampleWorkspace().files
    files["inventory.csv"] = SampleWorkspace().table(
      "inventory.csv",
      rows: [
        "e21,2021,buildings,residential,grid-electricity,electricity,0,MWh,,I.1.2,2,,H,bill,"
      ])
    let catalog = FigureCatalog(
      try SampleWorkspace(files.mapValues(Optional.some)).calculation())
    guard case .missing(let reason) = catalog.answer("inventory/2021/share/buildings") else {
      Issue.record("a share was found")
      return
    }
    #expect(reason.contains("comes to 0"))
  }

  @Test func `formats combine`() throws {
    let text = try text("inventory/2021/total", "thousands digits:1 bare")
    #expect(text.hasSuffix(" thousand"))
    #expect(text.contains("."))
    #expect(try self.text("inventory/2021/total", "funny").contains("is not a format"))
  }

  @Test(arguments: [
    ("inventory/1999/total", "Inventory years"), ("inventory/2021/sector/wast", "not a sector"),
    ("forecast/2060/total", "2021 to 2030"), ("target/none/gap", "Targets"),
    ("action/zz/cumulative", "Actions"), ("hazard/flood/future", "Hazards"),
    ("nonsense", "begins with"),
    ("", "begins with"), ("inventory", "named as"), ("indicator/x/y/z", "named as"),
  ])
  func `what cannot be found says why`(_ id: String, _ reason: String) throws {
    #expect(try text(id).contains(reason))
  }

  @Test func `a share and its whole agree`() throws {
    let calculation = try SampleWorkspace().calculation()
    let part = try #require(calculation.inventory.total(2021, sector: .waste))
    let whole = calculation.inventory.total(2021)
    guard case .found(let figure) = FigureCatalog(calculation).answer("inventory/2021/share/waste"),
      case .number(let share, _) = figure.content
    else {
      Issue.record("There is no share of waste.")
      return
    }
    #expect(isClose(share, part / whole))
  }
}

@Suite struct DisplayUnitsTests {
  @Test(arguments: [
    ("hazard/heat/baseline", "33.2 °C"), ("hazard/heat/change", "3.9 °C"),
    ("indicator/population/2021", "1,020 people"),
  ])
  func `a metric community reads metric units`(_ id: String, _ expected: String) throws {
    let text = (SampleWorkspace().files["community.yaml"] ?? "") + "units: metric\n"
    let catalog = FigureCatalog(try SampleWorkspace(["community.yaml": text]).calculation())
    guard case .found(let value) = catalog.value(id, format: nil, at: Place(file: "p.md")) else {
      Issue.record("There is no \(id).")
      return
    }
    #expect(value.text == expected)
  }
}

@Suite struct LeftOutFigureTests {
  @Test func `an effect that was left out is not zero`() throws {
    let sample = SampleWorkspace()
    let calculation = try SampleWorkspace([
      "action-parameters.csv": sample.table("action-parameters.csv", rows: [])
    ]).calculation()
    guard case .missing(let reason) = FigureCatalog(calculation).answer("action/a1/2030/reduction")
    else {
      Issue.record("The effect of an action without parameters was printed.")
      return
    }
    #expect(reason.hasSuffix("was left out, because of an error in its parameters."))
    guard case .missing(let cost) = FigureCatalog(calculation).answer("action/a1/cost-per-tonne")
    else {
      Issue.record("A cost per ton was printed of an effect that was left out.")
      return
    }
    #expect(cost == reason)
  }

  @Test func `a target whose row could not be used is not called unknown`() throws {
    let sample = SampleWorkspace()
    let calculation = try SampleWorkspace([
      "targets.csv": sample.table(
        "targets.csv", rows: ["half,Half,absolute,2021,1999,50,assumption,verified,"])
    ]).calculation()
    for (figure, word) in [
      ("target/half/gap", "could not be used, because of an error at targets.csv, row 2"),
      ("target/none/gap", "There is no usable target"),
    ] {
      guard case .missing(let reason) = FigureCatalog(calculation).answer(figure) else {
        Issue.record("There is a figure \(figure).")
        continue
      }
      #expect(reason.contains(word), "\(reason)")
    }
  }

  @Test func `figures of the plan say what the forecast leaves out`() throws {
    let sample = SampleWorkspace()
    let calculation = try SampleWorkspace([
      "drivers.csv": sample.table(
        "drivers.csv", rows: ["waste,,,cows,,bill,", ",,,population,,bill,"])
    ]).calculation()
    guard case .missing(let reason) = FigureCatalog(calculation).answer("target/half/plan-gap")
    else {
      Issue.record("A gap was told from a forecast with holes.")
      return
    }
    #expect(reason.contains("left out"))
    for id in ["plan/2030/total", "forecast/2030/total"] {
      guard case .found(let figure) = FigureCatalog(calculation).answer(id) else {
        Issue.record("There is no \(id).")
        continue
      }
      #expect(figure.explanation.notes.contains { $0.contains("in no forecast") }, "\(id)")
    }
  }

  @Test func `an interpolated population names both rows`() throws {
    let calculation = try SampleWorkspace().calculation()
    guard case .found(let figure) = FigureCatalog(calculation).answer("inventory/2021/per-person")
    else {
      Issue.record("There is no per-person figure.")
      return
    }
    let places = figure.explanation.inputs.compactMap(\.place?.row)
    #expect(places == [2, 3])
    #expect(
      calculation.findings.contains { $0.message.contains("interpolated between 2019 and 2031") })
  }

  @Test func `an action's parts lead to factors and rows`() throws {
    let calculation = try SampleWorkspace().calculation()
    guard case .found(let figure) = FigureCatalog(calculation).answer("action/a2/2030/reduction")
    else {
      Issue.record("There is no effect of a2.")
      return
    }
    #expect(figure.explanation.inputs.map(\.symbol).contains("A"))
    #expect(figure.explanation.inputs.map(\.symbol).contains("e(grid)"))
    let records = figure.explanation.parts.flatMap(\.parts)
    #expect(records.contains { $0.inputs.contains { $0.place?.file == "inventory.csv" } })
    #expect(records.contains { $0.inputs.contains { $0.source.contains("Factors Hub") } })
  }
}

@Suite struct PlanBookTests {
  private func findings(_ text: String, edition: Edition = .public) throws -> [Finding] {
    let calculation = try SampleWorkspace(["plan/01-summary.md": text]).calculation()
    return PlanBook(calculation).document(for: edition, exhibitIDs: [:]) { _, _, place in
      .missing(Finding(.error, "none", at: place))
    }.findings
  }

  @Test func `a figure that is gone is named with file and line`() throws {
    let finding = try #require(try findings("# A\n\nText {{inventory/2020/total}}.\n").first)
    #expect(finding.place == Place(file: "plan/01-summary.md", row: 3))
    #expect(finding.severity == .error)
  }

  @Test func `a cost that is not public stays out of the public edition`() throws {
    let text = "# A\n\n{{action/a2/cost-per-tonne}}\n"
    #expect(try findings(text).first?.message.contains("not public") == true)
  }

  @Test func `a cost that is not public stays off the cover`() throws {
    let book = (SampleWorkspace().files["plan/book.yaml"] ?? "")
      .replacing("figure: inventory/2021/total", with: "figure: action/a2/cost-per-tonne")
    let calculation = try SampleWorkspace(["plan/book.yaml": book]).calculation()
    let printed = PlanBook(calculation).document(for: .public, exhibitIDs: [:]) { _, _, place in
      .missing(Finding(.error, "none", at: place))
    }
    #expect(printed.document.coverFigures.isEmpty)
    #expect(printed.findings.contains { $0.message.contains("not public") })
  }

  @Test func `the document has the book's title and its figures once`() throws {
    let calculation = try SampleWorkspace([
      "plan/01-summary.md": "# A\n\n{{inventory/2021/total}} {{inventory/2021/total | millions}}\n"
    ]).calculation()
    let (document, findings) = PlanBook(calculation).document(for: .public, exhibitIDs: [:]) {
      _, _, place in .missing(Finding(.error, "none", at: place))
    }
    #expect(findings.isEmpty)
    #expect(document.title == "Sample plan")
    #expect(document.date == "November 2026")
    #expect(document.figures.map(\.id) == ["inventory/2021/total"])
    #expect(document.coverFigures.count == 1)
  }
}
