internal import Factors
public import Quantities

/// Electricity lost between power plant and meter on its way to the community.
///
///     m(gas) = E · L ÷ (1 − L) · r(gas)     convention of-generation: L is part of what was generated
///     m(gas) = E · L · r(gas)               convention of-sales: L is part of what was sold
///
/// The two differ by L itself, about 5 percent of the losses. Published inventories use both, so the record
/// must say which.
///
/// - Source: [GPC-2021], chapter 6, cells I.x.3; [USCP-2019], BE.4; losses from [EGRID-2023].
/// - Limits: Average losses of a whole interconnection. Losses in a building's own wiring are metered already.
public enum GridLosses: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "grid-losses", name: "Losses in the electric grid",
    sectors: [.buildings, .industry, .transportation, .water, .waste, .agriculture],
    kinds: [.energy], quantity: "Electricity used, at the meter",
    activities: .words(["electricity"]),
    equation: "m(gas) = E · L ÷ (1 − L) · r(gas), or E · L · r(gas)",
    symbols: [
      ("E", "electricity used, at the meter"), ("L", "part that is lost, under the convention"),
      ("r(gas)", "rate of the grid subregion in the year, or of the community's own set"),
    ],
    parameters: [
      MethodParameter(
        "convention", "What the loss is a part of", words: ["of-generation", "of-sales"]),
      MethodParameter(
        "loss", "L", "Part of the electricity lost; eGRID's grid gross loss when not stated",
        unit: "share", range: 0...0.5, .absent),
      MethodParameter(
        "revision", "Revision of an eGRID edition; the newest when not stated",
        words: ["rev1", "rev2"], .absent),
    ],
    protocols: ProtocolTags(
      gpc: "I.{n}.3", scope: 3, uscp: "BE.4", counts: .activity, lgop: "6.2"),
    validity:
      "Electricity at the meter, rates at the power plant. eGRID states its loss as a part of generation; a utility's own loss may be of either kind.",
    source: "GPC 1.1, chapter 6; US Community Protocol, BE.4; EPA eGRID")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let electricity = Energy(canonical: try inputs.quantity("E", &recorder))
    let isOfGeneration = try inputs.word("convention", &recorder) == "of-generation"
    let loss = try loss(of: inputs, isOfGeneration: isOfGeneration, &recorder)
    let rates = try ElectricityRates.location(of: inputs, &recorder)
    recorder.formula {
      isOfGeneration ? "m(gas) = E · L ÷ (1 − L) · r(gas)" : "m(gas) = E · L · r(gas)"
    }
    rates.note(in: &recorder)
    return rates.emissions(of: electricity * (isOfGeneration ? loss / (1 - loss) : loss))
  }

  private static func loss<Recorder: CalculationRecorder>(
    of inputs: MethodInputs, isOfGeneration: Bool, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    if let stated = try inputs.optional("loss", &recorder) { return stated }
    let hasOwnRates = inputs.context.factorSets[inputs.record.factor.name] != nil
    let choice = hasOwnRates ? inputs.communityGrid : try ElectricityRates.gridChoice(of: inputs)
    guard let choice, let loss = choice.grossLoss, let edition = choice.rates.last else {
      throw MethodProblem(
        "factor",
        "No grid gross loss is known for \(inputs.record.year). Ask the utility for its losses, and write “loss=0.05” here or a row in inventory-parameters.csv."
      )
    }
    recorder.input {
      Explanation.Input(
        symbol: "L", name: "Grid gross loss, \(edition.subregion)",
        value: NumberText.significant(loss), unit: "share", source: edition.carbonDioxide.citation)
    }
    if choice.isInterpolated {
      recorder.note { "The loss is linear between two eGRID editions." }
    }
    if !isOfGeneration {
      recorder.note {
        "eGRID's loss is a part of generation. Taken as a part of sales it is low by L itself; state the utility's own loss when you have it."
      }
    }
    return loss
  }
}
