internal import Tables
internal import Workspace

/// Why a folder is not taken into a workspace, unless somebody says that it is right.
public enum ImportRefusal: Hashable, Sendable {
  /// The folder is of another community.
  case anotherCommunity(String)
  /// The folder is no workspace: without a `community.yaml` that says whose it is.
  case noCommunity(String)

  /// A sentence for the person who wants to take it in.
  public var message: String {
    switch self {
    case .anotherCommunity(let message), .noCommunity(let message): message
    }
  }

  private static let file = "community.yaml"

  /// Compares whose workspace this is with whose folder that is; nil when they are the same, or there was none.
  static func of(
    _ before: [String: FileDocuments], _ files: [String: [UInt8]], keepsOthers: Bool
  ) -> ImportRefusal? {
    guard let yaml = files[file] else {
      return keepsOthers
        ? nil
        : .noCommunity(
          "There is no community.yaml among the files, so they are not a whole workspace and nothing was changed. Choose the folder that holds community.yaml, or take in single tables."
        )
    }
    guard let theirs = CommunityIdentity(yaml: yaml) else {
      return .noCommunity(
        "The community.yaml among the files cannot be read or has no “id”, so it is not known whose plan this is, and nothing was changed. Mend it first."
      )
    }
    guard let mine = before[file]?.main.flatMap({ CommunityIdentity(yaml: $0.body) }) else {
      return nil
    }
    let isOtherPlace = !mine.geoid.isEmpty && !theirs.geoid.isEmpty && mine.geoid != theirs.geoid
    guard mine.id != theirs.id || isOtherPlace else { return nil }
    return .anotherCommunity(
      "The files are of \(title(theirs)), and this workspace is of \(title(mine)). Nothing was changed. Choose the right workspace; only if the files shall replace this plan, say so."
    )
  }

  private static func title(_ identity: CommunityIdentity) -> String {
    let geoid = identity.geoid.isEmpty ? "" : ", GEOID \(identity.geoid)"
    return "\(identity.name) (\(identity.id)\(geoid))"
  }
}
