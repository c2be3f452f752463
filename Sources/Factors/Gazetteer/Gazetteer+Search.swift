/// What a search for a place found.
public struct PlaceMatches: Hashable, Sendable {
  /// Best first.
  public let places: [GazetteerPlace]
  /// True when none has the name, and these have one like it.
  public let areNearMisses: Bool
  /// How many there are in all; more than `places` when a limit was reached.
  public let total: Int

  public static let none = PlaceMatches(places: [], areNearMisses: false, total: 0)
}

extension Gazetteer {
  /// The places that a text may mean.
  ///
  /// Every word has to begin a word of the name or of its kind, in any order: `paul st` finds St. Paul. A state may
  /// follow, by code or name, after a comma or without one; digits are a Census code. An exact name comes before
  /// one that begins so, and among equals the larger comes first. When nothing fits, names within two slips of the
  /// pen are given, marked as near misses.
  ///
  /// - Parameter limit: At least 1.
  public func search(_ text: String, limit: Int = 12) -> PlaceMatches {
    let readings = PlaceQuery.readings(of: String(text.prefix(100)), states: states)
    if let code = readings.first?.code {
      let found = place(geoid: code).map { [$0] } ?? []
      return PlaceMatches(places: found, areNearMisses: false, total: found.count)
    }
    for query in readings {
      let found = matches(query)
      if !found.isEmpty {
        return PlaceMatches(
          places: found.prefix(limit).map { place($0) }, areNearMisses: false, total: found.count)
      }
    }
    for query in readings {
      let found = nearMisses(query)
      if !found.isEmpty {
        return PlaceMatches(
          places: found.prefix(min(limit, 6)).map { place($0) }, areNearMisses: true,
          total: found.count)
      }
    }
    return .none
  }

  /// Entries of the index in order of rank.
  private func matches(_ query: PlaceQuery) -> [Int] {
    guard let longest = query.words.max(by: { $0.utf8.count < $1.utf8.count }) else { return [] }
    let starts = query.words.map { Array($0.utf8) }
    let whole = bytes(query.words)
    var ranked: [(rank: Int, entry: Int)] = []
    for entry in index.entries(withWordStarting: longest) {
      guard query.states.isEmpty || query.states.contains(index.states[entry]) else { continue }
      guard starts.count == 1 || starts.allSatisfy({ index.has(entry, wordStarting: $0) })
      else { continue }
      guard query.countyWords.isEmpty || isInCounty(entry, query.countyWords) else { continue }
      ranked.append((rank(entry, whole), entry))
    }
    return ranked.sorted { left, right in
      (left.rank, -index.weights[left.entry], index.lengths[left.entry], left.entry) < (
        right.rank, -index.weights[right.entry], index.lengths[right.entry], right.entry
      )
    }.map(\.entry)
  }

  /// 0 for the very name, 1 with its kind, 2 when it begins with these words, 3 with the beginning of one, 4 otherwise.
  private func rank(_ entry: Int, _ whole: [UInt8]) -> Int {
    let name = index.name(entry)
    if name.elementsEqual(whole) { return 0 }
    let words = index.words(entry)
    guard words.starts(with: whole) else { return 4 }
    if words.count == whole.count { return 1 }
    return words[words.startIndex + whole.count] == 0x20 ? 2 : 3
  }

  private func bytes(_ words: some Sequence<String>) -> [UInt8] {
    words.reduce(into: []) { bytes, word in
      bytes.append(0x20)
      bytes.append(contentsOf: word.utf8)
    }
  }

  private func isInCounty(_ entry: Int, _ wanted: [String]) -> Bool {
    let place = place(entry)
    let words = ([place.county] + place.otherCounties).flatMap {
      PlaceKey.words(countyName($0) ?? "")
    }
    return wanted.allSatisfy { start in words.contains { $0.hasPrefix(start) } }
  }

  /// Entries whose names are within two edits (one for a short text), the nearest and largest first.
  private func nearMisses(_ query: PlaceQuery) -> [Int] {
    let ending = PlaceKey.countyEnding(of: query.words)
    let wanted = bytes(query.words.dropLast(ending.count))
    guard wanted.count > 3 else { return [] }
    let limit = wanted.count > 6 ? 2 : 1
    let letters = PlaceKey.letters(wanted)
    var ranked: [(distance: Int, entry: Int)] = []
    for entry in index.entries.indices
    where abs(index.lengths[entry] - wanted.count) <= limit
      && (index.letters[entry] ^ letters).nonzeroBitCount <= 2 * limit
      && (query.states.isEmpty || query.states.contains(index.states[entry]))
    {
      let distance = slips(Array(index.name(entry)), wanted, limit: limit)
      if distance <= limit { ranked.append((distance, entry)) }
    }
    return ranked.sorted { left, right in
      (left.distance, -index.weights[left.entry], left.entry) < (
        right.distance, -index.weights[right.entry], right.entry
      )
    }.map(\.entry)
  }

  /// Letters added, left out, changed or swapped with their neighbor; more than `limit` once it is passed.
  private func slips(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var best = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1)
        best = min(best, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, older[column - 1] + 1)
        }
        current.append(best)
      }
      guard current.contains(where: { $0 <= limit }) else { return limit + 1 }
      older = previous
      previous = current
    }
    return previous[right.count]
  }

  private func place(_ entry: Int) -> GazetteerPlace {
    switch index.entries[entry] {
    case .county(let row): county(row)
    case .place(let row): place(row: row)
    case .formerCounty(let code): formerCounty(code) ?? county(0)
    }
  }
}
