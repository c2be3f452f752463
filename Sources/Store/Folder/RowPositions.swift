/// Where the rows of a table stand after a change of their order.
enum RowPositions {
  /// A position for each new row: as many old ones as possible stay, the others are spread between them.
  ///
  /// - Parameters:
  ///   - matches: For each new row the index of the old one that it continues; nil for a new row.
  ///   - old: The positions of the old rows, rising.
  static func of(matches: [Int?], old: [Int64]) -> [Int64] {
    let kept = longestRising(matches)
    var positions = [Int64](repeating: 0, count: matches.count)
    var lower: Int64 = 0
    var start = 0
    for index in kept {
      guard let match = matches[index] else { continue }
      guard let spread = between(lower, old[match], count: index - start) else {
        return numbered(matches.count)
      }
      positions.replaceSubrange(start..<index, with: spread)
      positions[index] = old[match]
      lower = old[match]
      start = index + 1
    }
    guard let rest = after(lower, count: matches.count - start) else {
      return numbered(matches.count)
    }
    positions.replaceSubrange(start..<matches.count, with: rest)
    return positions
  }

  /// Positions for rows between two; nil when there is no room.
  static func between(_ lower: Int64, _ upper: Int64, count: Int) -> [Int64]? {
    guard count > 0 else { return [] }
    let (room, overflows) = upper.subtractingReportingOverflow(lower)
    let step = room / Int64(count + 1)
    guard !overflows, step >= 1 else { return nil }
    return (1...Int64(count)).map { lower + $0 * step }
  }

  /// Positions for rows after the last; nil when there is no room.
  static func after(_ lower: Int64, count: Int) -> [Int64]? {
    let lower = max(lower, 0)
    guard lower < Int64.max / 2, Int64(count) < Int64.max / 4 / FolderDocuments.gap else {
      return nil
    }
    return (0..<Int64(count)).map { lower + ($0 + 1) * FolderDocuments.gap }
  }

  /// Positions of a table that is numbered from the start.
  static func numbered(_ count: Int) -> [Int64] {
    (0..<Int64(count)).map { ($0 + 1) * FolderDocuments.gap }
  }

  /// The places of the longest rising part of a sequence, leaving out nils.
  ///
  /// - Source: Fredman, On computing the length of longest increasing subsequences, 1975.
  static func longestRising(_ values: [Int?]) -> [Int] {
    var tails: [Int] = []  // places, by the length of the part that ends there
    var before = [Int](repeating: -1, count: values.count)
    for (place, value) in values.enumerated() {
      guard let value else { continue }
      var (low, high) = (0, tails.count)
      if let last = tails.last, let top = values[last], top < value { low = high }
      while low < high {
        let middle = (low + high) / 2
        if let tail = values[tails[middle]], tail < value {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low > 0 { before[place] = tails[low - 1] }
      if low == tails.count { tails.append(place) } else { tails[low] = place }
    }
    var result: [Int] = []
    var place = tails.last ?? -1
    while place >= 0 {
      result.append(place)
      place = before[place]
    }
    return result.reversed()
  }
}
