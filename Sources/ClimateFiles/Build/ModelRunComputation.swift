internal import Climate
internal import Dispatch
internal import Foundation

/// Indicators of one model and scenario for some places, computed in one walk through its files.
///
/// Every chunk is inflated once for all indicators, or twice where some compare with a base period. Memory depends on the
/// size of a tile and the number of values that come out, not on the length of the files.
struct ModelRunComputation {
  let data: ModelRunData
  let places: PlaceCells
  let indicators: [Indicator]
  let columns: AtlasColumns
  /// For each of `indicators`, its position in the plan's, which columns are counted by.
  let positions: [Int]
  let missing: MissingRule
  let years: ClosedRange<Int>

  /// Cells of a kernel's tile: few enough for the cache with all variables of a year, wide enough for vectors.
  ///
  /// Where a slab has only a few days, as when a chunk is one day of a large grid, a tile has more cells instead: taking
  /// a slab costs something whatever its size. Where there are few cells for all cores, a tile has fewer.
  static func cellsPerRun(daysPerSlab days: Int, of cells: Int) -> Int {
    let most = max(1024, min(16_384 / max(1, days) / 64 * 64, 4096))
    let share = (cells / (4 * ProcessInfo.processInfo.activeProcessorCount) + 63) / 64 * 64
    return min(most, max(128, share))
  }

  /// Computes `[place][column][year]`, NaN where missing, and tells the places of which too little has values.
  ///
  /// - Parameter progress: called with the share of the days of all cells that is done, 0…1
  func values(
    progress: (Double) -> Void
  ) throws(ClimateProblem) -> (values: [Float], thinPlaces: [Int]) {
    var sums = PlaceSums(
      places: places.selections, columns: columns.labels.count, years: years)
    let datasets = data.datasets.sorted { $0.key.rawValue < $1.key.rawValue }
    guard let first = datasets.first?.value, !places.cells.isEmpty else { return (sums.values, []) }
    let groups = first.tiles(of: places.cells, values: (1 << 22) / datasets.count)
    let offset = data.offset(of: first)
    for (number, group) in groups.enumerated() {
      let slabs = group.days.map { days in
        (days.lowerBound - offset..<days.upperBound - offset).clamped(to: 0..<data.axis.count)
      }.filter { !$0.isEmpty }
      let results = try results(of: group.cells, slabs) { share in
        progress((Double(number) + share) / Double(groups.count))
      }
      for (cells, tile) in results {
        for (result, position) in zip(tile, positions) {
          sums.add(result, indicator: position, cells: cells, columns: columns)
        }
      }
    }
    return (sums.values, sums.thinPlaces)
  }

  /// The results of the cells of a group, by kernel tile.
  private func results(
    of cells: [Int], _ slabs: [Range<Int>], _ progress: (Double) -> Void
  ) throws(ClimateProblem) -> [(cells: [Int], results: [IndicatorResult])] {
    let width = Self.cellsPerRun(
      daysPerSlab: slabs.map(\.count).max() ?? 1, of: cells.count)
    let tiles = stride(from: 0, to: cells.count, by: width).map {
      $0..<min($0 + width, cells.count)
    }
    let tables = try baselines(of: cells, tiles, slabs)
    var runs: [IndicatorRun] = []
    for (number, tile) in tiles.enumerated() {
      runs.append(
        try IndicatorRun(
          indicators, axis: data.axis, cells: tile.count, units: data.units,
          tables: tables[number], latitudes: latitudes(of: cells[tile]), missing: missing))
    }
    try walk(cells, slabs, variables: Set(indicators.flatMap(\.inputs))) { slab, share in
      inParallel(&runs) { number, run in run.step(slab.tile(tiles[number])) }
      progress(share)
    }
    return finished(runs, tiles).map { (Array(cells[$0]), $1) }
  }

  /// What is made of whole series, such as SPI, takes long enough to be done on all cores.
  private func finished(
    _ runs: [IndicatorRun], _ tiles: [Range<Int>]
  ) -> [(Range<Int>, [IndicatorResult])] {
    var results: [[IndicatorResult]] = runs.map { _ in [] }
    inParallel(&results) { number, result in result = runs[number].finish() }
    return Array(zip(tiles, results))
  }

  /// Degrees north, NaN for a cell whose center is not known; nil when none is.
  private func latitudes(of cells: ArraySlice<Int>) -> [Double]? {
    let latitudes = cells.map { data.grid.center(of: $0)?.latitude ?? .nan }
    return latitudes.allSatisfy(\.isNaN) ? nil : latitudes
  }

  private func baselines(
    of cells: [Int], _ tiles: [Range<Int>], _ slabs: [Range<Int>]
  ) throws(ClimateProblem) -> [[BaselineStatistic: ThresholdTable]] {
    let statistics = Set(indicators.flatMap(\.reduction.baselines))
    guard !statistics.isEmpty else { return tiles.map { _ in [:] } }
    var runs: [BaselineRun] = []
    for tile in tiles {
      runs.append(
        try BaselineRun(statistics, axis: data.axis, cells: tile.count, units: data.units))
    }
    let needed = slabs.map { $0.clamped(to: runs[0].days) }.filter { !$0.isEmpty }
    try walk(cells, needed, variables: Set(statistics.flatMap(\.operand.inputs))) { slab, _ in
      inParallel(&runs) { number, run in run.step(slab.tile(tiles[number])) }
    }
    var tables: [Result<[BaselineStatistic: ThresholdTable], ClimateProblem>] = runs.map { _ in
      .success([:])
    }
    let finished = runs
    inParallel(&tables) { number, table in
      table = Result { () throws(ClimateProblem) in try finished[number].finish() }
    }
    var result: [[BaselineStatistic: ThresholdTable]] = []
    for table in tables { result.append(try table.get()) }
    return result
  }

  /// Reads the slabs one after the other, and lends each with the share of them that is then done.
  private func walk(
    _ cells: [Int], _ slabs: [Range<Int>], variables: Set<ClimateVariable>,
    _ body: (DailySlab, Double) -> Void
  ) throws(ClimateProblem) {
    let longest = slabs.map(\.count).max() ?? 0
    let memory = DailyTileMemory(of: variables, days: longest, cells: cells.count)
    for (number, days) in slabs.enumerated() {
      for (variable, pointer) in memory.values {
        guard let dataset = data.datasets[variable] else { continue }
        let offset = data.offset(of: dataset)
        try dataset.read(
          days: days.lowerBound + offset..<days.upperBound + offset, cells: cells, into: pointer,
          stride: memory.stride)
        let possible = PossibleValues(of: dataset)
        for day in 0..<days.count {
          try possible.check(
            UnsafeBufferPointer(start: pointer + day * memory.stride, count: cells.count))
        }
      }
      body(memory.slab(days: days, cells: cells.count), Double(number + 1) / Double(slabs.count))
    }
  }

  /// Changes every element on all cores.
  private func inParallel<Element>(
    _ elements: inout [Element], _ body: (Int, inout Element) -> Void
  ) {
    elements.withUnsafeMutableBufferPointer { buffer in
      // Each iteration has an element of its own, and all end before the buffer does.
      nonisolated(unsafe) let elements = buffer
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: buffer.count) { body($0, &elements[$0]) }
    }
  }
}

/// Weighted sums of cells by place, column and year.
private struct PlaceSums {
  private let columns: Int
  private let years: ClosedRange<Int>
  /// For each cell, the places that it is part of.
  private let members: [Int: [(place: Int, weight: Double)]]
  private var sums: [Double]
  private var weights: [Double]

  /// A place whose cells with values make up less than this share of it is missing.
  private static let leastShare = 0.5

  init(places: [CellSelection?], columns: Int, years: ClosedRange<Int>) {
    self.columns = columns
    self.years = years
    var members: [Int: [(place: Int, weight: Double)]] = [:]
    for (place, selection) in places.enumerated() {
      for (cell, weight) in zip(selection?.cells ?? [], selection?.weights ?? []) {
        members[cell, default: []].append((place, weight))
      }
    }
    self.members = members
    sums = Array(repeating: 0, count: places.count * columns * years.count)
    weights = sums
  }

  mutating func add(
    _ result: IndicatorResult, indicator: Int, cells: [Int], columns: AtlasColumns
  ) {
    for (number, period) in result.periods.enumerated() where years.contains(period.year) {
      guard
        let column = columns.position(
          indicator: indicator, of: result.indicator.period, period: period)
      else { continue }
      for (position, cell) in cells.enumerated() {
        let value = result.value(period: number, cell: position)
        guard !value.isNaN else { continue }
        for (place, weight) in members[cell] ?? [] {
          let index =
            (place * self.columns + column) * years.count + period.year - years.lowerBound
          sums[index] += weight * value
          weights[index] += weight
        }
      }
    }
  }

  /// Places that have some values, but somewhere of less than the least share.
  var thinPlaces: [Int] {
    let size = columns * years.count
    guard size > 0 else { return [] }
    return (0..<weights.count / size).filter { place in
      weights[place * size..<(place + 1) * size].contains { $0 > 0 && $0 < Self.leastShare }
    }
  }

  /// The values as `[place][column][year]`.
  var values: [Float] {
    zip(sums, weights).map { sum, weight in
      weight >= Self.leastShare ? Float(sum / weight) : .nan
    }
  }
}
