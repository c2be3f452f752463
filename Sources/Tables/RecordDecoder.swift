public import Quantities

/// Reads typed values from a record, and collects a finding for each cell that cannot be read.
///
/// A reader asks for every cell first and decides at the end, so that the first bad cell never hides
/// the second.
public struct RecordDecoder {
  public let record: CSVRecord
  public private(set) var findings: [Finding] = []

  public init(_ record: CSVRecord) { self.record = record }

  /// True while nothing found makes the record unusable.
  public var isUsable: Bool { !findings.contains { $0.severity == .error } }

  /// Notes something about a column of this record.
  ///
  /// - Parameter missing: The row that the cell names and that there is not.
  public mutating func find(
    _ severity: Finding.Severity, _ message: String, column: String, missing: MissingRow? = nil
  ) {
    findings.append(
      Finding(severity, message, at: record.place.at(column: column), missing: missing))
  }

  /// A text that must be there.
  public mutating func required(_ column: String) -> String {
    guard let text = record.text(column) else {
      find(.error, "The cell “\(column)” is empty; it must be filled.", column: column)
      return ""
    }
    return text
  }

  /// An identifier: lower-case letters, digits and hyphens.
  public mutating func identifier(_ column: String = "id") -> String {
    let text = required(column)
    let isValid = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    if !isValid {
      find(
        .error, "“\(text)” is not an id: use lower-case letters, digits and hyphens.",
        column: column)
    }
    return text
  }

  /// A number with `.` for decimals, or nil when the cell is empty or not a number.
  public mutating func number(_ column: String) -> Double? {
    record.text(column).flatMap { number($0, column) }
  }

  /// A number, or nil when the cell is empty or other programs' mark for “missing”, which is found.
  public mutating func measured(_ column: String) -> Double? {
    record.text(column).flatMap { measured($0, column) }
  }

  private mutating func measured(_ text: String, _ column: String) -> Double? {
    guard let value = number(text, column) else { return nil }
    guard FillValue.isFill(value) else { return value }
    find(
      .warning, "\(Self.fill(text)) It was not taken; leave the cell empty.", column: column)
    return nil
  }

  /// A number that may be any, also one that other programs write for “missing”, which is kept and noted.
  public mutating func anyNumber(_ column: String) -> Double? {
    guard let value = number(column) else { return nil }
    if FillValue.isFill(value) {
      find(
        .note,
        "“\(record[column])” is taken as it is. Other programs write it for “missing”; if it is that, leave the cell empty.",
        column: column)
    }
    return value
  }

  /// What a mark for “missing” is called where there should be a number.
  public static func fill(_ text: String) -> String {
    "“\(text)” is a fill value, which other programs write for “missing”."
  }

  private mutating func number(_ text: String, _ column: String) -> Double? {
    guard let value = DecimalText.finite(text) else {
      find(.error, CSVNumber.complaint(about: text), column: column)
      return nil
    }
    guard value.magnitude <= RecordDecoder.largest else {
      find(
        .error, "“\(text)” is larger than any amount in a community's record. Check the unit.",
        column: column)
      return nil
    }
    guard RecordDecoder.isPlausible(value) else {
      find(
        .error,
        "“\(text)” is closer to 0 than any amount in a community's record. Enter 0 where there is nothing, or check the unit.",
        column: column)
      return nil
    }
    return value
  }

  /// No community's amount comes near it, in any unit.
  private static let largest = 1e18
  /// Nor is any so small: what is divided by it would be beyond all numbers.
  private static let smallest = 1e-30

  /// True for 0 and for what any amount of a community can be, in some unit.
  public static func isPlausible(_ value: Double) -> Bool {
    value == 0 || (smallest...largest).contains(value.magnitude)
  }

  /// A number where the cell holds one; nil for a word and for an empty cell.
  public mutating func numberOrWord(_ column: String) -> Double? {
    record.text(column).flatMap { DecimalText.finite($0) == nil ? nil : number($0, column) }
  }

  /// A number that must be there.
  public mutating func requiredNumber(_ column: String) -> Double? {
    let text = required(column)
    return text.isEmpty ? nil : number(text, column)
  }

  /// A number that must be there and not be negative.
  public mutating func amount(_ column: String) -> Double? {
    let text = required(column)
    return text.isEmpty ? nil : amount(text, column)
  }

  private mutating func amount(_ text: String, _ column: String) -> Double? {
    guard let value = number(text, column) else { return nil }
    guard value >= 0 else {
      guard !FillValue.isFill(value) else {
        find(.error, "\(Self.fill(text)) Enter the amount.", column: column)
        return nil
      }
      // Only amounts of an inventory can mean what is taken up.
      find(
        .error,
        column == "quantity"
          ? "The amount is negative (\(text)). Enter 0 or more; report removals in the land sector."
          : "“\(column)” is negative (\(text)). Enter 0 or more.",
        column: column)
      return nil
    }
    return value
  }

  /// A four-digit year.
  public mutating func year(_ column: String = "year") -> Int? {
    let text = required(column)
    guard !text.isEmpty else { return nil }
    guard text.utf8.count == 4, let year = Int(text), (1850...2150).contains(year) else {
      find(.error, "“\(text)” is not a year. Write four digits, such as 2021.", column: column)
      return nil
    }
    return year
  }

  /// A unit of any of some kinds.
  public mutating func unit(
    _ column: String = "unit", of kinds: Set<MeasurementUnit.Kind>? = nil
  ) -> MeasurementUnit? {
    let text = required(column)
    guard !text.isEmpty else { return nil }
    guard let unit = MeasurementUnit.named(text) else {
      find(.error, unknownUnit(text, kinds), column: column)
      return nil
    }
    if let kinds, !kinds.contains(unit.kind) {
      find(
        .error,
        "“\(text)” is a unit of \(unit.kind.rawValue); this needs \(Self.list(kinds)).",
        column: column)
      return nil
    }
    return unit
  }

  /// One of a list of words.
  public mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, of type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    let text = required(column)
    return text.isEmpty ? nil : choice(text, column)
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ column: String
  ) -> Choice? where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    // A long list would hide the one that was meant.
    if words.count > 12, let near = NearestName.findInAnyCase(text, among: words) {
      find(.error, "“\(text)” is not known here. Did you mean “\(near)”?", column: column)
      return nil
    }
    let known = words.map { "“\($0)”" }.joined(separator: ", ")
    find(.error, "“\(text)” is not known here. Use one of \(known).", column: column)
    return nil
  }

  /// One of a list of words, or nil when the cell is empty.
  public mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, of type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    record.text(column).flatMap { choice($0, column) }
  }

  /// A number of 0 or more, or nil when the cell is empty or other programs' mark for “missing”, which is found.
  public mutating func optionalAmount(_ column: String) -> Double? {
    guard let text = record.text(column) else { return nil }
    if let value = DecimalText.finite(text), FillValue.isFill(value) {
      return measured(text, column)
    }
    return amount(text, column)
  }

  private func unknownUnit(_ text: String, _ kinds: Set<MeasurementUnit.Kind>?) -> String {
    if ["ton", "tons"].contains(text.lowercased()) {
      return "“\(text)” may be a short ton or a metric ton. Write “short-ton” or “tonne”."
    }
    if ["degree-days", "degree days", "degree-day", "degree day"].contains(text.lowercased()) {
      return "“\(text)” may be of °F or of °C. Write “degF-days” or “degC-days”."
    }
    if let suggestion = MeasurementUnit.suggestion(for: text) {
      return "“\(text)” is not a unit that Cairn knows. Did you mean “\(suggestion)”?"
    }
    // Where nothing says what is counted, the kinds that activities are counted in.
    let kinds = kinds ?? [.energy, .liquidVolume, .gasVolume, .mass, .distance]
    let symbols = kinds.sorted { $0.rawValue < $1.rawValue }
      .flatMap { MeasurementUnit.symbols(of: $0) }
    return
      "“\(text)” is not a unit that Cairn knows. Use one of \(symbols.joined(separator: ", "))."
  }

  private static func list(_ kinds: Set<MeasurementUnit.Kind>) -> String {
    kinds.map(\.rawValue).sorted().joined(separator: " or ")
  }
}

/// What to say about text that should have been a number.
enum CSVNumber {
  static func complaint(about text: String) -> String {
    if text.hasPrefix("=") {
      return "“\(text)” is a spreadsheet formula. Save the file with values instead of formulas."
    }
    if text.hasPrefix("#") {
      return "“\(text)” is a spreadsheet error. Mend the formula in the spreadsheet and save again."
    }
    // A form leaves a question mark at a number that it could not read for sure.
    let written = text.hasSuffix("?") ? String(text.dropLast()) : text
    switch WrittenNumber(groups: .either, signs: [.dollars]).read(written) {
    case .number(let number):
      return "“\(text)” is not written as a table writes numbers. Write it as \(number)."
    case .ambiguous(let whole, let decimal):
      // With one more digit a form does not ask again.
      let part = "\(decimal)0"
      return "“\(written)” can be \(whole) or \(part). Write one of the two."
    case .unreadable: break
    }
    return "“\(text)” is not a number. Write digits with “.” for decimals."
  }
}
