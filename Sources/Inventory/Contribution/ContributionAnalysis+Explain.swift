public import Factors
internal import Quantities

extension ContributionAnalysis {
  /// Explains one driver: its effect in every chain with both years' values.
  public func explanation(of contribution: DriverContribution) -> Explanation {
    let share = contribution.percentOfStart.map {
      "\(NumberText.grouped($0, decimals: 1)) % of the emissions of \(startYear)."
    }
    return Explanation(
      title: "\(contribution.driver.title), \(startYear) to \(endYear)",
      value: EmissionsInventory.text(contribution.tonnes),
      formula: "Σ over \(contribution.parts.count) chains of L(E1, E0) · ln(x1 ÷ x0)",
      method: ContributionAnalysis.method, notes: [share].compactMap { $0 },
      parts: contribution.parts.map { explanation(of: $0) })
  }

  /// Explains a source that is counted in one of the two years only.
  public func explanation(of change: RecordChange) -> Explanation {
    Explanation(
      title: "\(change.kind.title): \(change.title)", value: EmissionsInventory.text(change.tonnes),
      notes: [change.reason])
  }

  /// Explains a chain that was not split into drivers.
  public func explanation(of undivided: Undivided) -> Explanation {
    Explanation(
      title: "\(undivided.chain.title), not split",
      value: EmissionsInventory.text(undivided.tonnes),
      formula: "E1 − E0", inputs: tonnes(of: undivided.chain),
      notes: [undivided.reason] + undivided.chain.notes)
  }

  /// Explains the whole change: every driver, source and undivided chain, and what is left over.
  public func explanation() -> Explanation {
    Explanation(
      title: "Change of emissions, \(startYear) to \(endYear)",
      value: EmissionsInventory.text(change),
      formula: "Σ drivers + Σ sources counted in one year only + Σ chains not split",
      inputs: [
        tonnesInput("E0", year: startYear, startTonnes),
        tonnesInput("E1", year: endYear, endTonnes),
      ],
      method: ContributionAnalysis.method,
      notes: ["Not accounted for: \(EmissionsInventory.text(residual))."] + notes,
      parts: drivers.map { explanation(of: $0) } + recordChanges.map { explanation(of: $0) }
        + undivided.map { explanation(of: $0) })
  }

  private static let method =
    "Additive logarithmic mean Divisia index (LMDI-I), which leaves no residual; L(a, b) = (a − b) ÷ ln(a ÷ b). It says what moved with what, not what caused it."

  private func explanation(of part: Part) -> Explanation {
    let factor = part.factor
    let values = [("x0", startYear, factor.start), ("x1", endYear, factor.end)]
    return Explanation(
      title: part.chain.title, value: EmissionsInventory.text(part.tonnes),
      formula: "L(E1, E0) · ln(x1 ÷ x0)",
      inputs: values.map { symbol, year, value in
        Explanation.Input(
          symbol: symbol, name: "\(factor.driver.title) in \(year)",
          value: NumberText.significant(value), unit: factor.unit,
          source: "inventory and indicators of \(year)")
      } + tonnes(of: part.chain), notes: part.chain.notes)
  }

  private func tonnes(of chain: DriverChain) -> [Explanation.Input] {
    [
      tonnesInput("E0", year: startYear, chain.startTonnes),
      tonnesInput("E1", year: endYear, chain.endTonnes),
    ]
  }

  private func tonnesInput(_ symbol: String, year: Int, _ value: Double) -> Explanation.Input {
    Explanation.Input(
      symbol: symbol, name: "Emissions in \(year)", value: NumberText.grouped(value),
      unit: "t CO2e", source: "inventory of \(year)")
  }
}
