/// How much work one guess at a password is.
public struct PasswordCost: Hashable, Sendable {
  public let memoryKiB: UInt32
  public let passes: UInt32
  public let lanes: UInt32

  public init(memoryKiB: UInt32, passes: UInt32, lanes: UInt32 = 1) {
    self.memoryKiB = max(memoryKiB, 8 * lanes)
    self.passes = max(passes, 1)
    self.lanes = max(lanes, 1)
  }

  /// 19 MiB, two passes: the least that the OWASP Password Storage Cheat Sheet (2025) advises for Argon2id.
  public static let standard = PasswordCost(memoryKiB: 19_456, passes: 2)
}

extension PasswordCost {
  /// The cost that an encoded hash was made with; nil when the text is no Argon2id hash or asks for more than 1 GiB.
  ///
  /// The limit keeps a changed database from taking all memory.
  init?(encoded: String) {
    let parts = encoded.split(separator: "$", omittingEmptySubsequences: true)
    guard parts.count == 5, parts[0] == "argon2id", parts[1] == "v=19" else { return nil }
    var values: [Substring: UInt32] = [:]
    for part in parts[2].split(separator: ",") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let value = UInt32(pair[1]) else { return nil }
      values[pair[0]] = value
    }
    guard let memory = values["m"], let passes = values["t"], let lanes = values["p"],
      memory <= 1 << 20, passes <= 64, (1...16).contains(lanes)
    else { return nil }
    self.init(memoryKiB: memory, passes: passes, lanes: lanes)
  }

  /// Whether a hash of this cost is easier to guess than one of `other`.
  func isBelow(_ other: PasswordCost) -> Bool {
    memoryKiB < other.memoryKiB || passes < other.passes
  }
}
