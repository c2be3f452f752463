/// What the parts of a build say, each sentence once with the runs that say it.
public enum RunNotes {
  /// - Parameters:
  ///   - notes: By run, named `model, scenario`, its sentences, which may begin with that name; a run may stand several times
  ///   - count: How many runs the build has
  /// - Returns: In order of first appearance, such as `A, rcp45: …`, `A, rcp45; B, rcp45: …` or `All 22 runs: …`.
  public static func grouped(
    _ notes: [(run: String, notes: [String])], of count: Int
  ) -> [String] {
    var order: [String] = []
    var runs: [String: [String]] = [:]
    for (run, sentences) in notes {
      for sentence in sentences {
        let name = "\(run): "
        let text = sentence.hasPrefix(name) ? String(sentence.dropFirst(name.count)) : sentence
        if runs[text] == nil { order.append(text) }
        if runs[text]?.contains(run) != true { runs[text, default: []].append(run) }
      }
    }
    return order.map { "\(title(runs[$0] ?? [], of: count)): \($0)" }
  }

  private static func title(_ runs: [String], of count: Int) -> String {
    if runs.count > 1, runs.count == count { return "All \(count) runs" }
    guard runs.count > 3 else { return runs.joined(separator: "; ") }
    return
      "\(runs.count) of \(count) runs (\(runs.prefix(3).joined(separator: "; ")) and \(runs.count - 3) more)"
  }
}
