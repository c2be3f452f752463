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
    var lane = LaneBootstrap(run: self, length: lists.length)
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
    let days = base.firstOfKey[key]..<base.firstOfKey[key + 1]
    for cell in 0..<16 {
      let (never, always) = (bounds.never[cell], bounds.always[cell])
      var isTaken = false
      for day in days {
        let row = Int(base.daysOfKeys[day].row)
        let value = lists.value(row: row, lane: cell)
        guard value > never else { continue }
        guard value <= always else {
          report(row, cell, UInt16(base.yearCount - 1))
          continue
        }
        if !isTaken {
          lane.take(
            key: key, lane: cell, list: list, count: Int(lists.counts[index][cell]),
            rows: lists.rows)
          isTaken = true
        }
        let exceeded = lane.resamplesExceeded(
          by: value, year: Int(base.daysOfKeys[day].year))
        if exceeded > 0 { report(row, cell, exceeded) }
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

/// Settles the days of one key and cell against all resamples, by counting.
private struct LaneBootstrap: ~Copyable {
  let run: BootstrapRun
  /// The values of the key, by offset in the window, then year, padded with −∞ to whole vectors of years.
  private let sample: UnsafeMutablePointer<Float>
  /// 1 for every year, 0 for padding.
  private let weights: UnsafeMutablePointer<Lanes>
  private let vectors: Int
  private let ranked: UnsafeMutablePointer<Float>
  private let rankedCount: Int
  private var count = 0
  /// The window of the year that is left out.
  private var own: [Float]

  init(run: BootstrapRun, length: Int) {
    self.run = run
    let years = run.base.yearCount
    vectors = (years + 15) / 16
    sample = .allocate(capacity: 16 * vectors * run.base.window)
    sample.initialize(repeating: -.infinity, count: 16 * vectors * run.base.window)
    weights = .allocate(capacity: vectors)
    for vector in 0..<vectors {
      weights[vector] = .zero
      for lane in 0..<min(16, years - 16 * vector) { weights[vector][lane] = 1 }
    }
    ranked = .allocate(capacity: length)
    rankedCount = length
    own = [Float](repeating: 0, count: run.base.window)
  }

  deinit {
    sample.deallocate()
    weights.deallocate()
    ranked.deallocate()
  }

  /// Takes up one key of one cell.
  ///
  /// - Parameters:
  ///   - list: the most extreme values of the key, by rank, then lane
  ///   - count: how many values the key has in the lane
  mutating func take(
    key: Int, lane: Int, list: UnsafePointer<Lanes>, count: Int, rows: UnsafePointer<Lanes>
  ) {
    self.count = count
    let years = run.base.yearCount
    let values = UnsafeRawPointer(rows).assumingMemoryBound(to: Float.self) + lane
    run.base.columns.withUnsafeBufferPointer { columns in
      for offset in 0..<run.base.window {
        let target = sample + 16 * vectors * offset
        let first = (key + offset) * years
        for year in 0..<years { target[year] = values[16 &* Int(columns[first &+ year])] }
      }
    }
    let entries = UnsafeRawPointer(list).assumingMemoryBound(to: Float.self) + lane
    for rank in 0..<rankedCount { ranked[rank] = entries[16 &* rank] }
  }

  /// How many resamples a value of a year exceeds.
  mutating func resamplesExceeded(by value: Float, year: Int) -> UInt16 {
    for offset in own.indices { own[offset] = sample[16 * vectors * offset + year] }
    let left = tally(ofYear: year, against: value)
    let list = RankedList(values: ranked, count: rankedCount)
    let whole = list.tally(of: value)
    let kept = Tally(
      above: whole.above - left.above, equal: whole.equal - left.equal, count: count - left.count)
    let isComplete = count == run.base.window * run.base.yearCount
    var gap = Gap(value: value)
    if isComplete {
      return exceededOfComplete(by: value, year: year, kept: kept, whole: whole, gap: &gap)
    }
    var exceeded: UInt16 = 0
    for other in 0..<run.base.yearCount where other != year {
      let added = tally(ofYear: other, against: value)
      let above = kept.above + added.above
      let atLeast = above + kept.equal + added.equal
      let size = kept.count + added.count
      guard size > 0 else { continue }
      let entry = run.places[size]
      // The deeper neighbour lies above the value, and so does the threshold.
      if above > entry.deep { continue }
      if atLeast <= entry.shallow
        || isExceeded(by: value, other: other, above: above, atLeast: atLeast, entry, whole, &gap)
      {
        exceeded += 1
      }
    }
    return exceeded
  }

  /// The same for a sample without missing values, whose ranks are alike in all resamples: sixteen at once.
  private func exceededOfComplete(
    by value: Float, year: Int, kept: Tally, whole: Tally, gap: inout Gap
  ) -> UInt16 {
    let entry = run.places[count]
    if kept.above > entry.deep { return 0 }
    if kept.above + kept.equal + run.base.window <= entry.shallow {
      return UInt16(run.base.yearCount - 1)
    }
    let one = Lanes(repeating: 1)
    let limit = Lanes(repeating: value)
    let shallow = Lanes(repeating: Float(entry.shallow))
    let deep = Lanes(repeating: Float(entry.deep))
    var total: Float = 0
    for vector in 0..<vectors {
      var above = Lanes(repeating: Float(kept.above))
      var atLeast = Lanes(repeating: Float(kept.above + kept.equal))
      for offset in 0..<run.base.window {
        let values = UnsafeRawPointer(sample + 16 * (vectors * offset + vector)).loadUnaligned(
          as: Lanes.self)
        above += Lanes.zero.replacing(with: one, where: values .> limit)
        atLeast += Lanes.zero.replacing(with: one, where: values .>= limit)
      }
      let isClear = atLeast .<= shallow
      var weight = weights[vector]
      if year / 16 == vector { weight[year % 16] = 0 }
      total += Lanes.zero.replacing(with: weight, where: isClear).sum()
      let isOpen = (above .<= deep) .& (atLeast .> shallow) .& (weight .> 0)
      guard any(isOpen) else { continue }
      for lane in 0..<16 where isOpen[lane] {
        let isOver = isExceeded(
          by: value, other: 16 * vector + lane, above: Int(above[lane]),
          atLeast: Int(atLeast[lane]),
          entry, whole, &gap)
        if isOver { total += 1 }
      }
    }
    return UInt16(total)
  }

  @inline(__always)
  private func tally(ofYear year: Int, against value: Float) -> Tally {
    var tally = Tally()
    for offset in 0..<run.base.window {
      let other = sample[16 &* vectors &* offset &+ year]
      tally.above &+= other > value ? 1 : 0
      tally.equal &+= other == value ? 1 : 0
      tally.count &+= other > -.infinity ? 1 : 0
    }
    return tally
  }

  /// Compares with the threshold itself, where the value lies at or between its two neighbours.
  private func isExceeded(
    by value: Float, other: Int, above: Int, atLeast: Int, _ entry: TailPlace, _ whole: Tally,
    _ gap: inout Gap
  ) -> Bool {
    gap.find(in: RankedList(values: ranked, count: rankedCount), whole, without: own)
    var high = above > entry.shallow ? gap.high : value
    var low = atLeast <= entry.deep ? gap.low : value
    for offset in 0..<run.base.window {
      let candidate = sample[16 * vectors * offset + other]
      if candidate > value, candidate < high { high = candidate }
      if candidate < value, candidate > low { low = candidate }
    }
    return run.isExceeded(by: value, between: low, and: high, at: entry.place)
  }
}

/// The neighbours of a value among those that are left without one year; looked for once.
private struct Gap {
  let value: Float
  var high = Float.infinity
  var low = -Float.infinity
  private var isFound = false

  init(value: Float) { self.value = value }

  mutating func find(in list: RankedList, _ whole: Tally, without own: [Float]) {
    guard !isFound else { return }
    isFound = true
    high = list.smallest(above: whole.above, without: own)
    low = list.largest(from: whole.above + whole.equal, without: own)
  }
}

/// How some values compare with one.
private struct Tally {
  var above = 0
  var equal = 0
  /// Those that are not missing.
  var count = 0
}

/// One cell's list of its most extreme values, from the most extreme on.
private struct RankedList {
  let values: UnsafePointer<Float>
  let count: Int

  subscript(rank: Int) -> Float { values[rank] }

  init(values: UnsafeMutablePointer<Float>, count: Int) {
    self.values = UnsafePointer(values)
    self.count = count
  }

  func tally(of value: Float) -> Tally {
    var above = 0
    while above < count, self[above] > value { above += 1 }
    var end = above
    while end < count, self[end] == value { end += 1 }
    return Tally(above: above, equal: end - above)
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
