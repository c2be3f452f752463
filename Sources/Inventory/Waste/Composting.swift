internal import Factors
public import Quantities

/// Methane and nitrous oxide of organics composted in the open or in vessels.
///
///     m(gas) = M · f(gas)
///
/// - Source: [IPCC-2006], volume 5, table 4.1.
/// - Limits: Weight as received (`basis=wet`, the default) or dry (`basis=dry`); the two differ by 2.5 for methane.
public enum Composting: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "composting", name: "Composting", sectors: [.waste], kinds: [.mass],
    equation: "m(gas) = M · f(gas)",
    symbols: [("M", "organics composted"), ("f(gas)", "emission factor on the basis stated")],
    validity:
      "Weight as received; write basis=dry in the factor cell for dry weight. Carbon dioxide of composting is biogenic and not counted.",
    source: "IPCC 2006, volume 5, table 4.1")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let organics = Mass(canonical: try record.amount(for: declaration))
    let basis = record.factor.options["basis"] ?? "wet"
    let factors = context.library.wasteTreatmentFactors("composting:\(basis)")
    guard !factors.isEmpty else {
      throw MethodProblem("factor", "“basis=\(basis)” is not known. Use basis=wet or basis=dry.")
    }
    recorder.formula { declaration.equation }
    recorder.input { record.quantityInput("M", "Organics composted", in: context) }
    recorder.note { "Weight on the \(basis) basis." }
    var sum = EmissionsByGas.zero
    for factor in factors {
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
      sum[factor.gas] += organics.canonical * factor.kilogramsPerCanonicalUnit
    }
    return sum
  }
}
