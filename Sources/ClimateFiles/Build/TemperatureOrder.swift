internal import Climate

/// Whether maxima lie above minima, seen on one day of each slab: files that were exchanged would give nonsense silently.
///
/// Single days on which they do not are in many downscaled data, and used as given.
struct TemperatureOrder {
  private var compared = 0
  private var reversed = 0

  /// Looks at the first day of what was read, in one unit of both.
  mutating func look(at memory: DailyTileMemory, cells: Int) {
    guard let maxima = memory.values[.tasmax], let minima = memory.values[.tasmin] else { return }
    for cell in 0..<cells {
      compared += maxima[cell] == maxima[cell] && minima[cell] == minima[cell] ? 1 : 0
      reversed += maxima[cell] < minima[cell] ? 1 : 0
    }
  }

  /// - Throws: `ClimateProblem` when most maxima lie below their minima.
  func check() throws(ClimateProblem) {
    guard 2 * reversed > compared else { return }
    throw ClimateProblem(
      "tasmax is below tasmin in \(reversed) of \(compared) values that were compared. Were the files exchanged?"
    )
  }
}
