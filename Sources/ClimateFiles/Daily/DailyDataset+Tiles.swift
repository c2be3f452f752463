public import Climate

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
  /// - Parameter values: The most values a tile should have, 4 million (16 MB) unless said; one chunk may have more.
  /// - Limits: Where several files are chunked differently in space, the chunks of the first decide, and some chunks of
  ///   the others are inflated more than once.
  public func tiles(of cells: [Int], values: Int = 1 << 22) -> [DailyTileGroup] {
    guard let first = parts.first else { return [] }
    let longest = parts.map(\.timeChunk).max() ?? 1
    var groups: [[Int]] = []
    for chunk in CellPlaces(first.file).groupedByChunk(cells) {
      let members = chunk.map(\.cell)
      if let last = groups.last, (last.count + members.count) * min(longest, axis.count) <= values {
        groups[groups.count - 1] = last + members
      } else {
        groups.append(members)
      }
    }
    return groups.map {
      DailyTileGroup(cells: $0, days: dayRanges(longest: max(1, values / max(1, $0.count))))
    }
  }

  /// Ranges of days that end where chunks end, each as long as allowed.
  private func dayRanges(longest: Int) -> [Range<Int>] {
    var cuts: [Int] = []
    var known = 0
    for part in parts {
      cuts += Array(stride(from: known, to: part.days.lowerBound, by: longest))
      let chunk = part.timeChunk
      var index = part.firstIndex
      while index < part.firstIndex + part.positions.count {
        cuts.append(part.positions[index - part.firstIndex])
        index = (index / chunk + 1) * chunk
      }
      known = part.days.upperBound
    }
    cuts.append(axis.count)
    var result: [Range<Int>] = []
    var start = 0
    var best = 0
    for cut in cuts where cut > start {
      if cut - start > longest, best > start {
        result.append(start..<best)
        start = best
      }
      best = cut
    }
    if start < axis.count { result.append(start..<axis.count) }
    return result
  }
}
