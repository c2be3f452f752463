/// Finds what was probably meant by a misspelled name.
enum NearestName {
  /// The candidate that needs the fewest changes of letters; nil when none is close.
  ///
  /// Close means that at most a third of the letters, and always up to two, differ.
  static func find(_ name: String, among candidates: [String]) -> String? {
    let letters = Array(name.lowercased().unicodeScalars)
    let limit = max(2, letters.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let others = Array(candidate.lowercased().unicodeScalars)
      let bound = min(limit, (best?.distance ?? .max) - 1)
      guard abs(others.count - letters.count) <= bound else { continue }
      let distance = distance(letters, others)
      if distance <= bound { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Levenshtein's distance: insertions, deletions and replacements.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, one) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (one == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
