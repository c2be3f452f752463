/// What a community does in one year once some actions are in effect.
///
/// Effects change it one after the other; emissions are read off at the end. No more power counts than is bought: what
/// is made or contracted beyond it is exported and takes nothing from the emissions. Nor do stated savings count beyond
/// what is emitted where they are to be made.
///
///     E = Σ A · e + added · e(grid) + surplus · e(grid) + beside + excess,
///     surplus = max(0, −(Σ A(grid) + added(grid)))
struct YearState {
  let frame: YearFrame
  /// Canonical activity by stream.
  var activity: [Double]
  /// Emissions per unit over those of business as usual, by stream.
  var cleanliness: [Double]
  /// What actions add beside the streams, by carrier, below 0 when they make more than they use.
  var added = [Double](repeating: 0, count: Carrier.allCases.count)
  /// Metric tons CO2e beside the streams, with all that is stated as saved.
  var tonnesBeside = 0.0
  /// What actions state as saved, in the order of their turns.
  private(set) var savings: [StatedSaving] = []

  init(_ frame: YearFrame) {
    self.frame = frame
    activity = frame.activity
    cleanliness = [Double](repeating: 1, count: frame.activity.count)
  }

  /// Metric tons CO2e of the year.
  var tonnes: Double {
    var sum = tonnesBeside
    for position in activity.indices {
      sum += activity[position] * frame.rates[position] * cleanliness[position]
    }
    for carrier in Carrier.allCases where added[carrier.rawValue] != 0 {
      sum += added[carrier.rawValue] * rate(of: carrier)
    }
    let surplus = surplus
    if surplus > 0 { sum += surplus * rate(of: .gridElectricity) }
    return savings.isEmpty ? sum : sum + excess.reduce(0, +)
  }

  /// Metric tons CO2e of each stated saving that do not count, in the order of `savings`.
  var excess: [Double] { savings.excess { emitted(where: $0) } }

  /// Metric tons CO2e that are emitted where a saving is to be made, with what actions add to a carrier where the stream
  /// that stands for it is.
  private func emitted(where saving: StatedSaving) -> Double {
    var sum = saving.idle
    for position in saving.positions {
      sum += activity[position] * frame.rates[position] * cleanliness[position]
    }
    for carrier in Carrier.allCases where added[carrier.rawValue] != 0 {
      guard let position = frame.reference[carrier], saving.positions.contains(position) else {
        continue
      }
      sum += added[carrier.rawValue] * rate(of: carrier)
      if carrier == .gridElectricity { sum += surplus * rate(of: carrier) }
    }
    return sum
  }

  /// Grid electricity that is bought, canonical units of energy; below 0 when more is made or contracted than is used.
  var purchased: Double {
    frame.purchases.bought(activity) + added[Carrier.gridElectricity.rawValue]
  }

  /// Power made or contracted beyond what is used, canonical units of energy; 0 where nothing is bought from a grid.
  var surplus: Double { frame.purchases.isEmpty ? 0 : max(0, -purchased) }

  /// Metric tons CO2e per canonical unit, as clean as the largest stream of the carrier has become.
  func rate(of carrier: Carrier) -> Double {
    guard let position = frame.reference[carrier], let mean = frame.carrierRates[carrier] else {
      return .nan
    }
    return mean * cleanliness[position]
  }

  mutating func apply(_ steps: [EffectStep]) {
    for step in steps { apply(step) }
  }

  private mutating func apply(_ step: EffectStep) {
    switch step {
    case .scale(let positions, let factor):
      for position in positions { activity[position] *= factor }
    case .clean(let positions, let factor):
      for position in positions { cleanliness[position] *= factor }
    case .move(let positions, let part, let carrier, let gains):
      for (position, gain) in zip(positions, gains) {
        added[carrier.rawValue] += activity[position] * part * gain
        activity[position] *= 1 - part
      }
    case .save(let positions, let amount):
      let whole = positions.reduce(0) { $0 + activity[$1] }
      guard whole > 0 else { return }
      let factor = 1 - min(1, amount / whole)
      for position in positions { activity[position] *= factor }
    case .add(let carrier, let amount): added[carrier.rawValue] += amount
    case .emit(let tonnes): tonnesBeside += tonnes
    case .claim(let saving):
      tonnesBeside -= saving.tonnes
      savings.append(saving)
    }
  }
}
