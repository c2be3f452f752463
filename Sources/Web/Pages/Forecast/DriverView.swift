import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import Workspace

/// Groups of records with what they follow, and the series that they follow.
struct DriverView {
  /// Tables that drivers are read from.
  private static let files: Set<String> = [
    "drivers.csv", "indicators.csv", "paths.csv", "path-makers.csv",
  ]

  let scene: ForecastScene
  let text: DriverText
  private let all: [DriverGroup]
  let series: [DriverTables.Shown]

  init(scene: ForecastScene, text: DriverText) {
    self.scene = scene
    self.text = text
    all = scene.projection.driverGroups(scene.calculation.workspace.rules)
    series = DriverTables(scene: scene).series
  }

  private var writer: FigureWriter { scene.writer }
  private var years: ClosedRange<Int> { scene.projection.years }

  func html(_ groups: FigureTable) -> HTML {
    """
    <section class="stack" aria-labelledby="groups">
    <h2 id="groups">\(text.groups(years.lowerBound))</h2>
    \(standing)
    \(scene.visit.html(groups))
    \(findings)
    </section>
    <section class="stack" aria-labelledby="series">
    <div class="row row--ends"><h2 id="series">\(text.series)</h2>\(adding)</div>
    <p class="soft">\(series.isEmpty ? text.noSeries : text.seriesLead)</p>
    \(series.isEmpty ? .empty : series.map(row).html)
    </section>
    """
  }

  /// What is to be done first.
  private var standing: HTML {
    let counts = Dictionary(grouping: all, by: \.standing).mapValues(\.count)
    let steps = [
      (DriverGroup.Standing.unruled, text.unruled), (.leftOut, text.leftOutGroups),
    ].compactMap { standing, words in
      counts[standing].map {
        Notice(
          tone: .caution, title: words($0), detail: "<p>\(text.standingStep(standing))</p>"
        ).html
      }
    }
    return steps.isEmpty ? "<p class=\"soft\">\(text.everyRuled)</p>" : "\(steps)"
  }

  // Groups

  var groups: FigureTable {
    var rows: [FigureTable.Row] = []
    let standings = Set(all.map(\.standing))
    for standing in standings.sorted() {
      if standings.count > 1 {
        rows.append(.init(kind: .group, cells: [.init(text.standing(standing))]))
      }
      rows += all.filter { $0.standing == standing }.map(row)
    }
    let change = text.activityChange(years.lowerBound, years.upperBound)
    return FigureTable(
      id: "groups", caption: text.groupTable,
      columns: [
        .init(title: text.group, isNumber: false), .init(title: text.tonnes(years.lowerBound)),
        .init(title: text.driver, isNumber: false), .init(title: change),
        .init(title: text.intensity, isNumber: false), .init(title: change),
        .init(title: text.rule, isNumber: false, isOnlyShown: true),
      ], rows: rows, notes: [HTML(text.groupNote)])
  }

  private func row(_ group: DriverGroup) -> FigureTable.Row {
    let name = Self.name(group, scene.visit)
    let count = text.records(group.records.count)
    return FigureTable.Row(cells: [
      FigureTable.Cell("\(name)<br><span class=\"soft small\">\(count)</span>", plain: name),
      writer.cell(tonnes: group.tonnes, nil), driver(group),
      last(group.shape?.growth), intensity(group), last(group.shape?.intensity),
      step(group, name),
    ])
  }

  static func name(_ group: DriverGroup, _ visit: Visit) -> String {
    let parts = [group.subsector, group.activity].filter { !$0.isEmpty }.map(visit.inlineActivity)
    let named = group.rule?.record.map { [$0] } ?? []
    return ([visit.words(FigureText.self).sector(group.sector)] + parts + named)
      .joined(separator: ", ")
  }

  private func last(_ values: [Double]?) -> FigureTable.Cell {
    values?.last.map { writer.cell(change: $0 - 1) } ?? .empty
  }

  private func driver(_ group: DriverGroup) -> FigureTable.Cell {
    guard let rule = group.rule else { return flat }
    if let rate = rule.rate { return FigureTable.Cell(text.yearly(rate.text)) }
    guard let driver = rule.driver else { return flat }
    return link(driver, scene.projection.indicators[driver]?.title)
  }

  private var flat: FigureTable.Cell {
    FigureTable.Cell("<span class=\"soft\">\(text.isFlat)</span>", plain: "")
  }

  private func intensity(_ group: DriverGroup) -> FigureTable.Cell {
    guard let rule = group.rule else { return flat }
    let inputs = scene.calculation.scenarios?.inputs
    var cells = rule.intensities.map { id in link(id, inputs?.path(id) == nil ? nil : id) }
    if let rate = rule.intensityRate { cells.append(.init(text.yearly(rate.text))) }
    guard !cells.isEmpty else { return flat }
    return FigureTable.Cell(
      cells.map(\.html).joined(by: " · "), plain: cells.map(\.plain).joined(separator: " "))
  }

  /// A series that leads to its values; marked where there is no such series.
  private func link(_ id: String, _ title: String?) -> FigureTable.Cell {
    guard let title else {
      return FigureTable.Cell(
        "<span class=\"tag tag--danger tag--code\" title=\"\(text.missingSeries)\">\(id)</span>",
        plain: id)
    }
    return FigureTable.Cell(
      "<a href=\"#\(DriverTables.anchor(id))\">\(writer.library(title))</a>", plain: id)
  }

  private func step(_ group: DriverGroup, _ name: String) -> FigureTable.Cell {
    let hidden: HTML = "<span class=\"hidden\">: \(name)</span>"
    let row: HTML =
      group.rule.map { "<a href=\"\(scene.links.path($0.place))\">\(text.edit)\(hidden)</a>" }
      ?? .empty
    guard scene.visit.mayAdd else { return FigureTable.Cell(row, plain: "") }
    let path = Visit.address(
      scene.place.path("\(DriverPages.path)/rule"), [("group", DriverRuleForm.key(of: group))])
    let label = group.standing == .unruled ? text.choose : text.change
    let style: HTML = group.standing == .unruled ? " class=\"button\"" : .empty
    return FigureTable.Cell(
      "<a\(style) href=\"\(path)\">\(label)\(hidden)</a> \(row)", plain: "")
  }

  private var findings: HTML {
    let found = scene.calculation.findings.filter { Self.files.contains($0.place.file) }
    guard !found.isEmpty else { return .empty }
    let isGrave = found.contains { $0.severity == .error }
    return """
      <details id="findings"\("open", when: isGrave)><summary>\(text.findings(found.count))</summary>
      \(FindingList(links: scene.links, writer: writer).html(found))
      </details>
      """
  }

  // Series

  private var adding: HTML {
    guard scene.visit.mayAdd else { return .empty }
    return """
      <p class="actions"><a class="button button--plain" href="\(scene.place.path("record/new?file=indicators.csv"))">\(text.addIndicator)</a>
      <a class="button button--plain" href="\(scene.place.path("record/new?file=paths.csv"))">\(text.addPath)</a></p>
      """
  }

  private func row(_ shown: DriverTables.Shown) -> ListRow {
    let points = shown.series.points
    let span = shown.series.span.map {
      text.stated($0.lowerBound, $0.upperBound, points.count) + ". "
    }
    return ListRow(
      title:
        "<span id=\"\(DriverTables.anchor(shown.id))\">\(writer.library(shown.title))</span> \(Sparkline.line(drawn(shown)))",
      detail: "\(span ?? "")\(after(shown))",
      more: """
        <details class="rows__detail series"><summary>\(text.valueTable)<span class="hidden">: \(shown.title)</span></summary>
        \(scene.visit.html(shown.table))</details>
        """)
  }

  private func rules(_ id: String) -> [GrowthRule] {
    scene.calculation.workspace.rules.filter { $0.driver == id || $0.intensities.contains(id) }
  }

  /// The years of the forecast as the first rule reads them; the stated values where it cannot.
  private func drawn(_ shown: DriverTables.Shown) -> [Double] {
    let rule = rules(shown.id).first
    let reading = SeriesReading(
      between: rule?.between ?? .linear, beyond: rule?.beyond ?? .stop)
    return (try? reading.values(of: shown.series, years)) ?? shown.series.points.map(\.value)
  }

  /// What comes after the last stated year, as each rule that reads it says.
  private func after(_ shown: DriverTables.Shown) -> String {
    guard let last = shown.series.span?.upperBound else { return "" }
    guard last < years.upperBound else { return text.covers }
    return rules(shown.id).map(\.beyond).withoutRepeats()
      .map { text.after($0, last) }.joined(separator: " ")
  }
}
