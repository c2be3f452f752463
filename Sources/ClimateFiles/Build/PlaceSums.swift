internal import Climate

/// Weighted sums of cells by place, column and year, of which a bounded number of years is in memory.
///
/// A sum and its weight are kept for each place, column and year. Groups of cells are added one after the other, each
/// through all years, and an area may have cells in several; the years that no period of the group is open in wait in a
/// file without a name, `[year][place][column]`, 16 bytes each. Every sum is of the same numbers in the same order as
/// if all were in memory.
struct PlaceSums {
  private let members: PlaceMembers
  private let columns: Int
  private let years: ClosedRange<Int>
  private let file: FileInProgress
  private var group = PlaceMembers.Group(slots: 0..<0, starts: [0], members: [])
  /// By year, the sums and weights of the group's slots, `[slot][column]`; empty where they are in the file.
  private var held: [[Double]]
  private var heldYears: [Int] = []
  /// Numbers that may be held, unless the fewest years have more.
  private let mostHeld: Int

  /// A place whose cells with values make up less than this share of it is missing; what lies outside the grid has none.
  ///
  /// Less by what weights are rounded by, so that an exact half counts.
  private static let leastShare = 0.5 - 1e-9
  /// Periods of a group may be open in this many years, such as water years beside calendar years.
  private static let fewestYears = 4
  /// Values that are worked out at once at the end.
  private static let valuesOfBlock = 1 << 18

  /// - Parameters:
  ///   - groups: the cells that are added together
  ///   - path: where the file may lie: beside this one
  ///   - mostHeld: numbers that may be in memory, of 8 bytes, unless four years have more
  init(
    _ selections: [CellSelection?], groups: [[Int]], columns: Int, years: ClosedRange<Int>,
    beside path: String, mostHeld: Int = 1 << 17
  ) throws(ClimateProblem) {
    self.mostHeld = mostHeld
    members = PlaceMembers(selections, groups: groups)
    self.columns = columns
    self.years = years
    held = Array(repeating: [], count: years.count)
    file = try FileInProgress(beside: path)
    file.dropName()
  }

  /// Goes on to a group of cells.
  mutating func begin(group number: Int) throws(ClimateProblem) {
    try finish()
    group = members.group(number)
  }

  /// Adds the values of some cells of the group, given by their positions in it.
  ///
  /// - Parameters:
  ///   - values: by cell; NaN where missing
  ///   - year: one of the years
  mutating func add(
    _ values: [Double], cells: Range<Int>, column: Int, year: Int
  ) throws(ClimateProblem) {
    let position = year - years.lowerBound
    try hold(position)
    let (starts, members, columns) = (group.starts, group.members, columns)
    held[position].withUnsafeMutableBufferPointer { sums in
      for (value, cell) in zip(values, cells) where !value.isNaN {
        for number in starts[cell]..<starts[cell + 1] {
          let member = members[number]
          let index = 2 * (member.slot * columns + column)
          sums[index] += member.weight * value
          sums[index + 1] += member.weight
        }
      }
    }
  }

  /// Hands what is held to the file.
  mutating func finish() throws(ClimateProblem) {
    for year in heldYears { try release(year) }
    heldYears = []
  }

  private var numbersOfYear: Int { 2 * columns * group.slots.count }

  private func offset(_ year: Int, slot: Int) -> Int {
    16 * columns * (year * members.places.count + slot)
  }

  private mutating func hold(_ year: Int) throws(ClimateProblem) {
    guard held[year].isEmpty else { return }
    if heldYears.count >= max(Self.fewestYears, mostHeld / max(1, numbersOfYear)) {
      // Years come in order, so that the lowest is the one that is needed no more.
      let lowest = heldYears.indices.min { heldYears[$0] < heldYears[$1] } ?? 0
      let year = heldYears.remove(at: lowest)
      try release(year)
    }
    var sums = [Double](repeating: 0, count: numbersOfYear)
    try file.read(&sums, at: offset(year, slot: group.slots.lowerBound))
    held[year] = sums
    heldYears.append(year)
  }

  private mutating func release(_ year: Int) throws(ClimateProblem) {
    try file.write(held[year][...], at: offset(year, slot: group.slots.lowerBound))
    held[year] = []
  }
}

extension PlaceSums {
  /// What is known of all values.
  struct Survey {
    /// Whether some place has a value, `[column][year]`.
    var filled: [Bool]
    var hasValues: Bool { filled.contains(true) }
    /// Places that have some values, but somewhere of less than the least share, rising.
    var thinPlaces: [Int] = []
  }

  /// Looks at all values once.
  ///
  /// - Precondition: what is held has been handed to the file.
  func survey() throws(ClimateProblem) -> Survey {
    var survey = Survey(filled: Array(repeating: false, count: columns * years.count))
    try forEachPlace { place, values, isThin throws(ClimateProblem) in
      if isThin { survey.thinPlaces.append(place) }
      for (index, value) in values.enumerated() where !value.isNaN { survey.filled[index] = true }
    }
    survey.thinPlaces.sort()
    return survey
  }

  /// Works out the values of each place, `[column][year]`, NaN where missing, in any order of places.
  ///
  /// - Precondition: what is held has been handed to the file.
  func forEachPlace(
    _ body: (_ place: Int, _ values: ArraySlice<Float>, _ isThin: Bool) throws(ClimateProblem) ->
      Void
  ) throws(ClimateProblem) {
    let size = columns * years.count
    let slots = members.places.indices
    let length = max(1, Self.valuesOfBlock / max(1, size))
    for start in stride(from: 0, to: slots.upperBound, by: length) {
      let block = start..<min(start + length, slots.upperBound)
      let (values, areThin) = try values(of: block)
      for slot in block {
        let first = (slot - start) * size
        try body(members.places[slot], values[first..<first + size], areThin[slot - start])
      }
    }
  }

  private func values(
    of slots: Range<Int>
  ) throws(ClimateProblem) -> (values: [Float], areThin: [Bool]) {
    var values = [Float](repeating: .nan, count: slots.count * columns * years.count)
    var areThin = [Bool](repeating: false, count: slots.count)
    for year in 0..<years.count {
      var sums = [Double](repeating: 0, count: 2 * columns * slots.count)
      try file.read(&sums, at: offset(year, slot: slots.lowerBound))
      for number in 0..<slots.count * columns {
        let (sum, weight) = (sums[2 * number], sums[2 * number + 1])
        if weight >= Self.leastShare {
          values[number * years.count + year] = Float(sum / weight)
        } else if weight > 0 {
          areThin[number / columns] = true
        }
      }
    }
    return (values, areThin)
  }
}
