internal import Factors
public import Quantities
internal import Tables

/// Methane that a landfill emits in one year from all the waste in it, by first-order decay.
///
///     G = Σ M(x) · share · L0 · part(k, y − x)
///     m(CH4) = Σ G(x) · [(1 − CE(y − x)) · (1 − OX) + CE(y − x) · (1 − DE)]
///
/// - Source: [IPCC-2006], volume 5, chapter 3; [GPC-2014], equation 8.2; [GHGRP-HH-2024], equations HH-1 and HH-6.
/// - Limits: Waste that the history leaves out emits nothing here. A driver that scales the base year does not model decay.
public enum LandfillFirstOrderDecay: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "landfill-first-order-decay", name: "Landfill, first-order decay of the waste in place",
    sectors: [.waste], kinds: [.mass],
    quantity: "Waste in place at the end of the year",
    equation:
      "m(CH4) = Σ M(x) · share · L0 · part(k, y − x) · [(1 − CE) · (1 − OX) + CE · (1 − DE)]",
    symbols: [
      ("M(x)", "waste placed in year x, from the history of the waste in place"),
      ("share", "share of a material in the waste of that year"),
      ("L0", "methane that the material can form"),
      ("k", "decay rate of the material in the climate, per year"),
      ("part(k, y − x)", "part that forms in the year, by the form chosen"),
      ("CE", "part of the gas collected, by years since placement or one for all"),
      ("OX", "part of the rest oxidized in the cover"),
      ("DE", "part of the collected methane destroyed"),
    ],
    parameters: DecayHistory.parameters + DecayMaterials.parameters + GasCollection.parameters
      + LandfillNet.parameters + [.treated],
    protocols: ProtocolTags(gpc: "III.1.{t}", uscp: "SW.1", counts: .source, lgop: "9"),
    isLinear: false,
    validity:
      "For a landfill in the boundary, or one that a local government operates, without measured gas. At least fifty years of history, or back to the opening. Not for the waste of one year (methane commitment), and never added to it. Several landfills are several records. A forecast scales the base year and does not let the waste decay.",
    source: "IPCC 2006, volume 5, chapter 3; GPC 2014, equation 8.2; 40 CFR 98.343")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    try inputs.checkTreated(&recorder)
    recorder.formula { declaration.equation }
    let inPlace = try inputs.mass("M", &recorder)
    let deposits = try DecayHistory.deposits(of: inPlace, inputs, &recorder)
    let clock = try DecayClock(inputs, &recorder)
    var materials: [String: [DecayMaterials.Part]] = [:]
    for mix in Set(deposits.map(\.mix)).sorted() {
      materials[mix] = try DecayMaterials.parts(mix: mix, inputs, &recorder)
    }
    let generated = deposits.map { deposit in
      let age = record.year - deposit.year
      let perKilogram = (materials[deposit.mix] ?? []).reduce(0) { sum, part in
        sum + part.share * part.methane * clock.part(decayRate: part.decayRate, age: age)
      }
      return (age: age, methane: deposit.mass.kilograms * perKilogram)
    }
    let total = generated.reduce(0) { $0 + $1.methane }
    recorder.note {
      "Methane formed in the year: \(NumberText.significant(total / 1000)) t, from \(deposits.count) years of waste."
    }
    let net = try LandfillNet.methane(generated, inputs, &recorder)
    return EmissionsByGas(methane: .kilograms(net))
  }
}
