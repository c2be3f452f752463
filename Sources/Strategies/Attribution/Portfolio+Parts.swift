internal import Factors
public import Forecast
internal import Inventory
internal import Quantities

extension Portfolio {
  /// Every part of the forecast with all actions over all years; those in the total sum to it.
  ///
  ///     m(part, y) = Σ A′ · e′ of its records + added · e of the carriers that it holds + beside
  ///
  /// - Limits: What actions use of a carrier beside the streams, or make of it, counts with the stream that stands for
  ///   it, such as the power of electric vehicles with the largest record of grid electricity, and has the gases of all
  ///   streams of the carrier together. What an action emits or takes up beside the streams is of scope 1 and of the
  ///   action's sector; by gas, activity, subsector and record it has a row of its own.
  public func breakdown(by part: ForecastPart) -> [ForecastSeries] {
    var sums = PartSums(by: part, of: projection)
    let streams = frameStreams
    let rows = streams.map { sums.row(of: $0.record) }
    for (index, year) in projection.years.enumerated() {
      let state = add(besideIn: year, index, to: &sums)
      if part == .gas {
        addGases(state, streams, index, to: &sums)
      } else {
        add(state, rows, index, to: &sums)
      }
      addIdle(index, to: &sums)
    }
    return sums.series
  }

  /// Lets every action act in a year, and adds what each emits beside the streams.
  private func add(besideIn year: Int, _ index: Int, to sums: inout PartSums) -> YearState {
    let frame = frame(year)
    var state = YearState(frame)
    let acting = selection.acting(Set(ordered.map(\.id)), in: year)
    for action in ordered where acting.contains(action.id) {
      let before = state.tonnesBeside
      state.apply(action.effect(in: frame))
      let beside = state.tonnesBeside - before
      if beside != 0 { sums.add(beside, to: sums.rowBeside(sector: action.sector), in: index) }
    }
    for (saving, excess) in zip(state.savings, state.excess) where excess != 0 {
      sums.add(excess, to: sums.rowBeside(sector: saving.booked), in: index)
    }
    return state
  }

  private func add(
    _ state: YearState, _ rows: [Int?], _ index: Int, to sums: inout PartSums
  ) {
    let frame = state.frame
    for (position, row) in rows.enumerated() {
      guard let row else { continue }
      let tonnes = state.activity[position] * frame.rates[position] * state.cleanliness[position]
      sums.add(tonnes, to: row, in: index)
    }
    for (carrier, amount) in state.amountsBeside {
      guard let row = frame.reference[carrier].flatMap({ rows[$0] }) else { continue }
      sums.add(amount * state.rate(of: carrier), to: row, in: index)
    }
  }

  private func addGases(
    _ state: YearState, _ streams: [Projection.Stream], _ index: Int, to sums: inout PartSums
  ) {
    for position in streams.indices {
      let activity = state.activity[position] * state.cleanliness[position]
      sums.add(streams[position].rate(index) * activity, in: index)
    }
    for (carrier, amount) in state.amountsBeside {
      guard let reference = state.frame.reference[carrier] else { continue }
      let mean = Self.meanRate(of: carrier, state.frame, streams, index)
      sums.add(mean * (amount * state.cleanliness[reference]), in: index)
    }
  }

  private func addIdle(_ index: Int, to sums: inout PartSums) {
    for stream in idleStreams {
      let emissions = stream.emissions(index)
      if let row = sums.row(of: stream.record) {
        sums.add(projection.inventory.potentials.tonnes(emissions), to: row, in: index)
      } else {
        sums.add(emissions, in: index)
      }
    }
  }

  /// Emissions per canonical unit of a carrier: the mean of all its streams by their activity of the year.
  private static func meanRate(
    of carrier: Carrier, _ frame: YearFrame, _ streams: [Projection.Stream], _ index: Int
  ) -> EmissionsByGas {
    let own = frame.positions { carrier.isStoodFor(by: $0) }
    let whole = own.reduce(0) { $0 + frame.activity[$1] }
    guard whole > 0 else {
      return frame.reference[carrier].map { streams[$0].rate(index) } ?? .zero
    }
    return own.reduce(EmissionsByGas.zero) {
      $0 + streams[$1].rate(index) * (frame.activity[$1] / whole)
    }
  }
}

extension YearState {
  /// What is used or made of each carrier beside the streams, canonical units, with what is exported given back.
  fileprivate var amountsBeside: [(carrier: Carrier, amount: Double)] {
    Carrier.allCases.compactMap { carrier in
      let own = added[carrier.rawValue]
      let amount = carrier == .gridElectricity ? own + surplus : own
      return amount == 0 ? nil : (carrier, amount)
    }
  }
}
