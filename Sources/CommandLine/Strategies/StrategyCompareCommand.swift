internal import ArgumentParser
internal import Forecast
internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

/// `cairn strategies compare`: actions, scenarios and saved portfolios side by side.
struct StrategyCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show actions, scenarios or saved portfolios side by side.",
    discussion: """
      For each: what it saves in the years of targets (as its share, alone, and on top of all others), what it \
      costs, what a ton costs, staff hours, other benefits, risks that it lowers, and its score. A scenario is the \
      sum of its actions and has no score; what its policies and actions together change is told against the first \
      scenario. The cost of a ton is that of the actions that take tons away, as in `cairn strategies macc`. What is \
      not known stays empty, and a line under the table says why. Another says which actions state more than there is \
      to save, so that only what there is counts; in files it is the column “limited”.

        cairn strategies compare hennepin-county b1 b2 t1
        cairn strategies compare hennepin-county plan adopted-plan --csv
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "Short names of actions or scenarios, two or more.") var ids: [String]
  @Option(
    parsing: .upToNextOption,
    help: "Years, such as 2030,2040 or 2030-2035; those of targets and the last unless given.")
  var years: [String] = []
  @OptionGroup var basis: ScenarioOption
  @OptionGroup var options: MoneyOptions

  func validate() throws {
    guard ids.count > 1 else {
      throw ValidationError("Give two or more short names of actions or scenarios.")
    }
    if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
      throw ValidationError("“\(twice)” is named twice.")
    }
  }

  func run() throws {
    let calculation = try basis.applied(to: folder.calculation())
    let table = ComparisonTable(try comparison(calculation))
    if options.json {
      print(
        JSONText.of(
          table.rows, textColumns: ["id", "kind", "title", "co_benefits", "risks", "limited"]))
    } else if options.csv {
      print(TextTable.csv(table.rows, file: "comparison.csv"), terminator: "")
    } else {
      printFollowed(calculation)
      print(TextTable.aligned(table.shown), terminator: "")
      for remark in table.remarks { print(remark) }
    }
    let leftOut = calculation.forecastOmissions + calculation.workspace.moneyOmissions
    for omission in leftOut { printError("Left out: \(omission)") }
    if !leftOut.isEmpty { throw ExitCode(1) }
  }

  private func comparison(_ calculation: PlanCalculation) throws -> SubjectComparison {
    let view = try options.view
    let rate = options.rate == nil ? nil : try options.rate(calculation)
    let chosen =
      years.isEmpty ? nil : try YearList.read(years, within: calculation.scenarios?.years)
    do throws(PlanCalculation.SubjectProblem) {
      return try calculation.comparison(
        of: ids, years: chosen, view: view, rate: rate)
    } catch {
      throw CommandFailure(Self.sentence(error, calculation))
    }
  }

  private static func sentence(
    _ problem: PlanCalculation.SubjectProblem, _ calculation: PlanCalculation
  ) -> String {
    switch problem {
    case .noForecast:
      return CommandFailure(noForecastOf: calculation).description
    case .unknown(let id):
      let actions = calculation.workspace.actions.map(\.id).joined(separator: ", ")
      let scenarios = calculation.scenarios?.cases.map(\.scenario.id).joined(separator: ", ") ?? ""
      return
        "There is no action or scenario “\(id)”. Actions: \(actions). Scenarios: \(scenarios)."
    case .year(let year):
      let years = calculation.scenarios?.years
      let span = years.map { " It goes from \($0.lowerBound) to \($0.upperBound)." } ?? ""
      return "The forecast has no \(year).\(span)"
    }
  }
}

/// A comparison as rows.
private struct ComparisonTable {
  let comparison: SubjectComparison

  init(_ comparison: SubjectComparison) { self.comparison = comparison }

  /// For files: one row for each action or scenario.
  var rows: [[String]] {
    let header =
      ["id", "kind", "title"]
      + comparison.years.flatMap { year in
        ["share", "alone", "last", "remaining", "below_usual"].map { "\($0)_tonnes_\(year)" }
      } + [
        "cumulative_tonnes", "cumulative_below_usual_tonnes", "net_present_value_usd",
        "usd_per_tonne", "money_known_of",
        "money_known", "staff_hours_a_year", "co_benefits", "risks", "score", "place", "limited",
      ]
    return [header]
      + comparison.subjects.map { subject in
        [subject.id, subject.kind.rawValue, subject.title]
          + subject.savings.flatMap {
            [$0.share, $0.alone, $0.last, $0.remaining, $0.belowUsual]
              .map(TextTable.unrounded)
          }
          + [
            TextTable.unrounded(subject.cumulative),
            TextTable.unrounded(subject.cumulativeBelowUsual),
            TextTable.unrounded(subject.cost.net),
            TextTable.unrounded(subject.cost.perTonne),
            String(subject.cost.count), String(subject.cost.known),
            TextTable.unrounded(subject.staffHours),
            subject.coBenefits.joined(separator: "; "),
            subject.risks.map(\.risk).joined(separator: " "), TextTable.unrounded(subject.score),
            subject.place.map(String.init) ?? "", subject.limits.joined(separator: " "),
          ]
      }
  }

  /// For people: one column for each.
  var shown: [[String]] {
    func row(_ title: String, _ value: (ComparedSubject) -> String) -> [String] {
      [title] + comparison.subjects.map(value)
    }
    var rows = [row("") { $0.id }, row("") { TextTable.cut($0.title, to: titleWidth) }]
    for (index, year) in comparison.years.enumerated() {
      rows += [
        row("t CO2e saved in \(year)") { grouped($0.savings[index].share) },
        row("  alone") { grouped($0.savings[index].alone) },
        row("  on top of all others") { grouped($0.savings[index].last) },
      ]
      if hasScenario {
        rows += [
          row("  t CO2e left") { grouped($0.savings[index].remaining) },
          row("  less than usual, with policies") { grouped($0.savings[index].belowUsual) },
        ]
      }
    }
    rows.append(row("t CO2e saved, all years") { grouped($0.cumulative) })
    if hasScenario {
      rows.append(
        row("  less than usual, with policies") { grouped($0.cumulativeBelowUsual) })
    }
    return rows + [
      row("net present value, $") { grouped($0.cost.net) + part($0.cost) },
      row("net cost of a t CO2e, $") { grouped($0.cost.perTonne, decimals: 2) + part($0.cost) },
      row("staff hours a year") { grouped($0.staffHours) },
      row("other benefits") { String($0.coBenefits.count) },
      row("risks lowered") { String($0.risks.count) },
      row("score") { grouped($0.score, decimals: 3) },
      row("place") { $0.place.map(String.init) ?? "–" },
    ]
  }

  /// What the words of the rows leave of a terminal to each column, which two or three columns can be read in.
  private var titleWidth: Int {
    max(14, min(34, (TextTable.width - 32) / max(1, comparison.subjects.count) - 2))
  }

  private var hasScenario: Bool { comparison.subjects.contains { $0.kind == .scenario } }

  /// What the columns have no room for.
  var remarks: [String] {
    let ofScenarios =
      hasScenario
      ? [
        "A scenario's net present value is of all its actions, its net cost of a ton of those that save tons."
      ] : []
    return ofScenarios
      + comparison.subjects.flatMap { subject -> [String] in
        let risks = subject.risks.map {
          $0.points.isEmpty ? $0.title : "\($0.title) (\($0.points))"
        }
        return list("also brings", subject.coBenefits, of: subject)
          + list("lowers", risks, of: subject) + subject.remarks.map { "\(subject.id): \($0)" }
      }
  }

  /// The first of a long list, so that a plan of many actions does not fill the screen.
  private func list(_ verb: String, _ words: [String], of subject: ComparedSubject) -> [String] {
    guard !words.isEmpty else { return [] }
    let rest = words.count - Self.most
    let more = rest > 0 ? "; and \(rest) more, which --csv has" : ""
    return ["\(subject.id) \(verb): \(words.prefix(Self.most).joined(separator: "; "))\(more)."]
  }

  private static let most = 8

  /// How many of a scenario's actions a sum rests on, where it is not all of them.
  private func part(_ cost: ComparedSubject.Cost) -> String {
    cost.isComplete || cost.known == 0 ? "" : " (\(cost.known) of \(cost.count))"
  }

  private func grouped(_ value: Double?, decimals: Int = 0) -> String {
    value.map { NumberText.grouped($0, decimals: decimals) } ?? "–"
  }
}
