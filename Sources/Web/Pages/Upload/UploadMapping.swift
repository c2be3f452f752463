import Foundation
import Quantities
import Tables
import Workspace

/// Which column of a file fills which column of the inventory, and what is the same in every row.
struct UploadMapping: Sendable, Codable, Equatable {
  /// The table of the file.
  var table = 0
  /// Places in the file's header, by column of the inventory.
  var columns: [String: Int] = [:]
  /// Texts for every row, by column of the inventory; only where no column of the file fills it.
  var fixed: [String: String] = [:]
  /// In which those texts were typed.
  var language = Language.english
  /// Codes that somebody has chosen for names of the file, as the form calls them; empty where a name stays as it is.
  var said: [String: String] = [:]
  /// Whether somebody was asked what the names mean.
  var isNamed = false
  /// Whether what the file says of its sources becomes sources.
  var bringsSources = false
  /// Whether years of the file become years of the plan's inventory.
  var bringsYears = false

  /// Lets what a file says of its sources and years become such, where the visitor may add them.
  ///
  /// A table in the inventory's own columns says what it means, and no more.
  mutating func bringCompanions(of outline: UploadOutline, to place: WorkspacePlace) {
    guard !outline.isPlain else { return }
    bringsSources = UploadSources.mayBeAdded(place)
    bringsYears = UploadYears.mayBeAdded(place)
  }

  /// Columns that are offered, in the order of the inventory.
  static let targets = WorkspaceTables.inventory.columns
  /// Without these no row can be read; the id is made where there is none.
  static let required = WorkspaceTables.inventory.required.filter { $0 != "id" }

  /// Guesses by the names of the columns.
  init(guessing tables: [UploadTable]) {
    guard
      let largest = tables.indices.max(by: {
        (Self.guess(tables[$0].header).count, tables[$0].rows.count)
          < (Self.guess(tables[$1].header).count, tables[$1].rows.count)
      })
    else {
      self.init(guessing: [], table: 0) { _ in [] }
      return
    }
    let table = tables[largest]
    self.init(guessing: table.header, table: largest) { place in
      table.rows.compactMap { place < $0.cells.count ? $0.cells[place] : nil }
    }
  }

  /// Guesses by the names of the columns of one table.
  ///
  /// - Parameter texts: What the cells of a column say: a utility calls its customers accounts, too.
  init(guessing header: [String], table: Int, texts: (Int) -> [String]) {
    self.table = table
    columns = Self.guess(header)
    if let place = columns["account"], !isPlain(header),
      !texts(place).contains(where: Self.isAccount)
    {
      columns["account"] = nil
    }
    if columns["year"] == nil {
      columns["year"] = header.indices.first { place in
        let dates = texts(place).filter { !$0.isEmpty }.prefix(20)
        return !columns.values.contains(place) && !dates.isEmpty
          && dates.count { YearText.year(ofDate: $0) != nil } * 2 > dates.count
      }
    }
    fixed = Self.fixed(header, columns)
  }

  /// What the form says; nil when it says nothing of columns.
  init?(_ form: FormData, headers: [[String]], language: Language) {
    guard form["mapped"] == "yes" else { return nil }
    self.language = language
    table = Int(form.text("table")).flatMap { headers.indices.contains($0) ? $0 : nil } ?? 0
    guard headers.indices.contains(table) else { return nil }
    for target in Self.targets {
      let place = Int(form.text("column.\(target)"))
      if let place, headers[table].indices.contains(place) {
        columns[target] = place
      } else if case let text = form.text("fixed.\(target)"), !text.isEmpty {
        fixed[target] = text
      }
    }
    isNamed = form["named"] == "yes"
    for (name, value) in form.fields where name.hasPrefix(Self.namePrefix) && !value.isEmpty {
      said[name] = value == Self.asItIs ? "" : value
    }
  }

  /// What the form sends for a name that stays as it is.
  static let asItIs = "-"
  private static let namePrefix = "name:"

  /// What the form calls the choice of a code.
  static func name(_ saying: UploadNames.Saying) -> String {
    "\(namePrefix)\(saying.source):\(saying.target):\(saying.text)"
  }

  /// As the form sends it.
  var fields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = [("mapped", "yes"), ("table", "\(table)")]
    for (column, place) in columns.sorted(by: { $0.key < $1.key }) {
      fields.append(("column.\(column)", "\(place)"))
    }
    for (column, text) in fixed.sorted(by: { $0.key < $1.key }) {
      fields.append(("fixed.\(column)", text))
    }
    if isNamed { fields.append(("named", "yes")) }
    return fields + saidFields
  }

  /// What somebody has said of names, as the form sends it.
  var saidFields: [(name: String, value: String)] {
    said.sorted { $0.key < $1.key }.map { ($0.key, $0.value.isEmpty ? Self.asItIs : $0.value) }
  }

  /// Whether somebody has chosen a method for a name.
  var saysMethods: Bool {
    said.contains { $0.key.contains(":method:") && !$0.value.isEmpty }
  }

  /// Columns of the inventory by what a header calls them.
  func targets(of header: [String]) -> [String: String] {
    Dictionary(
      columns.filter { header.indices.contains($0.value) }.map { (header[$0.value], $0.key) }
    ) { first, _ in first }
  }

  /// Required columns that nothing fills, and that no name of the file can tell.
  var missing: [String] {
    Self.required.filter { target in
      columns[target] == nil && fixed[target] == nil
        && (canTell
          ? !Self.told.contains(target) : target == "activity" || !Self.told.contains(target))
    }
  }

  /// Whether names say what other columns need not.
  private var canTell: Bool {
    !Self.telling.isDisjoint(with: columns.keys) || fixed["activity"] != nil
  }

  /// Columns whose names say what others need not.
  private static let telling: Set<String> = ["sector", "subsector", "activity"]
  /// Required columns that names of others may fill.
  static let told: Set<String> = ["sector", "activity", "unit", "method"]

  /// True when the file's header is that of the inventory, so that nobody has to be asked.
  func isPlain(_ header: [String]) -> Bool {
    WorkspaceTables.inventory.required.allSatisfy { target in
      columns[target].map { header[$0] == target } ?? false
    }
  }

  /// What makes cells of a table by `fields(_:_:)`.
  func numbers(of table: UploadTable) -> Numbers {
    let file = WorkspaceTables.inventory.file
    return Numbers(
      read: ColumnNumbers(file: file, language: language, groups: groups(of: table)),
      typed: ColumnNumbers(file: file, language: language))
  }

  /// Which mark parts thousands in a table, told by the columns that fill numbers.
  private func groups(of table: UploadTable) -> WrittenNumber.Groups {
    guard let separator = table.separator else { return .comma }
    let numbers = ColumnNumbers(file: WorkspaceTables.inventory.file, language: language)
    let places = columns.filter { numbers.holds($0.key) }.values
    return separator.groups(
      in: table.rows.lazy.flatMap { row in
        places.filter { $0 < row.cells.count }.map { row.cells[$0] }
      })
  }

  /// Says how the numbers and dates of a table are read, where somebody would ask.
  func findings(of table: UploadTable) -> [Finding] {
    [table.separator?.finding(groups(of: table), file: table.file), dates(of: table)]
      .compactMap(\.self)
  }

  private func dates(of table: UploadTable) -> Finding? {
    guard let place = columns["year"] else { return nil }
    for row in table.rows where place < row.cells.count {
      guard let year = YearText.year(ofDate: row.cells[place]) else { continue }
      return Finding(
        .note, "Dates were read as their year, “\(row.cells[place])” as \(year).",
        at: table.place(of: row).at(column: table.header[place]))
    }
    return nil
  }

  /// Reads numbers as the file writes them, and as the form's reader does.
  struct Numbers {
    fileprivate let read: ColumnNumbers
    fileprivate let typed: ColumnNumbers
  }

  /// A row's cells by column of the inventory, numbers as the inventory holds them.
  func fields(_ row: UploadTable.Row, _ numbers: Numbers) -> [String: String] {
    var fields: [String: String] = [:]
    for (target, text) in fixed { fields[target] = numbers.typed.cellOrQuestion(text, target) }
    for (target, place) in columns where place < row.cells.count {
      let text = row.cells[place]
      fields[target] =
        (target == "year" ? YearText.year(ofDate: text) : nil)
        ?? numbers.read.cellOrQuestion(text, target)
    }
    return fields
  }

  // Guesses

  static func guess(_ header: [String]) -> [String: Int] {
    let names = header.map(folded)
    var guessed: [String: Int] = [:]
    var taken = Set(header.indices.filter { unit(inHeading: header[$0])?.kind == .money })
    for match in [exact, usual] {
      for target in targets where guessed[target] == nil {
        let wanted = match(target)
        let places = names.indices.filter { !taken.contains($0) && wanted.contains(names[$0]) }
        guard let place = places.first else { continue }
        guessed[target] = place
        taken.insert(place)
      }
    }
    if let place = amounts(
      header, beside: guessed["quantity"], hasUnits: guessed["unit"] != nil, taken: taken)
    {
      guessed["quantity"] = place
    }
    return guessed
  }

  /// The column of amounts that says its unit, beside one that may be of money: `Usage (kWh)` and `Amount`, or `Gallons`.
  private static func amounts(
    _ header: [String], beside guessed: Int?, hasUnits: Bool, taken: Set<Int>
  ) -> Int? {
    if let guessed, hasUnits || unit(inHeading: header[guessed]) != nil { return nil }
    let free = header.indices.filter { !taken.contains($0) }
    if guessed != nil {
      let usual = usual("quantity")
      return free.first { usual.contains(folded(header[$0])) && unit(inHeading: header[$0]) != nil }
    }
    let units = free.filter {
      MeasurementUnit.named(header[$0]).map { counted.contains($0.kind) } ?? false
    }
    return units.count == 1 ? units[0] : nil
  }

  /// Kinds of units that name a column of amounts alone; miles do not, since they say what is driven, too.
  private static let counted: Set<MeasurementUnit.Kind> = [
    .energy, .mass, .liquidVolume, .gasVolume,
  ]

  /// The unit that a heading is, or has in brackets.
  private static func unit(inHeading name: String) -> MeasurementUnit? {
    let inBrackets = name.split(whereSeparator: { "()[]".contains($0) }).dropFirst().first
    return MeasurementUnit.named(String(inBrackets ?? name[...]))
  }

  private static func exact(_ target: String) -> [String] {
    let titles = Language.allCases.map {
      ColumnWords(language: $0).title(of: target, in: WorkspaceTables.inventory.file)
    }
    return ([target] + titles).map(folded)
  }

  private static func usual(_ target: String) -> [String] { usualNames[target] ?? [] }

  /// Whether a cell names an account of the inventory.
  private static func isAccount(_ text: String) -> Bool { accounts.contains(folded(text)) }

  private static let accounts: Set<String> = {
    let column = WorkspaceColumns.columns(of: WorkspaceTables.inventory.file)
      .first { $0.column == "account" }
    let words = column?.words ?? []
    let labels = Language.allCases.flatMap { language in
      words.map { ColumnWords(language: language).label(of: $0, in: column) }
    }
    return Set((words + labels).map(folded))
  }()

  /// The name without signs and without a unit in brackets, in lower case.
  private static func folded(_ name: String) -> String {
    let bare = name.prefix { $0 != "(" && $0 != "[" }
    return String(
      (bare.isEmpty ? name[...] : bare).lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// How inventories, protocols and utilities usually name these columns.
  private static let usualNames: [String: [String]] = [
    "id": ["recordid", "recordname", "record"],
    "year": ["inventoryyear", "calendaryear", "fiscalyear", "reportingyear", "datayear"],
    "sector": ["emissionssector", "inventorysector"],
    "subsector": [
      "sub", "customerclass", "customertype", "rateclass", "class", "sectorsubsector",
    ],
    "method": ["calculator", "calculationmethod", "methodology", "calculationmethodology"],
    "activity": [
      "fuel", "fueltype", "energytype", "commodity", "activitytype", "energysource", "service",
      "fuelenergysource", "fuelsource", "energycarrier", "fuelorenergytype", "utilitytype",
      "wastestream", "stream", "material", "corriente", "residuo", "tipoderesiduo",
    ],
    "quantity": [
      "amount", "usage", "consumption", "value", "activitydata", "totalusage", "use",
      "annualusage", "annualconsumption", "activityamount", "totalconsumption", "kwh", "mwh",
      "therms",
    ],
    "unit": ["units", "unitofmeasure", "uom", "activityunit", "activityunits", "usageunits"],
    "factor": ["emissionfactor", "emissionsfactor", "factorset", "emissionfactorset"],
    "gpc": ["gpcref", "gpcreference", "gpcreferencenumber", "gpcrefno", "gpcrefnumber"],
    "notation_key": ["notationkey", "notationkeys"],
    "quality": ["dataquality", "activitydataquality"],
    "factor_quality": ["emissionfactorquality", "emissionfactordataquality"],
    "source": ["datasource", "sources", "activitydatasource"],
    "note": ["notes", "comment", "comments", "description", "remarks", "explanation"],
  ]

  /// A unit that stands in the name of the amount's column, such as `Usage (kWh)`.
  private static func fixed(_ header: [String], _ columns: [String: Int]) -> [String: String] {
    guard columns["unit"] == nil, let place = columns["quantity"] else { return [:] }
    return unit(inHeading: header[place]).map { ["unit": $0.symbol] } ?? [:]
  }
}

extension UploadMapping {
  /// Jobs that were asked for before names could be told have no word of them.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    table = try values.decode(Int.self, forKey: .table)
    columns = try values.decode([String: Int].self, forKey: .columns)
    fixed = try values.decode([String: String].self, forKey: .fixed)
    language = try values.decode(Language.self, forKey: .language)
    said = try values.decodeIfPresent([String: String].self, forKey: .said) ?? [:]
    isNamed = try values.decodeIfPresent(Bool.self, forKey: .isNamed) ?? false
    bringsSources = try values.decodeIfPresent(Bool.self, forKey: .bringsSources) ?? false
    bringsYears = try values.decodeIfPresent(Bool.self, forKey: .bringsYears) ?? false
  }
}
