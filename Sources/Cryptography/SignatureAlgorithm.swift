/// The signatures of tokens that are taken.
///
/// Only signatures by a private key are here. An algorithm named `none`, or one that signs with a shared secret
/// (HS256), has no case: a token that names one cannot be mistaken for a signed one, and a public key can never be
/// taken for a secret.
///
/// Source: RFC 7518, section 3.1.
public enum SignatureAlgorithm: String, Hashable, Sendable, CaseIterable {
  /// RSASSA-PKCS1-v1_5 with SHA-256.
  case rs256 = "RS256"
  /// RSASSA-PSS with SHA-256 and a salt of 32 bytes.
  case ps256 = "PS256"
  /// ECDSA on P-256 with SHA-256.
  case es256 = "ES256"
}
