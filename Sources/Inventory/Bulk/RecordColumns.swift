public import Quantities
internal import Tables

/// Activity records in columns: what a million records need, and no more.
///
/// Records that differ only in their id and amount share a line, and lines whose emissions per unit are
/// equal share a recipe. A record is then an amount and a line: 12 bytes.
///
/// - Limits: Of a record only what totals need is kept; its note, source, quality and uncertainty stay in the
///   file, in the row that the columns name. So does its id, unless ids are asked for.
public struct RecordColumns: Sendable {
  /// What emissions per unit depend on; the method is run once for all its records.
  public struct Recipe: Hashable, Sendable {
    public let year: Int
    /// The id of a method, as written.
    public let method: String
    public let activity: String
    /// Nil only beside a missing amount.
    public let unit: MeasurementUnit?
    /// The `factor` cell.
    public let factor: String
    public let parameters: [String: RecordParameter]
    /// False for records without an amount and without a notation key, which no method can use.
    public let hasAmount: Bool
    /// As stated; some methods refuse a cell or scope that is not theirs.
    public let gpcReference: String
    /// As stated.
    public let scope: Int?
  }

  /// What totals are made of: a recipe in one place of the books.
  public struct Line: Hashable, Sendable {
    /// The position of the recipe in `recipes`.
    public let recipe: Int
    public let sector: Sector
    public let subsector: String
    /// Nil for the account of the method.
    public let account: Account?
    public let notationKey: NotationKey?
  }

  /// The file the rows are of.
  public let file: String
  /// Contracts for electricity name records by id; nothing else in bulk needs ids.
  public let keepsIDs: Bool
  /// Amounts in the unit of the recipe; not a number where the recipe has no amount.
  public private(set) var quantities: [Double] = []
  /// The line of each record, as a position in `lines`.
  public private(set) var lineNumbers: [Int32] = []
  public private(set) var recipes: [Recipe] = []
  public private(set) var lines: [Line] = []
  /// How many records of each line have a notation key instead of an amount; they are not in the columns.
  public private(set) var unquantified: [Int] = []

  /// Cells that occur again and again.
  var texts = SymbolTable()
  private var rows = RowRuns()
  private var ids: [String] = []
  private var lineKeys = SymbolTable()
  private var recipeKeys = SymbolTable()
  private var parameterSets: [[String: RecordParameter]] = [[:]]
  private var parameterNumbers: [[String]: Int32] = [[]: 0]

  public init(file: String, keepsIDs: Bool = false) {
    self.file = file
    self.keepsIDs = keepsIDs
  }

  /// How many records there are.
  public var count: Int { quantities.count }

  /// Builds the record at a position anew, with all that its method may look at.
  public func record(at index: Int) -> ActivityRecord {
    let line = lines[Int(lineNumbers[index])]
    var record = record(of: line)
    record.id = keepsIDs ? ids[index] : ""
    record.quantity = recipes[line.recipe].hasAmount ? quantities[index] : nil
    record.place.row = row(at: index)
    return record
  }

  /// What all records of a line have in common.
  func record(of line: Line) -> ActivityRecord {
    let recipe = recipes[line.recipe]
    return ActivityRecord(
      id: "", year: recipe.year, sector: line.sector, subsector: line.subsector,
      method: recipe.method, activity: recipe.activity, quantity: nil, unit: recipe.unit,
      factor: FactorChoice(recipe.factor), parameters: recipe.parameters, account: line.account,
      gpcReference: recipe.gpcReference, scope: recipe.scope, notationKey: line.notationKey,
      place: Place(file: file))
  }

  /// The row of the record at a position, as a spreadsheet counts.
  public func row(at index: Int) -> Int { rows.row(at: index) }

  /// Adds a record, or counts it where it has a notation key instead of an amount.
  @inline(__always)
  mutating func append(
    _ key: LineKey, quantity: Double, row: Int, id: @autoclosure () -> String
  ) {
    let number = line(key)
    guard !key.isUnquantified else {
      unquantified[Int(number)] += 1
      return
    }
    quantities.append(quantity)
    lineNumbers.append(number)
    rows.append(row)
    if keepsIDs { ids.append(id()) }
  }

  /// Adds a record that is already decoded.
  public mutating func append(_ record: ActivityRecord) {
    append(record, factor: record.factor.text, unit: record.unit?.symbol ?? "")
  }

  /// Adds a decoded record whose factor and unit are kept as written.
  mutating func append(_ record: ActivityRecord, factor: String, unit: String) {
    let isConfidential = record.notationKey == .confidential
    let key = LineKey(
      year: Int32(record.year), method: texts.number(of: record.method),
      activity: texts.number(of: record.activity), unit: texts.number(of: unit),
      factor: texts.number(of: factor), parameters: number(of: record.parameters),
      hasAmount: record.quantity == nil ? 0 : 1,
      gpcReference: texts.number(of: record.gpcReference), scope: Int32(record.scope ?? 0),
      sector: LineKey.code(record.sector), subsector: texts.number(of: record.subsector),
      account: LineKey.code(record.account), notationKey: LineKey.code(record.notationKey),
      isUnquantifiedFlag: isConfidential || record.quantity == nil && record.notationKey != nil
        ? 1 : 0)
    append(
      key, quantity: record.quantity ?? .nan, row: record.place.row ?? 0, id: record.id)
  }

  /// Parameters of equal text and unit are one set, wherever they are stated.
  private mutating func number(of parameters: [String: RecordParameter]) -> Int32 {
    guard !parameters.isEmpty else { return 0 }
    let key = parameters.sorted { $0.key < $1.key }.flatMap {
      [$0.key, $0.value.text, $0.value.unit]
    }
    if let number = parameterNumbers[key] { return number }
    parameterSets.append(parameters)
    parameterNumbers[key] = Int32(parameterSets.count - 1)
    return Int32(parameterSets.count - 1)
  }

  @inline(__always)
  private mutating func line(_ key: LineKey) -> Int32 {
    let (number, isNew) = withUnsafeBytes(of: key) { lineKeys.insert($0) }
    if isNew { addLine(key) }
    return number
  }

  private mutating func addLine(_ key: LineKey) {
    let (recipe, isNew) = withUnsafeBytes(of: key) { bytes in
      recipeKeys.insert(UnsafeRawBufferPointer(rebasing: bytes[..<LineKey.recipeSize]))
    }
    if isNew {
      recipes.append(
        Recipe(
          year: Int(key.year), method: texts[key.method], activity: texts[key.activity],
          unit: MeasurementUnit.named(texts[key.unit]), factor: texts[key.factor],
          parameters: parameterSets[Int(key.parameters)], hasAmount: key.hasAmount != 0,
          gpcReference: texts[key.gpcReference], scope: key.scope == 0 ? nil : Int(key.scope)))
    }
    lines.append(
      Line(
        recipe: Int(recipe), sector: Sector.allCases[Int(key.sector)],
        subsector: texts[key.subsector],
        account: key.account == 0 ? nil : Account.allCases[Int(key.account) - 1],
        notationKey: key.notationKey == 0
          ? nil : NotationKey.allCases[Int(key.notationKey) - 1]))
    unquantified.append(0)
  }
}

extension FactorChoice {
  /// The cell's text, options in the order of their names.
  var text: String {
    let options = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ((name.isEmpty ? [] : [name]) + options).joined(separator: " ")
  }
}
