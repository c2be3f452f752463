extension String {
  /// The text as it stands within a sentence; abbreviations such as `GNC` stay.
  package var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
