internal import Climate

/// Cells that are read together, and the days to read at a time, in order.
public struct DailyTileGroup: Hashable, Sendable {
  /// Numbers of cells, in the order of a slab's columns.
  public var cells: [Int]
  /// Consecutive, from the first to the last day of the axis.
  public var days: [Range<Int>]
}

extension DailyDataset {
  /// A walk over cells and all days that inflates every chunk once, in tiles of bounded size.
  ///
  /// The cells of a chunk stay together, and days are cut where chunks end. Small chunks are joined until a tile is full.
  ///
  /// A tile has fewer days where its cells would otherwise not stay in the cache from being read to being used, though
  /// enough of them that what is done once a tile does not count.
  ///
  /// - Parameter values: The most values a tile should have, 4 million (16 MB) unless said; one chunk may have more.
  /// - Limits: Where several files are chunked differently in space, the chunks of the first decide, and some chunks of
  ///   the others are inflated more than once.
  public func tiles(of cells: [Int], values: Int = 1 << 22) -> [DailyTileGroup] {
    guard let first = parts.first else { return [] }
    let longest = min(parts.map(\.timeChunk).max() ?? 1, axis.count)
    func fits(_ left: [Int], _ right: [Int]) -> Bool {
      (left.count + right.count) * longest <= values
    }
    // Chunks side by side make a box, which is read without a copy; so do whole rows of chunks.
    var rows: [[[Int]]] = []
    for row in CellPlaces(first.file).groupedByRowOfChunks(cells) {
      var joined: [[Int]] = []
      for chunk in row {
        if let last = joined.last, fits(last, chunk) {
          joined[joined.count - 1] = last + chunk
        } else {
          joined.append(chunk)
        }
      }
      if let last = rows.last, last.count == 1, joined.count == 1, fits(last[0], joined[0]) {
        rows[rows.count - 1] = [last[0] + joined[0]]
      } else {
        rows.append(joined)
      }
    }
    return rows.flatMap { $0 }.map { group in
      let cached = max(Self.valuesInCache / max(1, group.count), Self.fewestDays)
      return DailyTileGroup(
        cells: group.sorted(),
        days: dayRanges(longest: max(1, min(values / max(1, group.count), cached))))
    }
  }

  /// A third of a second-level cache of 4 MB, as a tile is one of several variables.
  private static let valuesInCache = 350_000
  private static let fewestDays = 32

  /// Ranges of days that end where chunks end, each as long as allowed.
  private func dayRanges(longest: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var best = 0
    func cut(at day: Int) {
      guard day > start else { return }
      if day - start > longest, best > start {
        result.append(start..<best)
        start = best
      }
      best = day
    }
    var known = 0
    for part in parts {
      for day in stride(from: known, to: part.days.lowerBound, by: longest) { cut(at: day) }
      let chunk = part.timeChunk
      var index = part.firstIndex
      while index < part.firstIndex + part.positions.count {
        cut(at: part.positions[index - part.firstIndex])
        index = (index / chunk + 1) * chunk
      }
      known = part.days.upperBound
    }
    cut(at: axis.count)
    if start < axis.count { result.append(start..<axis.count) }
    return result
  }
}
