public import Factors
public import Quantities
internal import Tables

/// Carbon dioxide equivalent of handling waste by EPA's WARM factors: a view beside the inventory, never in its totals.
///
///     CO2e = Σ M(material, treatment) · f(material, treatment)
///
/// The hub prints these factors as CO2e of one set of warming potentials, with transport and machines inside.
/// They cannot be kept by gas, so no method makes emissions of them: the result is a type of its own that does not add to
/// `EmissionsByGas`, and carries the set that it holds for.
///
/// - Source: [EPA-HUB-2025], table 9 (WARM version 16, AR5); [EPA-HUB-2021], table 9 (WARM version 15, AR4).
/// - Limits: For comparing treatments of one stream. Not an inventory method, not comparable across editions, no credits.
public struct WarmEstimate: Hashable, Sendable {
  /// One material and one way to treat it.
  public struct Line: Hashable, Sendable {
    public let material: String
    public let treatment: Treatment
    public let mass: Mass
    public let factor: EmissionFactor
    public let equivalent: CarbonDioxideEquivalent
  }

  /// Ways to treat waste that the table has factors for; not every material has each.
  public enum Treatment: String, Hashable, Sendable, CaseIterable {
    case recycled, landfilled, combusted, composted
    case digestedDry = "anaerobically-digested-dry"
    case digestedWet = "anaerobically-digested-wet"
  }

  /// `2021` or `2025`.
  public let edition: String
  /// The set behind every factor: `ar4` for 2021, `ar5` for 2025, both over 100 years.
  public let warmingPotentialSet: String
  public let lines: [Line]

  /// The sum, under `warmingPotentialSet` only.
  public var total: CarbonDioxideEquivalent {
    lines.reduce(.zero) { $0 + $1.equivalent }
  }

  /// Estimates amounts by material and treatment.
  ///
  /// - Throws: `MethodProblem` when the edition is unknown, or a material has no factor for its treatment.
  public init(
    _ amounts: [(material: String, treatment: Treatment, mass: Mass)], edition: String,
    library: FactorLibrary
  ) throws(MethodProblem) {
    var lines: [Line] = []
    for amount in amounts {
      let factor = try WarmEstimate.factor(
        amount.material, amount.treatment, edition: edition, library)
      lines.append(
        Line(
          material: amount.material, treatment: amount.treatment, mass: amount.mass,
          factor: factor,
          equivalent: .kilograms(amount.mass.canonical * factor.kilogramsPerCanonicalUnit)))
    }
    self.edition = edition
    self.lines = lines
    warmingPotentialSet = try WarmEstimate.set(edition)
  }

  /// Estimates a mix of `waste-mix.csv` under one treatment.
  ///
  /// - Throws: `MethodProblem` as for amounts by material; a mix of other names than the table's cannot be estimated.
  public init(
    _ mass: Mass, mix: [MaterialShare], treatment: Treatment, edition: String,
    library: FactorLibrary
  ) throws(MethodProblem) {
    try self.init(
      mix.map { (material: $0.material, treatment: treatment, mass: mass * $0.share.value) },
      edition: edition, library: library)
  }

  private static let gases = ["2021": "ar4", "2025": "ar5"]

  private static func set(_ edition: String) throws(MethodProblem) -> String {
    guard let set = gases[edition] else {
      throw MethodProblem(
        "factor",
        "The library has no WARM factors of edition “\(edition)”. Use \(gases.keys.sorted().joined(separator: " or "))."
      )
    }
    return set
  }

  private static func factor(
    _ material: String, _ treatment: Treatment, edition: String, _ library: FactorLibrary
  ) throws(MethodProblem) -> EmissionFactor {
    let gas = Gas(id: "co2e-\(try set(edition))")
    let key = "\(treatment.rawValue):\(material)"
    guard
      let factor = library.activityFactors("warm", key, edition: edition)
        .first(where: { $0.gas == gas && $0.edition == edition })
    else {
      let known = library.activities(in: "warm").filter { $0.hasPrefix(treatment.rawValue + ":") }
        .map { $0.dropFirst(treatment.rawValue.count + 1) }.joined(separator: ", ")
      throw MethodProblem(
        "activity",
        "WARM (\(edition)) has no factor for “\(material)” \(treatment.rawValue). Materials with one: \(known)."
      )
    }
    return factor
  }
}
