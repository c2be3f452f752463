internal import Factors
public import Quantities
internal import Tables

/// Electricity from the grid by what its users have contracted for, market-based.
///
///     m(gas) = Σ E(i) · r(gas, i) + (E − Σ E(i)) · r(gas, subregion, year)
///
/// Contracts are used in the order certificate, contract, supplier, residual mix. What none covers takes
/// the location-based rate, and a note says so: with no residual mix, certificates sold elsewhere may be
/// counted twice.
///
/// - Source: [GHGP-SCOPE2-2015], chapters 6 and 7; [GPC-2021], chapter 6: market-based figures are reported
///   beside the location-based total, never in its place.
/// - Limits: Whether a contract meets the quality criteria is not checked. Emissions are not proportional to
///   the electricity, because contracts are for fixed amounts.
public enum GridElectricityMarket: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "grid-electricity-market", name: "Grid electricity, market-based",
    sectors: GridElectricity.declaration.sectors, family: GridElectricity.declaration.family,
    kinds: [.energy], quantity: "Electricity used", activities: .words(["electricity"]),
    equation: "m(gas) = Σ E(i) · r(gas, i) + (E − Σ E(i)) · r(gas)",
    symbols: [
      ("E", "electricity used, at the meter"),
      ("E(i)", "electricity that contract i of instruments.csv covers"),
      ("r(gas, i)", "rate of contract i"),
      ("r(gas)", "location-based rate, for what no contract covers"),
    ], parameters: GridElectricity.declaration.parameters,
    protocols: ProtocolTags(
      gpc: "I.{n}.2", scope: 2, uscp: "BE.2", counts: .activity, lgop: "6.2"), isLinear: false,
    validity:
      "Market-based, at the meter, by the contracts of instruments.csv of the record's year. Report the location-based figure beside it.",
    source: "GHG Protocol Scope 2 Guidance 2015, chapters 6 and 7")

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let inputs = MethodInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let electricity = try inputs.quantity("E", &recorder)
    var rest = electricity
    var sum = EmissionsByGas.zero
    for part in parts(of: record, in: context) where rest > 0 {
      let covered = Energy(canonical: min(part.electricity.canonical, rest))
      rest -= covered.canonical
      sum += try emissions(of: covered, under: part.instrument, inputs, &recorder)
    }
    guard rest > 1e-9 * electricity || electricity <= 0 else { return sum }
    let uncovered = Energy(canonical: rest)
    recorder.note {
      "No contract covers \(NumberText.significant(uncovered.megawattHours, digits: 9)) MWh, and there is no residual mix for them; they take the location-based rate."
    }
    let rates = try ElectricityRates.location(of: inputs, &recorder)
    rates.note(in: &recorder)
    return sum + rates.emissions(of: uncovered)
  }

  /// The parts that the inventory allocated, else those of the record on its own.
  private static func parts(
    of record: ActivityRecord, in context: InventoryContext
  ) -> [InstrumentAllocation.Part] {
    if let parts = context.allocation.parts(of: record) { return parts }
    let alone = InstrumentAllocation(
      records: [record], account: record.bookedAccount, instruments: context.instruments)
    return alone.parts(of: record) ?? []
  }

  private static func emissions<Recorder: CalculationRecorder>(
    of electricity: Energy, under instrument: ContractualInstrument, _ inputs: MethodInputs,
    _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    recorder.input {
      Explanation.Input(
        symbol: "E(\(instrument.id))", name: "Electricity covered by \(instrument.kind.title)",
        value: NumberText.significant(electricity.megawattHours, digits: 9), unit: "MWh",
        source: inputs.context.citation(instrument.source),
        place: instrument.place.at(column: "quantity"))
    }
    guard !instrument.rates.isEmpty else {
      recorder.note { "“\(instrument.id)” states no rates: its electricity emits nothing." }
      return .zero
    }
    let rates = try ElectricityRates(
      own: instrument.rates, name: "“\(instrument.id)”", grid: inputs.communityGrid,
      year: inputs.record.year)
    rates.note(in: &recorder)
    return rates.emissions(of: electricity)
  }
}

extension ContractualInstrument.Kind {
  /// As printed within a sentence, such as `a certificate`.
  var title: String {
    switch self {
    case .certificate: "a certificate"
    case .contract: "a contract with a plant"
    case .supplier: "a supplier's rate"
    case .residualMix: "the residual mix"
    }
  }
}
