import Factors

/// The ways from numbers that explanations and choices print to the pages of the factors that they are.
struct FactorLinks {
  private let visit: Visit
  /// Nil for a reader who has gone before it was read.
  private let printed: PrintedFactors?

  /// The library is read outside of the threads that answer requests.
  init(_ visit: Visit) async {
    self.visit = visit
    printed = try? await onOwnThread { FactorShelf.printed }
  }

  /// The page of the factor that an input is; nil where it is none of the library, or not certainly one.
  ///
  /// - Parameter subject: What is explained, such as `Propane, residential, 2021`.
  func path(_ input: Explanation.Input, about subject: String) -> String? {
    guard visit.place != nil else { return nil }
    return printed?.row(of: input, about: subject).map(visit.path)
  }
}
