internal import Climate
internal import Dispatch
internal import Foundation

/// Indicators of one model and scenario for some places, computed in one walk through its files.
///
/// Every chunk is inflated once for all indicators, or twice where some compare with a base period. Memory depends on the
/// size of a tile, on the places and on the indicators, not on the length of the files. Indices of monthly values hold the
/// months of their cells (see `IndicatorStream`), so that with them fewer cells are walked at a time the longer the files
/// are, and chunks that lie in several walks are inflated for each.
struct ModelRunComputation {
  let data: ModelRunData
  let places: PlaceCells
  let indicators: [Indicator]
  let columns: AtlasColumns
  /// For each of `indicators`, its position in the plan's, which columns are counted by.
  let positions: [Int]
  let missing: MissingRule
  let years: ClosedRange<Int>
  /// Bytes that the months of indices of monthly values may take, unless a single cell takes more.
  let memoryOfMonths: Int

  /// Cells of a kernel's tile: few enough for the cache with all variables of a year, wide enough for vectors.
  ///
  /// Where a slab has only a few days, as when a chunk is one day of a large grid, a tile has more cells instead: taking
  /// a slab costs something whatever its size. Where there are few cells for all cores, a tile has fewer.
  static func cellsPerRun(daysPerSlab days: Int, of cells: Int) -> Int {
    let most = max(1024, min(16_384 / max(1, days) / 64 * 64, 4096))
    let share = (cells / (4 * ProcessInfo.processInfo.activeProcessorCount) + 63) / 64 * 64
    return min(most, max(128, share))
  }

  /// Computes the sums by place, column and year that the values are made of.
  ///
  /// - Parameters:
  ///   - path: beside this file the sums lie while they are made
  ///   - progress: called with the share of the days of all cells that is done, 0…1
  func sums(
    beside path: String, progress: (Double) -> Void
  ) throws(ClimateProblem) -> PlaceSums {
    let datasets = data.datasets.sorted { $0.key.rawValue < $1.key.rawValue }
    let first = places.cells.isEmpty ? nil : datasets.first?.value
    let tiles = first?.tiles(of: places.cells, values: (1 << 22) / datasets.count) ?? []
    let groups = withinMemory(tiles)
    let offset = first.map(data.offset(of:)) ?? 0
    var sums = try PlaceSums(
      places.selections, groups: groups.map(\.cells), columns: columns.labels.count, years: years,
      beside: path)
    for (number, group) in groups.enumerated() {
      let slabs = group.days.map { days in
        (days.lowerBound - offset..<days.upperBound - offset).clamped(to: 0..<data.axis.count)
      }.filter { !$0.isEmpty }
      try sums.begin(group: number)
      try add(group.cells, slabs, to: &sums) { share in
        progress((Double(number) + share) / Double(groups.count))
      }
    }
    try sums.finish()
    return sums
  }

  /// The groups, cut where indices of months would hold more than they may.
  private func withinMemory(_ groups: [DailyTileGroup]) -> [DailyTileGroup] {
    let bytes = indicators.reduce(0) { $0 + $1.bytesHeldPerCell(on: data.axis) }
    guard bytes > 0 else { return groups }
    let most = max(1, memoryOfMonths / bytes)
    return groups.flatMap { group in
      stride(from: 0, to: group.cells.count, by: most).map { start in
        let end = min(start + most, group.cells.count)
        return DailyTileGroup(cells: Array(group.cells[start..<end]), days: group.days)
      }
    }
  }

  /// Adds the indicators of the cells of a group as their periods close, by kernel tile.
  private func add(
    _ cells: [Int], _ slabs: [Range<Int>], to sums: inout PlaceSums, _ progress: (Double) -> Void
  ) throws(ClimateProblem) {
    let width = Self.cellsPerRun(
      daysPerSlab: slabs.map(\.count).max() ?? 1, of: cells.count)
    let tiles = stride(from: 0, to: cells.count, by: width).map {
      $0..<min($0 + width, cells.count)
    }
    let tables = try baselines(of: cells, tiles, slabs)
    var streams: [IndicatorStream] = []
    for (number, tile) in tiles.enumerated() {
      streams.append(
        try IndicatorStream(
          indicators, axis: data.axis, cells: tile.count, units: data.units,
          tables: tables[number], latitudes: latitudes(of: cells[tile]), missing: missing))
    }
    try walk(
      cells, slabs, variables: Set(indicators.flatMap(\.inputs))
    ) { slab, share throws(ClimateProblem) in
      inParallel(&streams) { number, stream in stream.step(slab.tile(tiles[number])) }
      try addClosed(of: &streams, tiles, to: &sums)
      progress(share)
    }
    // What is made of whole series, such as SPI, takes long enough to be done on all cores.
    inParallel(&streams) { _, stream in stream.finish() }
    try addClosed(of: &streams, tiles, to: &sums)
  }

  /// Adds the periods that have closed, a year after the other; within a place and a year in the order of cells.
  private func addClosed(
    of streams: inout [IndicatorStream], _ tiles: [Range<Int>], to sums: inout PlaceSums
  ) throws(ClimateProblem) {
    var closed: [(year: Int, tile: Int, column: Int, values: [Double])] = []
    for tile in streams.indices {
      for part in streams[tile].takeClosed() {
        let period = streams[tile].periods[part.indicator][part.period]
        guard years.contains(period.year),
          let column = columns.position(
            indicator: positions[part.indicator], of: indicators[part.indicator].period,
            period: period)
        else { continue }
        closed.append((period.year, tile, column, part.values))
      }
    }
    closed.sort { ($0.year, $0.tile) < ($1.year, $1.tile) }
    for (year, tile, column, values) in closed {
      try sums.add(values, cells: tiles[tile], column: column, year: year)
    }
  }

  private func latitudes(of cells: ArraySlice<Int>) -> [Double] {
    cells.map { places.latitudes[$0] ?? .nan }
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
    try walk(cells, needed, variables: Set(statistics.flatMap(\.operand.inputs))) {
      slab, _ throws(ClimateProblem) in
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
    _ body: (DailySlab, Double) throws(ClimateProblem) -> Void
  ) throws(ClimateProblem) {
    let longest = slabs.map(\.count).max() ?? 0
    let memory = DailyTileMemory(of: variables, days: longest, cells: cells.count)
    var order = TemperatureOrder(on: data.axis)
    for (number, days) in slabs.enumerated() {
      var complete: Set<ClimateVariable> = []
      for (variable, pointer) in memory.values {
        guard let dataset = data.datasets[variable] else { continue }
        let offset = data.offset(of: dataset)
        do throws(ClimateProblem) {
          let hasGaps = try dataset.read(
            days: days.lowerBound + offset..<days.upperBound + offset, cells: cells, into: pointer,
            stride: memory.stride)
          if !hasGaps { complete.insert(variable) }
        } catch { throw ClimateProblem(error.message, of: [variable]) }
        let possible = PossibleValues(of: variable, in: dataset.unit)
        for day in 0..<days.count {
          let values = UnsafeMutableBufferPointer(
            start: pointer + day * memory.stride, count: cells.count)
          if let value = possible.firstBeyond(UnsafeBufferPointer(values)) {
            throw dataset.impossible(value, onDay: days.lowerBound + offset + day)
          }
          data.convert(values, of: variable)
        }
      }
      order.look(at: memory, days: days, cells: cells.count)
      try body(
        memory.slab(days: days, cells: cells.count, complete: complete),
        Double(number + 1) / Double(slabs.count))
    }
    try order.check()
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
