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
      strategies that serve it, and calculators of what these cut. Files say more than a terminal has room for: staff, status, \
      and in the last column, for a strategy, its calculators and, for a calculator, the strategies through which it \
      serves. Ends with exit code 1 when nothing fits.

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
  @Option(parsing: .upToNextOption, help: "Only with these words.") var words: [String] = []
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
    let shelf = StrategyShelf()
    let query = StrategyQuery(
      words: words.joined(separator: " "),
      hazard: try shelf.id(.hazard, hazard, option: "--hazard"),
      system: try shelf.id(.system, system, option: "--system"),
      region: try shelf.region(region))
    let found = group == nil || group == .adaptation ? shelf.library.search(query) : []
    let calculators = CalculatorRows.found(query, group: group, in: shelf.library)
    guard !found.isEmpty || !calculators.isEmpty else {
      throw CommandFailure("No strategy fits. Leave out a filter or a word to see more.")
    }
    let header = ["id", "name", "group", "cost", "lead_time_years", "staff", "status", "linked"]
    let strategies =
      found.map { strategy in
        [
          strategy.id, language == .es ? strategy.spanishName : strategy.name, "adaptation",
          strategy.cost.rawValue, strategy.leadTimeText, strategy.staff.rawValue,
          strategy.status.rawValue, strategy.calculators.map(\.rawValue).joined(separator: " "),
        ]
      }
    let served = calculators.map { found in
      CalculatorRows.row(found.calculator, language: language) + [
        found.strategies.map(\.id).joined(separator: " ")
      ]
    }
    let rows = strategies + served
    let count = limit ?? (format == .text ? 30 : 0)
    // The few calculators that serve a risk are not to stand behind all of its strategies.
    let isShort = count > 0 && count < rows.count
    let shown =
      !isShort
      ? rows
      : query.isOfRisks && limit == nil
        ? strategies.prefix(count) + served : Array(rows.prefix(count))
    switch format {
    case .text:
      printTables(shown)
      if query.isOfRisks {
        for found in calculators {
          print("\(found.calculator.kind.rawValue): \(found.reason(in: language.rawValue))")
        }
      }
      let rest = rows.count - shown.count
      print(
        "\(counted(strategies.count, served.count))\(rest > 0 ? ", \(rest) more with --limit 0" : "")."
      )
    case .csv: print(TextTable.csv([header] + shown, file: "strategies.csv"), terminator: "")
    case .json: print(JSONText.of([header] + shown, textColumns: Set(header)))
    }
  }

  private func counted(_ strategies: Int, _ calculators: Int) -> String {
    [
      (strategies, strategies == 1 ? "strategy" : "strategies"),
      (calculators, calculators == 1 ? "calculator" : "calculators"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " and ")
  }

  /// Strategies by what they ask for, then calculators by what they are of.
  private func printTables(_ rows: [[String]]) {
    let strategies = rows.filter { $0[2] == StrategyGroup.adaptation.rawValue }
    let calculators = rows.filter { $0[2] != StrategyGroup.adaptation.rawValue }
    // What is not verified shows at the end of its row.
    func mark(_ row: [String]) -> String { row[6] == "unverified" ? "*" : "" }
    let tables = [
      (
        ["strategy", "name", "cost", "years", ""],
        strategies.map { [$0[0], $0[1], $0[3], $0[4], mark($0)] }
      ),
      (["calculator", "name", "group", ""], calculators.map { [$0[0], $0[1], $0[2], mark($0)] }),
    ].filter { !$0.1.isEmpty }.map { header, rows in
      TextTable.fitted([header] + rows, left: header.count, cutting: 1)
    }
    print(tables.joined(separator: "\n"), terminator: "")
    if rows.contains(where: { !mark($0).isEmpty }) { print("* not verified") }
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
    let shelf = StrategyShelf()
    let known = try known(shelf)
    for (name, text) in known where !text.isEmpty {
      print(name + String(repeating: " ", count: max(1, 14 - name.count)) + text)
    }
  }

  /// Of the strategy or the calculator of the id.
  private func known(_ shelf: StrategyShelf) throws -> [(String, String)] {
    if let kind = ActionKind(rawValue: id) {
      return CalculatorRows.lines(Calculator.of(kind), language: language, in: shelf.library)
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
      (
        "emissions",
        strategy.calculators.map { kind in
          "\(Calculator.of(kind).title(in: language.rawValue)) (\(kind.rawValue))"
        }.joined(separator: ", ")
      ),
      ("harm", strategy.maladaptation), ("fairness", strategy.equity),
      ("indicator", strategy.indicator), ("first step", strategy.firstStep),
      ("source", shelf.library.citation(of: strategy)), ("status", strategy.status.rawValue),
    ]
  }
}
