import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Strategies
import Tables
import Workspace

/// The library of calculators and strategies, and what of it suits a risk and why.
struct LibraryAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.calculators, calculators), APIRoute(Self.calculator, calculator),
      APIRoute(Self.strategies, strategies), APIRoute(Self.strategy, strategy),
      APIRoute(Self.suggestions, suggestions),
    ]
  }

  // Calculators

  /// One input of a calculator, with the value that it has unless one is stated.
  struct Asked: Sendable {
    let input: CalculatorInput
    let usual: CalculatorFacts.Default?
    /// Author, title and year of each source of the usual value.
    let citation: String

    init(_ input: CalculatorInput, of calculator: Calculator) {
      let facts = CalculatorFacts.standard
      self.input = input
      usual = facts.usual(input.name, of: calculator.kind)
      citation = usual.map { facts.citation($0.sources) } ?? ""
    }
  }

  private static let input = APIShape<Asked>(
    "CalculatorInput", "One thing that a calculator asks for.",
    [
      .text("name", "What `action-parameters.csv` calls it.") { $0.input.name },
      .text("meaning", "What it is.") { $0.input.meaning },
      .texts("units", "Units that fit, the usual one first; empty where there is none.") {
        $0.input.units
      },
      .texts("words", "Words to choose from; empty for a number.") { $0.input.words },
      .maybeNumber("least", "The least that is taken, in the canonical unit.") {
        $0.input.range?.lowerBound
      },
      .maybeNumber("most", "The most that is taken, in the canonical unit.") {
        $0.input.range.flatMap { $0.upperBound < 1e12 ? $0.upperBound : nil }
      },
      .maybeText("usualWord", "The word that is taken when nothing is stated.") {
        $0.input.usualWord
      },
      .maybeText(
        "usualValue", "What is taken when nothing is stated; null where it must be stated."
      ) { $0.usual?.value },
      .maybeText("usualUnit", "The unit of the usual value.") { $0.usual?.unit },
      .maybeText("usualLow", "The low end of what is found in practice, where known.") {
        $0.usual?.low
      },
      .maybeText("usualHigh", "The high end of what is found in practice, where known.") {
        $0.usual?.high
      },
      .maybeText(
        "usualStanding",
        "What the usual value rests on: `verified`, `unverified`, or `definition` for the value at which the input changes nothing."
      ) { $0.usual?.standing.rawValue },
      .text("usualSource", "Where the usual value is from; may be empty.") { $0.citation },
    ])

  private static let calculatorFields: [APIField<Calculator>] = [
    .text("id", "Its kind, as `actions.csv` has it.") { $0.kind.rawValue },
    .text("title", "Its name.") { $0.title },
    .text("titleInSpanish", "Its name.") { $0.spanishTitle },
    .choice("group", CalculatorGroup.allCases.map(\.rawValue), "What it is listed with.") {
      $0.group.rawValue
    },
    .text("sector", "The sector of the inventory.") { $0.sector },
    .text("summary", "What it calculates.") { $0.summary },
    .choice(
      "usualStanding", ["verified", "unverified", "stated"],
      "How sure its usual values are; `stated` when it has none."
    ) { $0.usualStanding },
    .texts("strategies", "Ids of strategies whose effect on emissions it works out.") {
      calculator in
      StrategyLibrary.standard.strategies(of: calculator.kind).map(\.id)
    },
  ]
  private static let calculatorLine = APIShape<Calculator>(
    "CalculatorLine", "A calculator of the library.", calculatorFields)
  private static let wholeCalculator = APIShape<Calculator>(
    "Calculator", "A calculator with what it asks for and how it calculates.",
    calculatorFields + [
      .parts("inputs", input, "What it asks for.") { calculator in
        calculator.inputs.map { Asked($0, of: calculator) }
      },
      .text("lead", "The input that says how much is done.") { $0.lead },
      .text("equation", "The formula.") { $0.equation },
      .text("validity", "Where it is not valid.") { $0.validity },
      .texts("coBenefits", "What else it usually does good.") { $0.coBenefits.map(\.rawValue) },
    ])
  private static let calculatorList = APIList(shape: calculatorLine)

  static let calculators = APIOperation(
    id: "listCalculators", method: .get, path: "/api/v1/library/calculators", tag: .actions,
    summary: "List the calculators of the library", access: .signedIn,
    query: [
      .query("q", .text("Words to look for.", most: 200), example: "heat pump"),
      .query("group", .choice(CalculatorGroup.allCases.map(\.rawValue), "Only this group.")),
      .query(
        "hazard",
        .text("Only those of strategies that answer this hazard of the taxonomy.", most: 100)),
    ] + APIParameter.paging(.offset),
    successes: [.json(calculatorList.schema, "In the order of the library.")])

  static let calculator = APIOperation(
    id: "getCalculator", method: .get, path: "/api/v1/library/calculators/{calculator}",
    tag: .actions, summary: "Read what a calculator asks for and how it calculates",
    access: .signedIn, successes: [.json(wholeCalculator.schema, "The calculator.")])

  @Sendable private func calculators(_ call: APICall) throws -> APIAnswer {
    let group = call.text("group").flatMap { CalculatorGroup(rawValue: $0) }
    let query = StrategyQuery(words: call.text("q") ?? "", hazard: call.text("hazard") ?? "")
    let found = StrategyLibrary.standard.calculators(query, group: group)
    return Self.calculatorList.answer(of: found.map(\.calculator), to: call)
  }

  @Sendable private func calculator(_ call: APICall) throws -> APIAnswer {
    let id = try call.part("calculator")
    guard let kind = ActionKind(rawValue: id) else {
      throw APIProblem(.notFound, .plain, "The library has no calculator “\(id)”.")
    }
    return .json(Self.wholeCalculator.json(Calculator.of(kind)))
  }

  // Strategies

  private static let levels = AdaptationStrategy.Level.allCases.map(\.rawValue)
  private static let strategyFields: [APIField<AdaptationStrategy>] = [
    .text("id", "Its id.") { $0.id }, .text("name", "Its name.") { $0.name },
    .text("nameInSpanish", "Its name.") { $0.spanishName },
    .text("summary", "What is done.") { $0.summary },
    .texts("hazards", "Hazards of the taxonomy that it answers.") { $0.hazards },
    .texts("systems", "Systems of the taxonomy that it helps.") { $0.systems },
    .choice("cost", levels, "How much it usually costs.") { $0.cost.rawValue },
    .whole("leastYears", "Years until it works, at least.") { $0.leadTime.lowerBound },
    .whole("mostYears", "Years until it works, at most.") { $0.leadTime.upperBound },
    .maybeText("alsoMitigates", "The calculator of what it cuts of emissions, where it does.") {
      $0.alsoMitigates?.rawValue
    },
    .texts("calculators", "All calculators of what it cuts, the usual one first.") {
      $0.calculators.map(\.rawValue)
    },
    .truth("isVerified", "Whether it was read in its sources.") { $0.status == .verified },
  ]
  private static let strategyLine = APIShape<AdaptationStrategy>(
    "StrategyLine", "A strategy of the library.", strategyFields)
  private static let strategyList = APIList(shape: strategyLine)
  private static let wholeStrategy = APIShape<AdaptationStrategy>(
    "Strategy", "A strategy with what it takes, what it does and what it can do harm by.",
    strategyFields + [
      .text("costNote", "What it costs, in words.") { $0.costNote },
      .choice("staff", levels, "How much work it is.") { $0.staff.rawValue },
      .texts("regions", "Regions that it is for; empty for all.") { $0.regions },
      .truth("isCoastal", "Whether it is for coasts alone.") { $0.isCoastal },
      .whole("exposureDrop", "Points of exposure that it usually takes away.") { $0.exposureDrop },
      .whole("sensitivityDrop", "Points of sensitivity that it usually takes away.") {
        $0.sensitivityDrop
      },
      .whole("capacityGain", "Points of capacity that it usually adds.") { $0.capacityGain },
      .texts("coBenefits", "What else it does good.") { $0.coBenefits },
      .text("maladaptation", "What it can make worse.") { $0.maladaptation },
      .text("equity", "Whom to think of.") { $0.equity },
      .text("indicator", "What to measure.") { $0.indicator },
      .text("firstStep", "What to begin with.") { $0.firstStep },
      .texts("sources", "Ids of its sources.") { $0.sources },
    ])

  static let strategies = APIOperation(
    id: "listStrategies", method: .get, path: "/api/v1/library/strategies", tag: .actions,
    summary: "List the strategies of the library", access: .signedIn,
    query: [
      .query("q", .text("Words to look for.", most: 200), example: "shade"),
      .query("hazard", .text("Only those that answer this hazard of the taxonomy.", most: 100)),
      .query("system", .text("Only those that help this system of the taxonomy.", most: 100)),
      .query("region", .text("Only those for this region.", most: 100)),
      .query("cost", .choice(levels, "Only those that cost no more.")),
      .query(
        "cuts", .truth("Whether to list only those that cut emissions too.").falling(backTo: false)),
    ] + APIParameter.paging(.offset),
    successes: [.json(strategyList.schema, "In the order of the library.")])

  static let strategy = APIOperation(
    id: "getStrategy", method: .get, path: "/api/v1/library/strategies/{strategy}", tag: .actions,
    summary: "Read a strategy of the library", access: .signedIn,
    successes: [.json(wholeStrategy.schema, "The strategy.")])

  @Sendable private func strategies(_ call: APICall) throws -> APIAnswer {
    let cost = call.text("cost").flatMap { AdaptationStrategy.Level(rawValue: $0) }
    let found = StrategyLibrary.standard.search(
      StrategyQuery(
        words: call.text("q") ?? "", hazard: call.text("hazard") ?? "",
        system: call.text("system") ?? "", region: call.text("region") ?? "")
    ).filter { strategy in
      (cost.map { strategy.cost <= $0 } ?? true)
        && (!call.truth("cuts") || strategy.alsoMitigates != nil)
    }
    return Self.strategyList.answer(of: found, to: call)
  }

  static func known(_ call: APICall) throws -> AdaptationStrategy {
    let id = try call.part("strategy")
    guard let strategy = StrategyLibrary.standard.strategy(id) else {
      throw APIProblem(.notFound, .plain, "The library has no strategy “\(id)”.")
    }
    return strategy
  }

  @Sendable private func strategy(_ call: APICall) throws -> APIAnswer {
    .json(Self.wholeStrategy.json(try Self.known(call)))
  }

  // Suggestions

  private static let reason = APIShape<StrategySuggestion.Reason>(
    "SuggestionReason", "Why a strategy fits, or does not.",
    [
      .choice("kind", StrategySuggestion.Reason.Kind.allCases.map(\.rawValue), "What was compared.")
      {
        $0.kind.rawValue
      },
      .text("text", "In a sentence.") { $0.text },
    ])
  private static let suggestion = APIShape<StrategySuggestion>(
    "StrategySuggestion", "A strategy that suits a risk, with its reasons.",
    [
      .part("strategy", strategyLine) { $0.strategy },
      .choice("meeting", ["hazard-and-system", "hazard", "system"], "What of the risk it is for.") {
        switch $0.meeting {
        case .hazardAndSystem: "hazard-and-system"
        case .hazard: "hazard"
        case .system: "system"
        }
      },
      .parts("reasons", reason, "What speaks for it.") { $0.reasons },
      .parts("misfits", reason, "What speaks against it.") { $0.misfits },
      .texts("adopted", "Ids of actions of the plan that are it already.") { $0.adopted },
    ])
  private static let suggestionList = APIList(shape: suggestion, hasRevision: true)

  static let suggestions = APIOperation(
    id: "listSuggestions", method: .get,
    path: "/api/v1/workspaces/{workspace}/risks/{risk}/suggestions", tag: .actions,
    summary: "List the strategies that suit a risk in this place, with the reasons",
    details: StrategySuggestion.orderText, access: .workspace(.readWorkspace),
    query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(suggestionList.schema, "The best fitting first.")], refusals: [.conflict])

  @Sendable private func suggestions(_ call: APICall) async throws -> APIAnswer {
    let open = try await call.opened()
    let scene = LibraryScene(call.visit, open.community)
    let risk = try call.visit.risk(of: open.community)
    return Self.suggestionList.answer(
      of: scene.suggestions(for: risk), at: open.revision, to: call)
  }
}
