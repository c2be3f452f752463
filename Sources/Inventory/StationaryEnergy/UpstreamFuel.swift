internal import Factors
public import Quantities

/// Emissions before a fuel reaches its user: extraction, processing, transport.
///
///     m(gas) = Q · u(gas)          Q in the unit of the factor
///     m(gas) = Q · h · u(gas)      Q in another unit, h the heat content
///
/// - Source: [USCP-2019], appendix H and BE.5 (reference unverified). No factor is in the library; Argonne's GREET
///   and state inventories publish some.
/// - Limits: An account of its own, never added to the community's: what is upstream of one community is scope 1 of
///   another. Burning the fuel is not part of it.
public enum UpstreamFuel: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "upstream-fuel", name: "Upstream of fuels", account: .upstream,
    sectors: Sector.allCases, kinds: [.energy, .gasVolume, .liquidVolume, .mass],
    quantity: "Fuel used", activities: .fuels, equation: "m(gas) = Q · u(gas)",
    symbols: [
      ("Q", "fuel used"), ("h", "heat content, when the factor is per unit of energy"),
      ("u(gas)", "own factor: emissions before the fuel's delivery"),
    ], parameters: [.heatContent],
    protocols: ProtocolTags(gpc: "VI.1", scope: 3, uscp: "BE.5", counts: .activity),
    validity:
      "Needs factors of your own, from well to delivery and without burning. Never added to the community's account.",
    source: "US Community Protocol, appendix H")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let own = try inputs.requiredOwnFactors(&recorder)
    let fuel = try inputs.fuelAmount("used", &recorder)
    guard fuel.statedHeat == nil || own.contains(where: { $0.per.kind == .energy }) else {
      throw MethodProblem(
        "factor",
        "“heat_content” has no effect, because every factor of “\(record.factor.name)” is per physical unit. Leave it out."
      )
    }
    var sum = EmissionsByGas.zero
    for factor in own {
      guard let amount = fuel.amount(of: factor.per.kind) else {
        throw MethodProblem(
          "unit",
          "The factor is per \(factor.per.symbol), and \(fuel.unit.symbol) of “\(record.activity)” cannot be brought to it. State “heat_content” in MMBtu per \(fuel.unit.symbol), or use the same kind of unit in both."
        )
      }
      recorder.input { factor.input("u(\(factor.gas.formula))", "Upstream factor") }
      sum[factor.gas] += amount * factor.kilogramsPerCanonicalUnit
    }
    fuel.noteDefaultHeat(
      for: own, source: "EPA GHG Emission Factors Hub, table 1", &recorder)
    let isByHeat = own.contains { $0.per.kind != fuel.unit.kind }
    recorder.formula { isByHeat ? "m(gas) = Q · h · u(gas)" : declaration.equation }
    return fuel.fuel?.isBiogenic == true ? sum : sum.withFossilMethane
  }
}
