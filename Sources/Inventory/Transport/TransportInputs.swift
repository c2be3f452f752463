internal import Factors
internal import Quantities
internal import Tables

/// Reads a record of transport: the hub's edition, words and shares, beside what `MethodInputs` reads.
struct TransportInputs {
  let inputs: MethodInputs
  /// The edition of the EPA's hub that is wanted; where it has no row, another stands in, with a note.
  let edition: String

  var record: ActivityRecord { inputs.record }
  var context: InventoryContext { inputs.context }
  var library: FactorLibrary { inputs.context.library }

  init(
    _ record: ActivityRecord, _ context: InventoryContext, _ declaration: MethodDeclaration
  ) throws(MethodProblem) {
    inputs = MethodInputs(record, context, declaration)
    let stated =
      record.statedText("edition") ?? record.factor.part(after: "epa-hub")
    let known = MethodParameter.hubEdition.words
    guard stated.map(known.contains) ?? true else {
      throw MethodProblem(
        "factor",
        "“\(stated ?? "")” is not an edition of the EPA's hub that is in the library. Use one of \(known.joined(separator: ", "))."
      )
    }
    edition = stated ?? FactorLibrary.hubEdition(for: record.year)
    try checkNames()
  }

  /// Refuses a set or a stated parameter that nothing would read.
  private func checkNames() throws(MethodProblem) {
    let name = record.factor.name
    let isSet = context.factorSets[name] != nil
    let isMix =
      takesMix && context.vehicleMixes[name] != nil
      && (record.unit?.kind == .distance
        || !inputs.declaration.kinds.contains(record.unit?.kind ?? .distance))
    let isPublished = name.isEmpty || name.hasPrefix("epa-hub") || name.hasPrefix("egrid:")
    guard isSet || isMix || isPublished else { throw unknownSet(name) }
    for id in record.parameters.keys.sorted() {
      guard inputs.declaration.parameter(id) == nil, !isOfFamily(id) else { continue }
      let known = inputs.declaration.parameters.map(\.id)
      throw MethodProblem(
        "factor",
        "“\(inputs.declaration.id)” has no parameter “\(id)”. Use one of \(known.joined(separator: ", "))."
      )
    }
  }

  /// True when miles may be those of a mix of vehicles.
  private var takesMix: Bool {
    let declaration = inputs.declaration
    return declaration.kinds.contains(.distance)
      && (declaration.family == "on-road-miles" || declaration.parameter("vehicle") != nil)
  }

  /// True when a method for the same activity data takes the parameter, as when methods are compared.
  private func isOfFamily(_ id: String) -> Bool {
    MethodRegistry.declarations.contains {
      $0.family == inputs.declaration.family && $0.parameter(id) != nil
    }
  }

  /// The problem of a set that is in none of the community's tables, or not of the kind that is needed.
  func unknownSet(_ name: String) -> MethodProblem {
    func list(_ names: some Sequence<String>) -> String {
      let text = names.sorted().joined(separator: ", ")
      return text.isEmpty ? "none" : text
    }
    let factors = "Sets of factors.csv: \(list(context.factorSets.keys))."
    guard takesMix else {
      return MethodProblem("factor", "“\(name)” is not a set of factors.csv. \(factors)")
    }
    guard context.vehicleMixes[name] == nil else {
      return MethodProblem(
        "factor", "“\(name)” is a set of vehicle-mix.csv, which divides miles. \(factors)")
    }
    let mixes = list(context.vehicleMixes.keys)
    return MethodProblem(
      "factor",
      name.isEmpty
        ? "Miles need a vehicle mix: how they divide among cars, trucks and fuels. Add one to the table “Vehicle mix” (vehicle-mix.csv) and write its name in the factor cell, or that of a set of factors.csv. Vehicle mixes: \(mixes). \(factors)"
        : "“\(name)” is not a set of vehicle-mix.csv. Sets there: \(mixes). \(factors)")
  }

  /// A parameter's text as stated; nil when it is not.
  func text(_ id: String) -> String? {
    record.statedText(id)
  }

  /// The counted part of the quantity in the canonical unit of its kind, with that kind.
  func quantity<Recorder: CalculationRecorder>(
    _ symbol: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> (amount: Double, kind: MeasurementUnit.Kind) {
    var amount = try inputs.quantity(symbol, &recorder)
    if inputs.declaration.parameter("share") != nil {
      amount *= try inputs.value("share", &recorder)
    }
    guard let kind = record.unit?.kind else {
      throw MethodProblem("unit", "There is no unit.")
    }
    return (amount, kind)
  }

  /// Emissions by the community's own factors; nil when the `factor` cell names no set of them.
  func ownEmissions<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas? {
    guard let factors = try inputs.ownFactors(&recorder) else { return nil }
    return try emissions(of: amount, kind, own: factors, &recorder)
  }

  /// Emissions of an amount by factors of the community's own.
  func emissions<Recorder: CalculationRecorder>(
    of amount: Double, _ kind: MeasurementUnit.Kind, own factors: [EmissionFactor],
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    try note(factors, per: kind, &recorder)
    let gases = Set(factors.map(\.gas))
    let missing = [Gas.methane, .nitrousOxide].filter { !gases.contains($0) }
    if !missing.isEmpty {
      recorder.note {
        "The set has no row for \(missing.map(\.formula).joined(separator: " and ")), which is not counted."
      }
    }
    let emissions = MethodInputs.emissions(ofCanonical: amount, factors)
    return kind == .energy ? emissions : emissions.withMethaneByOriginOfCarbon
  }

  /// Notes factors as inputs, when all are per the kind of activity that is wanted.
  func note<Recorder: CalculationRecorder>(
    _ factors: [EmissionFactor], per kind: MeasurementUnit.Kind, _ recorder: inout Recorder
  ) throws(MethodProblem) {
    for factor in factors {
      guard factor.per.kind == kind else {
        throw MethodProblem(
          "factor",
          "The factor is per \(factor.per.symbol), a unit of \(factor.per.kind.rawValue); this needs one per unit of \(kind.rawValue)."
        )
      }
      recorder.input { factor.input("f(\(factor.gas.formula))", "Emission factor") }
    }
  }

  /// Factors of the hub that a calculation used, with what they are of.
  typealias UsedFactors = [(name: String, factor: EmissionFactor)]

  /// Says which factors come from another edition of the hub than the one wanted.
  func noteStandIns<Recorder: CalculationRecorder>(
    _ factors: UsedFactors, _ recorder: inout Recorder
  ) {
    let others = factors.filter { part in
      part.factor.edition != edition && part.factor.source.id.hasPrefix("epa-hub")
    }
    guard let other = others.first?.factor.edition else { return }
    let names = Set(others.map { "“\($0.name)”" }).sorted().joined(separator: ", ")
    recorder.note {
      "The EPA's hub \(edition) has no row in the library for \(names); edition \(other) stands in."
    }
  }
}

extension EmissionsByGas {
  /// The same emissions with methane fossil in the proportion in which the carbon dioxide is.
  ///
  /// Without any carbon dioxide the methane counts as fossil, as fuels of vehicles are.
  var withMethaneByOriginOfCarbon: EmissionsByGas {
    let carbon = carbonDioxide.kilograms + biogenicCarbonDioxide.kilograms
    var copy = self
    copy.fossilMethane = carbon > 0 ? methane * (carbonDioxide.kilograms / carbon) : methane
    return copy
  }
}
