internal import Quantities
internal import Tables
internal import Vulnerability

/// Takes rows of a published table one by one into the tables of tracts.
struct TractRows {
  private typealias Measure = TractMeasureImport.Measure

  private var plan: TractMeasurePlan
  private let asked: TractMeasureImport
  private let prefix: String
  private var tracts: Set<String>
  private let hasTracts: Bool
  private var rows: [String: CSVRecord]
  private var lostZeros = 0
  private var missing = 0
  /// What stands where a code should, with its place.
  private var refused: [(text: String, place: Place)] = []
  private var seen: Set<String> = []

  init(_ plan: TractMeasurePlan, _ asked: TractMeasureImport, prefix: String) {
    self.plan = plan
    self.asked = asked
    self.prefix = prefix
    tracts = Set(plan.tracts.records.map { $0["geoid"] })
    hasTracts = !tracts.isEmpty
    rows = Dictionary(
      plan.measures.records.map { (Self.key($0["tract"], $0["overlay"], $0["measure"]), $0) }
    ) { first, _ in first }
  }

  private static func key(_ tract: String, _ overlay: String, _ measure: String) -> String {
    "\(tract)/\(overlay)/\(measure)"
  }

  mutating func take(
    _ record: CSVRecord, code column: String, _ known: [TractMeasureImport.Measure],
    _ fields: [String: String]
  ) {
    guard let (code, lostZero) = TractCode.read(record[column]) else {
      refused.append((record[column], record.place.at(column: column)))
      return
    }
    if lostZero { lostZeros += 1 }
    guard hasTracts ? tracts.contains(code) : !prefix.isEmpty && code.hasPrefix(prefix) else {
      plan.elsewhere += 1
      return
    }
    guard seen.insert(code).inserted else {
      plan.findings.append(
        Finding(
          .warning, "The tract \(code) stands in the file twice; the first row counts.",
          at: record.place.at(column: column)))
      return
    }
    if tracts.insert(code).inserted { addTract(code, record, fields) }
    for measure in known {
      let field = fields[measure.field.lowercased()] ?? measure.field
      guard let cells = cells(measure, record[field], record.place.at(column: field)) else {
        continue
      }
      write(code, measure.name, cells)
    }
  }

  private mutating func addTract(_ code: String, _ record: CSVRecord, _ fields: [String: String]) {
    let name = PublishedIndex.names.lazy.compactMap { fields[$0] }.first.map { record[$0] } ?? ""
    let people =
      PublishedIndex.populations.lazy.compactMap { fields[$0] }.first.map { record[$0] } ?? ""
    let isCount = Double(people).map { $0 >= 0 && !FillValue.isFill($0) } ?? false
    let cells = [
      "geoid": code, "name": name, "population": isCount ? people : "", "source": asked.source,
    ]
    plan.tracts.append(plan.tracts.header.map { cells[$0] ?? "" })
    plan.addedTracts += 1
  }

  /// The cells of a measure; nil where the file says nothing, or nothing that can be.
  private mutating func cells(_ measure: TractMeasureImport.Measure, _ text: String, _ place: Place)
    -> [String: String]?
  {
    guard !text.isEmpty else { return nil }
    if measure.kind == .flag {
      let flags = ["true": "yes", "1": "yes", "yes": "yes", "false": "no", "0": "no", "no": "no"]
      guard let flag = flags[text.lowercased().replacing(".0", with: "")] else {
        return refuse("“\(text)” is neither yes nor no; it was left out.", place)
      }
      return ["flag": flag]
    }
    guard let number = Double(text), number.isFinite else {
      return refuse("“\(text)” is no number; it was left out.", place)
    }
    if FillValue.isFill(number) {
      missing += 1
      return nil
    }
    if measure.kind == .value { return ["value": text] }
    let share = measure.kind == .percent ? number / 100 : number
    guard (0...1).contains(share) else {
      let isOfHundred = measure.kind == .percentile && (0...100).contains(number)
      return refuse(
        "\(text) is no percentile: it runs from 0 to \(measure.kind == .percent ? 100 : 1). It was left out.\(isOfHundred ? " For figures from 0 to 100 use the kind percent." : "")",
        place)
    }
    return ["percentile": measure.kind == .percent ? "\(share)" : text]
  }

  private mutating func refuse(_ message: String, _ place: Place) -> [String: String]? {
    plan.findings.append(Finding(.warning, message, at: place))
    return nil
  }

  private mutating func write(_ tract: String, _ measure: String, _ cells: [String: String]) {
    var cells = cells
    if !asked.source.isEmpty { cells["source"] = asked.source }
    for column in cells.keys.sorted() { plan.measures.appendColumn(column) }
    guard let row = rows[Self.key(tract, asked.overlay, measure)] else {
      let whole = cells.merging(["tract": tract, "overlay": asked.overlay, "measure": measure]) {
        $1
      }
      plan.measures.append(plan.measures.header.map { whole[$0] ?? "" })
      plan.added += 1
      return
    }
    let changes = cells.filter { $0.value != row[$0.key] }
    guard !changes.isEmpty else {
      plan.unchanged += 1
      return
    }
    plan.measures.set(changes, row: row.row)
    plan.changed += 1
  }

  private static let shown = 3

  /// Rows without a code: the first few, and how many more; one finding where the table is of counties.
  private var refusals: [Finding] {
    if refused.count > Self.shown, seen.isEmpty,
      refused.allSatisfy({ $0.text.utf8.count <= 5 && Int($0.text) != nil })
    {
      return [
        Finding(
          .error,
          "The rows are of counties: their codes have five digits, and those of census tracts eleven. Take the publisher's table of tracts.",
          at: refused[0].place)
      ]
    }
    let more = refused.count - Self.shown
    return refused.prefix(Self.shown).enumerated().map { number, row in
      let rest =
        more > 0 && number == Self.shown - 1
        ? more == 1 ? " One more row is like this." : " \(more) more rows are like this." : ""
      return Finding(
        .warning,
        "“\(row.text)” is not the code of a census tract: eleven digits. The row was left out.\(TractCode.advice(on: row.text))\(rest)",
        at: row.place)
    }
  }

  /// The plan, with what holds for the whole file.
  func finished(_ file: CSVTable) -> TractMeasurePlan {
    var plan = plan
    let place = Place(file: file.file)
    plan.findings += refusals
    if lostZeros > 0 {
      plan.findings.append(
        Finding(
          .warning, "\(lostZeros) codes have lost the zero at their start; it was put back.",
          at: place))
    }
    if missing > 0 {
      plan.findings.append(
        Finding(
          .note, "\(missing) cells say “missing” (such as -999) and were left out; that is not 0.",
          at: place))
    }
    if seen.isEmpty, !plan.hasErrors {
      let why =
        hasTracts
        ? "None of its tracts is in tracts.csv. Outlines of 2010 and of 2020 have other codes: take the edition that fits."
        : prefix.isEmpty
          ? "tracts.csv is empty, and nothing says which tracts are yours. Import outlines first, or say what their codes begin with, such as 27053."
          : "No code begins with \(prefix)."
      plan.findings.append(Finding(.error, why, at: place))
    }
    return plan
  }
}
