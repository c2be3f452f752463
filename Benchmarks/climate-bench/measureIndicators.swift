internal import Climate
internal import ClimateFiles
internal import Dispatch
internal import Foundation
internal import Glibc

/// Computes `comparedIndicators` of a folder of daily files, `VARIABLE_*.nc`, reading included.
///
/// The walk is that of `cairn climate build`: tiles of the files one after the other, and the kernel over
/// some cells at a time on all cores.
func measureIndicators(folder: String, output: String) throws(ClimateProblem) {
  let (start, began) = (processorSeconds(), seconds(CLOCK_MONOTONIC))
  var datasets: [ClimateVariable: DailyDataset] = [:]
  for variable in [ClimateVariable.tasmax, .tasmin, .pr] {
    datasets[variable] = try DailyDataset(
      paths: dailyFiles(in: folder, of: variable), variable: variable)
  }
  guard let first = datasets[.tasmax] else { return }
  let run = TiledRun(datasets: datasets, axis: first.axis, indicators: comparedIndicators)
  let cells = first.cells.count
  var closed: [(cells: [Int], periods: [ClosedPeriod])] = []
  for group in first.tiles(of: Array(0..<cells), values: (1 << 22) / datasets.count) {
    closed += try run.closed(of: group)
  }
  print("cpu", processorSeconds() - start)
  print("wall", seconds(CLOCK_MONOTONIC) - began)
  print("cell-days", first.axis.count * cells)
  print("peak-MB", peakMegabytes())
  try write(byIndicator(closed, years: first.axis.years.count, cells: cells), to: output)
}

/// The values, `[indicator][year][cell]`.
private func byIndicator(
  _ closed: [(cells: [Int], periods: [ClosedPeriod])], years: Int, cells: Int
) -> [Double] {
  var values = [Double](repeating: .nan, count: comparedIndicators.count * years * cells)
  for (tile, periods) in closed {
    for part in periods {
      for (cell, value) in zip(tile, part.values) {
        values[(part.indicator * years + part.period) * cells + cell] = value
      }
    }
  }
  return values
}

func dailyFiles(in folder: String, of variable: ClimateVariable) throws(ClimateProblem) -> [String]
{
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  let files = names.filter { $0.hasPrefix("\(variable.rawValue)_") && $0.hasSuffix(".nc") }
  guard !files.isEmpty else {
    throw ClimateProblem("\(folder) has no files of \(variable.rawValue).")
  }
  return files.sorted().map { "\(folder)/\($0)" }
}

/// The fourteen indicators, defined as xclim's functions of the same meaning are.
let comparedIndicators: [Indicator] = {
  let (tx, tn) = (DailyOperand.variable(.tasmax), DailyOperand.variable(.tasmin))
  let rain = DailyOperand.variable(.pr)
  func degrees(_ value: Double) -> Threshold { .value(value, .celsius) }
  func depth(_ value: Double) -> Threshold { .value(value, .millimetersPerDay) }
  let heat = DailyCondition(tn, .above, degrees(22)).and(DailyCondition(tx, .above, degrees(30)))
  func indicator(_ id: String, _ reduction: Reduction, _ unit: IndicatorUnit) -> Indicator {
    Indicator(id: id, definitions: .etccdi, name: id, reduction: reduction, unit: unit)
  }
  let millimeters = IndicatorUnit.difference(.millimetersPerDay)
  return [
    indicator("tx-days-above", .count(DailyCondition(tx, .above, degrees(35))), .days),
    indicator("frost-days", .count(DailyCondition(tn, .below, degrees(0))), .days),
    indicator(
      "heating", .deficit(.meanTemperature, below: degrees(17)), .degreeDays(.celsius)),
    indicator(
      "cooling", .excess(.meanTemperature, above: degrees(18)), .degreeDays(.celsius)),
    indicator("growing", .excess(.meanTemperature, above: degrees(4)), .degreeDays(.celsius)),
    indicator("heat-waves", .runCount(heat, atLeast: 3), .count),
    indicator("heat-wave-days", .daysInRuns(heat, atLeast: 3), .days),
    indicator(
      "dry-spell", .longestRun(DailyCondition(rain, .below, depth(1)), mayCrossPeriods: false),
      .days),
    indicator("rx1", .maximum(rain), .absolute(.millimetersPerDay)),
    indicator("rx5", .maximumRunningSum(rain, days: 5, mayCrossPeriods: true), millimeters),
    indicator("r20", .count(DailyCondition(rain, .atLeast, depth(20))), .days),
    indicator("total", .sum(rain), millimeters),
    indicator("txx", .maximum(tx), .absolute(.celsius)),
    indicator("tnn", .minimum(tn), .absolute(.celsius)),
  ]
}()

/// Indicators of several datasets on one axis, tile by tile.
struct TiledRun {
  let datasets: [ClimateVariable: DailyDataset]
  let axis: DailyAxis
  let indicators: [Indicator]

  /// What has closed of each kernel tile.
  func closed(
    of group: DailyTileGroup
  ) throws(ClimateProblem) -> [(cells: [Int], periods: [ClosedPeriod])] {
    let longest = group.days.map(\.count).max() ?? 0
    let width = max(1024, min(16_384 / max(1, longest) / 64 * 64, 4096))
    let tiles = stride(from: 0, to: group.cells.count, by: width).map {
      $0..<min($0 + width, group.cells.count)
    }
    var streams: [IndicatorStream] = []
    for tile in tiles {
      streams.append(
        try IndicatorStream(
          indicators, axis: axis, cells: tile.count, units: datasets.mapValues(\.unit)))
    }
    let memory = DailyTileMemory(of: datasets.keys, days: longest, cells: group.cells.count)
    for days in group.days {
      var complete: Set<ClimateVariable> = []
      for (variable, pointer) in memory.values {
        let hasGaps = try datasets[variable]?.read(
          days: days, cells: group.cells, into: pointer, stride: memory.stride)
        if hasGaps == false { complete.insert(variable) }
      }
      step(
        &streams, memory.slab(days: days, cells: group.cells.count, complete: complete), tiles)
    }
    return tiles.indices.map { number in
      streams[number].finish()
      return (Array(group.cells[tiles[number]]), streams[number].takeClosed())
    }
  }

  private func step(_ streams: inout [IndicatorStream], _ slab: DailySlab, _ tiles: [Range<Int>]) {
    streams.withUnsafeMutableBufferPointer { buffer in
      // Each iteration has a stream of its own, and all end before the buffer does.
      nonisolated(unsafe) let streams = buffer
      nonisolated(unsafe) let slab = slab
      DispatchQueue.concurrentPerform(iterations: buffer.count) {
        streams[$0].step(slab.tile(tiles[$0]))
      }
    }
  }
}
