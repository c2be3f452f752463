/// How often base-period days exceed thresholds that do not know them: the bootstrap of percentile indices.
///
/// A day inside the base period has helped to set its own threshold, so that plain counting jumps at the ends of the base.
/// Each base year is therefore left out, and one of the others doubled to keep the sample's size; the
/// day is compared with the threshold of each such sample, and the share of samples that it exceeds is its exceedance.
///
/// All resamples are evaluated exactly without building them. A resample's sample is the whole sample, less
/// the window of one year, plus that of another; as both hold few values, the ranks of the whole sample settle
/// the great majority of days at once, and the rest is settled by counting.
/// - Source: [ZHANG-2005], section 4, steps a to e.
/// - Limits: the window of a year is left out and doubled as a unit, as in climdex. xclim replaces the days of the
///   calendar year instead, so that the two first and last days of a year (with a window of five) may differ.
public struct BootstrapExceedance: Hashable, Sendable {
  /// Which days count.
  public enum Direction: String, Hashable, Sendable, Codable {
    /// Values above the threshold, as in TX90p and TN90p.
    case above
    /// Values below the threshold, as in TX10p and TN10p.
    case below
  }

  public let base: DayOfYearBase
  /// For every base day, then cell, how many of the resamples it exceeds: 0…`resamples`.
  public let counts: [UInt16]
  public let cells: Int
  /// The base years less one.
  public var resamples: Int { base.years.count - 1 }

  /// - Parameter tile: daily values by day of the base's axis, then cell
  /// - Throws: `ClimateProblem` when the base has fewer than two years.
  public init(
    of tile: UnsafeBufferPointer<Float>, cells: Int, base: DayOfYearBase, rule: QuantileRule,
    direction: Direction
  ) throws(ClimateProblem) {
    precondition(tile.count == base.axis.count * cells, "a tile has every day of the axis")
    guard base.years.count > 1 else {
      throw ClimateProblem(
        "The bootstrap replaces one base year by another, and needs a base period of at least two years."
      )
    }
    self.base = base
    self.cells = cells
    let run = BootstrapRun(base: base, rule: rule, direction: direction)
    var counts = [UInt16](repeating: 0, count: base.baseDays.count * cells)
    counts.withUnsafeMutableBufferPointer { run.count(tile, cells: cells, into: $0) }
    self.counts = counts
  }

  /// For an array laid out the same way.
  public init(
    of tile: [Float], cells: Int = 1, base: DayOfYearBase, rule: QuantileRule,
    direction: Direction
  ) throws(ClimateProblem) {
    let result = tile.withUnsafeBufferPointer { buffer in
      Result { () throws(ClimateProblem) in
        try BootstrapExceedance(
          of: buffer, cells: cells, base: base, rule: rule, direction: direction)
      }
    }
    self = try result.get()
  }

  /// The exceedance of a base day, 0…1; its index counts from the first day of the base.
  public func share(ofBaseDay day: Int, cell: Int = 0) -> Double {
    Double(counts[day * cells + cell]) / Double(resamples)
  }
}

/// One bootstrap: the tables that all cells share.
private struct BootstrapRun {
  let base: DayOfYearBase
  let tail: WindowLists.Tail
  /// By count of values.
  let places: [TailPlace]
  let entries: Int

  init(base: DayOfYearBase, rule: QuantileRule, direction: BootstrapExceedance.Direction) {
    self.base = base
    tail = direction == .above ? .upper : .lower
    places = TailPlace.table(rule, tail: tail, maximum: base.window * base.yearCount)
    // One year's window may be missing from the front of the list.
    entries = places.reduce(1) { max($0, $1.entries) } + base.window
  }

  func count(
    _ tile: UnsafeBufferPointer<Float>, cells: Int, into counts: UnsafeMutableBufferPointer<UInt16>
  ) {
    let lists = WindowLists(base: base, tail: tail, entries: entries)
    var lane = LaneBootstrap(run: self, lists: lists)
    for first in stride(from: 0, to: cells, by: 16) {
      lists.load(tile, cells: cells, firstCell: first, wetDay: nil)
      for keys in lists.blocks {
        lists.fill(keys)
        for key in keys {
          let index = key - keys.lowerBound
          count(key, lists, index: index, lane: &lane) { row, cell, exceeded in
            let day = row + base.reach.lowerBound - base.baseDays.lowerBound
            counts[day * cells + first + cell] = exceeded
          }
        }
      }
    }
  }

  /// Hands out the counts above 0 of all base days of a key; `index` is its place in the block.
  @inline(__always)
  private func count(
    _ key: Int, _ lists: borrowing WindowLists, index: Int, lane: inout LaneBootstrap,
    report: (_ row: Int, _ cell: Int, _ exceeded: UInt16) -> Void
  ) {
    let bounds = Bounds(lists, key: index, places: places)
    let list = UnsafePointer(lists.windows + index * lists.length)
    let sizes = lists.counts[index]
    for day in base.daysOfKeys[base.firstOfKey[key]..<base.firstOfKey[key + 1]] {
      let values = lists.rows[Int(day.row)]
      let isOpen = values .> bounds.never
      guard any(isOpen) else { continue }
      let isSettled = values .> bounds.always
      for cell in 0..<16 where isOpen[cell] {
        let exceeded =
          isSettled[cell]
          ? UInt16(base.yearCount - 1)
          : lane.resamplesExceeded(
            by: values[cell], year: Int(day.year), key: key, lane: cell, list: list,
            count: Int(sizes[cell]))
        if exceeded > 0 { report(Int(day.row), cell, exceeded) }
      }
    }
  }

  /// True when a value exceeds the quantile between its sample's two neighbours, given in the tail's order.
  @inline(__always)
  func isExceeded(by value: Float, between low: Float, and high: Float, at place: QuantilePlace)
    -> Bool
  {
    switch tail {
    case .upper: value > place.value(between: low, and: high)
    case .lower: -value < place.value(between: -high, and: -low)
    }
  }
}

/// Values that settle a day without a look at the resamples.
///
/// Leaving out the window of one year and doubling that of another moves a rank by at most one window.
private struct Bounds {
  /// At or below: exceeds no resample's threshold.
  var never: Lanes
  /// Above: exceeds every resample's threshold.
  var always: Lanes

  init(_ lists: borrowing WindowLists, key: Int, places: [TailPlace]) {
    let window = lists.base.window
    let count = lists.counts[key]
    let list = lists.windows + key * lists.length
    never = Lanes(repeating: -.infinity)
    always = Lanes(repeating: .infinity)
    if all(count .== Lanes(repeating: count[0])) {
      let (deepest, highest) = Self.ranks(Int(count[0]), window: window, places: places)
      never = list[deepest]
      if highest >= 0 { always = list[highest] }
      return
    }
    for lane in 0..<16 {
      let (deepest, highest) = Self.ranks(Int(count[lane]), window: window, places: places)
      never[lane] = list[deepest][lane]
      if highest >= 0 { always[lane] = list[highest][lane] }
    }
  }

  private static func ranks(
    _ count: Int, window: Int, places: [TailPlace]
  ) -> (deepest: Int, highest: Int) {
    let most = places[min(count + window, places.count - 1)]
    let fewest = places[max(count - window, 0)]
    return (most.deep + window, fewest.shallow - window)
  }
}

/// Settles one day of one cell against all resamples, by counting.
private struct LaneBootstrap {
  let run: BootstrapRun
  let lists: LaneView
  /// The window of the year that is left out.
  private var own: [Float]

  /// Sixteen cells' values and one list of theirs, read lane by lane.
  struct LaneView {
    var rows: UnsafePointer<Float>
    var length: Int
  }

  init(run: BootstrapRun, lists: borrowing WindowLists) {
    self.run = run
    let rows = UnsafeRawPointer(lists.rows).assumingMemoryBound(to: Float.self)
    self.lists = LaneView(rows: rows, length: lists.length)
    own = [Float](repeating: 0, count: run.base.window)
  }

  /// How many resamples a value exceeds.
  ///
  /// - Parameters:
  ///   - list: the most extreme values of the key, by rank, then lane
  ///   - count: how many values the key has in the lane
  mutating func resamplesExceeded(
    by value: Float, year: Int, key: Int, lane: Int, list: UnsafePointer<Lanes>, count: Int
  ) -> UInt16 {
    let window = run.base.window
    let years = run.base.yearCount
    let rows = lists.rows + lane
    let ranked = RankedLane(
      values: UnsafeRawPointer(list).assumingMemoryBound(to: Float.self) + lane, count: lists.length
    )
    return run.base.columns.withUnsafeBufferPointer { columns in
      func tally(_ year: Int) -> Tally {
        var tally = Tally()
        for offset in 0..<window {
          tally.add(rows[16 * Int(columns[(key + offset) * years + year])], to: value)
        }
        return tally
      }
      for offset in 0..<window {
        own[offset] = rows[16 * Int(columns[(key + offset) * years + year])]
      }
      let left = tally(year)
      let (above, equal) = ranked.tally(of: value)
      let kept = Tally(
        above: above - left.above, equal: equal - left.equal, count: count - left.count)
      var exceeded: UInt16 = 0
      for other in 0..<years where other != year {
        let added = tally(other)
        let size = kept.count + added.count
        guard size > 0 else { continue }
        let entry = run.places[size]
        let above = kept.above + added.above
        let atLeast = above + kept.equal + added.equal
        // The deeper neighbour lies above the value, and so does the threshold.
        if above > entry.deep { continue }
        if atLeast <= entry.shallow {
          exceeded += 1
          continue
        }
        var high = value
        var low = value
        if above > entry.shallow {
          high = ranked.smallest(above: above - added.above + left.above, without: own)
          for offset in 0..<window {
            let candidate = rows[16 * Int(columns[(key + offset) * years + other])]
            if candidate > value, candidate < high { high = candidate }
          }
        }
        if atLeast <= entry.deep {
          low = ranked.largest(from: above - added.above + left.above + equal, without: own)
          for offset in 0..<window {
            let candidate = rows[16 * Int(columns[(key + offset) * years + other])]
            if candidate < value, candidate > low { low = candidate }
          }
        }
        if run.isExceeded(by: value, between: low, and: high, at: entry.place) { exceeded += 1 }
      }
      return exceeded
    }
  }
}

/// How some values compare with one.
private struct Tally {
  var above = 0
  var equal = 0
  /// Those that are not missing.
  var count = 0

  @inline(__always)
  mutating func add(_ other: Float, to value: Float) {
    above += other > value ? 1 : 0
    equal += other == value ? 1 : 0
    count += other > -.infinity ? 1 : 0
  }
}

/// One cell's list of its most extreme values.
private struct RankedLane {
  let values: UnsafePointer<Float>
  let count: Int

  @inline(__always)
  subscript(rank: Int) -> Float { values[16 * rank] }

  func tally(of value: Float) -> (above: Int, equal: Int) {
    var above = 0
    while above < count, self[above] > value { above += 1 }
    var end = above
    while end < count, self[end] == value { end += 1 }
    return (above, end - above)
  }

  /// The smallest of the first `above` values that is left when those of one year are taken out.
  func smallest(above: Int, without own: [Float]) -> Float {
    var rank = above - 1
    while rank >= 0 {
      let value = self[rank]
      let first = rank
      while rank >= 0, self[rank] == value { rank -= 1 }
      if first - rank > own.count(where: { $0 == value }) { return value }
    }
    return .infinity
  }

  /// The largest value from a rank on that is left when those of one year are taken out.
  func largest(from start: Int, without own: [Float]) -> Float {
    var rank = start
    while rank < count, self[rank] > -.infinity {
      let value = self[rank]
      let first = rank
      while rank < count, self[rank] == value { rank += 1 }
      if rank - first > own.count(where: { $0 == value }) { return value }
    }
    return -.infinity
  }
}
