import Factors
import Foundation
import Phrasebook

/// What rows of the library of factors are about, in the language of a reader.
///
/// The tables write English words with commas between them, such as `Passenger car, motor gasoline, model year 2018`; each has
/// its Spanish in a file of `Phrasebook/Library`. A name of which any part has none stays English as a whole.
enum FactorNames {
  /// The name in a language; nil where it has none in it.
  static func text(_ english: String, _ language: Language) -> String? {
    if let whole = LibraryWords.text(english, language) { return whole }
    let parts = english.components(separatedBy: ", ")
    let said = parts.enumerated().compactMap { position, part in
      position == 0 ? word(part, language) : word(part, language)?.lowercasedFirst
    }
    return parts.count > 1 && said.count == parts.count ? said.joined(separator: ", ") : nil
  }

  /// One part, which the tables write with or without a capital.
  private static func word(_ english: String, _ language: Language) -> String? {
    let title = english.prefix(1).uppercased() + english.dropFirst()
    return LibraryWords.text(title, language) ?? LibraryWords.text(english, language)
  }
}

extension Language {
  /// What a row is about; in English, and marked so, where it has no other name.
  func factor(_ english: String) -> HTML {
    guard let text = FactorNames.text(english, self) else {
      return "<span lang=\"\(Language.english.rawValue)\">\(english)</span>"
    }
    return HTML(text)
  }
}

extension Visit {
  /// A row's number with its unit, gas and what it is per; a dash where the table has no number.
  func published(_ listing: FactorListing) -> HTML {
    guard let value = listing.value else { return "–" }
    return "\(number(value, significantDigits: 7)) \(written(unit: unit(listing)))"
  }

  /// The unit of a row as people write it, such as `kg CO₂/scf`.
  func unit(_ listing: FactorListing) -> String {
    let isNamed = listing.unit.lowercased().contains("co2e")
    let unit = [listing.unit, isNamed ? "" : listing.gasName].filter { !$0.isEmpty }
      .joined(separator: " ")
    return listing.per.isEmpty ? unit : "\(unit)/\(listing.per)"
  }

  /// A unit of the tables, marked as English where it is words and no symbols.
  func written(unit: String) -> HTML {
    unit.contains(" ") ? "<span lang=\"en\">\(unit)</span>" : HTML(unit)
  }

  /// Where a row of the library is shown.
  func path(_ listing: FactorListing) -> String {
    place?.path("\(FactorLibraryPages.path)/\(SitePath.encoded(listing.id))") ?? ""
  }
}
