internal import Factors
internal import Forecast
internal import Inventory

/// Draws of inventories that targets count from and that no forecast begins with.
///
///     E(y, n) = Σ tons(record) · activity(record, n) · factor(record, n)
///
/// A factor that the forecast's base year shares is the same draw for both, so that what a target allows moves with the plan;
/// activities of unlike years are drawn apart.
///
/// - Source: [IPCC-2006], volume 1, chapter 3, section 3.2.3.1: factors of two years err together, their activities do not.
struct BaseYearDraws: Sendable {
  /// Records that one factor scales.
  private struct Group: Sendable {
    /// Metric tons CO2e of records whose activity is held.
    var held = 0.0
    var moving: [(tonnes: Double, activity: Int)] = []
  }

  private let inputs: [UncertainInput]
  private let streams: [DrawStream]
  private let options: PlanDraws.Options
  private let work: DrawWork
  private let activityInput: [String: Int]
  private let factorInput: [String: Int]

  /// - Parameter past: Inputs that reach no record of the forecast's base year.
  init(past: [UncertainInput], sample: DrawSample, work: @escaping DrawWork) {
    let options = sample.options
    let inputs = (sample.inputs + past).filter { !$0.isAsStated }
    var activities: [String: Int] = [:]
    var factors: [String: Int] = [:]
    for (index, input) in inputs.enumerated() {
      switch input.reach {
      case .record(let id): activities[id] = index
      case .factor(let ids): for id in ids { factors[id] = index }
      default: break
      }
    }
    self.inputs = inputs
    self.options = options
    self.work = work
    streams = inputs.map { DrawStream($0, options: options) }
    activityInput = activities
    factorInput = factors
  }

  /// Emissions of an inventory's year as a multiple of what is stated, draw after draw.
  ///
  /// - Returns: Nil where no range reaches a record that counts, and where they come to nothing.
  func ratios(
    _ inventory: EmissionsInventory, _ year: Int, _ reach: TargetReach
  ) -> [Double]? {
    var groups: [Int?: Group] = [:]
    var whole = 0.0
    for entry in inventory.entries(of: year) where reach.includes(entry.record) {
      let tonnes = inventory.potentials.tonnes(entry.emissions)
      whole += tonnes
      let factor = factorInput[entry.record.id]
      if let activity = activityInput[entry.record.id] {
        groups[factor, default: Group()].moving.append((tonnes, activity))
      } else {
        groups[factor, default: Group()].held += tonnes
      }
    }
    let isMoved = groups.contains { $0.key != nil || !$0.value.moving.isEmpty }
    guard isMoved, whole != 0 else { return nil }
    // One order of the sums, so that the same seed gives the same digits.
    let ordered = groups.sorted { ($0.key ?? -1) < ($1.key ?? -1) }
      .map { (factor: $0.key, group: $0.value) }
    let tiles = (options.draws + DrawKernel.width - 1) / DrawKernel.width
    return work(tiles) { [whole] tile in
      let start = tile * DrawKernel.width
      let count = min(DrawKernel.width, options.draws - start)
      return ratios(ordered, whole: whole, from: start, count: count)
    }.flatMap(\.self)
  }

  private func ratios(
    _ groups: [(factor: Int?, group: Group)], whole: Double, from start: Int, count: Int
  ) -> [Double] {
    var bench = [Double](repeating: 0, count: 3 * count)
    bench.withUnsafeMutableBufferPointer { buffer in
      guard let sum = buffer.baseAddress else { return }
      let (part, drawn) = (sum + count, sum + 2 * count)
      for (factor, group) in groups {
        ColumnArithmetic.fill(part, group.held, count)
        for (tonnes, activity) in group.moving {
          fill(activity, drawn, from: start, count)
          ColumnArithmetic.add(part, tonnes, drawn, count)
        }
        if let factor {
          fill(factor, drawn, from: start, count)
          ColumnArithmetic.multiply(part, drawn, count)
        }
        ColumnArithmetic.add(sum, part, count)
      }
    }
    return bench[..<count].map { $0 / whole }
  }

  private func fill(
    _ input: Int, _ column: ColumnArithmetic.Column, from start: Int, _ count: Int
  ) {
    streams[input].fill(column, from: start, count)
    inputs[input].shape.fill(column, count)
  }
}
