internal import Factors
public import Inventory
internal import Quantities
internal import Workspace

/// The waste of a year by EPA's WARM factors beside the inventory; two views that are never added.
///
/// Sums and limits are those of `WarmEstimate`. A mix of `waste-mix.csv` that a record names is taken by material;
/// without one the whole amount counts as the record's activity.
public struct WasteByWarm: Sendable {
  /// A record of waste with what the inventory and WARM say of it.
  public struct Row: Sendable {
    public let record: ActivityRecord
    /// Nil where WARM has no treatment for the record's method.
    public let treatment: WarmEstimate.Treatment?
    /// Metric tons CO2e under the potentials of the edition; nil where nothing can be estimated.
    public let warm: Double?
    /// Metric tons CO2e under the potentials of the inventory.
    public let own: Double
    /// Why nothing can be estimated; empty where it can.
    public let problem: String
  }

  public let year: Int
  /// `2021` or `2025`.
  public let edition: String
  /// The potentials behind the edition's factors, such as `ar5`; nil while no record could be estimated.
  public let potentialSet: String?
  /// Calculated records of waste, in the order of the table; empty where the year has none.
  public let rows: [Row]

  /// The editions that the library has factors of.
  public static let editions = ["2025", "2021"]
}

extension PlanCalculation {
  /// The waste of a year by WARM factors.
  ///
  /// - Parameter edition: One of `WasteByWarm.editions`; of any other, every row says that there are no factors.
  public func wasteByWarm(_ year: Int, edition: String) -> WasteByWarm {
    var set: String?
    let entries = inventory.allEntries(of: year).filter { $0.record.sector == .waste }
    let rows = entries.map { entry in
      let treatment = WarmEstimate.Treatment(method: entry.record.method)
      let own = inventory.potentials.tonnes(entry.emissions)
      do throws(MethodProblem) {
        let estimate = try warmEstimate(entry.record, treatment, edition: edition)
        set = estimate.warmingPotentialSet
        return WasteByWarm.Row(
          record: entry.record, treatment: treatment, warm: estimate.total.tonnes, own: own,
          problem: "")
      } catch {
        return WasteByWarm.Row(
          record: entry.record, treatment: treatment, warm: nil, own: own, problem: error.message)
      }
    }
    return WasteByWarm(year: year, edition: edition, potentialSet: set, rows: rows)
  }

  private func warmEstimate(
    _ record: ActivityRecord, _ treatment: WarmEstimate.Treatment?, edition: String
  ) throws(MethodProblem) -> WarmEstimate {
    guard let treatment, let quantity = record.quantity, let unit = record.unit, unit.kind == .mass
    else { throw MethodProblem(noTreatmentOf: record.method) }
    let mass = Mass(canonical: quantity * unit.canonicalFactor)
    guard let mix = workspace.wasteMixes[record.factor.name] else {
      return try WarmEstimate(
        [(record.activity, treatment, mass)], edition: edition, library: library)
    }
    return try WarmEstimate(
      mass, mix: mix, treatment: treatment, edition: edition, library: library)
  }
}

extension WarmEstimate.Treatment {
  /// The treatment that a method of the inventory is about; nil where WARM has none for it.
  fileprivate init?(method: String) {
    switch method {
    case "landfill-methane-commitment", "landfill-methane-commitment-uscp": self = .landfilled
    case "waste-combustion": self = .combusted
    case "composting": self = .composted
    case "anaerobic-digestion": self = .digestedWet
    default: return nil
    }
  }
}
