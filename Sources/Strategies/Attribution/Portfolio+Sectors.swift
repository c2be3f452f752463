internal import Factors
public import Forecast
public import Inventory
internal import Quantities

extension Portfolio {
  /// Metric tons CO2e of a year with every action, without their shares, which take far longer; nil outside the projection.
  public func remaining(_ year: Int) -> Double? {
    guard projection.years.contains(year) else { return nil }
    let frame = frame(year)
    var state = YearState(frame)
    let acting = selection.acting(Set(ordered.map(\.id)), in: year)
    for action in ordered where acting.contains(action.id) {
      state.apply(action.effect(in: frame))
    }
    return state.tonnes + idleTonnes(year) { _ in true }
  }

  /// Metric tons CO2e of a year that a target counts, the whole without shares; nil outside the projection.
  func remaining(_ year: Int, reach: TargetReach) -> Double? {
    reach.isEverything ? remaining(year) : total(year, reach: reach)
  }

  /// Metric tons CO2e of a year and sector with every action; nil outside the projection.
  ///
  /// - Limits: What actions use of a carrier beside the streams counts in the sector of the stream that stands for it,
  ///   such as the power of electric vehicles with the first record of grid electricity; what an action emits or takes
  ///   up beside the streams counts in the action's sector, or in none when that is no sector of the inventory.
  public func total(_ year: Int, sector: Sector) -> Double? {
    total(year, reach: TargetReach(sector: sector))
  }

  /// Metric tons CO2e of a year that a target counts, with every action; nil outside the projection.
  ///
  /// - Limits: As of a sector. What an action emits or takes up beside the streams is of scope 1.
  public func total(_ year: Int, reach: TargetReach) -> Double? {
    guard projection.years.contains(year) else { return nil }
    let frame = frame(year)
    var state = YearState(frame)
    var beside = 0.0
    let acting = selection.acting(Set(ordered.map(\.id)), in: year)
    for action in ordered where acting.contains(action.id) {
      let before = state.tonnesBeside
      state.apply(action.effect(in: frame))
      if reach.includesBeside(sector: action.sector) { beside += state.tonnesBeside - before }
    }
    for (saving, excess) in zip(state.savings, state.excess)
    where reach.includesBeside(sector: saving.booked) { beside += excess }
    var sum = beside + idleTonnes(year, where: reach.includes)
    for position in frame.positions(where: reach.includes) {
      sum += state.activity[position] * frame.rates[position] * state.cleanliness[position]
    }
    for carrier in Carrier.allCases where state.added[carrier.rawValue] != 0 {
      guard let position = frame.reference[carrier], reach.includes(frame.records[position])
      else { continue }
      sum += state.added[carrier.rawValue] * state.rate(of: carrier)
      if carrier == .gridElectricity { sum += state.surplus * state.rate(of: carrier) }
    }
    return sum
  }

  /// Streams that emit without any activity, such as a closed landfill: no action changes them, and no frame has them.
  var idleStreams: [Projection.Stream] { projection.streams.filter { $0.baseActivity == 0 } }

  /// Metric tons CO2e of them in a year of the projection.
  func idleTonnes(_ year: Int, where isIncluded: (ActivityRecord) -> Bool) -> Double {
    let index = year - projection.years.lowerBound
    let potentials = projection.inventory.potentials
    return idleStreams.filter { isIncluded($0.record) }
      .reduce(0) { $0 + potentials.tonnes($1.emissions(index)) }
  }
}
