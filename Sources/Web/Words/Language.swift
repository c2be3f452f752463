import Foundation
import HTTPTypes
import Hummingbird

/// A language that every page is written in.
enum Language: String, Sendable, Codable, CaseIterable {
  case english = "en"
  case spanish = "es"

  /// Where numbers and dates are written as its readers here write them.
  var locale: Locale {
    switch self {
    case .english: Locale(identifier: "en_US")
    case .spanish: Locale(identifier: "es_US")
    }
  }

  /// The name of the language in the language itself.
  var ownName: String {
    switch self {
    case .english: "English"
    case .spanish: "Español"
    }
  }
}

/// The texts of a page in one language.
///
/// Properties have no default values, so that a language in which one is missing does not compile.
protocol Words: Sendable {
  static var english: Self { get }
  static var spanish: Self { get }
}

extension Words {
  static func `in`(_ language: Language) -> Self {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }
}

/// A few words in every language, such as the label of a tab.
struct Phrase: Hashable, Sendable {
  let english: String
  let spanish: String

  init(_ english: String, _ spanish: String) {
    self.english = english
    self.spanish = spanish
  }

  func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }
}
