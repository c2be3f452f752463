internal import ArgumentParser
internal import Climate
internal import ClimateFiles
internal import Foundation

/// `cairn climate return-levels`: how high the rare event is, now and later.
struct ClimateReturnLevelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return-levels",
    abstract: "Show how high the event of ten or a hundred years is, and how often it will come.",
    discussion: """
      Fits a generalized extreme value distribution to the yearly extremes of each model and period, and then \
      summarizes the models. Shown are every model with its years and its interval, the spread over the models, \
      and which models are missing and why. With thirty years, the 100-year event is an extrapolation: look at \
      the intervals of the single models.

        cairn climate return-levels my-town --atlas atlas.nc --indicator "wettest-days(days=1)"
        cairn climate return-levels my-town --atlas atlas.nc --indicator txx --warming 1.5 2 3
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv
  }

  @Argument(help: "A place of the atlas by id, name or latitude,longitude.") var place: String
  @Option(help: "The atlas.") var atlas: String
  @Option(help: "A yearly extreme, such as rx1day, hottest-day or coldest-night.")
  var indicator: String
  @Option(name: .customLong("years"), parsing: .upToNextOption, help: "Return periods in years.")
  var returnPeriods: [Double] = [2, 10, 25, 50, 100]
  @Option(name: .customLong("scenario"), parsing: .upToNextOption, help: "Scenarios to show.")
  var scenarios: [String] = []
  @Option(help: "The period that changes are counted from.") var baseline = "1981-2010"
  @Option(
    name: .customLong("period"), parsing: .upToNextOption,
    help: "Later periods, or warming levels such as 2C for the 20 years around it.")
  var periods: [String] = ["2035-2064", "2070-2099"]
  @Option(
    name: .customLong("warming"), parsing: .upToNextOption,
    help: "Levels of global warming in °C, for a fit that moves with warming.")
  var warmingLevels: [Double] = []
  @Flag(help: "Fit by maximum likelihood instead of L-moments.") var likelihood = false
  @Option(help: "text or csv, which has every model with its interval.") var format: Format = .text

  func run() throws {
    let (label, summary) = try failing { () throws(ClimateProblem) in try result() }
    switch format {
    case .text: print(ReturnLevelText(label, summary, place: place).text, terminator: "")
    case .csv:
      print(TextTable.csv(Self.rows(summary), file: "return-levels.csv"), terminator: "")
    }
  }

  private func result() throws(ClimateProblem) -> (IndicatorLabel, ReturnLevelSummary) {
    let file = try IndicatorAtlas.open(URL(filePath: atlas))
    let ensemble = try file.ensemble(
      place: try file.placeID(calledBy: place), indicator: indicator)
    guard let label = try file.indicators.first(where: { $0.id == indicator }) else {
      throw ClimateProblem("The atlas has no indicator “\(indicator)”.")
    }
    guard let extreme = try IndicatorCatalog.indicator(named: label.id).extreme else {
      throw ClimateProblem(
        "\(label.name) is no yearly extreme, so that return levels mean nothing. Choose one such as rx1day, hottest-day or coldest-night."
      )
    }
    var later: [ClimatePeriod] = []
    for text in periods { later.append(try ClimatePeriod(text)) }
    let request = ReturnLevelRequest(
      returnPeriods: returnPeriods, baseline: try ClimatePeriod(baseline), periods: later,
      scenarios: scenarios.isEmpty ? nil : scenarios, extreme: extreme,
      estimator: likelihood ? .maximumLikelihood : .lMoments,
      interval: likelihood ? .delta : .parametricBootstrap, warmingLevels: warmingLevels,
      rules: EnsembleRules(warmingLevels: try WarmingLevelTable.bundled))
    return (label, try ensemble.returnLevels(request, scale: label.scale))
  }

  private static func rows(_ summary: ReturnLevelSummary) -> [[String]] {
    let header = [
      "model", "scenario", "period", "return_period_years", "level", "low", "high", "confidence",
      "method", "remarks", "years", "fit",
    ]
    let fits = summary.fits + summary.observed
    let stationary = fits.flatMap { fit in
      fit.levels.map {
        row(fit.model, fit.scenario, fit.period.code, $0)
          + ["\(fit.fit.years)", fit.fit.estimator.rawValue]
      }
    }
    let warming = summary.warmingFits.flatMap { fit in
      zip(summary.request.warmingLevels, fit.levels).flatMap { level, levels in
        levels.map {
          row(fit.model, fit.scenario, "\(level)C", $0)
            + ["\(fit.fit.years)", "maximum-likelihood-by-warming"]
        }
      }
    }
    return [header] + stationary + warming
  }

  private static func row(
    _ model: String, _ scenario: String, _ period: String, _ level: ReturnLevel
  ) -> [String] {
    [
      model, scenario, period, ReturnLevelText.number(level.years), "\(level.level)",
      level.interval.map { "\($0.lowerBound)" } ?? "",
      level.interval.map { "\($0.upperBound)" } ?? "", "\(level.confidence)",
      level.method.rawValue, level.remarks.joined(separator: " "),
    ]
  }
}
