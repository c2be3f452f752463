internal import ArgumentParser
internal import Quantities
internal import Strategies
internal import Vulnerability

/// `cairn strategies`: strategies and calculators as one list, and what actions save, cost and rank.
struct StrategiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strategies",
    abstract: "Find strategies and calculators, and make actions of them.",
    discussion: """
      One list: strategies that lower climate risks, and calculators that work out what an action cuts. \
      What is of one measure is linked: a calculator serves the risks of its strategies. \
      A strategy says for which hazards and systems it is, who acts, what it costs and how it can do harm; \
      its points are proposals for people to judge. A calculator says what it asks for, with usual values \
      and their sources.
      """,
    subcommands: [
      StrategyListCommand.self, StrategyShowCommand.self, StrategySuggestCommand.self,
      StrategyAdoptCommand.self, CalculatorAddCommand.self, CalculateCommand.self,
      WedgeCommand.self, StrategyCostsCommand.self, StrategyBurdenCommand.self,
      StrategyCurveCommand.self,
      StrategyRankCommand.self, StrategyPortfolioCommand.self, PlanUncertaintyCommand.self,
      StrategyCompareCommand.self,
      StrategyExportCommand.self,
    ], defaultSubcommand: StrategyListCommand.self)
}

/// Reads the library, and turns ids into what the taxonomy knows.
struct StrategyShelf {
  let library: StrategyLibrary
  let taxonomy: Taxonomy

  init(own: [OwnTaxonomyEntry] = []) {
    library = StrategyLibrary.standard
    taxonomy = Taxonomy.standard.with(own).taxonomy
  }

  /// The id that a text names, or why there is none.
  func id(_ kind: OwnTaxonomyEntry.Kind, _ text: String?, option: String) throws -> String {
    guard let text, !text.isEmpty else { return "" }
    if let entry = taxonomy.entry(kind, named: text) { return entry.id }
    let near = taxonomy.suggestion(kind, for: text).map { " Did you mean “\($0.id)”?" } ?? ""
    throw CommandFailure(
      "There is no \(kind.rawValue) “\(text)” for \(option).\(near) `cairn risks words \(kind.rawValue)` prints all."
    )
  }

  /// The id of a region that some strategy names, or why there is none.
  func region(_ text: String?) throws -> String {
    guard let text, !text.isEmpty else { return "" }
    let known = Set(library.strategies.flatMap(\.regions)).sorted()
    let id = text.lowercased().split(separator: " ").joined(separator: "-")
    guard known.contains(id) else {
      throw CommandFailure(
        "There is no region “\(text)”. Regions: \(known.joined(separator: ", ")).")
    }
    return id
  }

  /// The strategy of an id, or why there is none.
  func strategy(_ id: String) throws -> AdaptationStrategy {
    if let strategy = library.strategy(id) { return strategy }
    if Calculator.all.contains(where: { $0.kind.rawValue == id }) {
      throw CommandFailure(
        "“\(id)” is a calculator; use `cairn strategies add` or `cairn strategies calculate`.")
    }
    let near = library.suggestion(for: id).map { " Did you mean “\($0)”?" } ?? ""
    throw CommandFailure(
      "There is no strategy and no calculator “\(id)”.\(near) `cairn strategies list --words …` finds ids."
    )
  }

  /// The calculator of an id, or why there is none.
  static func calculator(_ id: String) throws -> Calculator {
    if let kind = ActionKind(rawValue: id) { return Calculator.of(kind) }
    let advice = NearestName.advice(on: id, among: Calculator.all.map(\.kind.rawValue))
    throw CommandFailure(
      "There is no calculator “\(id)”.\(advice) `cairn strategies list --group …` lists them."
    )
  }

  /// A word of the taxonomy in a language.
  func name(_ kind: OwnTaxonomyEntry.Kind, _ id: String, _ language: String) -> String {
    guard let entry = taxonomy.entry(kind, id) else { return id }
    return language == "es" ? entry.spanishName : entry.name
  }
}
