internal import Inventory
internal import Tables

/// What a scenario lays over drivers and paths: its policies with their multipliers, and its climate.
struct ScenarioLayers {
  private(set) var policies: [(policy: Policy, multipliers: [Double])] = []
  private(set) var climate: ClimateAdjustment.Member?
  private(set) var findings: [Finding] = []
  private(set) var omissions: [String] = []

  init(
    _ scenario: Scenario, years: ClosedRange<Int>, inputs: ForecastInputs,
    member: ClimateAdjustment.Member?
  ) {
    let (chosen, unknown) = inputs.book.policies(of: scenario, library: inputs.policyLibrary)
    let refused = Set(inputs.refused.policies.map(\.id))
    // Of a row that could not be used it is said which one it is.
    for id in unknown where !refused.contains(id) {
      leaveOut(
        "There is no policy “\(id)” in policies.csv or the library, so the scenario “\(scenario.id)” goes without it.",
        "The policy “\(id)” is not in the scenario, because there is none of that name.",
        at: scenario.place.at(column: "policies"))
    }
    let rules = PolicyRules(chosen)
    findings += rules.findings
    for policy in rules.kept {
      do {
        policies.append((policy, try PolicyMultipliers.of(policy, years, inputs: inputs)))
      } catch {
        leaveOut(
          "\(Self.reason(error, policy, base: years.lowerBound)) The policy “\(policy.id)” was left out.",
          "The policy “\(policy.name)” is not in the scenario, because of an error at \(policy.place).",
          at: policy.place)
      }
    }
    omissions += inputs.refused.policyOmissions(of: scenario)
    takeClimate(scenario, years: years, inputs: inputs, member: member)
  }

  private mutating func takeClimate(
    _ scenario: Scenario, years: ClosedRange<Int>, inputs: ForecastInputs,
    member: ClimateAdjustment.Member?
  ) {
    guard let wanted = scenario.climate else { return }
    omissions += inputs.refused.climateOmissions(of: wanted)
    guard let chosen = member ?? inputs.climates[wanted]?.central else {
      let known = inputs.climates.keys.sorted().joined(separator: ", ")
      return leaveOut(
        "The climate profile has no degree days of “\(wanted)”, so heating and cooling stay as they are in “\(scenario.id)”. Degree days there: \(known.isEmpty ? "none" : known).",
        "The changing climate is not in the scenario, because the climate profile has no degree days of “\(wanted)”.",
        at: scenario.place.at(column: "climate"))
    }
    let (covered, missing) = chosen.covering(years)
    for name in missing {
      leaveOut(
        "The \(name) degree days of “\(wanted)” do not cover \(years.lowerBound) to \(years.upperBound), so \(name) stays as it is in “\(scenario.id)”.",
        "The change of \(name) is not in the scenario, because its degree days do not cover every year.",
        at: scenario.place.at(column: "climate"))
    }
    climate = covered
    if let note = covered.heldNote(years) {
      findings.append(Finding(.note, note, at: scenario.place.at(column: "climate")))
    }
  }

  private mutating func leaveOut(_ message: String, _ sentence: String, at place: Place) {
    findings.append(Finding(.error, message, at: place))
    omissions.append(sentence)
  }

  private static func reason(
    _ problem: PolicyMultipliers.Problem, _ policy: Policy, base: Int
  ) -> String {
    switch problem {
    case .noPath(let id):
      "There is no path “\(id)” in paths.csv, path-makers.csv or the library."
    case .emptyPath(let id): "The path “\(id)” has no year."
    case .nothingInBase:
      "It leaves nothing in the base year \(base), so nothing can be scaled by it."
    case .noCleanShare:
      "The share of clean power in \(base) is not known: give the indicator “clean-electricity-share”, or a grid subregion in community.yaml."
    case .noNuclearShare:
      "The share of nuclear power in \(base) is not known, and the law counts renewable power alone: give a grid subregion in community.yaml."
    case .allClean: "All power is clean in \(base) already, so nothing can be scaled by it."
    }
  }
}
