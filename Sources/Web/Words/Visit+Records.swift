import Inventory
import Phrasebook

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
