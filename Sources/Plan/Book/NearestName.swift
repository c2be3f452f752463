internal import Quantities

/// Finds what was probably meant by a misspelled name.
enum NearestName {
  /// The candidate that needs the fewest changes of letters; nil when none is close.
  ///
  /// Close means that at most a third of the letters, and always up to two, differ.
  static func find(_ name: String, among candidates: [String]) -> String? {
    let letters = name.lowercased()
    let limit = max(2, letters.count / 3)
    let bytes = letters.utf8.allSatisfy { $0 < 0x80 } ? Array(letters.utf8) : nil
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let others = candidate.lowercased()
      let bound = min(limit, (best?.distance ?? .max) - 1)
      let distance: Int?
      if let bytes, others.utf8.allSatisfy({ $0 < 0x80 }) {
        distance = changes(bytes, Array(others.utf8), atMost: bound)
      } else {
        distance = abs(others.count - letters.count) <= bound ? editDistance(letters, others) : nil
      }
      if let distance, distance <= bound { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The least number of changes of letters from one text to another; nil when it is above a limit.
  ///
  /// Only the cells of the usual table are filled that a path of so few changes can pass.
  static func changes(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      let first = max(1, index + 1 - limit)
      let last = min(right.count, index + 1 + limit)
      var diagonal = row[first - 1]
      row[first - 1] = first == 1 ? index + 1 : limit + 1
      var least = row[first - 1]
      for column in stride(from: first, through: last, by: 1) {
        let substituted = diagonal + (letter == right[column - 1] ? 0 : 1)
        diagonal = row[column]
        row[column] = min(substituted, row[column] + 1, row[column - 1] + 1)
        least = min(least, row[column])
      }
      guard least <= limit else { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}
