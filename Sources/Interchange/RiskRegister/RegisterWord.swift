package import Tables
package import Vulnerability

/// A hazard, a collaborator or another word of a list that a register names, by the text of its cell.
package struct RegisterWord: Hashable, Sendable {
  package let kind: TaxonomyEntry.Kind
  package let text: String

  package init(_ kind: TaxonomyEntry.Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// What somebody has said that a word means.
  package enum Meaning: Hashable, Sendable {
    /// The entry of the list with this id.
    case entry(String)
    /// A new entry of the community's own.
    case own
  }
}

/// A word of a register that is in no list.
package struct UnknownRegisterWord: Hashable, Sendable {
  package let word: RegisterWord
  /// The entry that is nearest; nil when none is near, and then the word becomes an own entry unless somebody says otherwise.
  package let suggestion: TaxonomyEntry?
  /// The first cell with it.
  package let place: Place
}
