extension SQLValue {
  /// Refuses what one of the engines would refuse or change: NaN, and text with a NUL character.
  func refuseWhatCannotBeKept() throws(DatabaseProblem) {
    switch self {
    case .real(let value) where value.isNaN:
      throw .unexpectedValue("A database cannot keep “not a number”; store NULL instead.")
    case .text(let value) where value.hasNUL:
      throw .unexpectedValue(
        "A text holds a NUL character, which a database cannot keep; remove it, or store bytes.")
    default: break
    }
  }
}

extension String {
  fileprivate var hasNUL: Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
  }
}
