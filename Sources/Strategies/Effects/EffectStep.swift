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

  /// The streams whose activity or rate it changes.
  var positions: [Int] {
    switch self {
    case .scale(let positions, _), .clean(let positions, _), .move(let positions, _, _, _),
      .save(let positions, _):
      positions
    case .add, .emit: []
    }
  }

  /// What it adds to beside the streams; nil for none.
  var carrier: Carrier? {
    switch self {
    case .move(_, _, let carrier, _), .add(let carrier, _): carrier
    case .scale, .clean, .save, .emit: nil
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
