import Inventory

extension Visit {
  /// What a record is, such as `Gas natural, residencial, 2021`; words of the community's own stay as they are.
  func title(of record: ActivityRecord) -> String {
    guard language != .english else { return record.title }
    let subsector =
      LibraryWords.activity(record.subsector, language)?.lowercasedFirst ?? record.subsector
    return [activity(record.activity), subsector, String(record.year)].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

extension String {
  /// The text as it stands within a sentence; abbreviations such as `GNC` stay.
  var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
