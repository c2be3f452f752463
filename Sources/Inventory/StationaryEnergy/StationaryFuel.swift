internal import Factors
public import Quantities

/// Fuel burned in place: heating, cooking, boilers.
///
///     m(gas) = Q · f(gas)          Q in the unit of the factor
///     m(gas) = Q · h · f(gas)      Q in another unit, h the heat content in MMBtu per physical unit
///
/// Factors are the EPA's by default, and may be the community's own by a set of factors or by parameters.
/// Methane and nitrous oxide differ most between sources: for natural gas in homes the EPA's hub has 1 g of
/// methane per MMBtu, The Climate Registry 4.7 and the Local Government Operations Protocol 5. The
/// parameter `ch4_n2o` chooses.
///
/// - Source: [EPA-HUB-2025], table 1; [USCP-2019], BE.1; [GPC-2021], chapter 6; [LGOP-2010], section 6.1.
/// - Limits: Default heat contents; a utility's measured heat content differs by a few percent. Carbon
///   dioxide of biomass fuels is biogenic and stays outside the total. Fuel used as feedstock is not burned.
public enum StationaryFuel: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "stationary-fuel", name: "Stationary fuel combustion",
    sectors: [.buildings, .industry, .agriculture, .water, .waste],
    kinds: [.energy, .gasVolume, .liquidVolume, .mass], quantity: "Fuel burned",
    activities: .fuels, equation: "m(gas) = Q · f(gas)",
    symbols: [
      ("Q", "fuel burned"),
      ("h", "heat content, stated or default, when the factor is per unit of energy"),
      ("f(gas)", "emission factor of the fuel"),
      ("b", "biogenic part of the carbon of mixed fuels such as municipal waste"),
    ], parameters: FuelCombustion.parameters,
    protocols: ProtocolTags(gpc: "I.{n}.1", scope: 1, uscp: "BE.1", counts: .both, lgop: "6.1"),
    validity:
      "Default factors and heat contents (higher heating value). Carbon dioxide of biomass is reported beside the total.",
    source: "EPA GHG Emission Factors Hub, table 1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    return try FuelCombustion(inputs, &recorder).emissions(&recorder)
  }
}
