internal import Foundation

/// An e-mail address as accounts are found by: without spaces around it, in small letters.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Reads an address; nil when it has not the shape of one.
  ///
  /// Only the shape is looked at: whether it is somebody's is seen when something arrives there.
  public init?(_ text: String) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
      .precomposedStringWithCanonicalMapping.lowercased()
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64,
      parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
      text.unicodeScalars.allSatisfy(Self.isAllowed)
    else { return nil }
    description = text
  }

  init(kept: String) { description = kept }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      false
    default: !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
    }
  }
}

/// The name of a person or a programme as it is shown.
enum DisplayName {
  /// The name without spaces around it; nil when it is empty, too long or holds signs that change what is seen beside it.
  static func checked(_ text: String) -> String? {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
      .precomposedStringWithCanonicalMapping
    guard !text.isEmpty, text.unicodeScalars.count <= 100 else { return nil }
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        // Joiners spell names in several scripts.
        scalar.value == 0x200C || scalar.value == 0x200D
      default: true
      }
    }
    return isClean ? text : nil
  }
}
