internal import ArgumentParser
internal import Factors

/// How far down an explanation is printed, for the commands that explain one of their figures.
struct DepthOption: ParsableArguments {
  @Option(
    help:
      "How deep the parts of what --explain prints are shown; 0 shows the figure alone. One or two steps unless given."
  )
  var depth: Int?

  func validate() throws {
    guard depth.map({ $0 >= 0 }) ?? true else { throw ValidationError("--depth is 0 or more.") }
  }

  /// The lines of an explanation.
  ///
  /// - Parameter usual: Steps down unless the option says others.
  func lines(of explanation: Explanation, usual: Int) -> [String] {
    ExplanationText.lines(of: explanation, depth: depth ?? usual)
  }
}
