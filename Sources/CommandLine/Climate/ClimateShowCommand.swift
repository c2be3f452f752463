internal import ArgumentParser
internal import Climate
internal import Foundation
internal import Quantities
internal import Tables

/// `cairn climate show`: the hazards of a place.
struct ClimateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a place's climate indicators with the spread across models.",
    discussion: """
      Each number is the median of the models, computed for each model first; the range beside it is that of \
      the middle 80 percent, or of all models where the source has no percentiles, and n the number of models.

        cairn climate show 27053
        cairn climate show "Hennepin County, MN"
        cairn climate show my-town --atlas atlas.nc --period 2035-2064 2C --scenario rcp85
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  @Argument(
    help:
      "A county by name or FIPS code, or a place of the atlas by id, name or latitude,longitude.")
  var place: String
  @OptionGroup var choice: ClimateProfileArguments
  @Option(help: "text, csv or json.") var format: Format = .text

  func run() throws {
    let profile = try choice.profile(of: place)
    guard !profile.entries.isEmpty else {
      for line in ClimateProfileText(profile).reasons { printError(line) }
      throw CommandFailure(ClimateProfileText(profile).emptiness)
    }
    switch format {
    case .text: ClimateProfileText(profile).print()
    case .csv:
      print(TextTable.csv(Self.rows(profile), file: "climate.csv"), terminator: "")
      // The table counts models and does not name those that are missing.
      printNotes(ClimateProfileText(profile).missingLines + profile.notes)
    case .json: print(try JSONText.encoded(profile))
    }
  }

  private static func rows(_ profile: PlaceProfile) -> [[String]] {
    let header = [
      "place", "indicator", "name", "unit", "scenario", "period", "kind", "baseline_period",
      "median",
      "mean", "p10", "p90", "lowest", "highest", "models", "agreement",
    ]
    return [header]
      + profile.entries.map { entry in
        let numbers = entry.statistics
        let values = [
          numbers.median, numbers.mean, numbers.p10, numbers.p90, numbers.minimum, numbers.maximum,
        ].map { $0.map { "\($0)" } ?? "" }
        return [
          profile.place.id, entry.indicator, entry.name, entry.unit, entry.scenario,
          entry.period.code, entry.kind.rawValue, entry.baseline?.code ?? "",
        ] + values + [
          numbers.models.map(String.init) ?? "", numbers.agreement.map { "\($0)" } ?? "",
        ]
      }
  }
}

/// A profile as text: a table for each indicator, periods down and scenarios across.
struct ClimateProfileText {
  private let profile: PlaceProfile

  init(_ profile: PlaceProfile) { self.profile = profile }

  func print() {
    Swift.print("\(profile.place.name) (\(profile.place.id))\n")
    for indicator in profile.entries.map(\.indicator).withoutRepeats() { print(indicator) }
    for line in missingLines { Swift.print("- \(line)") }
    if profile.entries.contains(where: { $0.statistics.models == 1 }) {
      Swift.print("- n = 1 is one model: there is no spread to show.")
    }
    for note in profile.notes { Swift.print("- \(note)") }
    Swift.print("Source: \(profile.source.title). \(profile.source.detail)")
  }

  /// A unit as readers write it: an atlas has `degF days` where tables have `degF-days`.
  static func readerUnit(_ unit: String) -> String {
    MeasurementUnit.readerName(of: unit.hasSuffix(" days") ? unit.replacing(" ", with: "-") : unit)
  }

  /// The models that some figure is made without, one line for each scenario and reason.
  var missingLines: [String] {
    ClimateProfileText.lines(
      profile.missing, indicators: Set(profile.entries.map(\.indicator)).count)
  }

  /// Why there is nothing to show: where no model has a value of the place, what is known of the place.
  var reasons: [String] {
    let ofPlace = (profile.place.note ?? "").split(separator: "\n").map(String.init)
    return profile.yearly.isEmpty && !ofPlace.isEmpty ? ofPlace : missingLines + ofPlace
  }

  /// That there is nothing to show, and what to ask for instead.
  var emptiness: String {
    let years = profile.yearly.flatMap(\.points).map(\.year)
    guard let first = years.min(), let last = years.max() else {
      return "No model has values of \(profile.place.name)."
    }
    let span = first == last ? "\(first)" : "\(first)–\(last)"
    return
      "There is nothing to show for \(profile.place.name): its values are of \(span), and no model has enough of the years asked for. Choose --period and --baseline among them."
  }

  /// - Parameter indicators: How many the profile has; models missing from all of them need no list.
  static func lines(_ missing: [PlaceProfile.MissingModel], indicators count: Int) -> [String] {
    struct Group: Hashable {
      var scenario: String
      var reason: String
      var indicators: [String]
    }
    var byModel: [String: [String]] = [:]
    var facts: [String: PlaceProfile.MissingModel] = [:]
    var order: [String] = []
    for gap in missing {
      let key = "\(gap.scenario)\u{0}\(gap.reason)\u{0}\(gap.model)"
      if byModel[key] == nil { order.append(key) }
      facts[key] = gap
      if byModel[key]?.contains(gap.indicator) != true {
        byModel[key, default: []].append(gap.indicator)
      }
    }
    var groups: [Group] = []
    var models: [Group: [String]] = [:]
    for key in order {
      guard let gap = facts[key] else { continue }
      let group = Group(
        scenario: gap.scenario, reason: gap.reason, indicators: byModel[key] ?? [])
      if models[group] == nil { groups.append(group) }
      models[group, default: []].append(gap.model)
    }
    return groups.map { group in
      let names = models[group] ?? []
      let shown = group.indicators.count > 4 ? 3 : 4
      let more = group.indicators.count - shown
      let extent =
        group.indicators.count >= count
        ? ""
        : " (\(group.indicators.prefix(shown).joined(separator: "; "))\(more > 0 ? " and \(more) more" : ""))"
      let reason = clause(group.reason, scenario: group.scenario, isOne: names.count == 1)
      let end = extent.isEmpty && ".?!".contains(reason.last ?? " ") ? "" : "."
      return
        "Without \(names.joined(separator: ", ")) in \(group.scenario): \(reason)\(extent)\(end)"
    }
  }

  /// Why models are missing; without what the line has said already where a scenario has none of their values.
  private static func clause(_ reason: String, scenario: String, isOne: Bool) -> String {
    let subject = isOne ? "it" : "each"
    let absence = "has no values in the scenario \(scenario)"
    if reason == absence { return "\(subject) has no values" }
    let start = "\(absence): "
    return reason.hasPrefix(start) ? String(reason.dropFirst(start.count)) : "\(subject) \(reason)"
  }

  private func print(_ indicator: String) {
    let entries = profile.entries.filter { $0.indicator == indicator }
    guard let first = entries.first else { return }
    let unit = entries.first { $0.kind != .percent }?.unit ?? first.unit
    Swift.print("\(first.name), \(Self.readerUnit(unit))  [\(indicator)]")
    let scenarios = entries.map(\.scenario).withoutRepeats()
    var rows = [["  ", ""] + scenarios]
    var seen: Set<String> = []
    for entry in entries {
      let name = Self.rowName(entry)
      guard seen.insert(name).inserted else { continue }
      rows.append(
        ["  ", name]
          + scenarios.map { scenario in
            entries.first { $0.scenario == scenario && Self.rowName($0) == name }
              .map(Self.cell) ?? ""
          })
    }
    Swift.print(TextTable.aligned(rows, left: 2 + scenarios.count))
  }

  private static func rowName(_ entry: PlaceProfile.Entry) -> String {
    let period = entry.period.label
    switch entry.kind {
    case .absolute: return period
    case .change: return "\(period), change"
    case .percent: return "\(period), change in %"
    }
  }

  /// The middle, the range, the agreement and the models: `31.2 (24.0 to 40.1), 100 % agree, n = 6`; a dash where the
  /// source has none.
  private static func cell(_ entry: PlaceProfile.Entry) -> String {
    let numbers = entry.statistics
    let isSigned = entry.kind != .absolute && (numbers.central ?? 0) > 0
    var text = numbers.central.map { (isSigned ? "+" : "") + number($0) } ?? ""
    if numbers.models == 1 { return text + ", n = 1" }
    if let low = numbers.p10, let high = numbers.p90 {
      text += " (\(number(low)) to \(number(high)))"
    } else if let low = numbers.minimum, let high = numbers.maximum {
      text += " (\(number(low)) to \(number(high)), all models)"
    }
    if text.isEmpty { return "–" }
    if entry.kind == .change, let agreement = numbers.agreement {
      text += ", \(Int((agreement * 100).rounded())) % agree"
    }
    if let models = numbers.models { text += ", n = \(models)" }
    return text
  }

  private static func number(_ value: Double) -> String {
    let digits = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : 2
    let text = String(format: "%.\(digits)f", value)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
