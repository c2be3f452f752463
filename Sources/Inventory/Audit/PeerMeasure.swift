internal import Factors
internal import Quantities

/// Something that peers are compared in, such as natural gas of homes.
struct PeerMeasure: Sendable {
  /// The parameter's name in the library without `peer-`, such as `residential-natural-gas`.
  let id: String
  let title: String
  /// Records that count.
  let isCounted: @Sendable (ActivityRecord) -> Bool
  /// A record's amount in the measure's unit; nil when its unit cannot be turned into it.
  let amount: @Sendable (EmissionsInventory.Entry, AuditSubject) -> Double?
  /// True when records cover all of it; a low sum of only some users says nothing.
  var isWhole: @Sendable ([EmissionsInventory.Entry]) -> Bool = { _ in true }

  /// Methods whose quantity is waste of the year, each ton once.
  private static let treatments: Set<String> = [
    "landfill-methane-commitment", "landfill-methane-commitment-uscp", "waste-combustion",
    "open-burning", "composting", "anaerobic-digestion",
  ]

  /// Electricity, gas, travel, waste and emissions, in the order of a register.
  static let all: [PeerMeasure] = [
    PeerMeasure(
      id: "electricity", title: "Electricity of all users",
      isCounted: { $0.isGridElectricity }, amount: { entry, _ in kilowattHours(entry.record) },
      isWhole: hasSeveralUsers),
    PeerMeasure(
      id: "residential-electricity", title: "Electricity of homes",
      isCounted: { $0.isGridElectricity && $0.subsector == "residential" },
      amount: { entry, _ in kilowattHours(entry.record) }),
    PeerMeasure(
      id: "natural-gas", title: "Natural gas of all users",
      isCounted: { $0.activity == "natural-gas" && $0.method == "stationary-fuel" },
      amount: therms, isWhole: hasSeveralUsers),
    PeerMeasure(
      id: "residential-natural-gas", title: "Natural gas of homes",
      isCounted: {
        $0.activity == "natural-gas" && $0.method == "stationary-fuel"
          && $0.subsector == "residential"
      }, amount: therms),
    PeerMeasure(
      id: "vehicle-miles", title: "Vehicle miles",
      isCounted: { $0.method == "on-road-vmt" },
      amount: { entry, _ in entry.record.canonicalAmount.map { Distance(canonical: $0).miles } }),
    PeerMeasure(
      id: "waste", title: "Solid waste",
      isCounted: {
        $0.unit?.kind == .mass && treatments.contains($0.method)
      }, amount: { entry, _ in entry.record.canonicalAmount.map { $0 / 1000 } },
      isWhole: { entries in
        entries.contains { $0.record.method.hasPrefix("landfill-methane-commitment") }
      }),
    PeerMeasure(
      id: "emissions", title: "Emissions of the community", isCounted: { $0.sector != .land },
      amount: { entry, subject in subject.tonnes(entry) },
      isWhole: { entries in
        Set(entries.map(\.record.sector))
          .isSuperset(of: [.buildings, .industry, .transportation, .waste])
      }),
  ]

  /// The sum of a year over records with different amounts.
  ///
  /// - Returns: Nil without a record, or when one of them cannot be turned into the unit.
  func sum(
    _ subject: AuditSubject, _ year: Int
  ) -> (amount: Double, entries: [EmissionsInventory.Entry])? {
    let entries = subject.inventory.entries(of: year).filter { isCounted($0.record) }
    guard !entries.isEmpty else { return nil }
    var sum = 0.0
    for entry in entries {
      guard let amount = amount(entry, subject) else { return nil }
      sum += amount
    }
    return (sum, entries)
  }

  @Sendable private static func hasSeveralUsers(_ entries: [EmissionsInventory.Entry]) -> Bool {
    Set(entries.map(\.record.subsector)).count > 1
  }

  private static func kilowattHours(_ record: ActivityRecord) -> Double? {
    guard record.unit?.kind == .energy else { return nil }
    return record.canonicalAmount.map { Energy(canonical: $0).kilowattHours }
  }

  @Sendable private static func therms(
    _ entry: EmissionsInventory.Entry, _ subject: AuditSubject
  ) -> Double? {
    let record = entry.record
    guard let amount = record.canonicalAmount else { return nil }
    switch record.unit?.kind {
    case .energy: return Energy(canonical: amount).therms
    case .gasVolume:
      // Heat content is in MMBtu per cubic foot, and a therm is a tenth of an MMBtu.
      return subject.library.fuels["natural-gas"]?.heatContent.map { amount * $0 * 10 }
    default: return nil
    }
  }
}
