/// For sixteen cells, the most extreme values in the window of each day of the year, over all base years.
///
/// Values are held so that the wanted tail comes first: as they are for the upper tail, negated for the lower. Missing
/// values are −∞. The lists of single days are sorted once and merged by doubling (1, 2, 4 … days), in blocks of
/// days that stay in the processor's cache.
struct WindowLists: ~Copyable {
  enum Tail { case upper, lower }

  let base: DayOfYearBase
  let tail: Tail
  /// Entries of a list, a power of two.
  let length: Int
  /// The values of the base's reach, and one row of −∞ after the last.
  let rows: UnsafeMutablePointer<Lanes>
  /// One list for every key of the block in work.
  let windows: UnsafeMutablePointer<Lanes>
  /// How many values the window of each key of the block has.
  let counts: UnsafeMutablePointer<Lanes>

  private let singles: UnsafeMutablePointer<Lanes>
  private let columnCounts: UnsafeMutablePointer<Lanes>
  private let chunk: UnsafeMutablePointer<Lanes>
  private let blockLength: Int

  /// - Parameter entries: how many of the most extreme values are wanted, at least 1
  init(base: DayOfYearBase, tail: Tail, entries: Int) {
    self.base = base
    self.tail = tail
    length = Self.powerOfTwo(atLeast: entries)
    blockLength = max(32, 4 * base.window)
    let columns = blockLength + base.window - 1
    rows = .allocate(capacity: base.reach.count + 1)
    rows[base.reach.count] = Lanes(repeating: -.infinity)
    singles = .allocate(capacity: columns * length)
    windows = .allocate(capacity: blockLength * length)
    counts = .allocate(capacity: blockLength)
    columnCounts = .allocate(capacity: columns)
    chunk = .allocate(capacity: length)
  }

  deinit {
    rows.deallocate()
    singles.deallocate()
    windows.deallocate()
    counts.deallocate()
    columnCounts.deallocate()
    chunk.deallocate()
  }

  private static func powerOfTwo(atLeast count: Int) -> Int {
    var result = 1
    while result < count { result *= 2 }
    return result
  }

  /// The value of one cell.
  @inline(__always)
  func value(row: Int, lane: Int) -> Float {
    UnsafeRawPointer(rows).assumingMemoryBound(to: Float.self)[16 &* row &+ lane]
  }

  /// The blocks of keys that cover the year.
  var blocks: [Range<Int>] {
    stride(from: 0, to: base.keyCount, by: blockLength).map {
      $0..<min($0 + blockLength, base.keyCount)
    }
  }

  /// Takes the values of up to sixteen cells of a tile.
  ///
  /// - Parameters:
  ///   - tile: values by day of the base's axis, then cell
  ///   - wetDay: values below it take no part; nil for all
  func load(_ tile: UnsafeBufferPointer<Float>, cells: Int, firstCell: Int, wetDay: Float?) {
    let lanes = min(16, cells - firstCell)
    for row in 0..<base.reach.count {
      let start = (row + base.reach.lowerBound) * cells + firstCell
      var values = Lanes(repeating: .nan)
      if lanes == 16 {
        values = UnsafeRawBufferPointer(tile).loadUnaligned(
          fromByteOffset: start * 4, as: Lanes.self)
      } else {
        for lane in 0..<lanes { values[lane] = tile[start + lane] }
      }
      var isMissing = values .!= values
      if let wetDay { isMissing = isMissing .| (values .< Lanes(repeating: wetDay)) }
      if tail == .lower { values = -values }
      rows[row] = values.replacing(with: -.infinity, where: isMissing)
    }
  }

  /// Fills `windows` and `counts` for a block of keys.
  func fill(_ keys: Range<Int>) {
    let columns = keys.count + base.window - 1
    for column in 0..<columns { sortColumn(keys.lowerBound + column, into: column) }
    for key in 0..<keys.count {
      counts[key] = columnCounts[key]
      for offset in 1..<max(base.window, 1) { counts[key] += columnCounts[key + offset] }
    }
    var width = 1
    var covered = 0
    while width <= base.window {
      if base.window & width != 0 {
        addSingles(to: keys.count, shiftedBy: covered)
        covered += width
      }
      if 2 * width <= base.window {
        for column in 0..<(columns - 2 * width + 1) {
          LaneLists.merge(
            singles + (column + width) * length, into: singles + column * length, count: length)
        }
      }
      width *= 2
    }
  }

  private func addSingles(to keyCount: Int, shiftedBy shift: Int) {
    for key in 0..<keyCount {
      let list = singles + (key + shift) * length
      if shift == 0 {
        (windows + key * length).update(from: list, count: length)
      } else {
        LaneLists.merge(list, into: windows + key * length, count: length)
      }
    }
  }

  /// Sorts the values that all years have on one day, and counts them.
  private func sortColumn(_ column: Int, into index: Int) {
    let years = base.yearCount
    let list = singles + index * length
    var valid = Lanes.zero
    base.columns.withUnsafeBufferPointer { columns in
      var year = 0
      while year < years {
        let target = year == 0 ? list : chunk
        let taken = min(length, years - year)
        for i in 0..<taken {
          let values = rows[Int(columns[column * years + year + i])]
          target[i] = values
          valid += Lanes(repeating: 1).replacing(with: 0, where: values .== -.infinity)
        }
        let sorted = Self.powerOfTwo(atLeast: taken)
        for i in taken..<length { target[i] = Lanes(repeating: -.infinity) }
        LaneLists.sort(target, count: sorted)
        if year > 0 { LaneLists.merge(chunk, into: list, count: length) }
        year += taken
      }
    }
    columnCounts[index] = valid
  }
}

/// Where a quantile lies in a list of the most extreme values.
struct TailPlace {
  let place: QuantilePlace
  /// Indices in the list of the lower and the upper neighbour.
  let lower: Int
  let upper: Int

  /// One place for every count of values, from 0 to `maximum`; the first stands for an empty sample.
  static func table(
    _ rule: QuantileRule, tail: WindowLists.Tail, maximum: Int
  ) -> [TailPlace] {
    (0...maximum).map { count in
      guard let place = rule.place(count: count) else {
        return TailPlace(place: QuantilePlace(lower: 0, upper: 0, fraction: 0), lower: 0, upper: 0)
      }
      return switch tail {
      case .upper:
        TailPlace(place: place, lower: count - 1 - place.lower, upper: count - 1 - place.upper)
      case .lower: TailPlace(place: place, lower: place.lower, upper: place.upper)
      }
    }
  }

  /// The index of the neighbour farther from the front of the list.
  var deep: Int { max(lower, upper) }
  /// The index of the neighbour nearer to the front of the list.
  var shallow: Int { min(lower, upper) }
  /// How many entries of a list are needed to find both neighbours.
  var entries: Int { deep + 1 }
}
