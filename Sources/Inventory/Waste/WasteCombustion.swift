internal import Factors
public import Quantities

/// Mixed waste burned in a plant: fossil carbon, and nitrous oxide.
///
///     m(CO2) = M · η · C · FCF · 44/12
///     m(biogenic CO2) = M · η · C · (1 − FCF) · 44/12
///     m(N2O) = M · f(N2O)
///
/// - Source: [IPCC-2006], volume 5, chapter 5; values as used by the Metropolitan Council of the Twin Cities.
/// - Limits: One composition for all mixed waste. Energy sold by the plant is not credited here.
public enum WasteCombustion: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "waste-combustion", name: "Waste combustion", sectors: [.waste], kinds: [.mass],
    equation: "m(CO2) = M · η · C · FCF · 44/12;  m(N2O) = M · f(N2O)",
    symbols: [
      ("M", "waste burned"), ("η", "combustion efficiency"), ("C", "carbon in the waste"),
      ("FCF", "fossil part of the carbon"), ("f(N2O)", "nitrous oxide per mass of waste"),
    ],
    validity:
      "Continuous mass burn of mixed municipal waste. Carbon of paper, food and wood is biogenic and reported beside the total.",
    source: "IPCC 2006, volume 5, chapter 5")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let waste = Mass(canonical: try record.amount(for: declaration))
    let options = LandfillOptions(record: record, library: context.library)
    let efficiency = try options.value(
      "efficiency", .init("combustion-efficiency", "default"))
    let carbon = try options.value("content", .init("combustion-carbon", "default"))
    let fossil = try options.value("fossil", .init("combustion-fossil-carbon", "default"))
    guard
      let nitrousOxide = context.library.wasteTreatmentFactors("incineration-continuous")
        .first(where: { $0.gas == .nitrousOxide })
    else { throw MethodProblem("method", "The factor library has no factor for waste combustion.") }
    recorder.formula { declaration.equation }
    recorder.input { record.quantityInput("M", "Waste burned", in: context) }
    recorder.input { efficiency.input("η", "Combustion efficiency") }
    recorder.input { carbon.input("C", "Carbon in the waste") }
    recorder.input { fossil.input("FCF", "Fossil part of the carbon") }
    recorder.input { nitrousOxide.input("f(N2O)", "Nitrous oxide") }
    let all = waste.kilograms * efficiency.value * carbon.value * 44 / 12
    return EmissionsByGas(
      carbonDioxide: .kilograms(all * fossil.value),
      biogenicCarbonDioxide: .kilograms(all * (1 - fossil.value)),
      nitrousOxide: .kilograms(waste.canonical * nitrousOxide.kilogramsPerCanonicalUnit))
  }
}
