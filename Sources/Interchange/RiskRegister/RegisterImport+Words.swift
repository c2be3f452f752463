internal import Tables
internal import Vulnerability
internal import Workspace

/// Words of the register: those of the lists, what somebody says that others mean, and the community's own.
extension RegisterImport {
  /// Finds every word of a row that may be misspelt, before any of the row is taken.
  mutating func checkWords(_ record: CSVRecord) {
    for (kind, column) in [
      (TaxonomyEntry.Kind.hazard, FormerRegister.Column.hazard), (.system, .system),
    ] {
      let place = record.place.at(column: header(column))
      let name = text(record, column)
      if name.isEmpty {
        find(.error, "The cell “\(column.rawValue)” is empty.", at: place)
      } else {
        check(kind, name, place)
      }
    }
    checkWords(.capacityFactor, text(record, .factors), record, header(.factors))
    checkWords(.vulnerableGroup, text(record, .groups), record, header(.groups))
    guard !text(record, .action).isEmpty else { return }
    checkWords(.actionType, text(record, .actionType), record, header(.actionType))
    checkWords(.collaborator, text(record, .collaborators), record, header(.collaborators))
    checkWords(.actionCategory, text(record, .categories), record, header(.categories))
  }

  private mutating func checkWords(
    _ kind: TaxonomyEntry.Kind, _ text: String, _ record: CSVRecord, _ column: String
  ) {
    for name in wordTexts(kind, text) { check(kind, name, record.place.at(column: column)) }
  }

  /// A word like one of the list is an error unless somebody has said what it means.
  private mutating func check(_ kind: TaxonomyEntry.Kind, _ name: String, _ place: Place) {
    guard listedBefore.entry(kind, named: name) == nil else { return }
    let word = RegisterWord(kind, name)
    let near = suggestion(kind, name)
    // Of the lists of many words, only those that may be misspelt are worth a question.
    let isAsked = near != nil || [.hazard, .system].contains(kind)
    if isAsked, !unknownWords.contains(where: { $0.word == word }) {
      unknownWords.append(UnknownRegisterWord(word: word, suggestion: near, place: place))
    }
    guard meanings[word] == nil, let near else { return }
    find(.error, "“\(name)” is in no list. Did you mean “\(near.registerName)”?", at: place)
  }

  /// The nearest entry that was in the list before the file; own words that differ in a number are two words.
  private func suggestion(_ kind: TaxonomyEntry.Kind, _ name: String) -> TaxonomyEntry? {
    guard let near = listedBefore.suggestion(kind, for: name) else { return nil }
    let numbers = name.filter(\.isNumber)
    guard
      [near.id, near.name, near.formerName].contains(where: { $0.filter(\.isNumber) == numbers })
    else { return nil }
    // The id of an own word may be made of another text.
    return near.isOwn && near.id == Self.identifier(name) ? nil : near
  }

  /// The words of a cell.
  func wordTexts(_ kind: TaxonomyEntry.Kind, _ text: String) -> [String] {
    // A word may have a comma of its own.
    guard ![.hazard, .system].contains(kind), taxonomy.entry(kind, named: text) == nil else {
      return text.isEmpty ? [] : [text]
    }
    return FormerRegister.list(text)
  }

  /// The id of what a word meant before the file added any, or the word as letters and numbers when it is in no list.
  func meant(_ kind: TaxonomyEntry.Kind, _ name: String) -> String {
    if let entry = listedBefore.entry(kind, named: name) { return entry.id }
    if case .entry(let id) = meanings[RegisterWord(kind, name)] { return id }
    return FormerRegister.folded(name)
  }

  /// Ids of several words with spaces between, those in no list as own entries.
  mutating func words(_ kind: TaxonomyEntry.Kind, _ text: String, _ place: Place) -> String {
    wordTexts(kind, text).map { word(kind, $0, place) }.joined(separator: " ")
  }

  /// The id of a word that was checked.
  mutating func word(_ kind: TaxonomyEntry.Kind, _ name: String, _ place: Place) -> String {
    if let entry = taxonomy.entry(kind, named: name) { return entry.id }
    if case .entry(let id) = meanings[RegisterWord(kind, name)],
      let meant = taxonomy.entry(kind, id)
    {
      find(.note, "“\(name)” was read as “\(meant.registerName)”, as chosen.", at: place)
      return meant.id
    }
    return addOwn(kind, name, place)
  }

  private mutating func addOwn(_ kind: TaxonomyEntry.Kind, _ name: String, _ place: Place) -> String
  {
    let id = RowIdentifier.free(
      Self.identifier(name), among: Set((taxonomy.entries[kind] ?? []).map(\.id)))
    find(
      .note, "“\(name)” is in no list; it was added to your own words (taxonomy.csv) as “\(id)”.",
      at: place)
    let entry = OwnTaxonomyEntry(
      kind: kind, id: id, name: name, group: "", isHidden: false, isCoastal: nil, source: "",
      note: "", place: place)
    taxonomy = taxonomy.with([entry]).taxonomy
    keep(WorkspaceTables.ownTaxonomy, ["kind": kind.rawValue, "id": id, "name": name])
    return id
  }
}
