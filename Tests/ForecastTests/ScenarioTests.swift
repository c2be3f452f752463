import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct ScenarioTests {
  private typealias Sample = ForecastSample

  private let policies = Sample.policies(
    "law,Law,state,adopted,buildings,,electricity,activity,,2024,2024,20,bill,",
    "plan,Plan,state,proposed,buildings,,natural-gas,activity,,2024,2024,50,bill,")

  private func scenarios(_ rows: String...) -> [String: String?] {
    ["scenarios.csv": Sample.table(Sample.scenarioHeader, rows)]
  }

  @Test func `adopted policies leave out those that are only proposed`() throws {
    let calculation = try Sample.calculation(
      policies, scenarios("bau,Usual,none,none,,,,", "law,Adopted,adopted,,,,,", "all,All,all,,,,,")
    )
    let cases = try #require(calculation.scenarios)
    #expect(cases.cases.map(\.scenario.id) == ["bau", "law", "all"])
    func gas(_ id: String) throws -> Double {
      try Sample.stream("g21", of: try #require(cases[id]).projection).growth[9]
    }
    #expect(try gas("law") == gas("bau"))
    #expect(isClose(try gas("all"), try gas("bau") / 2))
  }

  @Test func `a scenario may name policies of the library`() throws {
    let calculation = try Sample.calculation(
      scenarios("bau,Usual,,,,,,", "mn,Minnesota,mn-carbon-free-2040,,,,,"))
    let cases = try #require(calculation.scenarios)
    #expect(cases["mn"]?.projection.policies.keys.contains("mn-carbon-free-2040") == true)
    #expect((cases["mn"]?.total(2030) ?? 0) < (cases["bau"]?.total(2030) ?? 0))
  }

  @Test func `a driver is replaced in one scenario alone`() throws {
    let calculation = try Sample.calculation(
      scenarios("bau,Usual,,,,,,", "fast,Fast growth,,,,population=jobs,,"))
    let cases = try #require(calculation.scenarios)
    let usual = try Sample.stream("g21", of: try #require(cases["bau"]).projection)
    let fast = try Sample.stream("g21", of: try #require(cases["fast"]).projection)
    #expect(isClose(usual.growth[9], 1110.0 / 1020))
    #expect(isClose(fast.growth[9], 1.2))
  }

  @Test func `actions count in a scenario that takes them`() throws {
    let calculation = try Sample.calculation(
      scenarios("bau,Usual,,,,,,", "one,One action,,a1,,,,", "plan,The plan,,all,,,,"))
    let cases = try #require(calculation.scenarios)
    #expect(cases["bau"]?.portfolio == nil)
    #expect(cases["plan"]?.total(2030) == calculation.portfolio?.total(2030))
    let one = try #require(cases["one"]?.total(2030))
    #expect(one < (cases["bau"]?.total(2030) ?? 0))
    #expect(one > (cases["plan"]?.total(2030) ?? .infinity))
  }

  @Test func `what every scenario leaves out alike is told apart from what one does`() throws {
    let rows = Sample.drivers("nowhere,,,,none,,,,,,,,bill,", ",,,,none,,,,,,,,bill,")
    let calculation = try Sample.calculation(
      rows, scenarios("bau,Usual,,,,,,", "law,Law,nobody,,,,,"))
    let cases = try #require(calculation.scenarios)
    #expect(cases.sharedOmissions.count == 1)
    #expect(cases.sharedOmissions.first?.hasPrefix("drivers.csv, row 2") == true)
    #expect(try #require(cases["law"]).omissions.contains { $0.contains("“nobody”") })
    let alone = try Sample.calculation(rows, scenarios("bau,Usual,,,,,,"))
    #expect(alone.scenarios?.sharedOmissions.isEmpty == true)
    #expect(alone.scenarios?["bau"]?.omissions.count == 1)
  }

  @Test func `the plan's own figures are those of the first scenario`() throws {
    let calculation = try Sample.calculation(
      policies, scenarios("law,Adopted,adopted,,,,,", "bau,Usual,,,,,,"))
    let cases = try #require(calculation.scenarios)
    #expect(calculation.projection?.total(2030) == cases["law"]?.total(2030))
    #expect(calculation.projection?.total(2030) != cases["bau"]?.total(2030))
  }

  @Test(arguments: [
    ("s,S,nowhere,,,,,", "policies", "“nowhere”"), ("s,S,,a9,,,,", "actions", "“a9”"),
    ("s,S,,,rcp99,,,", "climate", "“rcp99”"), ("s,S,,,,population,,", "drivers", "“population”"),
    ("s,S,,,,population=nobody,,", "drivers", "“nobody”"),
    ("2050,S,,,,,,", "id", "“2050”"),
  ])
  func `what a scenario names and is not there is found at its cell`(
    _ row: String, _ column: String, _ words: String
  ) throws {
    let calculation = try Sample.calculation(scenarios("bau,Usual,,,,,,", row))
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "scenarios.csv", row: 3, column: column)
      })
    #expect(finding.severity == .error)
    #expect(finding.message.contains(words))
  }

  private static let startHeader =
    "id,name,policies,actions,starts,climate,drivers,source,note"

  @Test(arguments: [
    ("all,zz=2025", Finding.Severity.error, "“zz”"), ("a1,a2=2025", .warning, "does not take"),
    ("a1,a1=1900", .warning, "not after the base year 2021"), ("all,a1=2040", .warning, "2030"),
  ])
  func `a start that changes nothing or comes too early is found`(
    _ cells: String, _ severity: Finding.Severity, _ words: String
  ) throws {
    let calculation = try Sample.calculation([
      "scenarios.csv": Sample.table(
        Self.startHeader, ["bau,Usual,,,,,,,", "s,S,,\(cells),,,,"])
    ])
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "scenarios.csv", row: 3, column: "starts")
      })
    #expect(finding.severity == severity && finding.message.contains(words), "\(finding)")
  }

  @Test func `an action that was in full force in the base year saves nothing more`() throws {
    let calculation = try Sample.calculation([
      "scenarios.csv": Sample.table(
        Self.startHeader, ["bau,Usual,,,,,,,", "early,Early,,a1,a1=1900,,,,"])
    ])
    let entry = try #require(calculation.scenarios?["early"])
    for year in [2021, 2025, 2030] {
      #expect(isClose(entry.total(year) ?? 0, entry.projection.total(year) ?? 1))
    }
  }

  @Test func `half of an action in force in the base year is divided out`() throws {
    let sample = SampleWorkspace()
    let row = (sample.files["actions.csv"] ?? "").split(separator: "\n")[1]
      .replacing("2022,2026", with: "2020,2023")
    let calculation = try Sample.calculation([
      "actions.csv": sample.table("actions.csv", rows: [String(row)])
    ])
    let portfolio = try #require(calculation.portfolio)
    let buildings = try #require(portfolio.projection.total(2030, sector: .buildings))
    // Half the homes save a fifth: 0.9 of what was, of which 0.95 is in the inventory.
    #expect(isClose(portfolio.reduction(in: 2030) ?? 0, buildings * (1 - 0.9 / 0.95)))
    #expect(isClose(portfolio.total(2021) ?? 0, portfolio.projection.total(2021) ?? 1))
    let finding = try #require(
      calculation.findings.first {
        $0.place == Place(file: "actions.csv", row: 2, column: "start_year")
      })
    #expect(finding.severity == .warning && finding.message.contains("50 percent"))
    let action = try #require(portfolio.actions.first)
    let explanation = portfolio.explanation(of: action, in: 2030, sources: [:])
    #expect(explanation.notes.contains { $0.contains("divided out") })
  }

  @Test func `a scenario with actions is explained with them`() throws {
    let calculation = try Sample.calculation(
      scenarios("bau,Usual,,,,,,", "plan,With actions,,all,,,,"))
    let entry = try #require(calculation.scenarios?["plan"])
    let explanation = try #require(
      FigureCatalog(calculation).explanation(entry, 2030))
    #expect(explanation.value == EmissionsInventory.text(try #require(entry.total(2030))))
    #expect(explanation.formula == "E − Σ φ(action)")
    #expect(explanation.parts.count == 3)
    #expect(explanation.parts[0].title.contains("before its actions"))
    #expect(explanation.parts[1].title.contains("Weatherize homes"))
  }

  @Test func `what nothing follows cannot be replaced`() throws {
    let calculation = try Sample.calculation(
      scenarios("bau,Usual,,,,,,", "s,S,,,,cows=jobs,,"))
    #expect(
      calculation.findings.contains {
        $0.severity == .warning && $0.place.column == "drivers" && $0.message.contains("“cows”")
      })
  }

  @Test func `scenarios are compared in total, per person and against the first`() throws {
    let calculation = try Sample.calculation(policies)
    let comparison = try #require(calculation.scenarios?.comparison())
    #expect(comparison.rows.count == 2)
    let usual = try #require(comparison.row("bau"))
    let law = try #require(comparison.row("adopted"))
    #expect(usual.difference.allSatisfy { $0 == 0 })
    #expect(isClose(law.difference[9], law.tonnes[9] - usual.tonnes[9]))
    #expect(law.difference[0] == 0 && law.difference[9] < 0)
    #expect(isClose(try #require(usual.perPerson[9]), usual.tonnes[9] / 1110))
    #expect(isClose(usual.cumulative, usual.tonnes.dropFirst().reduce(0, +)))
    #expect(usual.spread.allSatisfy { $0 == nil })
  }

  @Test(arguments: ForecastPart.allCases)
  func `parts sum to the total in every year`(_ part: ForecastPart) throws {
    let projection = try #require(try Sample.calculation(policies).scenarios?["adopted"]).projection
    let series = projection.breakdown(by: part)
    #expect(series.count > 1)
    for (index, year) in projection.years.enumerated() {
      let sum = series.filter(\.isInTotal).reduce(0) { $0 + $1.tonnes[index] }
      #expect(isClose(sum, projection.total(year) ?? 0))
    }
    if part == .scope {
      #expect(series.map(\.key) == ["1", "2", "3"])
    }
    if part == .gas {
      #expect(series.contains { $0.key == "biogenic-co2" && !$0.isInTotal })
    }
  }

  @Test(arguments: ForecastPart.allCases)
  func `parts of a scenario with actions sum to its total in every year`(_ part: ForecastPart)
    throws
  {
    let calculation = try Sample.calculation(
      policies, scenarios("bau,Usual,none,none,,,,", "all,All,all,all,,,,"))
    let entry = try #require(calculation.scenarios?["all"])
    let series = entry.breakdown(by: part)
    for (index, year) in entry.years.enumerated() {
      let sum = series.filter(\.isInTotal).reduce(0) { $0 + $1.tonnes[index] }
      #expect(isClose(sum, entry.total(year) ?? 0), "\(year)")
    }
    // Before any action has started the parts are those of the scenario without them.
    for before in entry.projection.breakdown(by: part) {
      let same = try #require(series.first { $0.key == before.key })
      #expect(same.title == before.title && isClose(same.tonnes[0], before.tonnes[0]))
    }
  }

  @Test func `a part that an action lowers is lower than before, and no other part is`() throws {
    let calculation = try Sample.calculation(
      scenarios("bau,Usual,none,none,,,,", "one,One,none,a1,,,,"))
    let entry = try #require(calculation.scenarios?["one"])
    let before = entry.projection.breakdown(by: .sector)
    for series in entry.breakdown(by: .sector) {
      let usual = try #require(before.first { $0.key == series.key })
      if series.key == "buildings" {
        #expect(
          isClose(
            usual.tonnes[9] - series.tonnes[9],
            try #require(entry.portfolio?.reduction(in: 2030))))
        #expect(series.tonnes[9] < usual.tonnes[9])
      } else {
        #expect(isClose(series.tonnes[9], usual.tonnes[9]))
      }
    }
  }

  @Test func `figures of a scenario are found by its name`() throws {
    let catalog = FigureCatalog(try Sample.calculation(policies))
    #expect(catalog.ids.contains("forecast/adopted/2030/total"))
    for id in catalog.ids where id.hasPrefix("forecast/adopted/") {
      guard case .found(let figure) = catalog.answer(id) else {
        Issue.record("There is no \(id).")
        continue
      }
      #expect(!figure.explanation.value.isEmpty)
    }
    guard case .missing(let reason) = catalog.answer("forecast/nowhere/2030/total") else {
      Issue.record("A scenario was found that is not there.")
      return
    }
    #expect(reason.contains("bau, adopted"))
  }

  @Test func `a gap of a scenario is that of its own course and explains itself`() throws {
    let calculation = try Sample.calculation(
      policies, scenarios("bau,Usual,none,none,,,,", "all,All,all,all,,,,"))
    let catalog = FigureCatalog(calculation)
    let entry = try #require(calculation.scenarios?["all"])
    let level = try #require(calculation.levels.first { $0.target.id == "half" })
    guard case .found(let figure) = catalog.answer("forecast/all/2030/gap/half"),
      case .number(let gap, _) = figure.content
    else {
      Issue.record("There is no gap of the scenario.")
      return
    }
    #expect(isClose(gap, try #require(entry.total(2030)) - level.allowed))
    #expect(figure.explanation.formula == "E − T")
    guard case .found(let late) = catalog.answer("forecast/all/2030/late/half") else {
      Issue.record("It is not said when the scenario comes there.")
      return
    }
    let words = try #require(TargetGap(of: level, under: entry.course)?.arrivalText)
    #expect(late.explanation.value == words)
    for (id, reason) in [
      ("forecast/all/2029/gap/half", "is for 2030"), ("forecast/all/2030/gap/none", "no target"),
      ("forecast/all/2030/fuel/coal", "no fuel"),
    ] {
      guard case .missing(let why) = catalog.answer(id) else {
        Issue.record("“\(id)” has an answer.")
        continue
      }
      #expect(why.contains(reason), "\(why)")
    }
  }

  @Test func `figures of parts sum to the scenario with its actions`() throws {
    let calculation = try Sample.calculation(
      policies, scenarios("bau,Usual,none,none,,,,", "all,All,all,all,,,,"))
    let catalog = FigureCatalog(calculation)
    let entry = try #require(calculation.scenarios?["all"])
    for part in [ForecastPart.sector, .fuel, .scope] {
      var sum = 0.0
      for series in entry.breakdown(by: part) {
        let id = "forecast/all/2030/\(part.rawValue)/\(series.key)"
        guard case .found(let figure) = catalog.answer(id),
          case .number(let value, _) = figure.content
        else {
          Issue.record("There is no “\(id)”.")
          continue
        }
        #expect(isClose(value, series.tonnes[9]))
        sum += value
      }
      #expect(isClose(sum, try #require(entry.total(2030))))
      #expect(sum < (entry.projection.total(2030) ?? 0))
    }
    let without = entry.acting(.none, of: calculation.workspace.actions)
    #expect(without.portfolio == nil)
    #expect(without.total(2030) == entry.projection.total(2030))
  }
}
