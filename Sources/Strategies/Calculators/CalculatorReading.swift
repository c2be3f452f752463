internal import Inventory
internal import Quantities

/// What a calculator reads for one action and year: its checked inputs, the part of the full effect, and the streams.
struct CalculatorReading {
  let action: Action
  let frame: YearFrame
  /// The part of the full effect reached in the year, above 0.
  let share: Double

  /// A checked number in canonical units; not a number when it was never checked.
  subscript(name: String) -> Double { action.parameter(name)?.number ?? .nan }

  /// A checked word.
  func word(_ name: String) -> String { action.word(name) }

  /// The streams that it acts on.
  func positions(_ reach: StreamReach) -> [Int] { frame.positions(where: reach.test(action)) }

  /// Moves a part of a fuel's heat to electricity, with so much heat needed per heat burned and made per power used.
  ///
  /// - Parameters:
  ///   - efficiency: Heat that is used over heat burned.
  ///   - performance: Heat that is used over power that makes it.
  func moveHeat(
    _ positions: [Int], part: Double, efficiency: Double, performance: Double
  ) -> EffectStep {
    .move(
      positions, part: part, to: .gridElectricity,
      gains: positions.map { (frame.heat[$0] ?? .zero).canonical * efficiency / performance })
  }

  /// Saves an amount of heat from fuels, shared among them by the heat that each has under business as usual.
  func saveHeat(_ positions: [Int], _ heat: Double) -> [EffectStep] {
    let contents = positions.map { frame.heat[$0]?.canonical ?? 0 }
    let whole = zip(positions, contents).reduce(0) { $0 + frame.activity[$1.0] * $1.1 }
    guard whole > 0 else { return [] }
    return zip(positions, contents).compactMap { position, content in
      // What the fuel's part of the heat is as an activity; the heat content cancels out.
      content > 0
        ? .save([position], amount: heat * frame.activity[position] / whole) : nil
    }
  }

  /// Miles that are saved, in canonical units.
  func saveMiles(_ amount: Double) -> EffectStep {
    .save(positions(.roads(at: "")), amount: amount)
  }

  /// Electricity that is saved anywhere in the community, in canonical units.
  func savePower(_ amount: Double) -> EffectStep {
    .save(positions(.grid(at: "")), amount: amount)
  }
}

extension Action {
  /// What the action does in a year, in steps; its parameters have been checked.
  ///
  /// What was in force in the base year is in the inventory, so it is divided out, as with policies. An effect that
  /// wears off below it leaves the inventory's as it is. An amount that is moved is stated over business as usual, in which
  /// what was moved before is no longer, so that only the rest of the amount is moved and nothing divided out.
  func effect(in frame: YearFrame) -> [EffectStep] {
    let held = shareInInventory
    let share = max(ramp(frame.year), held)
    guard share > 0 else { return [] }
    let steps = steps(in: frame, share: share)
    guard held > 0 else { return steps }
    if movedAmount(in: frame, share: share) != nil {
      return share > held ? self.steps(in: frame, share: share - held) : []
    }
    let before = self.steps(in: frame, share: held)
    guard StepNumbers.isSameForm(steps, before) else {
      return share > held ? self.steps(in: frame, share: share - held) : []
    }
    return zip(steps, before).map { $0.beyond($1) }
  }

  private func steps(in frame: YearFrame, share: Double) -> [EffectStep] {
    Calculator.of(kind).steps(CalculatorReading(action: self, frame: frame, share: share))
  }

  private func movedAmount(
    in frame: YearFrame, share: Double
  ) -> (amount: Double, of: [Int])? {
    Calculator.of(kind).movedAmount(CalculatorReading(action: self, frame: frame, share: share))
  }

  /// The part of a stated amount that business as usual has something for, below 1 when more is stated; nil for none.
  ///
  /// What of the amount is in the inventory is not in business as usual and is not asked for again.
  func metAmount(in frame: YearFrame) -> Double? {
    let share = ramp(frame.year) - shareInInventory
    guard share > 0, let moved = movedAmount(in: frame, share: share), moved.amount > 0 else {
      return nil
    }
    return moved.of.reduce(0) { $0 + frame.activity[$1] } / moved.amount
  }

  /// The stated parameter of a name, or the library's usual value; nil without either.
  public func parameter(_ name: String) -> ActionParameter? {
    parameters[name] ?? CalculatorFacts.usual(name, for: self)
  }

  /// A checked word.
  func word(_ name: String) -> String { parameter(name)?.text ?? "" }
}
