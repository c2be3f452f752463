internal import Factors
public import Quantities
internal import Tables

/// Methane that a year's waste will form in a landfill over time, counted in the year of disposal.
///
///     m(CH4) = M · DOC · MCF · DOCf · F · 16/12 · (1 − R) · (1 − OX)
///     DOC = Σ share(material) · doc(material)
///
/// - Source: [GPC-2014], equations 8.1, 8.3 and 8.4; carbon fractions from [IPCC-2006], volume 5.
/// - Limits: All future methane is counted at once; not comparable with first-order decay of waste in place.
public enum LandfillMethaneCommitment: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "landfill-methane-commitment", name: "Landfill, methane commitment", sectors: [.waste],
    kinds: [.mass],
    equation: "m(CH4) = M · DOC · MCF · DOCf · F · 16/12 · (1 − R) · (1 − OX)",
    symbols: [
      ("M", "waste landfilled"),
      ("DOC", "degradable organic carbon, Σ share · doc of the waste mix"),
      ("MCF", "methane correction of the landfill"),
      ("DOCf", "part of the carbon that dissolves"),
      ("F", "methane in landfill gas"),
      ("R", "part of the methane that is recovered"),
      ("OX", "part oxidized in the cover"),
    ],
    validity:
      "Counts all future methane in the year of disposal. Options in the factor cell: carbon, mcf, docf, recovery, oxidation.",
    source: "GPC 2014, equations 8.1, 8.3, 8.4")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let waste = Mass(canonical: try record.amount(for: declaration))
    let options = LandfillOptions(record: record, library: context.library)
    recorder.formula { declaration.equation }
    recorder.input { record.quantityInput("M", "Waste landfilled", in: context) }
    let carbon = try degradableCarbon(record, context, recorder: &recorder)
    let correction = try options.value("mcf", .init("methane-correction", "managed-anaerobic"))
    let dissolved = try options.value("docf", .init("dissimilated-carbon", "gpc"))
    let methane = try options.value("f", .init("methane-in-gas", "default"))
    let oxidation = try options.value("oxidation", .init("oxidation", "managed"))
    let recovery = try options.share("recovery")
    for (symbol, name, part) in [
      ("MCF", "Methane correction, \(correction.name)", correction),
      ("DOCf", "Carbon that dissolves, \(dissolved.name)", dissolved),
      ("F", "Methane in landfill gas", methane), ("OX", "Oxidized in the cover", oxidation),
    ] {
      recorder.input { part.input(symbol, name) }
    }
    recorder.input {
      Explanation.Input(
        symbol: "R", name: "Methane recovered", value: NumberText.significant(recovery),
        unit: "share", source: recovery == 0 ? "None stated in the record" : "Stated in the record",
        place: record.place.at(column: "factor"))
    }
    let potential =
      carbon * correction.value * dissolved.value * methane.value * 16 / 12
      * (1 - recovery) * (1 - oxidation.value)
    return EmissionsByGas(methane: .kilograms(waste.kilograms * potential))
  }

  private static func degradableCarbon<Recorder: CalculationRecorder>(
    _ record: ActivityRecord, _ context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    guard let mix = context.wasteMixes[record.factor.name] else {
      let known = context.wasteMixes.keys.sorted().joined(separator: ", ")
      throw MethodProblem(
        "factor",
        "“\(record.factor.name)” is not a set of waste-mix.csv. Sets there: \(known.isEmpty ? "none" : known)."
      )
    }
    let edition = record.factor.options["carbon"] ?? "ipcc-2006"
    guard context.library.degradableCarbonEditions.contains(edition) else {
      let known = context.library.degradableCarbonEditions.joined(separator: ", ")
      throw MethodProblem(
        "factor", "“carbon=\(edition)” is not known. Use one of \(known).")
    }
    var sum = 0.0
    for part in mix {
      guard
        let fraction = context.library.degradableCarbonFraction(
          of: part.material, edition: edition)
      else {
        throw MethodProblem(
          "factor",
          """
          The waste mix “\(record.factor.name)” has the material “\(part.material)”, whose carbon is \
          not in the edition “\(edition)” (\(part.place)). Use one of \
          \(context.library.degradableMaterials(in: edition).joined(separator: ", ")).
          """)
      }
      recorder.input {
        Explanation.Input(
          symbol: "share · doc", name: part.material,
          value:
            "\(NumberText.significant(part.share.value)) · \(NumberText.significant(fraction.value))",
          unit: fraction.unit, source: fraction.source.citation,
          place: part.place.at(column: "share"))
      }
      sum += part.share.value * fraction.value
    }
    let total = sum
    recorder.note { "DOC = \(NumberText.significant(total)) kg C per kg of wet waste." }
    return sum
  }
}

/// Options of a landfill record, each falling back to the library's default.
struct LandfillOptions {
  struct Default {
    let parameter: String
    let variant: String

    init(_ parameter: String, _ variant: String) {
      self.parameter = parameter
      self.variant = variant
    }
  }

  let record: ActivityRecord
  let library: FactorLibrary

  /// The option's own number, a variant's name, or the default.
  func value(_ option: String, _ fallback: Default) throws(MethodProblem) -> Parameter {
    let stated = record.factor.options[option]
    if let stated, let number = Double(stated), (0...1).contains(number) {
      return Parameter(
        id: option, name: option, year: nil, value: number, unit: "share",
        source: FactorSource(
          id: record.id, author: "", title: "Stated in \(record.place), column factor"),
        status: .verified)
    }
    let variant = stated ?? fallback.variant
    guard
      let parameter = library.constant(
        fallback.parameter, variant: variant, year: record.year)
    else {
      throw MethodProblem(
        "factor", "“\(option)=\(variant)” is not a share between 0 and 1, nor a known name.")
    }
    return parameter
  }

  /// A share that is 0 unless stated.
  func share(_ option: String) throws(MethodProblem) -> Double {
    guard let stated = record.factor.options[option] else { return 0 }
    guard let number = Double(stated), (0...1).contains(number) else {
      throw MethodProblem("factor", "“\(option)=\(stated)” is not a share between 0 and 1.")
    }
    return number
  }
}
