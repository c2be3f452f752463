extension Phrase {
  /// The same part of a page's texts in every language.
  init<Text: Words>(_ part: KeyPath<Text, String>) {
    self.init(Text.english[keyPath: part], Text.spanish[keyPath: part])
  }
}

extension Visit {
  /// Instants by the clocks of the workspace that the page is in; by UTC elsewhere.
  var instants: InstantLabel { InstantLabel(zone: place?.timeZone ?? "UTC", language: language) }
}
