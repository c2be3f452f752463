internal import Climate

/// Whether maxima lie above minima, seen on some days of each year: files that were exchanged would give nonsense silently.
///
/// Each year is judged by itself, as of a model's many files those of a few years may have been exchanged. Single days on
/// which the order is wrong are in many downscaled data, and used as given.
struct TemperatureOrder {
  private struct Tally {
    var compared = 0
    var reversed = 0
  }

  private let axis: DailyAxis
  private var years: [Int: Tally] = [:]

  /// From one day that is looked at to the next.
  private static let step = 16
  /// Comparisons that a year is judged by at least.
  private static let fewest = 8

  init(on axis: DailyAxis) { self.axis = axis }

  /// Looks at the first day of what was read and at every sixteenth after it, in one unit of both.
  mutating func look(at memory: DailyTileMemory, days: Range<Int>, cells: Int) {
    guard let maxima = memory.values[.tasmax], let minima = memory.values[.tasmin] else { return }
    for day in stride(from: 0, to: days.count, by: Self.step) {
      let (high, low) = (maxima + day * memory.stride, minima + day * memory.stride)
      var tally = Tally()
      for cell in 0..<cells {
        tally.compared += high[cell] == high[cell] && low[cell] == low[cell] ? 1 : 0
        tally.reversed += high[cell] < low[cell] ? 1 : 0
      }
      let year = axis.date(at: days.lowerBound + day).year
      years[year, default: Tally()].compared += tally.compared
      years[year, default: Tally()].reversed += tally.reversed
    }
  }

  /// - Throws: `ClimateProblem` when in some year most maxima lie below their minima.
  func check() throws(ClimateProblem) {
    let wrong = years.filter {
      $0.value.compared >= Self.fewest && 2 * $0.value.reversed > $0.value.compared
    }
    guard let first = wrong.keys.min(), let last = wrong.keys.max() else { return }
    let (reversed, compared) = wrong.values.reduce((0, 0)) {
      ($0.0 + $1.reversed, $0.1 + $1.compared)
    }
    throw ClimateProblem(
      "tasmax is below tasmin in \(reversed) of \(compared) values that were compared in \(first)–\(last). Were the files exchanged?",
      of: [.tasmax, .tasmin])
  }
}
