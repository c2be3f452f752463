/// Finds what was probably meant by a misspelled name.
public enum NearestName {
  /// The candidate that needs the fewest changes of letters, of several the first of the alphabet; nil when none is close.
  ///
  /// - Parameters:
  ///   - limit: The most changes that are close; a third of the letters, and always up to two, unless given.
  ///   - spelling: What of a candidate is compared with the name; the candidate itself unless given.
  public static func find(
    _ name: String, among candidates: some Sequence<String>, atMost limit: Int? = nil,
    spelled spelling: (String) -> String = { $0 }
  ) -> String? {
    let limit = limit ?? closeness(of: name)
    var best: (name: String, changes: Int)?
    for candidate in candidates {
      // What needs as many as the best does may come before it in the alphabet.
      let bound = min(limit, best?.changes ?? .max)
      guard let changes = changes(spelling(candidate), name, atMost: bound) else { continue }
      if let best, (best.changes, best.name) <= (changes, candidate) { continue }
      best = (candidate, changes)
    }
    return best?.name
  }

  /// The same in any case; a candidate that is the name itself does not count.
  public static func findInAnyCase(_ name: String, among candidates: [String]) -> String? {
    find(
      name.lowercased(), among: candidates.lazy.filter { $0 != name },
      spelled: { $0.lowercased() })
  }

  /// ` Did you mean “…”?` with a space before it, or nothing when none is close; as `find`.
  public static func advice(
    on name: String, among candidates: some Sequence<String>, atMost limit: Int? = nil
  ) -> String {
    find(name, among: candidates, atMost: limit).map { " Did you mean “\($0)”?" } ?? ""
  }

  /// Every candidate that is close, in their order.
  public static func all(
    _ name: String, among candidates: some Sequence<String>, atMost limit: Int? = nil
  ) -> [String] {
    let limit = limit ?? closeness(of: name)
    return candidates.filter { changes($0, name, atMost: limit) != nil }
  }

  /// The least number of single letters that are changed, added or taken out between two texts; nil when it is above a limit.
  public static func changes(_ left: String, _ right: String, atMost limit: Int) -> Int? {
    var (left, right) = (left, right)
    let bytes = left.withUTF8 { left in
      right.withUTF8 { right -> (known: Bool, changes: Int?) in
        guard isPlain(left), isPlain(right) else { return (false, nil) }
        return (true, changes(left, right, atMost: limit))
      }
    }
    guard !bytes.known else { return bytes.changes }
    guard abs(left.count - right.count) <= limit else { return nil }
    let distance = editDistance(left, right)
    return distance <= limit ? distance : nil
  }

  private static func closeness(of name: String) -> Int { max(2, name.count / 3) }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 }
  }

  /// Only the cells of the usual table are filled that a path of so few changes can pass.
  private static func changes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, atMost most: Int
  ) -> Int? {
    let limit = min(most, max(left.count, right.count))
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

/// The least number of single-character edits that turn one text into another.
func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var previous = Array(0...right.count)
  for (row, leftCharacter) in left.enumerated() {
    var current = [row + 1]
    for (column, rightCharacter) in right.enumerated() {
      let substitution = previous[column] + (leftCharacter == rightCharacter ? 0 : 1)
      current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}
