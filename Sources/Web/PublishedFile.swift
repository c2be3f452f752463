import Foundation
import Hummingbird

/// A regular file of a published plan, and how it is described in a response.
struct PublishedFile: Sendable {
  let location: String
  let size: Int
  let modified: Date
  /// What tells the file as it is sent from its bytes, where something is put in on the way; empty where nothing is.
  var variant = ""

  init?(location: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: location),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = (attributes[.size] as? NSNumber)?.intValue,
      let modified = attributes[.modificationDate] as? Date
    else { return nil }
    self.location = location
    self.size = size
    self.modified = modified
  }

  var headers: HTTPFields {
    [
      .contentType: ContentType.of(location),
      .contentLength: String(size),
      .eTag: entityTag,
    ]
  }

  /// Size and time of change: a new edition written over an old one changes both.
  private var entityTag: String {
    let microseconds = UInt64(max(0, modified.timeIntervalSince1970 * 1_000_000))
    return "\"\(String(size, radix: 16))-\(String(microseconds, radix: 16))\(variant)\""
  }

  /// Whether the reader's copy is still good (RFC 9110, section 13.1.2).
  func isKnown(to request: HTTPFields) -> Bool {
    let tags = request[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
    let known: Set<String> = ["*", entityTag, "W/" + entityTag]
    return tags.contains { known.contains($0.trimmingCharacters(in: .whitespaces)) }
  }
}
