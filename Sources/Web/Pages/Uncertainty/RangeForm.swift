import Forecast
import Plan
import Strategies
import Tables
import Workspace

/// The form for the range of one input, with a check of what it would come to.
struct RangeForm {
  let visit: Visit
  let calculation: PlanCalculation
  let catalog: RangeCatalog
  let subject: RangeSubject
  let values: [String: String]
  /// The row that is changed; nil for a new one.
  let range: InputRange?
  /// What the range would come to; nil while it cannot be read.
  private let check: RangeCheck?
  /// What is wrong, by field.
  private(set) var errors = FormErrors()

  init(
    visit: Visit, calculation: PlanCalculation, catalog: RangeCatalog, subject: RangeSubject,
    values: [String: String], range: InputRange? = nil
  ) {
    self.visit = visit
    self.calculation = calculation
    self.catalog = catalog
    self.subject = subject
    self.values = values
    self.range = range
    let candidate = Self.candidate(values, of: subject, over: range, visit.numbers)
    check = candidate.map { catalog.check($0) }
    errors = problems(with: candidate)
  }

  private var text: RangeText { visit.words(RangeText.self) }
  private var words: RangeWords { RangeWords(visit: visit) }

  var title: String { words.plainName(subject) }

  // Values

  static let columns = [
    "what", "subject", "parameter", "distribution", "low", "best", "high", "source", "note",
  ]

  /// What a form or an address says; what it does not say begins as the input is.
  static func values(from form: FormData, of subject: RangeSubject) -> [String: String] {
    var values = [
      "parameter": subject.parameter, "distribution": "triangular", "source": "assumption",
    ]
    for column in columns {
      if let said = form[column] { values[column] = String(said.prefix(2_000)) }
    }
    values["what"] = subject.what.rawValue
    values["subject"] = subject.subject
    return values.mapValues { $0.replacing("\r\n", with: "\n") }
  }

  static func values(
    of range: InputRange, in workspace: CommunityWorkspace, _ numbers: NumberReader
  ) -> [String: String] {
    let record = workspace.tables[WorkspaceTables.ranges.file]?.records.first {
      $0["id"] == range.id
    }
    return columns.reduce(into: [:]) { values, column in
      let cell = record?[column] ?? ""
      values[column] = ["low", "best", "high"].contains(column) ? numbers.field(cell) : cell
    }
  }

  /// The cells of a row.
  var cells: [String: String] {
    var cells = values.filter { Self.columns.contains($0.key) }
    for column in ["low", "best", "high"] {
      cells[column] = visit.numbers.number(values[column] ?? "").map(RangeWords.cell) ?? ""
    }
    return cells
  }

  static func cells(of range: InputRange, note: String) -> [String: String] {
    [
      "what": range.what.rawValue, "subject": range.subject, "parameter": range.parameter,
      "distribution": range.distribution.rawValue, "low": RangeWords.cell(range.low), "best": "",
      "high": RangeWords.cell(range.high), "source": range.source, "note": note,
    ]
  }

  // The check

  /// True when the ends are filled, so that there is something to check.
  private var isFilled: Bool { values["low"]?.isEmpty == false && values["high"]?.isEmpty == false }

  private static func candidate(
    _ values: [String: String], of subject: RangeSubject, over range: InputRange?,
    _ numbers: NumberReader
  ) -> InputRange? {
    guard let low = numbers.number(values["low"] ?? ""),
      let high = numbers.number(values["high"] ?? ""),
      let distribution = InputRange.Distribution(rawValue: values["distribution"] ?? "")
    else { return nil }
    return InputRange(
      id: range?.id ?? "", what: subject.what, subject: subject.subject,
      parameter: values["parameter"] ?? "", distribution: distribution, low: low,
      best: numbers.number(values["best"] ?? ""), high: high, source: "", note: "",
      place: Place(file: WorkspaceTables.ranges.file))
  }

  private func problems(with candidate: InputRange?) -> FormErrors {
    var errors = FormErrors()
    let labels = [("low", text.low), ("best", text.best), ("high", text.high)]
    for (name, label) in labels where name != "best" || values[name]?.isEmpty == false {
      if let problem = visit.numbers.problem(with: values[name] ?? "", text.noNumber(label)) {
        errors.add(name, problem)
      }
    }
    guard errors.isEmpty else { return errors }
    guard let candidate else { return .one("distribution", text.noDistribution) }
    if let problem = problem(with: candidate) { return problem }
    for finding in check?.findings ?? [] where finding.severity == .error {
      errors.add(finding.place.column ?? "low", visit.language.said(finding.message))
    }
    return errors
  }

  /// The usual mistakes in the reader's language, in the order in which the calculation finds them.
  private func problem(with range: InputRange) -> FormErrors? {
    if range.low > range.high { return .one("low", text.exchanged) }
    if let best = range.best, best < range.low || best > range.high {
      return .one("best", text.bestOutside)
    }
    if range.distribution == .lognormal, range.low <= 0 { return .one("low", text.notAbove0) }
    if let bounds = subject.bounds,
      !bounds.contains(range.low) || !bounds.contains(range.high)
    {
      return .one(
        bounds.contains(range.low) ? "high" : "low",
        text.beyond(
          words.amount(bounds.lowerBound, subject),
          bounds.upperBound.isFinite ? words.amount(bounds.upperBound, subject) : text.noEnd))
    }
    if range.best == nil, subject.parameter == range.parameter,
      !(range.low...range.high).contains(subject.stated)
    {
      return .one("low", text.statedOutside(words.amount(subject.stated, subject)))
    }
    return nil
  }

  /// What the range would come to, in words; also asked for by the script while the form is filled.
  func panel() async throws -> HTML {
    guard isFilled else { return "<p class=\"soft\">\(text.checkHint)</p>" }
    guard errors.isEmpty, let check, check.percentiles.count == 3 else {
      return "<ul>\(errors.all.map { "<li>\($0.message)</li>" as HTML })</ul>"
    }
    let year = catalog.lastYear
    let ends = try await onOwnThread { [catalog] in catalog.ends(of: check, in: year) }
    let numbers = check.percentiles.map { words.amount($0, subject) }
    let writer = visit.place.map { FigureWriter(visit: visit, place: $0) }
    let warnings = check.findings.map { finding in
      "<li>\(writer?.library(finding.message) ?? HTML(finding.message))</li>" as HTML
    }
    return """
      <p>\(text.wouldDraw(numbers[0], numbers[1], numbers[2]))</p>
      \(effect(ends, year, writer))
      \(warnings.isEmpty ? .empty : "<ul>\(warnings)</ul>" as HTML)
      """
  }

  private func effect(
    _ ends: (low: Double, high: Double)?, _ year: Int, _ writer: FigureWriter?
  ) -> HTML {
    guard subject.what != .cost else { return "<p>\(text.costsAlone)</p>" }
    guard let ends, let writer else { return .empty }
    guard ends.low != ends.high else { return "<p>\(text.movesNothing(year))</p>" }
    return "<p>\(text.wouldMove(writer.tonnes(ends.low), writer.tonnes(ends.high), year))</p>"
  }
}
