internal import Plan

extension Chart {
  /// Says in its description what it does not show, and by its source that it is incomplete.
  ///
  /// - Parameter sentences: With why, one each; nothing is said without any.
  mutating func tell(leftOut sentences: [String]) {
    guard !sentences.isEmpty else { return }
    description += " Left out: " + sentences.joined(separator: " ")
    source += ". Incomplete: see the notes of its data"
  }
}
