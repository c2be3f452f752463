import Factors
import Inventory
import Quantities
import Tables
import Workspace

/// Tells what names of activity data mean in the inventory's codes, such as `Residential electricity` or `Gas natural (therms)`.
///
/// A name may speak of several columns at once. It is cut into the longest phrases that are known: what Cairn calls its
/// codes in any of its languages, and names that are usual in utilities' and agencies' tables.
struct ActivityNames: Sendable {
  /// What a name means.
  struct Meaning: Hashable, Sendable {
    /// By column of the inventory.
    var codes: [String: String] = [:]
    /// False where words are left that nobody knows, or where it is only spelled like a known name.
    var isSure = true
  }

  /// Columns that a name of another column may speak of, too.
  static let spoken = ["sector", "subsector", "activity", "unit"]

  /// Columns whose cells are codes.
  static let coded: [String] = WorkspaceColumns.columns(of: WorkspaceTables.inventory.file)
    .filter { column in
      switch column.kind {
      case .choice, .suggestions, .unit: true
      default: false
      }
    }.map(\.column)

  /// Columns in which any other text is a finding, so that a name without a code is worth a question.
  static let strict: Set<String> = Set(
    WorkspaceColumns.columns(of: WorkspaceTables.inventory.file).filter { column in
      switch column.kind {
      case .choice, .unit: true
      default: false
      }
    }.map(\.column))

  private let columns: [String: ColumnDeclaration]
  private let phrases: ActivityPhrases

  init(library: FactorLibrary) {
    columns = Dictionary(
      WorkspaceColumns.columns(of: WorkspaceTables.inventory.file, library: library)
        .map { ($0.column, $0) }
    ) { first, _ in first }
    phrases = ActivityPhrases(columns, library)
  }

  func column(_ name: String) -> ColumnDeclaration? { columns[name] }

  /// The codes that a column's cells may hold, in their order.
  func codes(of column: String) -> [String] {
    guard let declared = columns[column] else { return [] }
    return declared.kind == .unit
      ? MeasurementUnit.Kind.allCases.flatMap { MeasurementUnit.symbols(of: $0) } : declared.words
  }

  /// Whether a column's cell may say a text as it is.
  func isCode(_ text: String, in column: String) -> Bool {
    guard let declared = columns[column] else { return true }
    return declared.kind == .unit
      ? MeasurementUnit.named(text) != nil : declared.words.contains(text)
  }

  /// What a text of a column means; without a code of the column itself where it is none and resembles none.
  func meaning(of text: String, in column: String) -> Meaning {
    var parsed = phrases.parse(NameWords(text), in: column)
    let isDoubtful = phrases.isDoubtful(text) && !isCode(text, in: column)
    if !isDoubtful, let exact = exact(text, column) {
      parsed.codes[column] = exact
      parsed.isSure = true
    }
    if parsed.codes.isEmpty, let near = near(text, column) {
      parsed = Meaning(codes: [column: near], isSure: false)
    }
    if parsed.codes["sector"] == nil, let part = parsed.codes["subsector"] {
      parsed.codes["sector"] = Self.sectors[part]
    }
    return parsed
  }

  private func exact(_ text: String, _ column: String) -> String? {
    let text = text.trimmed
    guard !isCode(text, in: column), let declared = columns[column] else { return text }
    return Language.allCases.lazy
      .map { ColumnWords(language: $0).word(for: text, in: declared) }.first { $0 != text }
  }

  /// The code of a name that differs in few letters.
  private func near(_ text: String, _ column: String) -> String? {
    let name = NameWords(text).text
    guard name.count > 4, !phrases.isTurned(name) else { return nil }
    if columns[column]?.kind == .unit { return MeasurementUnit.suggestion(for: text) }
    let known = phrases.names(of: column)
    return NearestName.find(name, among: known.keys, atMost: max(1, name.count / 6))
      .flatMap { known[$0] }
  }

  /// The sector of a part, where there is only one.
  private static let sectors = [
    "residential": "buildings", "commercial": "buildings", "institutional": "buildings",
    "energy-industries": "buildings", "industrial": "industry", "agriculture": "agriculture",
    "on-road": "transportation", "off-road": "transportation", "rail": "transportation",
    "aviation": "transportation", "marine": "transportation", "landfill": "waste",
    "compost": "waste", "wastewater": "water",
  ]
}

/// Every phrase that stands for codes, and how names are cut into them.
struct ActivityPhrases: Sendable {
  /// Codes by column; nil where a phrase has several meanings.
  private var codes: [String: [String: String?]] = [:]
  private var longest = 1

  init(_ columns: [String: ColumnDeclaration], _ library: FactorLibrary) {
    for name in ActivityNames.spoken + ["method"] where name != "unit" {
      guard let column = columns[name] else { continue }
      for word in column.words where name != "activity" || Self.isSpoken(word, library) {
        add(word, name, word)
        for language in Language.allCases {
          add(ColumnWords(language: language).label(of: word, in: column), name, word)
        }
      }
    }
    for fuel in library.stationaryFuels {
      if let named = library.fuels[fuel] { add(named.name, "activity", fuel) }
    }
    for kind in Self.spokenKinds {
      for symbol in MeasurementUnit.symbols(of: kind) {
        for language in Language.allCases {
          if let name = CodeWords(language: language).unit(symbol) { add(name, "unit", symbol) }
        }
      }
    }
    // Usual names are chosen by hand, so that they settle what labels leave open.
    for (column, code, names) in Self.usual {
      for name in names { put(NameWords(name).text, column, code) }
    }
  }

  /// Whether an activity may be meant by a word within a name: `Surface` and `On-road` say something else there.
  private static func isSpoken(_ activity: String, _ library: FactorLibrary) -> Bool {
    library.stationaryFuels.contains(activity)
      || activity.contains("-") && !parts.contains(where: { $0.code == activity })
  }

  /// Whether a name usually means what it stands for, and may mean something else.
  func isDoubtful(_ name: String) -> Bool { Self.doubtful.contains(NameWords(name).text) }

  /// The names of a column's codes.
  func names(of column: String) -> [String: String] {
    codes.compactMapValues { $0[column] ?? nil }
  }

  /// Whether a name says that it is not what it resembles, or a multiple of it.
  func isTurned(_ name: String) -> Bool {
    NameWords(name).all.contains {
      NameWords.turning.contains($0.text) || NameWords.multiplying.contains($0.text)
    }
  }

  /// Cuts a name into the longest phrases that speak of its own column, or of those that any name may speak of.
  func parse(_ words: NameWords, in column: String) -> ActivityNames.Meaning {
    let wanted = Set(ActivityNames.spoken + [column])
    var reading = Reading()
    var start = 0
    while start < words.all.count {
      let spans = (start + 1...min(start + longest, words.all.count)).reversed().lazy
        .map { start..<$0 }
      if let span = spans.first(where: { said(words, $0, wanted, column) != nil }),
        let said = said(words, span, wanted, column)
      {
        reading.take(said, isDoubtful: Self.doubtful.contains(words.text(span)))
        start = span.upperBound
      } else {
        reading.leave(words.all[start].text)
        start += 1
      }
    }
    return reading.meaning
  }

  /// What a phrase says of the wanted columns; nil where it says nothing.
  private func said(
    _ words: NameWords, _ span: Range<Int>, _ wanted: Set<String>, _ column: String
  ) -> [String: String?]? {
    let phrase = words.text(span)
    var said = (codes[phrase] ?? [:]).filter { wanted.contains($0.key) }
    if said["unit"] == nil, let unit = unit(words, span, column) { said["unit"] = unit }
    return said.isEmpty ? nil : said
  }

  /// The unit that a phrase is; short signs such as `t` count only where a unit is expected.
  private func unit(_ words: NameWords, _ span: Range<Int>, _ column: String) -> String? {
    let phrase = words.text(span)
    guard let unit = MeasurementUnit.named(phrase) else { return nil }
    let isExpected = column == "unit" || words.isInBrackets(span)
    guard isExpected || phrase.count > 2 && Self.spokenKinds.contains(unit.kind) else { return nil }
    return unit.symbol
  }

  private static let spokenKinds: [MeasurementUnit.Kind] = [
    .energy, .mass, .distance, .liquidVolume, .gasVolume,
  ]

  private mutating func add(_ name: String, _ column: String, _ code: String) {
    let phrase = NameWords(name).text
    guard !phrase.isEmpty else { return }
    if let known = codes[phrase]?[column] {
      if known != code { put(phrase, column, nil) }
    } else {
      put(phrase, column, code)
    }
  }

  private mutating func put(_ phrase: String, _ column: String, _ code: String?) {
    codes[phrase, default: [:]].updateValue(code, forKey: column)
    longest = max(longest, phrase.count { $0 == " " } + 1)
  }

  /// What was read of a name so far.
  private struct Reading {
    private var codes: [String: String] = [:]
    /// Columns of which the name says two things.
    private var disputed: Set<String> = []
    private var left: [String] = []
    private var isDoubtful = false

    mutating func take(_ said: [String: String?], isDoubtful: Bool) {
      self.isDoubtful = self.isDoubtful || isDoubtful
      for (column, code) in said {
        guard let code, codes[column] ?? code == code else {
          disputed.insert(column)
          continue
        }
        codes[column] = code
      }
    }

    mutating func leave(_ word: String) {
      if !NameWords.silent.contains(word) { left.append(word) }
    }

    var meaning: ActivityNames.Meaning {
      guard !left.contains(where: NameWords.turning.contains) else {
        return ActivityNames.Meaning(isSure: false)
      }
      var disputed = disputed
      if left.contains(where: NameWords.multiplying.contains) { disputed.insert("unit") }
      return ActivityNames.Meaning(
        codes: codes.filter { !disputed.contains($0.key) },
        isSure: left.isEmpty && disputed.isEmpty && !isDoubtful)
    }
  }
}
