import Accounts
import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables
import Workspace

/// What the forecast grows with: the rules in their order, and the series that they name.
struct DriverTables {
  let scene: ForecastScene

  private var text: ForecastText { scene.text }
  private var writer: FigureWriter { scene.writer }
  private var years: ClosedRange<Int> { scene.projection.years }
  private var growRules: [GrowthRule] { scene.calculation.workspace.rules }

  var html: HTML {
    """
    <section class="stack" id="drivers">
    <div class="row row--ends"><h2>\(text.drivers)</h2>\(adding)</div>
    <p class="soft">\(growRules.isEmpty ? text.noRule : text.driversLead)</p>
    \(growRules.isEmpty ? .empty : scene.visit.html(rules))
    </section>
    """
  }

  private var adding: HTML {
    guard scene.place.may(.addRecord) else {
      return
        "<p><a class=\"button button--plain\" href=\"\(scene.place.path(DriverPages.path))\">\(text.allDrivers)</a></p>"
    }
    return """
      <p class="actions">
      <a class="button button--plain" href="\(scene.place.path("record/new?file=drivers.csv"))">\(text.addDriver)</a>
      <a class="button button--plain" href="\(scene.place.path(DriverPages.path))">\(text.allDrivers)</a>
      </p>
      """
  }

  // Rules

  var rules: FigureTable {
    let growth = text.growth(years.lowerBound, years.upperBound)
    return FigureTable(
      id: "drivers", caption: text.drivers, hidesCaption: true,
      columns: [
        .init(title: text.applies, isNumber: false), .init(title: text.driver, isNumber: false),
        .init(title: growth), .init(title: text.intensity, isNumber: false),
        .init(title: growth), .init(title: text.edit, isNumber: false, isOnlyShown: true),
      ], rows: growRules.map(row))
  }

  private func row(_ rule: GrowthRule) -> FigureTable.Row {
    let reach = [
      rule.sector.map(scene.words.sector), rule.subsector.map(scene.visit.activity),
      rule.activity.map(scene.visit.activity),
    ].compactMap(\.self)
    let indicator = rule.driver.flatMap { scene.projection.indicators[$0] }
    let path = rule.intensities.first.flatMap { scene.projection.paths[$0] }
    let edit: HTML = """
      <a href="\(scene.links.path(rule.place))">\(text.edit)<span class="hidden">: \(reach.joined(separator: ", "))</span></a>
      """
    return FigureTable.Row(cells: [
      FigureTable.Cell(reach.isEmpty ? text.everything : reach.joined(separator: ", ")),
      rule.rate.map(yearly) ?? name(rule.driver, title: indicator?.title, id: indicator?.id),
      rule.rate.map { change($0) } ?? change(indicator?.series),
      rule.intensities.count > 1
        ? FigureTable.Cell(rule.intensities.map(pathName).joined(separator: " · "))
        : rule.intensities.isEmpty && rule.intensityRate != nil
          ? rule.intensityRate.map(yearly) ?? .empty
          : name(rule.intensities.first, title: path.map { pathName($0.id) }, id: path?.id),
      intensityChange(rule, path), FigureTable.Cell(edit, plain: ""),
    ])
  }

  /// A yearly rate as it is written.
  private func yearly(_ rate: GrowthRate) -> FigureTable.Cell {
    FigureTable.Cell("\(rate.text) %")
  }

  private func change(_ rate: GrowthRate) -> FigureTable.Cell {
    writer.cell(change: (rate.multipliers(years).last ?? 1) - 1)
  }

  /// Empty where several things change it, which an explanation shows one by one.
  private func intensityChange(_ rule: GrowthRule, _ path: ReferencePath?) -> FigureTable.Cell {
    switch (rule.intensities.count, rule.intensityRate) {
    case (0, let rate?): change(rate)
    case (0...1, nil): change(path?.series)
    default: .empty
    }
  }

  /// A series by its title, leading to its values; its id where there is no such series.
  private func name(_ wanted: String?, title: String?, id: String?) -> FigureTable.Cell {
    guard let wanted else {
      return FigureTable.Cell("<span class=\"soft\">\(text.flat)</span>", plain: "")
    }
    guard let title, let id else {
      return FigureTable.Cell(
        "<span class=\"tag tag--danger tag--code\">\(wanted)</span>", plain: wanted)
    }
    return FigureTable.Cell(
      "<a href=\"\(scene.place.path(DriverPages.path))#\(Self.anchor(id))\">\(writer.library(title))</a>",
      plain: wanted)
  }

  private func change(_ series: YearSeries?) -> FigureTable.Cell {
    guard let first = series?.value(in: years.lowerBound), first != 0,
      let last = series?.value(in: years.upperBound)
    else { return .empty }
    return writer.cell(change: last / first - 1)
  }

  // Series

  /// What a path is called: in words where it is one of the library's.
  private func pathName(_ id: String) -> String { scene.visit.codes.path(id) ?? id }

  /// A series' name as part of an id.
  static func anchor(_ id: String) -> String {
    "series-" + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// One series that a rule names, with its values as a table.
  struct Shown {
    let id: String
    let title: String
    let series: YearSeries
    let table: FigureTable
  }

  /// Every series that a rule names, once.
  var series: [Shown] {
    var seen: Set<String> = []
    let drivers = growRules.compactMap(\.driver).filter { seen.insert($0).inserted }
      .compactMap { scene.projection.indicators[$0] }.map {
        Shown(id: $0.id, title: $0.title, series: $0.series, table: table(of: $0))
      }
    let inputs = scene.calculation.scenarios?.inputs
    let paths = growRules.flatMap(\.intensities).filter { seen.insert($0).inserted }
      .compactMap { scene.projection.paths[$0] ?? inputs?.path($0) }.map {
        Shown(id: $0.id, title: pathName($0.id), series: $0.series, table: table(of: $0))
      }
    return drivers + paths
  }

  private func table(of indicator: Indicator) -> FigureTable {
    let units = DisplayUnits(scene.calculation.workspace.community.units)
    let unit = units.shown(0, indicator.unit).unit
    return table(
      id: indicator.id, title: indicator.title, unit: unit,
      rows: indicator.series.points.map { point in
        let origin = indicator.origins[point.year]
        let value = units.shown(point.value, indicator.unit).value
        return [
          FigureTable.Cell(String(point.year)),
          FigureTable.Cell(
            writer.link(writer.tonnes(value), "indicator/\(indicator.id)/\(point.year)"),
            plain: "\(value)"),
          source(origin?.source ?? "", origin?.place),
        ]
      })
  }

  private func table(of path: ReferencePath) -> FigureTable {
    let rows = scene.calculation.workspace.tables["paths.csv"]?.records ?? []
    let places = Dictionary(
      rows.filter { $0["path"] == path.id }.compactMap { record in
        Int(record["year"]).map { ($0, record.place) }
      }, uniquingKeysWith: { first, _ in first })
    let status = path.status == .unverified ? " (\(text.unverified))" : ""
    return table(
      id: path.id, title: pathName(path.id), unit: path.unit,
      rows: path.series.points.map { point in
        let place = places[point.year]
        let citation = FigureTable.Cell(
          """
          \(writer.library(path.source.citation))\(status)\(place.map { " \(scene.links.link($0, scene.words))" as HTML } ?? " <span class=\"soft\">\(text.fromLibrary)</span>")
          """, plain: path.source.citation)
        return [
          FigureTable.Cell(String(point.year)),
          FigureTable.Cell(NumberText.significant(point.value)), citation,
        ]
      })
  }

  private func table(
    id: String, title: String, unit: String, rows: [[FigureTable.Cell]]
  ) -> FigureTable {
    FigureTable(
      id: Self.anchor(id), caption: text.seriesTable(title),
      columns: [
        .init(title: text.year, isNumber: false), .init(title: text.value(unit)),
        .init(title: text.source, isNumber: false),
      ], rows: rows.map { FigureTable.Row(cells: $0) })
  }

  private func source(_ id: String, _ place: Place?) -> FigureTable.Cell {
    let citation = scene.calculation.inventory.context.citation(id)
    return FigureTable.Cell(
      "\(writer.library(citation))\(place.map { " \(scene.links.link($0, scene.words))" as HTML })",
      plain: citation)
  }
}
