internal import Factors

extension MethodInputs {
  /// Refuses a name in the `factor` cell that the method would pass over, so that a slip never means the default.
  ///
  /// - Parameters:
  ///   - published: Names of published factors that the method knows. `epa-hub` stands alone or before a colon,
  ///     `egrid:` only before a colon.
  ///   - takesSets: False when the method has no use for sets of the community's own factors.
  func checkFactorName(
    allowing published: String..., takesSets: Bool = true
  ) throws(MethodProblem) {
    let name = record.factor.name
    guard !name.isEmpty, !(takesSets && context.factorSets[name] != nil),
      !published.contains(where: { isPublished(name.lowercased(), as: $0) })
    else { return }
    guard takesSets else {
      throw MethodProblem(
        "factor",
        "“\(name)” has no meaning here: “\(declaration.id)” takes no set of factors. Inputs are written as key=value."
      )
    }
    throw MethodProblem(
      "factor",
      "“\(declaration.id)” cannot use “\(name)”: it is not a set of factors.csv. Leave it out, or add the set. \(ownSetsText)"
    )
  }

  private func isPublished(_ name: String, as known: String) -> Bool {
    known.hasSuffix(":") ? name.hasPrefix(known) : name == known || name.hasPrefix(known + ":")
  }

  /// Which sets of the community's own there are, as a sentence.
  var ownSetsText: String {
    let known = context.factorSets.keys.sorted().joined(separator: ", ")
    return "Sets there: \(known.isEmpty ? "none" : known)."
  }
}
