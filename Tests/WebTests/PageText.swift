import Foundation

@testable import Web

/// What a reader of a page reads, piece by piece, without what is marked as another language.
struct PageText {
  let pieces: [String]

  init(_ html: String) {
    var html = html
    for expression in [Self.head, Self.english, Self.data] {
      html = html.replacing(expression, with: " ")
    }
    let spoken = html.matches(of: Self.attribute).map { String($0.output.2) }
    let shown = html.split(separator: Self.tag).map(String.init)
    pieces = (shown + spoken)
      .map { Self.plain($0).trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }

  private static func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  nonisolated(unsafe) private static let head = /(?s)<(script|style)\b.*?<\/\1>/
  /// An element in English within a page of another language; such elements hold none of their own kind.
  nonisolated(unsafe) private static let english = /(?s)<(\w+)\b[^>]*\slang="en"[^>]*>.*?<\/\1>/
  /// Texts of the workspace itself.
  nonisolated(unsafe) private static let data = /(?s)<(textarea|pre|code)\b.*?<\/\1>/
  nonisolated(unsafe) private static let tag = /<[^>]*>/
  nonisolated(unsafe) private static let attribute =
    /\s(aria-label|title|alt|placeholder|content)="([^"]*)"/
}

extension PageText {
  /// Words that every English sentence is full of and that mean nothing in Spanish.
  private static let words: Set<String> = [
    "the", "and", "of", "is", "are", "was", "were", "your", "you", "this", "that", "with", "for",
    "from", "not", "or", "be", "an", "on", "by", "all", "what", "when", "who", "why", "which",
    "where", "there", "their", "then", "it", "to", "nothing", "save", "cancel", "change", "delete",
    "remove", "add", "open", "close", "back", "next", "show", "hide", "search", "name", "page",
  ]

  /// The pieces that read like English.
  ///
  /// - Parameter data: Texts that the page has from the workspace.
  func english(apartFrom data: [String]) -> [String] {
    pieces.filter { piece in
      var piece = piece
      for text in data { piece = piece.replacing(text, with: " ") }
      // The protocol's own names for methods of the built environment.
      piece = piece.replacing(/USCP BE\.\d/, with: " ")
      return piece.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
        .contains { Self.words.contains(String($0)) }
    }
  }
}
