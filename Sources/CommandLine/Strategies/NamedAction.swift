internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

extension PlanCalculation {
  /// The action that a word on the command line names.
  ///
  /// - Throws: `CommandFailure` with what keeps the action out, or with those that there are.
  func namedAction(_ id: String) throws -> Action {
    if let action = action(id) { return action }
    if let omission = omission(ofAction: id) {
      throw CommandFailure("\(omission) `cairn check` says what to correct.")
    }
    let known = workspace.actions.map(\.id)
    guard !known.isEmpty else { throw CommandFailure(NotBegun.actions) }
    throw CommandFailure(
      "There is no usable action “\(id)”.\(NearestName.advice(on: id, among: known)) Actions: \(known.joined(separator: ", "))."
    )
  }
}
