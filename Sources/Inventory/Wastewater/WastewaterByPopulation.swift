internal import Factors
public import Quantities

/// Municipal wastewater by population, as the EPA's State Inventory Tool does it.
///
///     m(CH4) = P · BOD5 · 365 · EF · f_an
///     m(N2O, plant) = P · f_sewer · EF_plant
///     m(N2O, effluent) = (P · protein · 0.16 · 1.75 − m(N2O, plant) · 28/44) · (1 − f_sludge) · 0.005 · 44/28
///
/// - Source: [SIT-2024], wastewater module 2024.1.
/// - Limits: National averages for a state; a community with plant measurements should use those. Protein
///   by year ends in 2021.
public enum WastewaterByPopulation: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "wastewater-sit", name: "Municipal wastewater by population", sectors: [.water],
    kinds: [.count],
    equation:
      "m(CH4) = P · BOD5 · 365 · EF · f_an;  m(N2O) = plant + effluent",
    symbols: [
      ("P", "population"), ("BOD5", "biochemical oxygen demand per person and day"),
      ("EF", "methane per BOD5"), ("f_an", "part treated anaerobically"),
      ("f_sewer", "population on sewers"), ("EF_plant", "nitrous oxide per person on sewers"),
      ("protein", "protein eaten per person and year"),
      ("f_sludge", "nitrogen removed with sludge"),
    ],
    validity:
      "National averages; plant measurements are better. Years 1990–2021, for which protein consumption is known.",
    source: "EPA State Inventory Tool, wastewater module 2024.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let people = Count(canonical: try record.amount(for: declaration)).value
    let constants = try WastewaterConstants(year: record.year, library: context.library)
    recorder.formula { declaration.equation }
    recorder.input { record.quantityInput("P", "Population", in: context) }
    constants.note(in: &recorder)
    let methane =
      people * constants.oxygenDemand.value * constants.days.value
      * constants.methanePerDemand.value * constants.anaerobic.value
    let plant =
      EmissionMass<N2O>.grams(people * constants.sewered.value * constants.plant.value)
    let nitrogen =
      people * constants.protein.value * constants.nitrogenInProtein.value
      * constants.nonConsumption.value - plant.kilograms * 28 / 44
    let effluent =
      nitrogen * (1 - constants.sludge.value) * constants.effluent.value * 44 / 28
    return EmissionsByGas(
      methane: .kilograms(methane), nitrousOxide: plant + .kilograms(effluent))
  }
}

/// The constants of one year, all of them or a problem.
private struct WastewaterConstants {
  let oxygenDemand, days, methanePerDemand, anaerobic, sewered, plant: Parameter
  let protein, nitrogenInProtein, nonConsumption, sludge, effluent: Parameter

  init(year: Int, library: FactorLibrary) throws(MethodProblem) {
    func constant(_ name: String) throws(MethodProblem) -> Parameter {
      guard let parameter = library.constant(name, year: year) else {
        throw MethodProblem(
          "year",
          "The library has no “\(name)” for \(year), so the record was left out. Years 1990–2021 are covered."
        )
      }
      return parameter
    }
    oxygenDemand = try constant("bod5-per-person-day")
    days = try constant("days-per-year")
    methanePerDemand = try constant("methane-per-bod5")
    anaerobic = try constant("anaerobic-fraction")
    sewered = try constant("fraction-not-on-septic")
    plant = try constant("direct-n2o-per-person-year")
    protein = try constant("protein-per-person-year")
    nitrogenInProtein = try constant("nitrogen-in-protein")
    nonConsumption = try constant("non-consumption-nitrogen")
    sludge = try constant("biosolids-fraction-fertilizer")
    effluent = try constant("effluent-n2o-n-per-n")
  }

  func note<Recorder: CalculationRecorder>(in recorder: inout Recorder) {
    for (symbol, name, parameter) in [
      ("BOD5", "Oxygen demand", oxygenDemand), ("EF", "Methane per BOD5", methanePerDemand),
      ("f_an", "Treated anaerobically", anaerobic), ("f_sewer", "Population on sewers", sewered),
      ("EF_plant", "Nitrous oxide at the plant", plant), ("protein", "Protein eaten", protein),
      ("0.16", "Nitrogen in protein", nitrogenInProtein),
      ("1.75", "Nitrogen not from food", nonConsumption),
      ("f_sludge", "Nitrogen removed with sludge", sludge),
      ("0.005", "Nitrous oxide nitrogen in effluent", effluent),
    ] {
      recorder.input { parameter.input(symbol, name) }
    }
  }
}
