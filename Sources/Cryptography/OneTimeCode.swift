/// Codes of an authenticator app: six digits, new every thirty seconds.
///
/// Source: RFC 6238 (time-based one-time password) over RFC 4226, with SHA-1, which is what the apps know.
public enum OneTimeCode {
  /// How long a code is shown, in seconds.
  public static let period = 30
  /// How many bytes a secret has: as many as the digest, RFC 4226 section 4.
  public static let secretLength = 20

  /// The step of an instant: how many periods have passed since 1970.
  public static func step(secondsSince1970: Double) -> Int64 {
    Int64((secondsSince1970 / Double(period)).rounded(.down))
  }

  /// The code of a step.
  ///
  /// - Parameter digits: 6 to 8; the apps show 6.
  public static func code(secret: [UInt8], step: Int64, digits: Int = 6) -> String {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    let mac = HMAC.sha1(key: secret, message: counter)
    let offset = Int(mac[19] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The step whose code was typed, among the step of now and its two neighbours; nil when it is none of theirs.
  ///
  /// Spaces that people put between the digits are passed over. Whether the step was used before is for the caller to see.
  public static func matchingStep(secret: [UInt8], typed: String, step: Int64) -> Int64? {
    let typed = typed.filter { !$0.isWhitespace }
    var match: Int64?
    // All three are always compared, so that the time tells nothing.
    for candidate in [step - 1, step + 1, step]
    where ConstantTime.equal(code(secret: secret, step: candidate), typed) {
      match = candidate
    }
    return match
  }
}
