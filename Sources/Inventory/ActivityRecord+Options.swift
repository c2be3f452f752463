internal import Quantities

extension ActivityRecord {
  /// Refuses an option of the `factor` cell that the method would pass over, so that a slip is never counted.
  func checkOptions(of declaration: MethodDeclaration) throws(MethodProblem) {
    guard !factor.options.isEmpty else { return }
    let known = declaration.optionNames
    for option in factor.options.keys.sorted() where !known.contains(option) {
      let advice = NearestName.advice(on: option, among: known, atMost: 3)
      throw MethodProblem(
        "factor", "The method “\(declaration.id)” takes no “\(option)”.\(advice)")
    }
  }

  /// The record as another method for the same activity data takes it: without options that are not its own.
  func restated(for declaration: MethodDeclaration) -> ActivityRecord {
    var copy = self
    copy.method = declaration.id
    copy.factor = factor.keepingOptions(where: declaration.optionNames.contains)
    return copy
  }
}

extension MethodDeclaration {
  /// What a `factor` cell may state as `name=value`: the inputs, and what chooses an edition of any factor.
  fileprivate var optionNames: Set<String> {
    Set(parameters.map(\.id)).union(["edition", "revision", "grid_year"])
  }
}
