public import Factors
internal import Forecast
internal import Inventory
internal import Quantities

extension Portfolio {
  /// An action's share of a year's reduction when electricity counts at the margin of the grid, metric tons CO2e.
  ///
  ///     φ(i) of R(S) = E(∅) − E(S),  with e(grid) = m(year) in place of the inventory's average
  ///
  /// Everything else counts as it does in the inventory, so that what fuels, miles and waste save stays the same.
  ///
  /// - Returns: Nil without a marginal rate of the year, and for an effect left out; 0 for an action that has none.
  /// - Limits: A share of the grid that contracts make cleaner is valued at the same rate: new plants stand in for the
  ///   ones at the margin.
  public func marginalReduction(of action: String, in year: Int) -> Double? {
    guard hasMarginalRate(year), let known = actions.first(where: { $0.id == action }) else {
      return nil
    }
    guard known.isMitigation else { return 0 }
    return marginalSaving(of: action, in: year)?.share
  }

  private func hasMarginalRate(_ year: Int) -> Bool {
    projection.years.contains(year) && marginal?.reaches(year) == true
  }

  /// The reduction of all actions in a year at marginal rates, metric tons CO2e: the sum of their shares.
  ///
  /// - Returns: Nil without a marginal rate of the year.
  public func marginalReduction(in year: Int) -> Double? {
    guard hasMarginalRate(year) else { return nil }
    var sum = 0.0
    for action in effective {
      guard let share = marginalSaving(of: action.id, in: year)?.share else { return nil }
      sum += share
    }
    return sum
  }

  /// Explains an action's reduction at marginal rates; nil where there is none.
  public func marginalExplanation(
    of action: Action, in year: Int, sources: [String: FactorSource]
  ) -> Explanation? {
    guard let saved = marginalReduction(of: action.id, in: year), let marginal else { return nil }
    let average = reduction(of: action.id, in: year)
    return Explanation(
      title: "\(action.title): reduction in \(year) at the margin of the grid",
      value: EmissionsInventory.text(saved), formula: "φ, with e(grid) = m",
      inputs: marginalInputs(year, marginal) + [
        Explanation.Input(
          symbol: "φ", name: "Share of the reduction at average rates",
          value: average.map { NumberText.grouped($0) } ?? "left out", unit: "t CO2e",
          source: "calculated")
      ], method: Self.marginalMethod, notes: marginal.note.isEmpty ? [] : [marginal.note]
    ).withParts { [explanation(of: action, in: year, sources: sources)] }
  }

  /// Explains the reduction of all actions at marginal rates; nil where there is none.
  public func marginalExplanation(
    _ year: Int, sources: [String: FactorSource]
  ) -> Explanation? {
    guard let saved = marginalReduction(in: year), let marginal else { return nil }
    return Explanation(
      title: "Reduction by all actions in \(year) at the margin of the grid",
      value: EmissionsInventory.text(saved), formula: "Σ φ(action), with e(grid) = m",
      inputs: marginalInputs(year, marginal), method: Self.marginalMethod,
      notes: marginal.note.isEmpty ? [] : [marginal.note]
    ).withParts {
      effective.compactMap { marginalExplanation(of: $0, in: year, sources: sources) }
    }
  }

  private static let marginalMethod =
    "The same calculation with electricity at its marginal rate. It stands beside the inventory's figure, which counts power at the average of the grid, and in no total."

  private func marginalInputs(_ year: Int, _ marginal: MarginalRates) -> [Explanation.Input] {
    let frame = frame(year)
    var inputs = [
      Explanation.Input(
        symbol: "m", name: marginal.title,
        value: marginal.kilogramsPerMegawattHour(year).map { NumberText.significant($0) } ?? "—",
        unit: "kg CO2e per MWh", source: marginal.source)
    ]
    if let grid = frame.reference[.gridElectricity], let mean = frame.carrierRates[.gridElectricity]
    {
      let average = mean * 1000 * Energy.megawattHours(1).canonical
      inputs.append(
        Explanation.Input(
          symbol: "e(grid)", name: "Average rate of the forecast in \(year)",
          value: NumberText.significant(average), unit: "kg CO2e per MWh",
          source: "forecast of record \(frame.records[grid].id)"))
    }
    return inputs
  }

  /// What an action would save at the margin, in a sentence; nil where it changes no electricity.
  func marginalNote(_ action: Action, in year: Int) -> String? {
    guard let marginal, let saved = marginalReduction(of: action.id, in: year),
      let average = reduction(of: action.id, in: year),
      (saved - average).magnitude > 1e-6 * max(1, average.magnitude)
    else { return nil }
    let rate = marginal.kilogramsPerMegawattHour(year).map { NumberText.significant($0) } ?? "—"
    let sentence =
      "With electricity at its marginal rate, \(rate) kg CO2e per MWh (\(marginal.title)), it would be \(EmissionsInventory.text(saved))."
    return marginal.note.isEmpty ? sentence : "\(sentence) \(marginal.note)"
  }
}

extension YearFrame {
  /// The same year with another rate of grid electricity, metric tons CO2e per canonical unit.
  func with(gridRate rate: Double) -> YearFrame {
    var rates = rates
    for position in positions(where: \.isGridElectricity) { rates[position] = rate }
    return YearFrame(
      year: year, activity: activity, rates: rates, heat: heat, fuels: fuels,
      records: records, reference: reference,
      carrierRates: carrierRates.merging([.gridElectricity: rate]) { $1 }, parts: parts,
      purchases: purchases)
  }
}
