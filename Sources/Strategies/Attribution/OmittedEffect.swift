/// An action that is meant to cut emissions and whose effect nothing counts, with why.
public struct OmittedEffect: Hashable, Sendable {
  /// What people call the action.
  public let title: String
  /// Words that end a sentence, such as `because of what it needs`.
  public let reason: String

  /// A full sentence that names the action.
  public var sentence: String { "The effect of “\(title)” was left out, \(reason)." }

  /// The same where the action is named already.
  public var shortSentence: String { "Its effect was left out, \(reason)." }
}

extension Portfolio {
  /// Actions whose effect was left out because of an error or of another action, one sentence each.
  public var omissions: [String] { actions.compactMap { omittedEffect(of: $0.id)?.sentence } }

  /// Why the effect of an action was left out; nil of one that counts, cuts no emissions by its kind, or is none of the
  /// portfolio's.
  public func omittedEffect(of id: String) -> OmittedEffect? {
    guard let action = actions.first(where: { $0.id == id }), action.isMitigation,
      !effective.contains(where: { $0.id == id })
    else { return nil }
    return OmittedEffect(title: action.title, reason: reason(ofOmitted: action))
  }

  private func reason(ofOmitted action: Action) -> String {
    if let fault = action.uptake.faults.first { return "because of an error at \(fault)" }
    guard action.problems(in: projection).isEmpty else {
      return "because of an error in its parameters"
    }
    guard let rival = selection.rival(of: action.id) else { return "because of what it needs" }
    return "because it and “\(rival)” exclude each other and “\(rival)” comes first"
  }
}
