internal import Quantities

/// Finds what was probably meant by a misspelled name.
enum NearestName {
  /// The candidate that needs the fewest changes of letters; nil when none is close.
  ///
  /// Close means that at most a third of the letters, and always up to two, differ.
  static func find(_ name: String, among candidates: [String]) -> String? {
    let letters = name.lowercased()
    let limit = max(2, letters.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let others = candidate.lowercased()
      let bound = min(limit, (best?.distance ?? .max) - 1)
      guard abs(others.count - letters.count) <= bound else { continue }
      let distance = editDistance(letters, others)
      if distance <= bound { best = (candidate, distance) }
    }
    return best?.name
  }
}
