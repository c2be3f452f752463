internal import Factors
internal import Inventory

/// Emissions that an action states as saved without saying of which activity, and where they are to be saved.
///
/// No more counts than is emitted there, once every other action has acted:
///
///     counted = min(stated, max(0, Σ A · e + added · e + idle − counted before))
struct StatedSaving: Hashable, Sendable {
  /// Metric tons CO2e.
  var tonnes: Double
  /// The streams, or blocks of them, that emit there.
  var positions: [Int]
  /// Metric tons CO2e that streams without activity emit there.
  let idle: Double
  /// The action's sector as it is written.
  let booked: String

  init(tonnes: Double, positions: [Int], idle: Double = 0, booked: String) {
    self.tonnes = tonnes
    self.positions = positions
    self.idle = idle
    self.booked = booked
  }

  /// What an action states for a year.
  init(tonnes: Double, of action: Action, in frame: YearFrame) {
    let sector = Self.sector(action.sector)
    self.init(
      tonnes: tonnes, positions: frame.positions { sector == nil || $0.sector == sector },
      idle: sector.map { frame.idle[$0] ?? 0 } ?? frame.idle.values.sorted().reduce(0, +),
      booked: action.sector)
  }

  /// Where it is to be saved; nil for the whole community.
  var sector: Sector? { Self.sector(booked) }

  /// Land takes up more than it emits, so that what is stated there is held against the whole community.
  private static func sector(_ name: String) -> Sector? {
    Sector(rawValue: name).flatMap { $0 == .land ? nil : $0 }
  }
}

extension [StatedSaving] {
  /// Metric tons CO2e of each that do not count, in order.
  ///
  /// Those of sectors come before those of the whole community, so that none of these takes what a sector has.
  /// - Parameter there: Metric tons CO2e that are emitted where a saving is to be made, whatever is stated.
  func excess(there: (StatedSaving) -> Double) -> [Double] {
    let turns =
      indices.filter { self[$0].sector != nil } + indices.filter { self[$0].sector == nil }
    var counted = [Double](repeating: 0, count: count)
    for (turn, index) in turns.enumerated() {
      let saving = self[index]
      let taken = turns[..<turn].reduce(0.0) { sum, other in
        saving.sector == nil || self[other].sector == saving.sector ? sum + counted[other] : sum
      }
      counted[index] = Swift.min(saving.tonnes, Swift.max(0, there(saving) - taken))
    }
    return zip(self, counted).map { $0.tonnes - $1 }
  }
}
