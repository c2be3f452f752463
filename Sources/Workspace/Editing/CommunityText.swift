internal import Yams

/// `community.yaml` as it is written, for changes that keep every other byte, comments and unknown keys included.
public struct CommunityText: Sendable {
  public static let file = "community.yaml"

  private var lines: [String]

  public init(_ bytes: [UInt8]) throws(SettingsEditError) {
    lines = try YAMLText(bytes, file: Self.file).lines
  }

  public var bytes: [UInt8] { Array(lines.joined().utf8) }

  /// What a key says; nil where it says nothing or is no plain text.
  public func text(_ key: String) throws(SettingsEditError) -> String? {
    let yaml = try YAMLText(bytes, file: Self.file)
    return yaml.root.first { $0.key.scalar?.string == key }?.value.scalar?.string
  }

  /// What a list says.
  public func list(_ key: String) throws(SettingsEditError) -> [String] {
    let yaml = try YAMLText(bytes, file: Self.file)
    let node = yaml.root.first { $0.key.scalar?.string == key }?.value
    return (node?.sequence ?? []).compactMap { $0.scalar?.string }
  }

  /// Sets a key to a text; nothing changes where it says so already.
  public mutating func set(_ key: String, to text: String) throws(SettingsEditError) {
    var yaml = try YAMLText(bytes, file: Self.file)
    try yaml.set(key, to: text)
    lines = yaml.lines
  }

  /// Sets a key to a list, on one line.
  public mutating func set(_ key: String, to list: [String]) throws(SettingsEditError) {
    var yaml = try YAMLText(bytes, file: Self.file)
    try yaml.set(key, to: list)
    lines = yaml.lines
  }
}
