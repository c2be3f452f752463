/// Which community a `community.yaml` is of.
public struct CommunityIdentity: Hashable, Sendable {
  public let id: String
  public let name: String
  /// The Census GEOID; empty when not stated.
  public let geoid: String

  public init(id: String, name: String, geoid: String) {
    self.id = id
    self.name = name
    self.geoid = geoid
  }

  /// Reads the identity alone, as written; nil when the bytes are not YAML or state no id.
  public init?(yaml bytes: [UInt8]) {
    guard let file = YAMLFile.read(bytes, file: "community.yaml").yaml, let id = file.text("id")
    else { return nil }
    self.init(id: id, name: file.text("name") ?? id, geoid: file.text("geoid") ?? "")
  }
}
