internal import Factors
internal import Quantities

/// Electricity that vehicles draw from the grid.
extension TransportInputs {
  /// Emissions of electricity at the plug, by the community's own rates or the grid's.
  ///
  ///     m(gas) = E · r(gas, subregion, year)
  func gridEmissions<Recorder: CalculationRecorder>(
    of electricity: Energy, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    if let own = try ownGridRates() {
      recorder.note {
        "Electricity at the rates of the community's own set “\(text("grid") ?? "")”."
      }
      return try emissions(of: electricity.canonical, .energy, own: own, &recorder)
    }
    let choice = try gridChoice()
    for (rates, weight) in zip(choice.rates, choice.weights) {
      let weighted = choice.isInterpolated ? ", weight \(NumberText.significant(weight))" : ""
      for factor in [rates.carbonDioxide, rates.methane, rates.nitrousOxide] {
        recorder.input {
          factor.input(
            "r(\(factor.gas.formula))",
            "Grid \(rates.subregion), data year \(rates.year)\(weighted)")
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

  private func ownGridRates() throws(MethodProblem) -> [EmissionFactor]? {
    guard let name = text("grid"), let set = context.factorSets[name] else { return nil }
    let rows = set.rows(activity: "electricity", year: record.year)
    guard !rows.isEmpty else {
      throw MethodProblem(
        "factor",
        "The set “\(name)” of factors.csv has no row for “electricity” in \(record.year). Add one; rows of other years are not used."
      )
    }
    return rows.map(\.factor)
  }

  private func gridChoice() throws(MethodProblem) -> GridChoice {
    let stated = text("grid") ?? record.factor.part(after: "egrid") ?? context.subregion
    let subregion =
      stated.lowercased().hasPrefix("egrid:") ? String(stated.dropFirst(6)) : stated
    guard !subregion.isEmpty else {
      throw MethodProblem(
        "factor",
        "No grid subregion is known. Write egrid_subregion in community.yaml, or “grid=CODE” here."
      )
    }
    return try ElectricityRates.gridChoice(
      subregion: subregion, for: record, in: library,
      orSet: "Name a set of factors.csv with “grid=SET”.")
  }

  /// Electricity as the whole quantity of a record of a method that burns fuel as a rule.
  func electricityEmissions<Recorder: CalculationRecorder>(
    of amount: Double, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    try checkScopeOfElectricity()
    if let own = try ownEmissions(of: amount, .energy, &recorder) { return own }
    return try gridEmissions(of: Energy(canonical: amount), &recorder)
  }

  /// Refuses electricity that would be booked in the scope of fuel because the record states none.
  func checkScopeOfElectricity() throws(MethodProblem) {
    guard !isBooked(in: 2), !isBooked(in: 3) else { return }
    let scope = inputs.declaration.protocols.scope.map(String.init) ?? "1"
    throw MethodProblem(
      "scope",
      "Electricity is scope 2, and “\(inputs.declaration.id)” is scope \(scope) unless the record says otherwise. Write 2 here, or use the method “transport-electricity”."
    )
  }

  /// The part of traffic that the record counts, when it is booked in the scope of that part.
  func countedPart<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> String {
    let part = try inputs.word("part", &recorder)
    guard let scope = part.last.flatMap({ Int(String($0)) }) else { return part }
    let isDefault = scope == 1 && record.scope == nil && record.gpcReference.isEmpty
    guard isDefault || isBooked(in: scope) else {
      throw MethodProblem(
        "scope",
        "“part=\(part)” counts scope \(scope) only. Write \(scope) here, and II.1.\(scope) as the GPC reference."
      )
    }
    return part
  }

  private func isBooked(in scope: Int) -> Bool {
    record.scope.map { $0 == scope } ?? record.gpcReference.hasSuffix(".\(scope)")
  }
}
