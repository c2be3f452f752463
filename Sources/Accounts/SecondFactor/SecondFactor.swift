internal import Cryptography
internal import Foundation

/// What an authenticator app needs, shown once.
public struct SecondFactorEnrolment: Sendable {
  /// For a QR code: `otpauth://totp/…`.
  public let uri: String
  /// The same secret for typing, in groups of four.
  public let secretText: String

  init(secret: [UInt8], service: String, person: String) {
    let text = Base32.text(secret)
    secretText = Self.grouped(text)
    let allowed = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    func encoded(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
    uri =
      "otpauth://totp/\(encoded(service)):\(encoded(person))?secret=\(text)"
      + "&issuer=\(encoded(service))&algorithm=SHA1&digits=6&period=\(OneTimeCode.period)"
  }

  private static func grouped(_ text: String) -> String {
    let signs = Array(text)
    return stride(from: 0, to: signs.count, by: 4)
      .map { String(signs[$0..<min($0 + 4, signs.count)]) }.joined(separator: " ")
  }
}

/// Codes for the day when the app is lost; each works once.
enum RecoveryCode {
  static let count = 10

  /// 80 random bits, such as `K3QT-9…`.
  static func make() -> String {
    let signs = Array(Base32.text(RandomBytes.make(10)))
    return stride(from: 0, to: signs.count, by: 4).map { String(signs[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  /// What was typed as it was made: capitals, without spaces and hyphens; nil when it is no such code.
  static func plain(_ typed: String) -> String? {
    let plain = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    return plain.utf8.count == 16 ? plain : nil
  }
}
