import Factors
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct PriorityEvidenceTests {
  private static let responses = """
    action,risk,exposure_drop,sensitivity_drop,capacity_gain,reason
    a1,heat-health,1,2,,Tight homes stay cooler
    a3,heat-health,,1,4,Cool rooms nearby

    """

  private func panel(_ changes: [String: String?] = [:]) throws -> PriorityPanel {
    try SampleWorkspace(["responses.csv": Self.responses].merging(changes) { $1 }).calculation()
      .priorities
  }

  private func measured(_ panel: PriorityPanel, _ action: String, _ criterion: String) throws
    -> MeasuredValue
  {
    let row = try #require(panel.matrix.actions.firstIndex { $0.id == action })
    let column = try #require(panel.matrix.criteria.firstIndex { $0.id == criterion })
    return panel.matrix.measured[row][column]
  }

  @Test func `without criteria Cairn's own are used, and it is known that they are`() throws {
    let panel = try panel()
    #expect(panel.isStandard)
    #expect(panel.matrix.criteria.map(\.id).contains("staff-hours"))
    #expect(panel.weights.people.isEmpty)
  }

  @Test func `emissions are the shares of the portfolio`() throws {
    let calculation = try SampleWorkspace().calculation()
    let portfolio = try #require(calculation.portfolio)
    let value = try measured(calculation.priorities, "a1", "emissions")
    #expect(value.value == portfolio.cumulativeReduction(of: "a1"))
    #expect(try measured(calculation.priorities, "a3", "emissions").value == 0)
  }

  @Test func `risk is the points that move scores, up to the end of the scale`() throws {
    let panel = try panel()
    // Exposure 4 → 3 and sensitivity 5 → 3; capacity 2 → 5 takes three of four points.
    #expect(try measured(panel, "a1", "risk").value == 3)
    #expect(try measured(panel, "a3", "risk").value == 4)
    #expect(try measured(panel, "a2", "risk").value == 0)
  }

  @Test func `an action that names a risk without points is not known, which is not 0`() throws {
    let panel = try panel(["responses.csv": nil])
    let value = try measured(panel, "a1", "risk")
    #expect(value.value == nil && value.missing.contains("no points"))
    #expect(try measured(panel, "a1", "interaction").value == nil)
  }

  @Test func `only what does both has a bonus`() throws {
    let panel = try panel()
    let first = try #require(try measured(panel, "a1", "emissions").value)
    let second = try #require(try measured(panel, "a2", "emissions").value)
    let expected = (first / max(first, second) * 3 / 4).squareRoot()
    #expect(isClose(try measured(panel, "a1", "interaction").value ?? 0, expected))
    #expect(try measured(panel, "a2", "interaction").value == 0)
    #expect(try measured(panel, "a3", "interaction").value == 0)
  }

  @Test func `a net cost is what the costs page has, and unknown where that cannot be told`()
    throws
  {
    let sample = try MoneySample([
      "criteria.csv": """
      id,name,measure,weight,basis,source,note
      net,Net cost,cost,10,net,assumption,
      ton,Net cost of a ton,cost,10,net-per-tonne,assumption,

      """
    ])
    let panel = sample.calculation.priorities
    let rate = DiscountRate.usual
    for id in ["a1", "a2"] {
      let result = try #require(sample.ledger.result(of: id, rate: rate))
      let net = try measured(panel, id, "net")
      #expect(net.value == result.netPresentValue.map { -$0 })
      #expect(net.explanation?.formula == "−NPV")
      #expect(try measured(panel, id, "ton").value == result.costPerTonne)
    }
    // Nobody has stated what cool rooms cost.
    let unknown = try measured(panel, "a3", "net")
    #expect(unknown.value == nil && unknown.missing.contains("No cost is stated"))
    #expect(try measured(panel, "a3", "ton").value == nil)
    #expect(sample.calculation.findings.allSatisfy { $0.place.file != "criteria.csv" })
  }

  @Test func `without any price only what changes no energy has a net cost`() throws {
    let sample = try MoneySample(
      prices: [MoneySample.prices[0]],
      [
        "criteria.csv":
          "id,name,measure,weight,basis,source,note\nnet,Net cost,cost,10,net,assumption,\n"
      ])
    let homes = try measured(sample.calculation.priorities, "a1", "net")
    #expect(homes.value == nil && homes.missing.contains("No energy has a price"))
    // Rows state what these homes save.
    let stated = try MoneySample(
      prices: [MoneySample.prices[0]],
      [
        "criteria.csv":
          "id,name,measure,weight,basis,source,note\nnet,Net cost,cost,10,net,assumption,\n",
        "action-parameters.csv": (SampleWorkspace().files["action-parameters.csv"] ?? "")
          + "a1,energy_savings,stated,,assumption,\n",
      ])
    let rate = DiscountRate.usual
    let worth = try #require(stated.ledger.result(of: "a1", rate: rate)?.netPresentValue)
    #expect(try measured(stated.calculation.priorities, "a1", "net").value == -worth)
  }

  @Test func `what nobody stated is missing, with the reason`() throws {
    let panel = try panel()
    #expect(
      try measured(panel, "a2", "cost").missing
        == "No cost is stated. Add rows to costs.csv; write 0 where it costs nothing.")
    #expect(try measured(panel, "a2", "staff-hours").missing == "No staff is stated.")
    #expect(try measured(panel, "a1", "staff-hours").value == 2080)
    // 1,000,000 once and 10,000 in each of the nine years from 2022 to 2030
    #expect(try measured(panel, "a1", "cost").value == 1_090_000)
    #expect(try measured(panel, "a1", "equity").missing == "Nobody has scored it.")
  }

  @Test func `scores of people count by their mean, and disagreement is shown`() throws {
    let scores = """
      action,criterion,person,score,reason
      a1,equity,Housing,5,Renters first
      a1,equity,Energy,2,Owners gain most
      a1,equity,Parks,unsure,
      a2,equity,Housing,3,

      """
    let panel = try panel(["action-scores.csv": scores])
    #expect(try measured(panel, "a1", "equity").value == 3.5)
    let open = panel.disagreements
    #expect(open.count == 1 && open[0].action.id == "a1" && open[0].agreement.spread == 3)
  }

  @Test func `a figure explains the score down to the row of a score`() throws {
    let catalog = FigureCatalog(
      try SampleWorkspace(["responses.csv": Self.responses]).calculation())
    guard case .found(let figure) = catalog.answer("action/a1/score") else {
      Issue.record("no score")
      return
    }
    #expect(figure.explanation.formula == "S = Σ w · v ÷ Σ w")
    #expect(figure.explanation.parts.contains { $0.title == "Risk lowered: Weatherize homes" })
    guard case .found = catalog.answer("action/a1/flow") else {
      Issue.record("no flow")
      return
    }
  }

  @Test func `bad rows are found with their place`() throws {
    let files = [
      "criteria.csv": """
      id,name,measure,weight,basis,indifference,preference
      jobs,Local jobs,own,10,,,
      cut,Cut,emissions,20,points,,
      odd,Odd,own,-1,,,
      far,Far,own,1,,0.6,0.2

      """,
      "criteria-weights.csv": """
      person,criterion,weight,reason
      Ana,jobs,3,
      Ana,job,3,
      Bo,jobs,0,

      """,
      "action-scores.csv": """
      action,criterion,person,score,reason
      a1,jobs,Ana,9,
      zz,jobs,Ana,3,

      """,
      "limits.csv": """
      kind,year,value,note
      budget,2028,,
      equity,,140,
      money,2028,5,

      """,
    ]
    let found = try SampleWorkspace(files).workspace().findings.map { "\($0.place): \($0.message)" }
    func has(_ file: String, _ words: String) -> Bool {
      found.contains { $0.hasPrefix(file) && $0.contains(words) }
    }
    #expect(has("criteria.csv", "cannot be read from “points”"))
    #expect(has("criteria.csv", "negative"))
    #expect(has("criteria.csv", "below indifference"))
    #expect(has("criteria-weights.csv", "Did you mean “jobs”?"))
    #expect(has("criteria-weights.csv", "All weights of “Bo” are 0"))
    #expect(has("action-scores.csv", "“9” is not a score"))
    #expect(has("action-scores.csv", "There is no “zz” in actions.csv"))
    #expect(has("limits.csv", "must be filled"))
    #expect(has("limits.csv", "not a percentage"))
    #expect(has("limits.csv", "“money” is not known here"))
  }
}
