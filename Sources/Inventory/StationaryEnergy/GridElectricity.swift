internal import Factors
public import Quantities

/// Electricity from the grid at the rates of the community's subregion, location-based.
///
///     m(gas) = E · r(gas, subregion, year)
///
/// - Source: [GPC-2014], section 6.4; rates from EPA eGRID.
/// - Limits: Electricity at the meter; losses in the grid are not part of it. Not for market-based accounts.
public enum GridElectricity: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "grid-electricity", name: "Grid electricity, location-based",
    sectors: [.buildings, .industry, .transportation, .water], kinds: [.energy],
    equation: "m(gas) = E · r(gas)",
    symbols: [
      ("E", "electricity used, at the meter"),
      ("r(gas)", "total output emission rate of the grid subregion in the year"),
    ],
    validity:
      "Location-based, at the meter; losses between power plant and meter are not included. A year between two eGRID editions is interpolated linearly.",
    source: "GPC 2014, section 6.4; EPA eGRID")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let electricity = Energy(canonical: try record.amount(for: declaration))
    let subregion = record.factor.part(after: "egrid") ?? context.subregion
    guard !subregion.isEmpty else {
      throw MethodProblem(
        "factor",
        "No grid subregion is known. Write egrid_subregion in community.yaml, or “egrid:CODE” here."
      )
    }
    let choice = try rates(subregion: subregion, record: record, context: context)
    recorder.formula { declaration.equation }
    recorder.input { record.quantityInput("E", "Electricity used", in: context) }
    for (rates, weight) in zip(choice.rates, choice.weights) {
      let weighted = choice.isInterpolated ? ", weight \(NumberText.significant(weight))" : ""
      for factor in [rates.carbonDioxide, rates.methane, rates.nitrousOxide] {
        recorder.input {
          factor.input(
            "r(\(factor.gas.formula))",
            "Grid \(rates.subregion), data year \(rates.year)\(weighted)"
          )
        }
      }
    }
    if choice.isInterpolated {
      recorder.note {
        "There is no eGRID edition for \(record.year); the rates are interpolated linearly."
      }
    }
    return choice.emissions(of: electricity)
  }

  private static func rates(
    subregion: String, record: ActivityRecord, context: InventoryContext
  ) throws(MethodProblem) -> GridChoice {
    let editions = context.library.gridEditions(subregion: subregion)
    guard let first = editions.first, let last = editions.last else {
      throw MethodProblem(
        "factor",
        "“\(subregion)” is not a grid subregion with known rates. Use one of \(context.library.gridSubregions.joined(separator: ", "))."
      )
    }
    if let revision = record.factor.options["revision"] {
      guard let exact = editions.first(where: { $0.year == record.year && $0.revision == revision })
      else {
        throw MethodProblem(
          "factor", "There is no revision “\(revision)” of \(subregion) for \(record.year).")
      }
      return GridChoice(rates: [exact], weights: [1])
    }
    guard let choice = context.library.gridChoice(subregion: subregion, year: record.year) else {
      throw MethodProblem(
        "year",
        "There are no grid rates for \(subregion) in \(record.year): the library has \(first.year) to \(last.year). Nothing is extrapolated, so the record was left out."
      )
    }
    return choice
  }
}
