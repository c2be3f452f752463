internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// Matches records with rules and policies, and computes how they change, collecting findings.
///
/// Records of one sector, subsector and activity change alike, so their shape is made once.
struct StreamBuilder {
  struct Key: Hashable {
    let sector: Sector
    let subsector: String
    let activity: String
    /// The record's id when a rule is for it alone, and when its rule follows a path that is of some vehicles.
    let record: String

    init(_ record: ActivityRecord, isAlone: Bool) {
      sector = record.sector
      subsector = record.subsector
      activity = record.activity
      self.record = isAlone ? record.id : ""
    }
  }

  let inventory: EmissionsInventory
  let years: ClosedRange<Int>
  let inputs: ForecastInputs
  let scenario: Scenario
  let policies: [(policy: Policy, multipliers: [Double])]
  let climate: ClimateAdjustment.Member?
  private(set) var findings: [Finding] = []
  private(set) var omissions: [String] = []
  /// Records that became no stream, with their metric tons CO2e.
  private(set) var leftOut: [(record: ActivityRecord, tonnes: Double)] = []
  var usedPaths: [String: ReferencePath] = [:]
  /// What all streams of a sector emit in the base year, by the shape that they follow.
  private(set) var sums: [ShapeSum] = []

  private struct Slot {
    let rule: GrowthRule?
    let shape: StreamShape?
    /// Position of why there is no shape.
    let failure: Int?
    var sum: Int?
  }

  private var slots: [Key: Slot] = [:]
  private let namedRecords: Set<String>
  /// Keys of records of unlike vehicles, which change unlike: their rule follows a path that is of some vehicles alone.
  private var vehicleKeys: [Key: Bool] = [:]
  private var failures: [(finding: Finding, records: [String], tonnes: Double)] = []
  private var reported: Set<Finding> = []
  private var touched: Set<String> = []

  init(
    inventory: EmissionsInventory, years: ClosedRange<Int>, inputs: ForecastInputs,
    scenario: Scenario, member: ClimateAdjustment.Member?
  ) {
    self.inventory = inventory
    self.years = years
    self.inputs = inputs
    self.scenario = scenario
    namedRecords = Set(inputs.rules.compactMap(\.record))
    let layers = ScenarioLayers(scenario, years: years, inputs: inputs, member: member)
    policies = layers.policies
    climate = layers.climate
    findings = layers.findings
    omissions = layers.omissions
  }

  /// The stream of a record; nil when something it follows is missing.
  mutating func stream(for entry: EmissionsInventory.Entry) -> Projection.Stream? {
    let record = entry.record
    let tonnes = inventory.potentials.tonnes(entry.emissions)
    guard let quantity = record.quantity, let unit = record.unit else {
      leftOut.append((record, tonnes))
      omissions.append("\(record.title) is in no forecast, because it has no amount.")
      return nil
    }
    let key = key(of: record)
    var slot = slots[key] ?? makeSlot(record)
    if slot.rule == nil { findMissingRule(of: record) }
    guard let shape = slot.shape else {
      leaveOut(record, tonnes: tonnes, slot.failure)
      slots[key] = slot
      return nil
    }
    let fossil =
      shape.blend == nil
      ? 0
      : inventory.potentials.tonnes(
        EmissionsByGas(carbonDioxide: entry.emissions.carbonDioxide))
    let sum = slot.sum ?? sums.count
    if slot.sum == nil {
      sums.append(ShapeSum(shape: shape, sector: record.sector))
      slot.sum = sum
    }
    sums[sum].tonnes += tonnes
    sums[sum].fossilTonnes += fossil
    slots[key] = slot
    return Projection.Stream(
      record: record, baseActivity: quantity * unit.canonicalFactor,
      baseEmissions: entry.emissions, rule: slot.rule, shape: shape, baseTonnes: tonnes,
      fossilTonnes: fossil)
  }

  private mutating func key(of record: ActivityRecord) -> Key {
    let key = Key(record, isAlone: namedRecords.contains(record.id))
    guard record.sector == .transportation, key.record.isEmpty else { return key }
    let isOfVehicles = vehicleKeys[key] ?? followsVehicles(record)
    vehicleKeys[key] = isOfVehicles
    return isOfVehicles ? Key(record, isAlone: true) : key
  }

  private func followsVehicles(_ record: ActivityRecord) -> Bool {
    let rule = inputs.rules.first { $0.matches(record) }
    return rule?.intensities.contains {
      inputs.made[scenario.replacements[$0] ?? $0]?.vehicles != nil
    } ?? false
  }

  private mutating func makeSlot(_ record: ActivityRecord) -> Slot {
    let rule = inputs.rules.first { $0.matches(record) }
    let acting = policies.filter { $0.policy.matches(record) }
    touched.formUnion(acting.map(\.policy.id))
    var maker = ShapeMaker(builder: self, rule: rule, record: record, policies: acting)
    let shape = maker.shape()
    usedPaths.merge(maker.usedPaths) { first, _ in first }
    for note in maker.notes { report(note) }
    guard let failure = maker.failure else {
      return Slot(rule: rule, shape: shape, failure: nil, sum: nil)
    }
    let position = failures.firstIndex { $0.finding == failure } ?? failures.count
    if position == failures.count { failures.append((failure, [], 0)) }
    return Slot(rule: rule, shape: nil, failure: position, sum: nil)
  }

  private mutating func leaveOut(_ record: ActivityRecord, tonnes: Double, _ failure: Int?) {
    leftOut.append((record, tonnes))
    guard let failure else { return }
    failures[failure].records.append(record.id)
    failures[failure].tonnes += tonnes
    omissions.append(
      "\(record.title) is in no forecast, because of an error at \(failures[failure].finding.place)."
    )
  }

  /// The indicators and paths that streams and policies follow.
  private var usedSeries: Set<String> {
    var used = Set(usedPaths.keys)
    for factor in slots.values.flatMap({ $0.shape?.factors ?? [] }) {
      if case .driver(let id) = factor.kind { used.insert(id) }
    }
    for (policy, _) in policies {
      switch policy.strength {
      case .path(let id): used.insert(id)
      case .cleanShares: used.insert(ForecastInputs.CleanShare.indicator)
      case .percent: break
      }
    }
    return used
  }

  /// Says what every missing series left out, and which policies touched nothing.
  mutating func finish() {
    for id in usedPaths.keys.sorted() { omissions += inputs.made[id]?.omissions ?? [] }
    omissions += inputs.refused.ruleOmissions
    for id in usedSeries.sorted() { omissions += inputs.refused.omissions(ofSeries: id) }
    for failure in failures {
      let shown = failure.records.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
      let rest = failure.records.count - 3
      var finding = failure.finding
      finding.message += " Left out: \(shown)\(rest > 0 ? " and \(rest) more" : "")."
      finding.tonnesAtStake = failure.tonnes
      report(finding)
    }
    for (policy, _) in policies where !touched.contains(policy.id) {
      find(
        .warning,
        "The policy “\(policy.id)” touches no record of \(years.lowerBound), so it changes nothing. Check its sector, subsector and activity.",
        at: policy.place)
    }
  }

  /// One finding for all records where there is no rule yet.
  private mutating func findMissingRule(of record: ActivityRecord) {
    guard !inputs.rules.isEmpty else {
      return find(
        .warning,
        "No row says yet what records grow with, so every record is held at its base-year value. Add one for each sector, such as population for buildings.",
        at: Place(file: "drivers.csv"))
    }
    find(
      .warning,
      "No row of drivers.csv matches “\(record.id)”, so it is held at its base-year value.",
      at: record.place)
  }

  private mutating func find(_ severity: Finding.Severity, _ message: String, at place: Place) {
    report(Finding(severity, message, at: place))
  }

  private mutating func report(_ finding: Finding) {
    if reported.insert(finding).inserted { findings.append(finding) }
  }
}

/// What all streams that follow one shape emit in the base year.
struct ShapeSum: Sendable {
  let shape: StreamShape
  let sector: Sector
  /// Metric tons CO2e.
  var tonnes = 0.0
  /// The part of them that is fossil carbon dioxide; kept where a blend needs it.
  var fossilTonnes = 0.0

  /// Metric tons CO2e in the nth year after the base.
  func tonnes(_ index: Int) -> Double {
    shape.tonnes(index, base: tonnes, fossil: fossilTonnes)
  }
}
