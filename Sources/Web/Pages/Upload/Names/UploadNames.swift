import Factors
import Inventory
import Tables
import Workspace

/// What the names in the columns of a file mean in the inventory's codes: as they are recognized, or as somebody has said.
///
/// A column speaks for itself first, and then for columns that nothing of the file fills: `Residential electricity` in a
/// column of activities says the part of the sector, too. A method that nobody names is the likely one.
struct UploadNames: Sendable {
  /// What one column of the inventory may take from the text of another, or of itself.
  struct Saying: Hashable, Sendable {
    /// The column of the inventory that the text fills.
    let source: String
    let text: String
    /// The column that the code is for.
    let target: String
  }

  let lexicon: ActivityNames
  private let mapping: UploadMapping
  private let methods: LikelyMethods
  private var meanings: [String: [String: [String: String]]] = [:]
  private var likely: [[String]: String] = [:]

  /// Texts of the inventory's own rows, by column that may hold any.
  private let own: [String: Set<String>]

  /// - Parameter grid: The inventory that the file is compared with.
  init(_ mapping: UploadMapping, _ grid: GridTable, library: FactorLibrary) {
    self.mapping = mapping
    own = grid.texts(of: Self.open)
    lexicon = ActivityNames(library: library)
    methods = LikelyMethods(library: library)
    let filled = Self.order.filter { mapping.columns[$0] != nil || mapping.fixed[$0] != nil }
    sources = filled
    told = (ActivityNames.spoken + ["method"]).filter { !filled.contains($0) }
  }

  /// Coded columns that the file or the form fills, those first that speak for others first.
  let sources: [String]
  /// Columns that nothing fills, so that names of other columns do.
  let told: [String]

  /// Columns in which a community may have codes of its own.
  private static let open = ActivityNames.coded.filter { !ActivityNames.strict.contains($0) }

  private static let order: [String] = {
    let first = ["subsector", "activity", "sector", "method", "unit"]
    return first + ActivityNames.coded.filter { !first.contains($0) }
  }()

  /// What somebody has said of a text: a code, or nothing where it is to stay as it is; nil where nobody has.
  func said(_ text: String, from source: String, for target: String) -> String? {
    mapping.said[UploadMapping.name(Saying(source: source, text: text, target: target))]
  }

  /// The methods that are declared for an activity.
  func methods(of activity: String) -> [String] { methods.methods(activity: activity).map(\.id) }

  /// What is recognized in a text, by column: its own, and those that nothing else fills.
  func recognized(_ text: String, from source: String) -> ActivityNames.Meaning {
    var meaning = lexicon.meaning(of: text, in: source)
    if isOwnCode(text, source) {
      meaning.codes[source] = text
      meaning.isSure = true
    }
    meaning.codes = meaning.codes.filter { $0.key == source || told.contains($0.key) }
    if told.contains("method"), meaning.codes["method"] == nil,
      let activity = meaning.codes["activity"] ?? (source == "activity" ? text : nil),
      let method = method(of: meaning.codes.merging(["activity": activity]) { $1 })
    {
      meaning.codes["method"] = method
    }
    return meaning
  }

  /// Whether a text is written as codes are, in a column that may hold any; a single word only where the inventory has it.
  private func isOwnCode(_ text: String, _ source: String) -> Bool {
    guard let own = own[source], text.isHyphenated(digits: true) else { return false }
    return text.contains("-") || own.contains(text)
  }

  private func method(of codes: [String: String]) -> String? {
    methods.method(
      sector: codes["sector"] ?? "", part: codes["subsector"] ?? "",
      activity: codes["activity"] ?? "", unit: codes["unit"] ?? "")
  }

  /// Whether a text is no code of its column.
  ///
  /// - Parameter meaning: What is recognized in it.
  func isName(_ text: String, _ meaning: ActivityNames.Meaning, from source: String) -> Bool {
    let own = meaning.codes[source]
    return own == nil ? ActivityNames.strict.contains(source) : own != text
  }

  /// A row's cells with codes in place of names, and with what its names say of columns that nothing fills.
  mutating func resolved(_ fields: [String: String]) -> [String: String] {
    var resolved = fields
    for source in sources {
      guard let text = fields[source], !text.isEmpty else { continue }
      for (target, code) in codes(text, from: source) {
        if target == source || resolved[target] ?? "" == "" { resolved[target] = code }
      }
    }
    if told.contains("method"), resolved["method"] ?? "" == "", resolved["quantity"] ?? "" != "" {
      resolved["method"] = likelyMethod(resolved)
    }
    return resolved
  }

  private mutating func likelyMethod(_ fields: [String: String]) -> String? {
    let key = ["sector", "subsector", "activity", "unit"].map { fields[$0] ?? "" }
    if let known = likely[key] { return known.isEmpty ? nil : known }
    let found = method(of: fields)
    likely[key] = found ?? ""
    return found
  }

  /// What a text stands for; a method only where somebody has said one, since the row tells more than the text.
  private mutating func codes(_ text: String, from source: String) -> [String: String] {
    if let known = meanings[source]?[text] { return known }
    let meaning = recognized(text, from: source)
    // What is only likely counts once somebody has seen it.
    var codes = meaning.isSure || mapping.isNamed ? meaning.codes : [:]
    if source != "method" { codes["method"] = nil }
    for target in [source] + told {
      guard let said = said(text, from: source, for: target) else { continue }
      codes[target] = said.isEmpty ? nil : said
    }
    meanings[source, default: [:]][text] = codes
    return codes
  }
}
