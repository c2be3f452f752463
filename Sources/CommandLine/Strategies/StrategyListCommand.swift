internal import ArgumentParser
internal import Factors
internal import Strategies
internal import Vulnerability

/// The languages of the library.
enum LibraryLanguage: String, ExpressibleByArgument, CaseIterable {
  case en, es
}

/// `cairn strategies list`: strategies that filters leave.
struct StrategyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List strategies and calculators by group, hazard, system, region or words.",
    discussion: """
      Words may be English or Spanish, in any order; all must be there. A hazard, system or region leaves \
      strategies of adaptation only. Ends with exit code 1 when nothing fits.

        cairn strategies list --hazard heat-wave --system housing
        cairn strategies list --words "sombra escuela"
        cairn strategies list --group transportation
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @Option(help: "Only for this hazard, by id or name.") var hazard: String?
  @Option(help: "Only for this community system, by id or name.") var system: String?
  @Option(help: "Only for this region, such as midwest.") var region: String?
  @Option(help: "Only with these words.") var words: String?
  @Option(
    help:
      "Only adaptation, or calculators of buildings, transportation, electricity, waste, water, refrigerants, land, government or generic."
  )
  var group: StrategyGroup?
  @Option(help: "en or es.") var language: LibraryLanguage = .en
  @Option(help: "How many; 0 for all. Text prints 30 unless told.") var limit: Int?
  @Option(help: "text, csv or json.") var format: Format = .text

  func validate() throws {
    guard (limit ?? 0) >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let shelf = try StrategyShelf()
    let query = StrategyQuery(
      words: words ?? "", hazard: try shelf.id(.hazard, hazard, option: "--hazard"),
      system: try shelf.id(.system, system, option: "--system"),
      region: try shelf.region(region))
    let isOfRisks = !query.hazard.isEmpty || !query.system.isEmpty || !query.region.isEmpty
    let found = group == nil || group == .adaptation ? shelf.library.search(query) : []
    let calculators = isOfRisks ? [] : CalculatorRows.found(words: words ?? "", group: group)
    guard !found.isEmpty || !calculators.isEmpty else {
      throw CommandFailure("No strategy fits. Leave out a filter or a word to see more.")
    }
    let header = ["id", "name", "group", "cost", "lead_time_years", "staff", "status"]
    let rows =
      found.map { strategy in
        [
          strategy.id, language == .es ? strategy.spanishName : strategy.name, "adaptation",
          strategy.cost.rawValue, strategy.leadTimeText, strategy.staff.rawValue,
          strategy.status.rawValue,
        ]
      } + calculators.map { CalculatorRows.row($0, language: language) }
    let count = limit ?? (format == .text ? 30 : 0)
    let shown = count == 0 ? rows : Array(rows.prefix(count))
    switch format {
    case .text:
      print(TextTable.aligned([header] + shown, left: 7), terminator: "")
      let rest = rows.count - shown.count
      let noun = rows.count == 1 ? "strategy" : "strategies"
      print("\(rows.count) \(noun)\(rest > 0 ? ", \(rest) more with --limit 0" : "").")
    case .csv: print(TextTable.csv([header] + shown, file: "strategies.csv"), terminator: "")
    case .json: print(JSONText.of([header] + shown, textColumns: Set(header)))
    }
  }
}

/// `cairn strategies show`: one strategy with everything that is known of it.
struct StrategyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one strategy with how it can do harm, or one calculator with what it asks for.")

  @Argument(help: "The id, such as cool-roofs-at-reroofing or heat-pumps.") var id: String
  @Option(help: "en or es.") var language: LibraryLanguage = .en

  func run() throws {
    let shelf = try StrategyShelf()
    let known = try known(shelf)
    for (name, text) in known where !text.isEmpty {
      print(name + String(repeating: " ", count: max(1, 14 - name.count)) + text)
    }
  }

  /// Of the strategy or the calculator of the id.
  private func known(_ shelf: StrategyShelf) throws -> [(String, String)] {
    if let kind = ActionKind(rawValue: id) {
      return try CalculatorRows.lines(Calculator.of(kind), language: language)
    }
    return lines(try shelf.strategy(id), shelf)
  }

  private func lines(
    _ strategy: AdaptationStrategy, _ shelf: StrategyShelf
  ) -> [(String, String)] {
    let isSpanish = language == .es
    func names(_ kind: OwnTaxonomyEntry.Kind, _ ids: [String]) -> String {
      ids.map { shelf.name(kind, $0, language.rawValue) }.joined(separator: ", ")
    }
    let points = [
      ("exposure −", strategy.exposureDrop), ("sensitivity −", strategy.sensitivityDrop),
      ("capacity +", strategy.capacityGain),
    ].filter { $0.1 > 0 }.map { "\($0.0)\($0.1)" }
    return [
      ("what", isSpanish ? strategy.spanishName : strategy.name),
      ("how", isSpanish ? strategy.spanishSummary : strategy.summary),
      ("hazards", names(.hazard, strategy.hazards)), ("systems", names(.system, strategy.systems)),
      ("who acts", names(.collaborator, strategy.whoActs)),
      ("cost", "\(strategy.cost.rawValue): \(strategy.costNote)"),
      ("lead time", "\(strategy.leadTimeText) years"), ("staff", strategy.staff.rawValue),
      (
        "sizes",
        AdaptationStrategy.Size.allCases.filter(strategy.sizes.contains).map(\.rawValue)
          .joined(separator: ", ")
      ),
      ("regions", strategy.regions.isEmpty ? "all" : strategy.regions.joined(separator: ", ")),
      ("coast", strategy.isCoastal ? "coasts only" : ""),
      (
        "points",
        points.isEmpty ? "none proposed" : "\(points.joined(separator: ", ")) (a proposal)"
      ),
      ("also", strategy.coBenefits.joined(separator: ", ")),
      ("emissions", strategy.alsoMitigates.map { Calculator.of($0).title } ?? ""),
      ("harm", strategy.maladaptation), ("fairness", strategy.equity),
      ("indicator", strategy.indicator), ("first step", strategy.firstStep),
      ("source", shelf.library.citation(of: strategy)), ("status", strategy.status.rawValue),
    ]
  }
}
