internal import Factors
public import Quantities

/// Electricity from the grid at the rates of the community's subregion, location-based.
///
///     m(gas) = E · r(gas, subregion, year)
///
/// A set of the community's own in the `factor` cell, such as a utility's rates, stands in place of the
/// subregion's; gases that the set does not state are completed from the grid.
///
/// - Source: [GPC-2014], section 6.4; [USCP-2019], BE.2; [LGOP-2010], section 6.2; rates from EPA eGRID.
/// - Limits: Electricity at the meter; losses in the grid are not part of it. Not for market-based accounts.
public enum GridElectricity: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "grid-electricity", name: "Grid electricity, location-based",
    sectors: [.buildings, .industry, .transportation, .water, .waste, .agriculture],
    family: "grid-electricity", kinds: [.energy], quantity: "Electricity used",
    activities: .words(["electricity"]), equation: "m(gas) = E · r(gas)",
    symbols: [
      ("E", "electricity used, at the meter"),
      (
        "r(gas)",
        "total output emission rate of the grid subregion in the year, or of the community's own set"
      ),
    ],
    parameters: [
      MethodParameter(
        "revision", "Revision of an eGRID edition; the newest when not stated",
        words: ["rev1", "rev2"], .absent)
    ],
    protocols: ProtocolTags(
      gpc: "I.{n}.2", scope: 2, uscp: "BE.2", counts: .activity, lgop: "6.2"),
    validity:
      "Location-based, at the meter; losses between power plant and meter are not included. A year between two eGRID editions is interpolated linearly.",
    source: "GPC 2014, section 6.4; EPA eGRID")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let electricity = Energy(canonical: try inputs.quantity("E", &recorder))
    let rates = try ElectricityRates.location(of: inputs, &recorder)
    recorder.formula { declaration.equation }
    rates.note(in: &recorder)
    return rates.emissions(of: electricity)
  }
}

extension ActivityRecord {
  /// True for electricity from the grid at the meter, by either account of rates.
  public var isGridElectricity: Bool {
    MethodRegistry.method(method)?.declaration.family == GridElectricity.declaration.family
  }
}
