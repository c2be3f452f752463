extension PortfolioTask {
  /// An action that is not considered, and why.
  public struct Omission: Hashable, Sendable {
    /// What keeps an action out of the choice.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// It cuts no emissions; it stays as it is.
      case noCut = "no-cut"
      /// Its effect was left out because of an error or of what it needs.
      case noEffect = "no-effect"
      case noCost = "no-cost"
      case noStaff = "no-staff"
      case noPayer = "no-payer"
      /// Its net cost cannot be told.
      case noNetCost = "no-net-cost"
      /// It needs one that cannot be chosen.
      case unmetNeed = "unmet-need"
    }

    /// The id of the action.
    public let action: String
    public let title: String
    public let kind: Kind
    /// A full sentence.
    public let reason: String

    init(_ action: Action, _ kind: Kind, reason: String) {
      self.action = action.id
      title = action.title
      self.kind = kind
      self.reason = reason
    }

    /// Why some actions are not considered: one sentence for all that cut no emissions, then one for each other.
    public static func sentences(_ omissions: [Omission]) -> [String] {
      sentences(omissions.map { (title: $0.title, kind: $0.kind, reason: $0.reason) })
    }

    /// The same of what was kept of omissions; a kind that is not known has a sentence of its own.
    public static func sentences(
      _ omissions: [(title: String, kind: Kind?, reason: String)]
    ) -> [String] {
      let alike = omissions.filter { $0.kind == .noCut }
      guard alike.count > 1 else { return omissions.map(\.reason) }
      let titles = alike.map { "“\($0.title)”" }.joined(separator: ", ")
      return [
        "\(alike.count) actions cut no emissions; they are not chosen or dropped here: \(titles)."
      ] + omissions.filter { $0.kind != .noCut }.map(\.reason)
    }
  }
}
