/// What somebody typed for a place: words of its name, and the state where one is told.
struct PlaceQuery: Hashable, Sendable {
  /// Digits of a Census code; nil for a name.
  var code: String?
  var words: [String]
  /// Numbers of the states that fit, such as 27; empty when none was told.
  var states: Set<Int> = []
  /// Words of the county between two commas, as in `Concord, Middlesex County, MA`.
  var countyWords: [String] = []

  /// The ways to read a text, the likeliest first.
  ///
  /// Without a comma the last words may be a state or part of the name: `Kansas City`, `Portland Maine`.
  static func readings(of text: String, states: [USState]) -> [PlaceQuery] {
    let readings = named(text, states: states)
    return readings + readings.flatMap(\.withoutKind)
  }

  /// A name as its government writes it, such as `Town of Blacksburg`: with the kind behind it, and without the kind.
  private var withoutKind: [PlaceQuery] {
    guard words.count > 2, Self.kinds.contains(words[0]), ["of", "de"].contains(words[1]) else {
      return []
    }
    let name = Array(words.dropFirst(2))
    return [name + [words[0]], name].map { words in
      var query = self
      query.words = words
      return query
    }
  }

  private static let kinds: Set<String> = [
    "city", "town", "township", "village", "borough", "county", "municipality", "parish",
    "ciudad", "pueblo", "condado", "municipio",
  ]

  private static func named(_ text: String, states: [USState]) -> [PlaceQuery] {
    let digits = text.filter { !$0.isWhitespace }
    if (4...10).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      // Spreadsheets drop the zero that codes of nine states begin with.
      return [
        PlaceQuery(code: [4, 6, 9].contains(digits.count) ? "0" + digits : digits, words: [])
      ]
    }
    var parts = text.split(separator: ",").map { PlaceKey.words($0) }.filter { !$0.isEmpty }
    guard let first = parts.first else { return [] }
    parts.removeFirst()
    if let last = parts.last {
      let found = numbers(of: last, states, beginning: true)
      if !found.isEmpty {
        return [
          PlaceQuery(words: first, states: found, countyWords: Array(parts.dropLast().joined()))
        ]
      }
      return [PlaceQuery(words: first, countyWords: Array(parts.joined()))]
    }
    var readings: [PlaceQuery] = []
    for length in [1, 2, 3] where first.count > length {
      let found = numbers(of: Array(first.suffix(length)), states, beginning: false)
      if !found.isEmpty {
        readings.append(PlaceQuery(words: Array(first.dropLast(length)), states: found))
      }
    }
    return readings.isEmpty ? [PlaceQuery(words: first)] : readings + [PlaceQuery(words: first)]
  }

  /// The states that a code or name is of; with `beginning` also those whose names begin so.
  private static func numbers(
    of words: [String], _ states: [USState], beginning: Bool
  ) -> Set<Int> {
    let wanted = words.joined(separator: " ")
    let exact = states.filter {
      $0.code.lowercased() == wanted || PlaceKey.words($0.name).joined(separator: " ") == wanted
    }
    let found =
      exact.isEmpty && beginning
      ? states.filter { PlaceKey.words($0.name).joined(separator: " ").hasPrefix(wanted) } : exact
    return Set(found.compactMap { Int($0.fips) })
  }
}
