internal import Climate
internal import Inventory
internal import Plan
internal import Quantities
internal import Tables
internal import Workspace

/// Return levels of yearly extremes, all of them or one: `rare-events/hottest-day`.
extension ExhibitCatalog {
  static let rareEventsID = "rare-events"

  /// Yearly extremes that have years of single models.
  var rareEventIndicators: [String] { RareEvents.indicators(of: calculation.workspace.climate) }

  func rareEventsBlock(_ subject: String?, _ place: Place) -> Resolution<Block> {
    let profile = calculation.workspace.climate
    let known = rareEventIndicators
    guard !known.isEmpty else {
      return missing(
        "There are no yearly extremes of single models: climate-models.csv has no usable row of one such as hottest-day. `cairn climate profile` writes them from an atlas.",
        place)
    }
    if let subject, !known.contains(subject) {
      return missing(
        "There are no yearly extremes of single models of “\(subject)”. There are: \(known.joined(separator: ", ")).",
        place)
    }
    var made: [RareEvents] = []
    var reasons: [String] = []
    for indicator in subject.map({ [$0] }) ?? known {
      do throws(ClimateProblem) {
        made.append(try RareEvents(indicator, of: profile))
      } catch {
        reasons.append("“\(indicator)”: \(error.message)")
      }
    }
    guard !made.isEmpty else {
      return missing("No return level can be told. \(reasons.joined(separator: " "))", place)
    }
    return .found(.table(RareEventTable(catalog: self, subject: subject, events: made).table))
  }
}

/// A table of rare events: heights by scenario and period, with the spread of models and a single model's interval.
private struct RareEventTable {
  let catalog: ExhibitCatalog
  let subject: String?
  let events: [RareEvents]

  private var profile: ClimateProfile { catalog.calculation.workspace.climate }

  private var periods: [ClimatePeriod] { events.flatMap(\.periods).withoutRepeats() }

  var table: PlanTable {
    let name = subject.flatMap { profile.first($0)?.name }
    return PlanTable(
      id: subject.map { "\(ExhibitCatalog.rareEventsID)-\($0)" } ?? ExhibitCatalog.rareEventsID,
      caption: name.map { "\($0): how high the rare event is" } ?? "How high rare events are",
      columns: [.init("Measure", width: 1.8), .init("Scenario"), .init("Comes once in")]
        + periods.map { .init($0.label, width: 1.9) },
      rows: events.flatMap(rows), notes: notes, isWide: periods.count > 2)
  }

  private func rows(of events: RareEvents) -> [[PlanTable.Cell]] {
    events.scenarios.flatMap { scenario in
      RareEvents.returnPeriods.map { years in
        [
          .init(measure(events)), .init(ClimateScenario(scenario).title),
          .init("\(NumberText.grouped(years)) years"),
        ]
          + periods.map { period in
            .init(
              events.height(scenario, period, every: years).map { cell($0, of: events) } ?? "—")
          }
      }
    }
  }

  private func measure(_ events: RareEvents) -> String {
    let name = profile.first(events.indicator)?.name ?? events.indicator
    let unit = catalog.displayUnits.shown(0, events.unit).unit
    return unit.isEmpty ? name : "\(name), \(unit)"
  }

  /// Such as `101.3 (98.2 to 104.0) [99.0 to 103.5]`.
  private func cell(_ row: ReturnLevelSummary.Row, of events: RareEvents) -> String {
    func value(_ height: Double) -> Double {
      catalog.displayUnits.shown(height, events.unit).value
    }
    let decimals = ClimateWords.heightDecimals(value(row.summary.median), events.unit)
    func shown(_ height: Double) -> String {
      NumberText.grouped(value(height), decimals: decimals)
    }
    var text = shown(row.summary.median)
    if row.summary.models.count > 1 {
      text += " (\(shown(row.summary.p10)) to \(shown(row.summary.p90)))"
    }
    if let interval = events.typicalInterval(of: row) {
      text += " [\(shown(interval.lowerBound)) to \(shown(interval.upperBound))]"
    }
    return text
  }

  // MARK: Notes

  private var notes: [String] {
    let percent = NumberText.grouped(RareEvents.confidence * 100)
    let fixed = [
      "Median of models, and in round brackets 10th to 90th percentile. The spread is that of these models, not a confidence interval.",
      "In square brackets the \(percent)% interval of a single model, the median over models of its two ends: how sure some decades of one model are, by a parametric bootstrap.",
      "Each model is fitted by itself with a generalized extreme value distribution, by L-moments. With some thirty years the event of a hundred years is an extrapolation.",
    ]
    let own = events.flatMap { [counts($0)] + missingModels($0) + [source($0)] }
    return fixed + own.filter { !$0.isEmpty }.withoutRepeats()
  }

  private func counts(_ events: RareEvents) -> String {
    guard let years = events.fittedYears else { return "" }
    let counts = Set(events.heights.map(\.summary.models.count)).sorted()
    let span = span(years.lowerBound, years.upperBound)
    guard counts != [1] else { return "\(measure(events)): 1 model, fitted to \(span) years." }
    return
      "\(measure(events)): \(self.span(counts.first ?? 0, counts.last ?? 0)) models, each fitted to \(span) years."
  }

  private func span(_ low: Int, _ high: Int) -> String {
    low == high ? "\(low)" : "\(low) to \(high)"
  }

  /// For each scenario and reason the models that are left out.
  private func missingModels(_ events: RareEvents) -> [String] {
    let gaps = events.summary.gaps
    return gaps.map { [$0.scenario, $0.reason] }.withoutRepeats().map { group in
      let models = gaps.filter { [$0.scenario, $0.reason] == group }.map(\.model).withoutRepeats()
      let reason = group[1].hasSuffix(".") ? group[1] : group[1] + "."
      return
        "\(ClimateScenario(group[0]).title), without \(models.joined(separator: ", ")): \(reason)"
    }
  }

  private func source(_ events: RareEvents) -> String {
    let context = catalog.calculation.inventory.context
    let names = events.sources.map { context.citation($0) }
    return
      "\(measure(events)): \(names.isEmpty ? "Source not stated" : names.joined(separator: "; "))."
  }
}
