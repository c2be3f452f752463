/// What an action does to the streams of one year, as steps that act one after the other on what remains.
///
/// Positions are those of the year's frame; amounts are in canonical units.
enum EffectStep: Hashable {
  /// Less or more of an activity:
  ///
  ///     A′ = A · factor
  case scale([Int], factor: Double)
  /// Less or more emitted for the same activity:
  ///
  ///     e′ = e · factor
  case clean([Int], factor: Double)
  /// A part of an activity is done by something else:
  ///
  ///     A′ = A · (1 − part),  carrier + A · part · gain
  ///
  /// with a gain, canonical units of the carrier per canonical unit of activity, for each position.
  case move([Int], part: Double, to: Carrier, gains: [Double])
  /// An amount of an activity that is saved, shared among the positions by what remains of each:
  ///
  ///     A′ = A · (1 − min(1, amount ÷ Σ A))
  case save([Int], amount: Double)
  /// An amount that a carrier gains, below 0 for what is made on site.
  case add(Carrier, amount: Double)
  /// Metric tons CO2e beside the streams, below 0 for what is taken up.
  case emit(tonnes: Double)
  /// Metric tons CO2e that are stated as saved, of which no more counts than there is.
  case claim(StatedSaving)

  /// What the step adds to another of the same form that has acted on the streams already.
  ///
  ///     scale, clean:     factor ÷ factor(before)
  ///     move:             (part − part(before)) ÷ (1 − part(before))
  ///     save, add, emit, claim:  amount − amount(before)
  func beyond(_ before: EffectStep) -> EffectStep {
    switch (self, before) {
    case (.scale(let positions, let factor), .scale(_, let held)):
      .scale(positions, factor: held == 0 ? 1 : factor / held)
    case (.clean(let positions, let factor), .clean(_, let held)):
      .clean(positions, factor: held == 0 ? 1 : factor / held)
    case (.move(let positions, let part, let carrier, let gains), .move(_, let held, _, _)):
      .move(
        positions, part: held >= 1 ? 0 : (part - held) / (1 - held), to: carrier, gains: gains)
    case (.save(let positions, let amount), .save(_, let held)):
      .save(positions, amount: amount - held)
    case (.add(let carrier, let amount), .add(_, let held)):
      .add(carrier, amount: amount - held)
    case (.emit(let tonnes), .emit(let held)): .emit(tonnes: tonnes - held)
    case (.claim(let saving), .claim(let held)):
      .claim(
        StatedSaving(
          tonnes: saving.tonnes - held.tonnes, positions: saving.positions, idle: saving.idle,
          booked: saving.booked))
    default: self
    }
  }

  /// The streams whose activity or rate it changes.
  var positions: [Int] {
    switch self {
    case .scale(let positions, _), .clean(let positions, _), .move(let positions, _, _, _),
      .save(let positions, _):
      positions
    case .add, .emit, .claim: []
    }
  }

  /// What it adds to beside the streams; nil for none.
  var carrier: Carrier? {
    switch self {
    case .move(_, _, let carrier, _), .add(let carrier, _): carrier
    case .scale, .clean, .save, .emit, .claim: nil
    }
  }
}

/// What takes over an activity: its emissions per unit are those of the inventory's own stream of its kind.
enum Carrier: Int, Hashable, CaseIterable {
  /// In canonical units of energy.
  case gridElectricity
  /// In canonical units of mass.
  case compost
}
