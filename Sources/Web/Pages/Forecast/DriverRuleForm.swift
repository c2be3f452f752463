import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Tables
import Workspace

/// The form that chooses what a group of records grows with: one row of `drivers.csv`.
struct DriverRuleForm {
  /// What a row can be for, with the cells that say so.
  fileprivate struct Reach {
    let label: String
    let cells: [String: String]

    /// The cells themselves, so that a form means the same whatever the table holds when it arrives.
    var id: String {
      DriverRuleForm.subject.map { column in
        SitePath.encoded(cells[column] ?? "").replacing("/", with: "%2F")
      }.joined(separator: "/")
    }
  }

  /// Stands for a rate in the list of drivers, which no indicator can be called.
  private static let rate = "%"
  fileprivate static let subject = ["sector", "subsector", "activity", "record"]

  let name: String
  private(set) var errors = FormErrors()
  private let visit: Visit
  private let calculation: PlanCalculation
  private let group: DriverGroup
  private let text: DriverText
  private var reaches: [Reach]
  private var values: [String: String]
  /// Rates as a table holds them.
  private var cells: [String: String] = [:]

  private var workspace: CommunityWorkspace { calculation.workspace }

  /// What a group is known by in an address.
  static func key(of group: DriverGroup) -> String {
    ([group.sector.rawValue, group.subsector, group.activity]
      + (group.rule?.record.map { [$0] } ?? []))
      .joined(separator: "/")
  }

  /// The group of a key; one of the same activity when a record's own rule has come or gone since.
  private static func group(_ key: String, in groups: [DriverGroup]) -> DriverGroup? {
    func plain(_ group: DriverGroup) -> String {
      [group.sector.rawValue, group.subsector, group.activity].joined(separator: "/")
    }
    return groups.first { Self.key(of: $0) == key }
      ?? groups.first { plain($0) == key || key.hasPrefix(plain($0) + "/") }
  }

  /// Nil when there is no such group.
  init?(_ visit: Visit, _ calculation: PlanCalculation, _ key: String) {
    let groups = calculation.projection?.driverGroups(calculation.workspace.rules) ?? []
    guard let group = Self.group(key, in: groups) else { return nil }
    self.visit = visit
    self.calculation = calculation
    self.group = group
    text = visit.words(DriverText.self)
    name = DriverView.name(group, visit)
    reaches = Self.reaches(of: group, text, visit)
    values = Self.values(of: group.rule, reaches)
    let rows = calculation.workspace.tables[WorkspaceTables.drivers.file]?.records ?? []
    if let row = rows.first(where: { $0.row == group.rule?.place.row }) {
      // As they are written, since a printed minus is not one that is read.
      for column in ["rate_percent", "intensity_rate_percent", "source", "note"] {
        values[column] = row[column]
      }
      for column in ["rate_percent", "intensity_rate_percent"] {
        values[column] = values[column].map { Self.converted($0, visit.numbers.field) }
      }
    }
  }

  private static func cells(of rule: GrowthRule) -> [String: String] {
    [
      "sector": rule.sector?.rawValue ?? "", "subsector": rule.subsector ?? "",
      "activity": rule.activity ?? "", "record": rule.record ?? "",
    ]
  }

  /// From a single record to everything, and the rule's own where it is none of these.
  private static func reaches(
    of group: DriverGroup, _ text: DriverText, _ visit: Visit
  ) -> [Reach] {
    let sector = visit.words(FigureText.self).sector(group.sector)
    var parts = [(key: "sector", value: group.sector.rawValue, label: sector)]
    if !group.subsector.isEmpty {
      parts.append(("subsector", group.subsector, visit.inlineActivity(group.subsector)))
    }
    if !group.activity.isEmpty {
      parts.append(("activity", group.activity, visit.inlineActivity(group.activity)))
    }
    var reaches = [Reach(label: text.reachAll, cells: empty)]
    for count in 1...parts.count {
      let chosen = parts.prefix(count)
      reaches.append(
        Reach(
          label: chosen.map(\.label).joined(separator: ", "),
          cells: chosen.reduce(into: empty) { $0[$1.key] = $1.value }))
    }
    if let rule = group.rule, !reaches.contains(where: { $0.cells == cells(of: rule) }) {
      reaches.append(Reach(cells(of: rule), visit))
    }
    return reaches.reversed()
  }

  /// What a form was made for, while it still fits the group, though no rule there is for it any more.
  private func former(_ id: String) -> Reach? {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
      .map { String($0).removingPercentEncoding ?? "" }
    guard parts.count == Self.subject.count else { return nil }
    let cells = Dictionary(zip(Self.subject, parts)) { first, _ in first }
    let own = [
      "sector": group.sector.rawValue, "subsector": group.subsector, "activity": group.activity,
    ]
    let fits = cells.allSatisfy { column, cell in
      cell.isEmpty || cell == own[column]
        || column == "record" && group.records.contains { $0.id == cell }
    }
    return fits ? Reach(cells, visit) : nil
  }

  private static let empty = subject.reduce(into: [String: String]()) { $0[$1] = "" }

  private static func values(of rule: GrowthRule?, _ reaches: [Reach]) -> [String: String] {
    guard let rule else { return ["reach": reaches.first?.id ?? ""] }
    let reach = reaches.first { $0.cells == cells(of: rule) }
    return [
      "reach": reach?.id ?? "", "driver": rule.rate == nil ? rule.driver ?? "none" : Self.rate,
      "intensity": rule.intensities.joined(separator: " "),
      "between": rule.between?.rawValue ?? "",
      "beyond": rule.beyond == .stop ? "" : rule.beyond.rawValue,
    ]
  }

  // What was sent

  mutating func read(_ form: FormData) {
    for column in [
      "reach", "driver", "rate_percent", "intensity_rate_percent", "between", "beyond", "source",
      "note",
    ] {
      values[column] = form.text(column).replacing("\r\n", with: "\n")
    }
    let reach = values["reach"] ?? ""
    if !reaches.contains(where: { $0.id == reach }), let former = former(reach) {
      reaches.insert(former, at: 0)
    }
    values["intensity"] = form.all("intensity").flatMap(RiskForm.words).joined(separator: " ")
    check()
  }

  private mutating func check() {
    let driver = values["driver"] ?? ""
    let rate = values["rate_percent"] ?? ""
    let isKnown =
      driver == "none" || driver == Self.rate || workspace.indicators[driver] != nil
      || driver == group.rule?.driver
    if !reaches.contains(where: { $0.id == values["reach"] }) {
      errors.add("reach", text.wrongReach)
    }
    if driver.isEmpty || !isKnown { errors.add("driver", text.wrongDriver) }
    if driver != Self.rate, isKnown, !rate.isEmpty { errors.add("rate_percent", text.wrongBoth) }
    checkRate("rate_percent", isAsked: driver == Self.rate)
    checkRate("intensity_rate_percent")
  }

  /// Brings the numbers of a rate, which may have steps such as `2031:0,4`, to how a table holds them.
  private mutating func checkRate(_ column: String, isAsked: Bool = false) {
    let said = values[column] ?? ""
    guard isAsked || !said.isEmpty, errors[column] == nil else { return }
    let reader = visit.numbers
    let questions = Self.words(of: said).compactMap { reader.question($0.number) }
    let plain = Self.converted(said, reader.cell)
    if let question = questions.first ?? (GrowthRate(plain) == nil ? text.wrongRate : nil) {
      errors.add(column, question)
    } else {
      cells[column] = plain
    }
  }

  private static func words(of rate: String) -> [(year: Substring, number: String)] {
    rate.split(separator: " ").map { word in
      let mark = word.lastIndex(of: ":").map(word.index(after:)) ?? word.startIndex
      return (word[..<mark], String(word[mark...]))
    }
  }

  private static func converted(_ text: String, _ convert: (String) -> String) -> String {
    words(of: text).map { "\($0.year)\(convert($0.number))" }.joined(separator: " ")
  }

  /// Changes the row that is for the very same, else puts one before the first row that would hide it.
  func write(in edits: inout TableEdits) {
    let file = WorkspaceTables.drivers.file
    guard let cells = reaches.first(where: { $0.id == values["reach"] })?.cells else { return }
    var row = [
      "driver", "rate_percent", "intensity", "intensity_rate_percent", "between", "beyond",
      "source", "note",
    ].reduce(into: [String: String]()) { $0[$1] = self.cells[$1] ?? values[$1] ?? "" }
    if row["driver"] == Self.rate { row["driver"] = "" }
    let same = edits.records(of: file, where: cells)
    guard let first = same.first else {
      return edits.insert(row.merging(cells) { $1 }, in: file) { record in
        Self.subject.allSatisfy { record[$0].isEmpty || record[$0] == cells[$0] }
      }
    }
    // A column that a table of an earlier release lacks is only made for what is said.
    edits.put(row.filter { first[$0.key] != $0.value }, in: file, where: cells)
  }

  // The page

  func html(_ path: String) -> HTML {
    """
    \(errors.summary)
    \(visit.form(path, """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      <input type="hidden" name="group" value="\(Self.key(of: group))">
      \(Choice(name: "reach", label: text.reach, options: reaches.map { ($0.id, $0.label) }, value: values["reach"] ?? "", hint: text.reachHint).html(errors))
      \(Choice(name: "driver", label: text.driverField, options: drivers, value: values["driver"] ?? "", hint: text.driverHint).html(errors))
      \(field("rate_percent", text.rateField, hint: text.rateHint))
      \(paths)
      \(field("intensity_rate_percent", text.rateOfPath, hint: text.rateHint))
      \(choice("between", text.between))
      \(choice("beyond", text.beyond))
      \(field("source", text.source))
      \(field("note", text.note, lines: 2))
      <div class="actions"><button class="button">\(text.save)</button></div>
      """))
    """
  }

  private var drivers: [(value: String, label: String)] {
    let known = workspace.indicatorOrder.compactMap { id in
      workspace.indicators[id].map { indicator in
        let span = indicator.series.span.map { " (\($0.lowerBound)–\($0.upperBound))" } ?? ""
        return (id, indicator.title + span)
      }
    }
    let own = group.rule?.driver
    let missing = own.flatMap { workspace.indicators[$0] == nil ? [($0, $0)] : nil } ?? []
    return [("", text.chooseOne)] + known + missing
      + [("none", text.stays), (Self.rate, text.byRate)]
  }

  private var paths: HTML {
    let chosen = RiskForm.words(values["intensity"] ?? "")
    let grid = "cambium-midcase:\(workspace.community.subregion)"
    var ids =
      workspace.paths.keys.sorted() + Set(workspace.scenarioBook.makers.map(\.id)).sorted()
      + (calculation.library.path(grid) == nil ? [] : [grid])
    ids += chosen.filter { !ids.contains($0) }
    guard !ids.isEmpty else { return .empty }
    return Choices(
      name: "intensity", label: text.pathField,
      options: ids.map {
        ($0, visit.codes.path($0) ?? $0, calculation.library.path($0)?.source.citation ?? "")
      },
      values: Set(chosen)
    ).html(errors)
  }

  private func choice(_ column: String, _ label: String) -> HTML {
    let declared = WorkspaceColumns.column(column, of: WorkspaceTables.drivers.file)
    let words =
      column == "between"
      ? SeriesReading.Between.allCases.map(\.rawValue)
      : SeriesReading.Beyond.allCases.map(\.rawValue)
    let options = words.map { ($0, visit.columnWords.label(of: $0, in: declared)) }
    return Choice(
      name: column, label: label, options: [("", text.unchosen)] + options,
      value: values[column] ?? ""
    ).html(errors)
  }

  private func field(_ name: String, _ label: String, hint: String? = nil, lines: Int = 1) -> HTML {
    Field(
      name: name, label: label, value: values[name] ?? "", hint: hint, isRequired: false,
      marksOptional: false, maxLength: 2_000, lines: lines
    ).html(errors)
  }
}

extension DriverRuleForm.Reach {
  fileprivate init(_ cells: [String: String], _ visit: Visit) {
    let stated = cells.filter { !$0.value.isEmpty }
    let parts = [
      stated["sector"].flatMap(Sector.init(rawValue:)).map(visit.words(FigureText.self).sector),
      stated["subsector"].map(visit.inlineActivity), stated["activity"].map(visit.inlineActivity),
      stated["record"],
    ].compactMap(\.self)
    self.init(label: parts.joined(separator: ", "), cells: cells)
  }
}
