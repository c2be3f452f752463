/// The percentage of days beyond a day-of-year percentile, where days of the base period are compared with
/// resampled thresholds and count by the share of them that they exceed.
struct ExceedanceRateAccumulator: PeriodAccumulator {
  private var condition: BlockKey<DailyCondition>
  private var inputs: BlockKey<DayInputs>
  private let statistic: BaselineStatistic
  private var exceedances: [Double]
  private var days: [Int32]

  init(_ condition: DailyCondition, _ statistic: BaselineStatistic, cells: Int) {
    self.condition = BlockKey(condition)
    inputs = BlockKey(DayInputs(condition))
    self.statistic = statistic
    exceedances = Array(repeating: 0, count: cells)
    days = Array(repeating: 0, count: cells)
  }

  mutating func add(_ days: Range<Int>, of blocks: SlabBlocks, elapsed: Int) {
    let marks = blocks.marks(&condition)
    let shares = blocks.shares(statistic)
    for day in days {
      if let shares, let row = shares.row(ofDayNumber: blocks.dayNumber(ofSlabDay: day)) {
        shares.counts.withUnsafeBufferPointer { counts in
          for cell in exceedances.indices {
            exceedances[cell] += Double(counts[row + cell]) / Double(shares.resamples)
          }
        }
      } else {
        let row = marks.row(day)
        for cell in exceedances.indices { exceedances[cell] += Double(row[cell]) }
      }
    }
    blocks.countDays(days, with: &inputs, into: &self.days)
  }

  mutating func close(
    into output: UnsafeMutablePointer<Double>, next: NextPeriod, of blocks: SlabBlocks
  ) {
    for cell in exceedances.indices {
      output[cell] = 100 * exceedances[cell] / Double(days[cell])
      exceedances[cell] = 0
      days[cell] = 0
    }
  }
}
