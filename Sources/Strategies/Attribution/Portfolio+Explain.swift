public import Factors
internal import Forecast
internal import Inventory
public import Quantities
internal import Tables

extension Portfolio {
  /// Explains an action's share of a year's reduction.
  public func explanation(
    of stated: Action, in year: Int, sources: [String: FactorSource]
  ) -> Explanation {
    // The one that counts knows what of it is in the inventory.
    let action = actions.first { $0.id == stated.id } ?? stated
    let calculator = Calculator.of(action.kind)
    let share = reduction(of: action.id, in: year)
    var inputs = calculator.inputs.compactMap { asked in
      action.parameter(asked.name).map { input($0, asked.meaning, sources) }
    }
    inputs.append(
      Explanation.Input(
        symbol: "ramp", name: "Part of the full effect in \(year)",
        value: NumberText.significant(action.ramp(year)), unit: "share",
        source: action.uptakeText,
        place: action.place.at(column: "start_year")))
    let isActing = effective.contains { $0.id == action.id }
    let reach = EffectReach(action: action, projection: projection, frame: frame(year))
    if isActing { inputs += reach.inputs }
    return Explanation(
      title: "\(action.title): reduction in \(year)",
      value: share.map(EmissionsInventory.text) ?? "left out",
      formula: calculator.equation + (reach.isEmpty ? "" : ";  saved = Σ A · e − Σ A′ · e"),
      inputs: inputs,
      method:
        "\(calculator.title). \(calculator.validity) Shared with the other actions by Shapley value: the mean over all orders.",
      notes: [effectNote(action, isActing: isActing, in: year)]
        + limits(of: action.id, in: year) + inventoryNotes(action)
        + (isActing ? [marginalNote(action, in: year)].compactMap { $0 } : [])
        + (isActing ? projection.omissions + projection.baseOmissions { _ in true } : [])
    ).withParts { isActing ? reach.parts : [] }
  }

  private func inventoryNotes(_ action: Action) -> [String] {
    guard let base = action.inventoryYear else { return [] }
    let percent = NumberText.significant(action.shareInInventory * 100, digits: 3)
    return [
      "\(percent) percent of the full effect is in the inventory of \(base) already and divided out."
    ]
  }

  /// What the action would save alone and as the last of all, the two ends that its share lies between.
  private func effectNote(_ action: Action, isActing: Bool, in year: Int) -> String {
    guard isActing, let saving = saving(of: action.id, in: year) else {
      return omittedEffect(of: action.id)?.shortSentence ?? "It has no effect on emissions."
    }
    let ends =
      "Alone it would save \(EmissionsInventory.text(saving.alone)); as the last of all actions \(EmissionsInventory.text(saving.last))."
    guard saving.error > 0 else { return ends }
    return
      "\(ends) Its share is sampled, because too many actions hang on each other; its standard error is \(EmissionsInventory.text(saving.error))."
  }

  /// Explains the emissions of a year with every action.
  public func totalExplanation(_ year: Int, sources: [String: FactorSource]) -> Explanation {
    let before = projection.total(year) ?? 0
    return Explanation(
      title: "Emissions with the plan in \(year)",
      value: EmissionsInventory.text(total(year) ?? 0), formula: "E(BAU) − Σ φ(action)",
      inputs: [
        Explanation.Input(
          symbol: "E(BAU)", name: "Business as usual in \(year)",
          value: NumberText.grouped(before), unit: "t CO2e", source: "forecast of \(year)")
      ] + shareInputs(year),
      method: "Every action applied together; shares by Shapley value.",
      notes: limits(in: year)
    ).withParts { parts(year, sources: sources) }
  }

  /// Explains the reduction of all actions in a year.
  public func reductionExplanation(_ year: Int, sources: [String: FactorSource]) -> Explanation {
    Explanation(
      title: "Reduction by all actions in \(year)",
      value: EmissionsInventory.text(reduction(in: year) ?? 0), formula: "Σ φ(action)",
      inputs: shareInputs(year), method: "Shares by Shapley value sum exactly to the whole.",
      notes: limits(in: year)
    ).withParts { parts(year, sources: sources) }
  }

  /// Explains an action's reduction over all years.
  public func cumulativeExplanation(
    of action: Action, sources: [String: FactorSource]
  ) -> Explanation {
    let years = projection.years
    let end = years.upperBound
    return Explanation(
      title: "\(action.title): reduction \(years.lowerBound) to \(end)",
      value: cumulativeReduction(of: action.id).map(EmissionsInventory.text) ?? "left out",
      formula: "Σ φ(year)",
      inputs: years.filter { action.ramp($0) > 0 }.map { year in
        Explanation.Input(
          symbol: "φ(\(year))", name: "Share of the reduction in \(year)",
          value: reduction(of: action.id, in: year).map { NumberText.grouped($0) } ?? "left out",
          unit: "t CO2e", source: "calculated")
      },
      method: "Sum of the yearly shares."
    ).withParts { [explanation(of: action, in: end, sources: sources)] }
  }

  private func shareInputs(_ year: Int) -> [Explanation.Input] {
    effective.map { action in
      Explanation.Input(
        symbol: "φ", name: action.title,
        value: NumberText.grouped(reduction(of: action.id, in: year) ?? .nan), unit: "t CO2e",
        source: "action \(action.id)", place: action.place)
    }
  }

  private func parts(_ year: Int, sources: [String: FactorSource]) -> [Explanation] {
    effective.map { explanation(of: $0, in: year, sources: sources) }
  }

  private func input(
    _ parameter: ActionParameter, _ meaning: String, _ sources: [String: FactorSource]
  ) -> Explanation.Input {
    let usual = CalculatorFacts.standard.sources[parameter.source]
    let source = (sources[parameter.source] ?? usual)?.citation ?? parameter.source
    return Explanation.Input(
      symbol: parameter.name, name: meaning.prefix(1).uppercased() + meaning.dropFirst(),
      value: parameter.text, unit: parameter.unit?.symbol ?? "", source: source,
      place: parameter.place.at(column: "value"))
  }
}

extension Portfolio {
  /// An action's stated costs over its share of the reduction, undiscounted.
  ///
  ///     c = (C + a · n) ÷ Σ φ
  ///
  /// with C the capital cost, a the annual cost and n the years from the start to the end of the action, all as far as the
  /// projection goes.
  ///
  /// - Returns: Nil without a cost or a reduction.
  /// - Limits: Savings on energy bills are not counted; dollars of different years are not discounted. The net cost, which
  ///   counts both, is `MoneyResult.costPerTonne`.
  public func costPerTonne(of action: Action) -> Money? {
    guard let saved = cumulativeReduction(of: action.id), saved > 0, ownCosts(of: action) != nil
    else { return nil }
    return lifetimeCost(of: action) / saved
  }

  /// What falls due of capital and annual costs by the end of the projection, undiscounted; $0 when none is stated.
  public func lifetimeCost(of action: Action) -> Money {
    .dollars(ownCosts(of: action)?.dollars ?? 0)
  }

  private func ownCosts(of action: Action) -> OwnCosts? {
    action.ownCosts(through: projection.years.upperBound)
  }

  /// Explains the cost per metric ton.
  public func costExplanation(
    of stated: Action, sources: [String: FactorSource], perTonne: Money
  ) -> Explanation {
    // The one that counts knows what of it is in the inventory.
    let action = actions.first { $0.id == stated.id } ?? stated
    let source = sources[action.costSource]?.citation ?? action.costSource
    let end = projection.years.upperBound
    let saved = Explanation.Input(
      symbol: "Σ φ", name: "Reduction over all years",
      value: NumberText.grouped(cumulativeReduction(of: action.id) ?? .nan), unit: "t CO2e",
      source: "calculated")
    return Explanation(
      title: "\(action.title): cost per metric ton before savings",
      value: "\(NumberText.dollars(perTonne.dollars)) per t CO2e",
      formula: "(C + a · n) ÷ Σ φ",
      inputs: (ownCosts(of: action)?.inputs(source: source) ?? []) + [saved],
      method:
        "Undiscounted; savings on energy bills are not counted. Costs and reductions to \(end) count.",
      notes: [action.costBesideInventoryNote].compactMap(\.self)
    )
  }
}
