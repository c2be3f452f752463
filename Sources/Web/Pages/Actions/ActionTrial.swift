import Forecast
import Inventory
import Plan
import Quantities
import Strategies
import Tables
import Workspace

/// What an action that nobody has added would save, counted alone against the forecast.
struct ActionTrial {
  /// Why nothing can be told.
  enum Refusal: Error {
    case noForecast
    /// Inputs that are not stated and have no usual value.
    case missing([CalculatorInput])
    /// What the calculation says against the inputs, a sentence each.
    case unusable([String])
  }

  /// One year of it.
  struct Year: Sendable {
    let year: Int
    /// Of the full effect, 0 to 1.
    let share: Double
    /// Metric tons CO2e.
    let tonnes: Double?
    /// The same with electricity at the margin of the grid; nil where no rate is known.
    let marginalTonnes: Double?
  }

  let years: [Year]
  /// What to know of it, such as that more is stated than there is to save.
  let warnings: [String]

  /// - Parameters:
  ///   - cells: The inputs as a table holds them; those without a value have the usual one.
  ///   - start: The first year with an effect.
  ///   - full: The year of the full effect, not before `start`.
  /// - Throws: `Refusal`.
  init(
    _ kind: ActionKind, _ cells: [String: ParameterFields.Cells], from start: Int, to full: Int,
    in calculation: PlanCalculation
  ) throws(Refusal) {
    guard let projection = calculation.projection else { throw .noForecast }
    let calculator = Calculator.of(kind)
    let stated = cells.sorted { $0.key < $1.key }.filter { !$0.value.value.isEmpty }.map {
      StatedInput(
        name: $0.key, text: [$0.value.value, $0.value.unit].joined(separator: " ").trimmed,
        input: calculator.inputOrCount($0.key))
    }
    guard
      let action = Action(
        trying: calculator, stated: stated, startYear: start, fullYear: max(start, full))
    else { throw .unusable(["A unit is not one that Cairn knows."]) }
    let missing = calculator.inputs.filter { action.parameter($0.name) == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    let problems = action.problems(in: projection).map(\.message)
    guard problems.isEmpty else { throw .unusable(problems) }
    let portfolio = Portfolio(
      actions: [action], projection: projection, marginal: calculation.portfolio?.marginal)
    years = projection.years.map { year in
      Year(
        year: year, share: action.ramp(year), tonnes: portfolio.reduction(of: action.id, in: year),
        marginalTonnes: portfolio.marginalReduction(of: action.id, in: year))
    }
    warnings = portfolio.findings.filter { $0.severity == .warning }.map(\.message)
  }
}

/// What a trial came to, above the form that asked for it.
struct ActionTrialNotice {
  let visit: Visit
  /// The trial, or why there is none.
  let result: Result<ActionTrial, ActionTrial.Refusal>

  private var text: ActionTrialText { visit.words(ActionTrialText.self) }

  var html: HTML {
    switch result {
    case .success(let trial): shown(trial)
    case .failure(.noForecast): Notice(tone: .caution, title: text.noForecast).html
    case .failure(.missing(let inputs)):
      refused(inputs.map { HTML(visit.words(ActionPageText.self).meaning($0)) }, text.missing)
    case .failure(.unusable(let problems)):
      refused(problems.map { visit.language.library($0) }, text.unusable)
    }
  }

  private func refused(_ items: [HTML], _ title: String) -> HTML {
    Notice(
      tone: .caution, title: title,
      detail: "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>"
    ).html
  }

  private func shown(_ trial: ActionTrial) -> HTML {
    let last = trial.years.last
    let title = text.saves(
      last.flatMap { $0.tonnes }.map { visit.number($0) } ?? "0", last?.year ?? 0)
    let warnings = trial.warnings.map { "<p>\(visit.language.library($0))</p>" as HTML }
    return """
      \(Notice(title: title, detail: "<p>\(text.alone)</p>\(warnings)").html)
      \(table(trial).html(download: nil))
      """
  }

  /// The years in which it grows, then every fifth and the last.
  private func table(_ trial: ActionTrial) -> FigureTable {
    let last = trial.years.last?.year
    let shown = trial.years.filter { year in
      year.share > 0 && (year.share < 1 || year.year.isMultiple(of: 5) || year.year == last)
    }
    let isMarginal = shown.contains { year in
      guard let margin = year.marginalTonnes, let tonnes = year.tonnes else { return false }
      return (margin - tonnes).magnitude > 1e-6 * max(1, tonnes.magnitude)
    }
    return FigureTable(
      id: "trial", caption: text.caption,
      columns: [.init(title: text.year), .init(title: text.share), .init(title: text.saved)]
        + (isMarginal ? [.init(title: text.margin)] : []),
      rows: shown.map { year in
        FigureTable.Row(
          cells: [
            .init(String(year.year)), .init(visit.percent(year.share)), .init(tonnes(year.tonnes)),
          ] + (isMarginal ? [.init(tonnes(year.marginalTonnes))] : []))
      })
  }

  private func tonnes(_ value: Double?) -> String { value.map { visit.number($0) } ?? "–" }
}

/// The texts of trials of new actions.
struct ActionTrialText: Words {
  let button: String
  let saves: @Sendable (_ tonnes: String, _ year: Int) -> String
  let alone: String
  let noForecast: String
  let missing: String
  let unusable: String
  let caption: String
  let year: String
  let share: String
  let saved: String
  let margin: String

  static let english = ActionTrialText(
    button: "Work out what it saves first",
    saves: { "It would save \($0) t CO₂e in \($1)" },
    alone:
      "Counted alone against the forecast; beside other actions that act on the same it is less. Nothing is saved yet.",
    noForecast:
      "There is no forecast to count against yet. It begins with an inventory year and the drivers of the forecast.",
    missing: "To work it out, these have to be stated, too:",
    unusable: "It cannot be worked out like this:", caption: "What it would save by itself",
    year: "Year", share: "Of its full effect", saved: "t CO₂e saved",
    margin: "t CO₂e, with power at the margin")

  static let spanish = ActionTrialText(
    button: "Calcular primero cuánto ahorra",
    saves: { "Ahorraría \($0) t CO₂e en \($1)" },
    alone:
      "Contada sola frente a la proyección; junto a otras acciones que actúan sobre lo mismo es menos. Todavía no se ha guardado nada.",
    noForecast:
      "Todavía no hay proyección con la que comparar. Empieza con un año de inventario y los factores de la proyección.",
    missing: "Para calcularlo también hay que indicar esto:",
    unusable: "Así no se puede calcular:", caption: "Lo que ahorraría por sí sola",
    year: "Año", share: "De su efecto pleno", saved: "t CO₂e ahorradas",
    margin: "t CO₂e, con la electricidad marginal")
}
