internal import Factors
public import Quantities
internal import Tables

/// Carbon dioxide from limestone, dolomite and urea put on soils.
///
///     m(CO2) = M · C · 44/12
///
/// - Source: [IPCC-2006], volume 4, chapter 11; carbon contents from memory, unverified.
/// - Limits: All carbon is counted as given off in the year; US national accounts use about half for limestone.
public enum LimingAndUrea: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "liming-and-urea", name: "Liming and urea", sectors: [.agriculture, .land],
    kinds: [.mass], quantity: "Limestone, dolomite or urea put on soils",
    activities: .words(["limestone", "dolomite", "urea"]), equation: "m(CO2) = M · C · 44/12",
    symbols: [("M", "mass put on soils"), ("C", "carbon in it")],
    parameters: [
      MethodParameter("carbon", "C", "Carbon in it", unit: "t C/t", range: 0...1, .absent)
    ], protocols: ProtocolTags(gpc: "V.3", scope: 1, uscp: "A.4", counts: .source),
    validity: "All carbon counts in the year of application.",
    source: "IPCC 2006, volume 4, chapter 11 (values unverified)")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    let mass = try inputs.quantity("M", &recorder)
    let known = context.library.variants(of: "soil-amendment-carbon")
    let stated = try inputs.optional("carbon", &recorder)
    guard stated != nil || known.contains(record.activity) else {
      throw MethodProblem(
        "activity",
        "“\(record.activity)” is not known. Write \(known.joined(separator: ", ")), or state “carbon=…”."
      )
    }
    let carbon: Double
    if let stated {
      carbon = stated
    } else {
      carbon = try inputs.constant(
        "soil-amendment-carbon", variant: record.activity, symbol: "C", "Carbon in it", &recorder)
    }
    recorder.formula { declaration.equation }
    return EmissionsByGas(carbonDioxide: .kilograms(mass * carbon * 44 / 12))
  }
}
