public import Climate

extension DailyDataset {
  /// Reads some days of some cells in `unit`, laid out `[day][cell]`; what no file has becomes NaN.
  ///
  /// Each chunk of the files that is needed is inflated once by this call, on all cores. A whole file is inflated once by
  /// walking it along `tiles(of:)`.
  ///
  /// - Parameters:
  ///   - days: Within `0..<axis.count`.
  ///   - cells: Numbers of cells, in the order of the columns; each at most once.
  ///   - base: Room for `(days.count − 1) · stride + cells.count` values.
  ///   - stride: Values from one day to the next, at least `cells.count`.
  /// - Returns: Whether values may be missing; false only where it was seen that none is.
  @discardableResult
  public func read(
    days: Range<Int>, cells wanted: [Int], into base: UnsafeMutablePointer<Float>, stride: Int
  ) throws(ClimateProblem) -> Bool {
    guard let first = parts.first, days.lowerBound >= 0, days.upperBound <= axis.count,
      stride >= wanted.count, (0..<cells.count).contains(wanted.first ?? 0),
      (0..<cells.count).contains(wanted.last ?? 0)
    else {
      throw outside(days, wanted)
    }
    // Cells that fill a box need no look at each, which would cost as much as the decoding of a day.
    let box = CellPlaces(first.file).box(of: wanted)
    guard box != nil || areCells(wanted) else { throw outside(days, wanted) }
    var done = days.lowerBound
    var hasGaps = false
    for part in parts where part.days.overlaps(days) {
      let range = part.days.clamped(to: days)
      hasGaps = hasGaps || done < range.lowerBound
      fillMissing(done..<range.lowerBound, days, wanted.count, base, stride)
      let rows = base + (range.lowerBound - days.lowerBound) * stride
      if try read(part, range, wanted, box, rows, stride) { hasGaps = true }
      convert(part.file, rows: rows, days: range.count, cells: wanted.count, stride: stride)
      done = range.upperBound
    }
    fillMissing(done..<days.upperBound, days, wanted.count, base, stride)
    return hasGaps || done < days.upperBound
  }

  private func outside(_ days: Range<Int>, _ wanted: [Int]) -> ClimateProblem {
    ClimateProblem(
      "Days \(days) of \(wanted.count) cells are not all within the \(axis.count) days and \(cells.count) cells of the data."
    )
  }

  private func areCells(_ numbers: [Int]) -> Bool {
    let count = UInt(cells.count)
    var strangers = 0
    for number in numbers { strangers &+= UInt(bitPattern: number) < count ? 0 : 1 }
    return strangers == 0
  }

  private func fillMissing(
    _ gap: Range<Int>, _ days: Range<Int>, _ count: Int, _ base: UnsafeMutablePointer<Float>,
    _ stride: Int
  ) {
    for day in gap {
      (base + (day - days.lowerBound) * stride).update(repeating: .nan, count: count)
    }
  }

  /// Reads days of one file into rows that begin with the first of the days.
  private func read(
    _ part: Part, _ days: Range<Int>, _ wanted: [Int], _ box: [Range<Int>]?,
    _ base: UnsafeMutablePointer<Float>, _ stride: Int
  ) throws(ClimateProblem) -> Bool {
    let first = part.index(ofDay: days.lowerBound)
    let end = part.index(ofDay: days.upperBound)
    let count = end - first
    let hasGaps = try read(
      part, (part.firstIndex + first)..<(part.firstIndex + end), wanted, box, rows: base, stride)
    guard count < days.count else { return hasGaps }
    // The file leaves days out: its rows lie close together and move apart, the last first.
    var next = days.upperBound
    for index in (0..<count).reversed() {
      let position = part.positions[first + index]
      for day in position + 1..<next {
        (base + (day - days.lowerBound) * stride).update(repeating: .nan, count: wanted.count)
      }
      let target = base + (position - days.lowerBound) * stride
      if target != base + index * stride {
        target.update(from: base + index * stride, count: wanted.count)
      }
      next = position
    }
    for day in days.lowerBound..<next {
      (base + (day - days.lowerBound) * stride).update(repeating: .nan, count: wanted.count)
    }
    return true
  }

  /// Reads values of one file by their index in time.
  private func read(
    _ part: Part, _ times: Range<Int>, _ wanted: [Int], _ box: [Range<Int>]?,
    rows base: UnsafeMutablePointer<Float>, _ stride: Int
  ) throws(ClimateProblem) -> Bool {
    if times.isEmpty || wanted.isEmpty { return false }
    let places = CellPlaces(part.file)
    if let box {
      return try part.file.dataset.read(
        part.file.array.name, region: places.region(times, box), into: base,
        strides: places.strides(box, day: stride))
    }
    var hasGaps = false
    for group in places.groupedByChunk(wanted) {
      if try gather(part, times, group, places, base, stride) { hasGaps = true }
    }
    return hasGaps
  }

  /// Reads cells that fill no box: the box around them into memory of its own, some days at a time.
  private func gather(
    _ part: Part, _ times: Range<Int>, _ group: [(cell: Int, column: Int)], _ places: CellPlaces,
    _ base: UnsafeMutablePointer<Float>, _ stride: Int
  ) throws(ClimateProblem) -> Bool {
    let box = places.boundingBox(of: group.map(\.cell))
    let width = box.reduce(1) { $0 * $1.count }
    // Whole chunks at a time, so that none is inflated twice.
    let chunk = part.timeChunk
    let step = max(1, (1 << 22) / width / chunk) * chunk
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: min(step, times.count) * width)
    defer { memory.deallocate() }
    let runs = GatheredRun.runs(group.map { (places.offset(of: $0.cell, in: box), $0.column) })
    var start = times.lowerBound
    var hasGaps = false
    while start < times.upperBound {
      let end = min(times.upperBound, (start / chunk) * chunk + step)
      let run = start..<end
      if try part.file.dataset.read(
        part.file.array.name, region: places.region(run, box), into: memory,
        strides: places.strides(box, day: width))
      {
        hasGaps = true
      }
      for day in 0..<run.count {
        let row = base + (run.lowerBound - times.lowerBound + day) * stride
        for cells in runs { cells.copy(from: memory + day * width, to: row) }
      }
      start = run.upperBound
    }
    return hasGaps
  }
}

/// Cells that lie side by side in a box and in the row that they are gathered into, such as the land between two waters.
private struct GatheredRun {
  var source: Int
  var column: Int
  var count: Int

  static func runs(_ cells: [(source: Int, column: Int)]) -> [GatheredRun] {
    var result: [GatheredRun] = []
    for (source, column) in cells {
      if let last = result.last, source == last.source + last.count,
        column == last.column + last.count
      {
        result[result.count - 1].count += 1
      } else {
        result.append(GatheredRun(source: source, column: column, count: 1))
      }
    }
    return result
  }

  @inline(__always)
  func copy(from box: UnsafePointer<Float>, to row: UnsafeMutablePointer<Float>) {
    if count == 1 {
      row[column] = box[source]
    } else {
      (row + column).update(from: box + source, count: count)
    }
  }
}

extension DailyDataset.Part {
  /// The index, in `positions`, of the first value on or after a day.
  func index(ofDay day: Int) -> Int { positions.index(onOrAfter: day) }
}

/// Where the cells of a file lie in its array.
struct CellPlaces {
  private let rank: Int
  private let timeDimension: Int
  private let placeDimensions: [Int]
  /// Rows and columns, one number for stations, none for a single cell.
  private let lengths: [Int]
  private let chunks: [Int]

  init(_ file: DailyFile) {
    rank = file.array.dimensions.count
    timeDimension = file.timeDimension
    placeDimensions = file.placeDimensions
    lengths = placeDimensions.map { file.array.dimensions[$0].length }
    chunks = placeDimensions.map { file.array.chunkShape[$0] }
  }

  private func position(of cell: Int) -> [Int] {
    switch lengths.count {
    case 0: []
    case 1: [cell]
    default: [cell / lengths[1], cell % lengths[1]]
    }
  }

  /// Cells from one row to the next; 1 for stations, whose rows are the stations.
  private var columns: Int { lengths.count == 2 ? lengths[1] : 1 }

  func boundingBox(of cells: [Int]) -> [Range<Int>] {
    guard let first = cells.first, !lengths.isEmpty else { return [] }
    let columns = columns
    var (low, high) = (first / columns, first / columns)
    var (west, east) = (first % columns, first % columns)
    for cell in cells {
      let (row, column) = (cell / columns, cell % columns)
      low = min(low, row)
      high = max(high, row)
      west = min(west, column)
      east = max(east, column)
    }
    return lengths.count == 2 ? [low..<high + 1, west..<east + 1] : [low..<high + 1]
  }

  /// The box that cells fill in their order; nil when they fill none.
  func box(of cells: [Int]) -> [Range<Int>]? {
    guard let first = cells.first, let last = cells.last else { return nil }
    let corners = (position(of: first), position(of: last))
    guard zip(corners.0, corners.1).allSatisfy({ $0 <= $1 }) else { return nil }
    let box = zip(corners.0, corners.1).map { $0..<$1 + 1 }
    guard box.reduce(1, { $0 * $1.count }) == cells.count else { return nil }
    let width = box.last?.count ?? 1
    let isFilled = cells.withUnsafeBufferPointer { cells in
      var strangers = 0
      var start = 0
      while start < cells.count {
        let expected = first + start / width * columns
        let row = min(width, cells.count - start)
        // Counted rather than left at once, so that the loop is vectorised.
        if box.count == 2 {
          for index in 0..<row { strangers += cells[start + index] == expected + index ? 0 : 1 }
        } else {
          for index in 0..<row {
            strangers += cells[start + index] == first + start + index ? 0 : 1
          }
        }
        start += row
      }
      return strangers == 0
    }
    return isFilled ? box : nil
  }

  /// A cell's number within a box, row by row.
  func offset(of cell: Int, in box: [Range<Int>]) -> Int {
    zip(position(of: cell), box).reduce(0) { $0 * $1.1.count + $1.0 - $1.1.lowerBound }
  }

  func region(_ times: Range<Int>, _ box: [Range<Int>]) -> [Range<Int>] {
    var region = [Range<Int>](repeating: 0..<1, count: rank)
    region[timeDimension] = times
    for (axis, range) in zip(placeDimensions, box) { region[axis] = range }
    return region
  }

  /// Strides of the destination: rows of a box for each day.
  func strides(_ box: [Range<Int>], day: Int) -> [Int] {
    var strides = [Int](repeating: 1, count: rank)
    strides[timeDimension] = day
    for (axis, step) in zip(placeDimensions, rowMajorStrides(of: box.map(\.count))) {
      strides[axis] = step
    }
    return strides
  }

  /// Cells with their columns, together where a chunk holds them together.
  func groupedByChunk(_ cells: [Int]) -> [[(cell: Int, column: Int)]] {
    guard let first = chunks.first else { return [cells.enumerated().map { ($1, $0) }] }
    let columns = columns
    let (tall, wide) = (max(1, first), chunks.count == 2 ? max(1, chunks[1]) : 1)
    let across = (columns + wide - 1) / wide
    var places: [Int: Int] = [:]
    var groups: [(key: Int, members: [(cell: Int, column: Int)])] = []
    for (column, cell) in cells.enumerated() {
      let key = cell / columns / tall * across + cell % columns / wide
      // Neighbors are mostly of the chunk before.
      if let last = groups.indices.last, groups[last].key == key {
        groups[last].members.append((cell, column))
      } else if let place = places[key] {
        groups[place].members.append((cell, column))
      } else {
        places[key] = groups.count
        groups.append((key, [(cell, column)]))
      }
    }
    return groups.sorted { $0.key < $1.key }.map(\.members)
  }

  /// Cells by chunk, and chunks by the row of chunks that they are in.
  func groupedByRowOfChunks(_ cells: [Int]) -> [[[Int]]] {
    guard let tall = chunks.first.map({ max(1, $0) }) else { return [[cells]] }
    var rows: [Int: [[Int]]] = [:]
    for group in groupedByChunk(cells) {
      let members = group.map(\.cell)
      rows[(members.first ?? 0) / columns / tall, default: []].append(members)
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }
}
