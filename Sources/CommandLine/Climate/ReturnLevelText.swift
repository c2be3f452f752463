internal import Climate
internal import Foundation
internal import Tables

/// Return levels as text: every model with its years and interval first, then the spread, then who is missing and why.
struct ReturnLevelText {
  private let label: IndicatorLabel
  private let summary: ReturnLevelSummary
  private let place: String

  init(_ label: IndicatorLabel, _ summary: ReturnLevelSummary, place: String) {
    self.label = label
    self.summary = summary
    self.place = place
  }

  var text: String {
    let parts =
      [
        "\(label.name), \(ClimateProfileText.readerUnit(label.unit))  [\(label.id)], \(place)\n\(method)\n"
      ]
      + scenarios.flatMap { [models(of: $0), spread(of: $0)] } + [observed, ending]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var request: ReturnLevelRequest { summary.request }

  private var scenarios: [String] {
    let all =
      summary.fits.map(\.scenario) + summary.warmingFits.map(\.scenario)
      + summary.rows.map(\.scenario)
    return all.withoutRepeats()
  }

  // MARK: How it was computed

  private var percent: String { "\(Self.number(request.confidence * 100)) %" }

  private var method: String {
    let estimator =
      switch request.estimator {
      case .lMoments: "by L-moments"
      case .maximumLikelihood: "by maximum likelihood"
      }
    let interval =
      switch request.interval {
      case .parametricBootstrap: "a parametric bootstrap of \(request.samples) samples"
      case .delta: "the delta method"
      }
    var lines = [
      "Each model is fitted by itself with a generalized extreme value distribution, \(estimator).",
      "In square brackets its \(percent) interval, by \(interval); n is its number of years with a value.",
    ]
    if !request.warmingLevels.isEmpty {
      lines.append(
        "At a level of warming: maximum likelihood, with a location that moves with the model's global warming; intervals by the delta method."
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Model by model

  private static let modelColumns = ["  ", "model", "period", "n"]

  private var levelTitles: [String] {
    request.returnPeriods.map { "\(Self.number($0)) years" }
  }

  private func models(of scenario: String) -> String {
    let fits = summary.fits.filter { $0.scenario == scenario }
    let moving = summary.warmingFits.filter { $0.scenario == scenario }
    let names = request.warmingLevels.map { ClimatePeriod.warming($0).label }
    var rows: [[String]] = []
    for model in (fits.map(\.model) + moving.map(\.model)).withoutRepeats() {
      rows += fits.filter { $0.model == model }.map { row($0) }
      for fit in moving where fit.model == model {
        rows += zip(names, fit.levels).map { name, levels in
          ["  ", model, name, "\(fit.fit.years)"] + levels.map(Self.cell)
        }
      }
    }
    return table("\(scenario), each model", rows)
  }

  private func row(_ fit: ReturnLevelSummary.ModelFit) -> [String] {
    ["  ", fit.model, fit.period.label, "\(fit.fit.years)"] + fit.levels.map(Self.cell)
  }

  private func table(_ title: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    return title + "\n"
      + TextTable.aligned([Self.modelColumns + levelTitles] + rows, left: 3)
  }

  private var observed: String {
    table("Observed", summary.observed.map { row($0) })
  }

  private static func cell(_ level: ReturnLevel) -> String {
    guard let interval = level.interval else { return "\(number(level.level)) [no interval]" }
    return
      "\(number(level.level)) [\(number(interval.lowerBound)) to \(number(interval.upperBound))]"
  }

  // MARK: Across models

  private func spread(of scenario: String) -> String {
    let rows = (summary.rows + summary.warmingRows).filter {
      $0.kind == .absolute && $0.scenario == scenario
    }
    guard !rows.isEmpty else { return "" }
    let columns = rows.map(\.period.label).withoutRepeats()
    var table = [["  ", ""] + columns]
    for years in request.returnPeriods {
      let cells = columns.map { column in
        rows.first { $0.period.label == column && $0.returnPeriod == years }
          .map { Self.cell($0.summary) } ?? ""
      }
      table.append(["  ", "\(Self.number(years)) years"] + cells)
    }
    let shifts = summary.shifts.filter { $0.scenario == scenario && $0.returnPeriod >= 10 }
    return "\(scenario), across models: their median (10th to 90th percentile), number of models\n"
      + TextTable.aligned(table, left: 2 + columns.count)
      + shifts.map { "  \($0.sentence)\n" }.joined()
  }

  private static func cell(_ summary: EnsembleSummary) -> String {
    summary.models.count == 1
      ? "\(number(summary.median)), 1 model"
      : "\(number(summary.median)) (\(number(summary.p10)) to \(number(summary.p90))), \(summary.models.count) models"
  }

  // MARK: What to know

  private var ending: String { (missing + remarks).map { "- \($0)\n" }.joined() }

  /// Every model that a number is made without, models of one reason in one line.
  private var missing: [String] {
    ClimateProfileText.lines(
      summary.gaps.map { gap in
        PlaceProfile.MissingModel(
          indicator: label.id, scenario: gap.scenario, period: gap.period ?? request.baseline,
          kind: .absolute, model: gap.model, reason: gap.reason)
      }, indicators: 1)
  }

  /// What fits and levels say of themselves, each sentence once with its models.
  private var remarks: [String] {
    var models: [String: [String]] = [:]
    var order: [String] = []
    func add(_ remarks: [String], _ model: String) {
      for remark in remarks {
        if models[remark] == nil { order.append(remark) }
        if models[remark]?.contains(model) != true { models[remark, default: []].append(model) }
      }
    }
    for fit in summary.fits + summary.observed {
      add(fit.fit.remarks + fit.levels.flatMap(\.remarks), fit.model)
    }
    for fit in summary.warmingFits { add(fit.levels.joined().flatMap(\.remarks), fit.model) }
    return order.map { "\(models[$0, default: []].joined(separator: ", ")): \($0)" }
  }

  static func number(_ value: Double) -> String {
    let digits = value == value.rounded() || value.magnitude >= 100 ? 0 : 2
    return String(format: "%.\(digits)f", value)
  }
}
