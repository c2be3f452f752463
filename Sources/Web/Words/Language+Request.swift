import Foundation
import HTTPTypes
import Hummingbird

extension Language {
  /// The cookie that remembers a choice.
  static let cookieName = "cairn-language"

  /// The language that a request asks for: the one chosen on a page, else the browser's, else English.
  init(of request: Request) {
    let chosen = request.cookies[Self.cookieName].flatMap { Language(rawValue: $0.value) }
    self = chosen ?? Self.preferred(request.headers[.acceptLanguage] ?? "") ?? .english
  }

  /// The best known language of an `Accept-Language` header; nil when it names none of them.
  static func preferred(_ header: String) -> Language? {
    let wishes = header.prefix(500).split(separator: ",").enumerated().compactMap {
      index, wish -> (language: Language, weight: Double, index: Int)? in
      let parts = wish.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let tag = parts.first, let language = Language(tag: tag) else { return nil }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map {
        Double($0.dropFirst(2)) ?? 0
      }
      return (language, weight ?? 1, index)
    }
    return wishes.filter { $0.weight > 0 }
      .max { ($0.weight, -$0.index) < ($1.weight, -$1.index) }?.language
  }

  private init?(tag: String) {
    self.init(rawValue: tag.prefix { $0 != "-" }.lowercased())
  }
}
