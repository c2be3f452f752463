import Factors
import Phrasebook
import Plan
import Publishing
import Tables
import Workspace

/// A climate profile as readers see it: groups of indicators with what changes, how sure it is, and where it comes from.
struct HazardProfileView {
  let visit: Visit
  let profile: ClimateProfile
  let units: DisplayUnits
  let text: HazardProfileText
  /// The place, for the titles of charts.
  let title: String
  /// Where a figure comes from; empty where the profile does not tell.
  let citation: (ClimateSummary) -> String

  /// What the address asks for, or else what there is most of; of several such the last.
  var scenario: ClimateScenario? {
    let futures = profile.scenarios().filter(\.isFuture)
    let indicators = futures.map { scenario in
      Set(profile.summaries.filter { $0.scenario == scenario }.map(\.indicator)).count
    }
    return visit.query("scenario").flatMap { key in futures.first { $0.key == key } }
      ?? indicators.lastIndex { $0 == indicators.max() }.map { futures[$0] }
  }

  func source(of readings: [ClimateReading]) -> String {
    readings.map { citation($0.future) }.filter { !$0.isEmpty }.withoutRepeats()
      .joined(separator: "; ")
  }

  func periods(_ scenario: ClimateScenario) -> [ProfilePeriod] {
    let all = profile.summaries.filter { $0.scenario == scenario && $0.kind == .absolute }
      .map(\.period).withoutRepeats()
    // The earliest is what changes are counted from, when there are several.
    let sorted = all.sorted { ($0.years?.lowerBound ?? 9_999) < ($1.years?.lowerBound ?? 9_999) }
    return sorted.count > 1 && (sorted.first?.years?.lowerBound ?? 9_999) < 2015
      ? Array(sorted.dropFirst()) : sorted
  }

  func period(_ scenario: ClimateScenario) -> ProfilePeriod? {
    let known = periods(scenario)
    return visit.query("period").flatMap { key in known.first { $0.key == key } }
      ?? known.first { $0.years?.contains(2050) == true } ?? known.last
  }

  func readings(_ indicators: [String]) -> [ClimateReading] {
    guard let scenario, let period = period(scenario) else { return [] }
    return indicators.compactMap {
      ClimateReading(
        $0, of: profile, scenario: scenario, period: period, units: units, language: visit.language)
    }
  }

  func name(_ reading: ClimateReading) -> String {
    text.names[reading.indicator]
      ?? LibraryWords.text(reading.first.name, visit.language) ?? reading.first.name
  }

  func unit(_ reading: ClimateReading) -> String { text.unitWords[reading.unit] ?? reading.unit }

  func html() async -> HTML {
    let groups = IndicatorGroup.groups(of: profile.indicators)
    var sections: [HTML] = []
    for (group, indicators) in groups {
      let readings = readings(indicators)
      guard !readings.isEmpty else { continue }
      sections.append(await section(group, readings))
    }
    return """
      \(switches)
      \(sections)
      """
  }

  // Scenario and period

  private var switches: HTML {
    let futures = profile.scenarios().filter(\.isFuture)
    guard let scenario, let period = period(scenario) else { return .empty }
    let known = periods(scenario)
    let scenarios = futures.map { item in
      link(
        scenarioTitle(item), ["scenario": item.key, "period": period.key],
        isCurrent: item == scenario)
    }
    let periods = known.map { item in
      link(item.title, ["scenario": scenario.key, "period": item.key], isCurrent: item == period)
    }
    return """
      <div class="row">
      \(futures.count > 1 ? "<nav class=\"pills pills--small\" aria-label=\"\(text.scenario)\"><ul>\(scenarios)</ul></nav>" as HTML : "<p><span class=\"soft\">\(text.scenario):</span> \(scenarioTitle(scenario))</p>")
      \(known.count > 1 ? "<nav class=\"pills pills--small\" aria-label=\"\(text.period)\"><ul>\(periods)</ul></nav>" as HTML : .empty)
      </div>
      """
  }

  func scenarioTitle(_ scenario: ClimateScenario) -> String {
    scenario.text.hasPrefix("not stated") ? text.unknownScenario : scenario.fullTitle
  }

  private func link(_ label: String, _ changes: [String: String], isCurrent: Bool) -> HTML {
    let kept = ["place", "own", "compare"].compactMap { key in visit.query(key).map { (key, $0) } }
    let query = (kept + changes.sorted { $0.key < $1.key })
      .map { "\($0.0)=\(SitePath.encoded($0.1))" }.joined(separator: "&")
    return "<li><a href=\"?\(query)\"\("aria-current", isCurrent ? "true" : nil)>\(label)</a></li>"
  }

  // A group

  private func section(_ group: IndicatorGroup, _ readings: [ClimateReading]) async -> HTML {
    let name = text.groups[group] ?? ""
    let charts = await visit.charts(
      HazardCharts(view: self).charts(of: group, named: name, readings), given: visit.language)
    return """
      <section class="stack" aria-labelledby="group-\(group.rawValue)">
      <h2 id="group-\(group.rawValue)">\(name)</h2>
      <div class="panel stack stack--loose">
      \(readings.map(indicator))
      \(charts)
      </div>
      </section>
      """
  }

  private func indicator(_ reading: ClimateReading) -> HTML {
    let definition = text.definitions[reading.indicator] ?? reading.first.definition
    let link = IndicatorLink(visit: visit).html(reading.first)
    let source = source(of: [reading])
    return """
      <div class="indicator">
      <h3>\(name(reading))</h3>
      <p class="reading">\(sentence(reading))</p>
      \(observedNote(reading).map { "<p class=\"small soft prose\">\($0)</p>" as HTML })
      <dl class="pairs small">
      \(definition.isEmpty ? .empty : "<div><dt>\(text.definition)</dt><dd>\(definition)</dd></div>" as HTML)
      \(source.isEmpty ? .empty : "<div><dt>\(text.source)</dt><dd>\(source)</dd></div>" as HTML)
      </dl>
      \(link.isEmpty ? .empty : "<p class=\"small\">\(link)</p>" as HTML)
      </div>
      """
  }

  /// What changes from when to when, within which spread, and whether models agree on the direction.
  func sentence(_ reading: ClimateReading) -> HTML {
    guard let after = reading.after else { return .empty }
    let unit = unit(reading)
    func value(_ number: Double) -> HTML {
      HTML(reading.number(number) + (unit.isEmpty ? "" : "\u{A0}\(unit)"))
    }
    let period = reading.future.period.title
    var sentences: [HTML] = []
    if let before = reading.before, let baseline = reading.baseline {
      let words = reading.isBaselineObserved ? text.observedThen : text.change
      sentences.append(words(value(before), baseline.period.title, value(after), period))
    } else {
      sentences.append(text.onlyAfter(value(after), period))
    }
    if let spread = reading.spread {
      let words = spread.isPercentiles ? text.percentiles : text.outermost
      sentences.append(HTML(words(reading.number(spread.low), reading.number(spread.high))))
    } else if reading.future.models == 1 {
      sentences.append(HTML(text.oneModel))
    }
    if let direction = direction(reading) { sentences.append(HTML(direction)) }
    return sentences.joined(by: " ")
  }

  /// Whether models agree on the direction; nil where the profile does not tell.
  private func direction(_ reading: ClimateReading) -> String? {
    switch reading.direction {
    // Not all of them is never rounded up to all.
    case .agreement(let share):
      text.agreement(visit.number(share < 1 ? min(99, 100 * share) : 100, decimals: 0))
    case .percentiles(let hasOneSign): hasOneSign ? text.oneDirection : text.bothDirections
    case nil: nil
    }
  }

  private func observedNote(_ reading: ClimateReading) -> String? {
    guard reading.isBaselineObserved, let modeled = reading.modeled,
      let spread = reading.spread(of: modeled)
    else { return nil }
    return text.observedNote(reading.number(spread.low), reading.number(spread.high))
  }
}
