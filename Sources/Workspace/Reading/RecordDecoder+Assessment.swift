internal import Quantities
internal import Tables
internal import Vulnerability

extension RecordDecoder {
  /// A whole number from 1 to 5, or nil for “unsure”, which an empty cell and the word say.
  mutating func score(_ column: String) -> Int? {
    guard let text = record.text(column), text.lowercased() != "unsure" else { return nil }
    guard let score = Int(text), (1...5).contains(score) else {
      find(
        .error,
        "“\(text)” is not a score. Use a whole number from 1 to 5, or leave it empty for “unsure”.",
        column: column)
      return nil
    }
    return score
  }

  /// Every score of a row.
  mutating func scores() -> RiskScores {
    var scores = RiskScores()
    for axis in RiskScores.Axis.allCases {
      scores[axis] = score(axis.rawValue)
    }
    return scores
  }

  /// What a row says of a hazard itself, without a national percentile.
  mutating func outlook() -> HazardOutlook {
    HazardOutlook(
      probability: score("probability"), frequency: optionalChoice("frequency"),
      intensity: optionalChoice("intensity"), timeframe: optionalChoice("timeframe"))
  }

  /// Points on a scale of five, 0 to 4; an empty cell is no change.
  mutating func points(_ column: String) -> Int {
    guard let text = record.text(column) else { return 0 }
    guard let points = Int(text), (0...4).contains(points) else {
      find(
        .error, "“\(text)” is not a number of points. Use a whole number from 0 to 4.",
        column: column)
      return 0
    }
    return points
  }

  /// `yes` or `no`; nil when empty.
  mutating func yesNo(_ column: String) -> Bool? {
    guard let text = record.text(column) else { return nil }
    switch text.lowercased() {
    case "yes": return true
    case "no": return false
    default:
      find(.error, "“\(text)” is not yes or no.", column: column)
      return nil
    }
  }

  /// A day, `YYYY-MM-DD`; empty when the cell is empty.
  mutating func optionalDay(_ column: String) -> String {
    let text = record[column]
    guard !text.isEmpty, !CalendarDay.isDay(text) else { return text }
    findWrongDay(text, column)
    return ""
  }

  /// Says how a day is written, as the one that a spreadsheet seems to mean where there is one.
  mutating func findWrongDay(_ text: String, _ column: String) {
    let example = CalendarDay.ofMonthDayYear(text) ?? "2026-05-31"
    find(
      .error, "“\(text)” is not a date. Write year, month and day: \(example).", column: column)
  }

  /// A day, a month or a year; empty when the cell is empty.
  mutating func partialDay(_ column: String, isRequired: Bool) -> String {
    let text = isRequired ? required(column) : record[column]
    guard !text.isEmpty else { return "" }
    if CalendarDay.isDayOrPart(text) { return text }
    find(
      .error,
      "“\(text)” is not a date. Write 2026-05-31, or 2026-05 or 2026 if that is all you know.",
      column: column)
    return ""
  }

  /// Degrees within ± a limit.
  mutating func degrees(_ column: String, _ limit: Double) -> Double? {
    if let decimal = Self.decimal(ofMinutes: record[column]) {
      find(
        .error, "“\(record[column])” is in degrees and minutes. Write it as \(decimal).",
        column: column)
      return nil
    }
    guard let value = number(column) else { return nil }
    guard !FillValue.isFill(value) else {
      find(.warning, "\(Self.fill(record[column])) Find the true place.", column: column)
      return nil
    }
    guard value.magnitude <= limit else {
      let other = column == "latitude" ? "longitude" : "latitude"
      find(
        .error,
        "“\(record[column])” is not a \(column) in degrees. Is it exchanged with the \(other), or projected?",
        column: column)
      return nil
    }
    return value
  }

  /// What `80°00'36"W` is in degrees, to six decimals; nil for text of another form.
  private static func decimal(ofMinutes text: String) -> Double? {
    guard text.contains("°"), !text.contains(",") else { return nil }
    let numbers = text.split { !$0.isNumber && $0 != "." }.map { Double($0) }
    guard (1...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
    let degrees = zip(numbers, [1.0, 60, 3600]).reduce(0) { $0 + ($1.0 ?? 0) / $1.1 }
    let isNegative = text.contains { "-−SsWw".contains($0) }
    return (degrees * (isNegative ? -1 : 1) * 1e6).rounded() / 1e6
  }

  /// A percentile as a share from 0 to 1, as indexes are published.
  mutating func percentile() -> Double? {
    let value = measured("percentile")
    guard let value, !(0...1).contains(value) else { return value }
    let advice =
      value > 1 && value <= 100 ? " Did you mean “\((value * 100).rounded() / 10_000)”?" : ""
    find(
      .error,
      "A percentile is written from 0 to 1. “\(record["percentile"])” is outside.\(advice)",
      column: "percentile")
    return value
  }

  /// The eleven digits of a census tract.
  mutating func tract(_ column: String) -> String {
    let text = required(column)
    guard !text.isEmpty else { return "" }
    guard TractCode.isCode(text) else {
      find(
        .error,
        "“\(text)” is not the code of a census tract: eleven digits.\(TractCode.advice(on: text))",
        column: column)
      return ""
    }
    return text
  }

  /// The id of a row of another table that must be there.
  mutating func reference(
    _ column: String, to known: Set<String>, in file: String, _ severity: Finding.Severity
  ) -> String {
    let id = required(column)
    if !id.isEmpty, !known.contains(id) { complain(id, known, file, severity, column) }
    return id
  }

  /// The id of a row of another table, or empty.
  mutating func optionalReference(
    _ column: String, to known: Set<String>, in file: String, _ severity: Finding.Severity
  ) -> String {
    let id = record[column]
    if !id.isEmpty, !known.contains(id) { complain(id, known, file, severity, column) }
    return id
  }

  /// Ids with spaces between; those that name no row are found and left out.
  mutating func references(_ column: String, to known: Set<String>, in file: String) -> [String] {
    identifiers(column).filter { id in
      if known.contains(id) { return true }
      complain(id, known, file, .warning, column)
      return false
    }
  }

  /// Ids with spaces between.
  func identifiers(_ column: String) -> [String] {
    record[column].split(separator: " ").map(String.init)
  }

  private mutating func complain(
    _ id: String, _ known: Set<String>, _ file: String, _ severity: Finding.Severity,
    _ column: String
  ) {
    let advice = NearestName.advice(on: id, among: known, atMost: max(2, id.count / 4))
    find(
      severity, "There is no “\(id)” in \(file).\(advice)", column: column,
      missing: MissingRow(id, in: file))
  }
}
