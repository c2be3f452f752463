internal import Cryptography
internal import Foundation

/// How a message shows that it is from this server, as the Standard Webhooks specification says.
///
/// The signature is the HMAC-SHA256 of `ID.TIMESTAMP.BODY` in base64 after `v1,`; its key is what the secret holds after
/// `whsec_`, in base64.
/// - Source: Standard Webhooks, version 1.0.0 (standardwebhooks.com), “Signature scheme”.
public enum WebhookSignature {
  private static let prefix = "whsec_"

  /// A new secret of 32 random bytes.
  public static func freshSecret() -> String {
    prefix + Data(RandomBytes.make(32)).base64EncodedString()
  }

  /// The value of the header `webhook-signature`; nil when the secret is none.
  public static func of(
    _ body: [UInt8], id: String, timestamp: Int, secret: String
  ) -> String? {
    guard secret.hasPrefix(prefix),
      let key = Data(base64Encoded: String(secret.dropFirst(prefix.count))), !key.isEmpty
    else { return nil }
    let message = Array("\(id).\(timestamp).".utf8) + body
    let code = HMAC.sha256(key: Array(key), message: message)
    return "v1,\(Data(code).base64EncodedString())"
  }
}
