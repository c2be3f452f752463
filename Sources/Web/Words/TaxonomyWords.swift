internal import Factors
import Vulnerability
import Workspace

extension TaxonomyEntry {
  /// The name in a language.
  func name(_ language: Language) -> String { language == .spanish ? spanishName : name }
}

extension Taxonomy {
  /// What an entry is called in a language; the id where there is none.
  func name(_ kind: TaxonomyEntry.Kind, _ id: String, _ language: Language) -> String {
    entry(kind, id)?.name(language) ?? id
  }

  /// The citation of a source of these tables; the id where there is none.
  func citation(_ source: String) -> String { sources[source]?.citation ?? source }
}

extension EquityQuestion {
  func question(_ language: Language) -> String {
    language == .spanish && !spanishQuestion.isEmpty ? spanishQuestion : question
  }
}
