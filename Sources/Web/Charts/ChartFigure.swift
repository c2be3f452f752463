import Foundation
import Plan
import Publishing
import Tables

/// A chart in a page: the drawing, its caption and source, and the same data as a table.
struct ChartFigure {
  /// The chart as the calculation says it.
  let chart: Chart
  /// Its drawing, in the language or in English.
  let drawn: RenderedChart
  /// The language of what is drawn.
  var words = Language.english
  /// How the page says what stands around the drawing.
  let translation: ChartTranslation
  /// Where Vega's scripts are, for readers who explore the chart; nil where there are none.
  var explorer: [String]?
  /// The way to its data as a file.
  var file: HTML = .empty

  private var language: Language { translation.language }
  private var foreign: String? { words == language ? nil : words.rawValue }

  var html: HTML {
    let text = ChartFigureText.in(language)
    return """
      <figure class="chart" aria-labelledby="caption-\(chart.id)">
      <figcaption class="chart__title" id="caption-\(chart.id)">\(translation.said(chart.title))</figcaption>
      \(picture(text))
      <p class="chart__source">\(text.source)\(translation.said(chart.source))</p>
      <details class="chart__data"\("open", when: drawn.svg == nil)><summary>\(text.data)</summary>
      <div class="stack stack--tight">
      \(PlanTableView(table: chart.data, translation: translation, hidesCaption: true).html)
      \(file)
      </div>
      </details>
      </figure>
      """
  }

  /// True for a map, whose areas carry their names and values for `map.js`.
  private var isMap: Bool { drawn.svg?.contains(" data-tip=") == true }

  /// The words of the buttons that `map.js` adds.
  private func mapWords(_ text: ChartFigureText) -> HTML {
    guard isMap else { return .empty }
    return
      " data-map-tools=\"\(text.mapTools)\" data-map-nearer=\"\(text.nearer)\" data-map-farther=\"\(text.farther)\" data-map-whole=\"\(text.whole)\""
  }

  private func picture(_ text: ChartFigureText) -> HTML {
    guard let svg = drawn.svg else {
      return
        "<p class=\"soft small\">\(text.missing)\(drawn.finding.map { " " + $0.message } ?? "")</p>"
    }
    return """
      <div class="chart__image" role="group" aria-label="\(drawn.chart.title)" tabindex="0"\("lang", foreign)\(mapWords(text))>\(raw: svg)</div>
      \(narrow(text))
      \(exploring(text))
      """
  }

  /// What a phone shows of a drawing that is wider than its window: the names of the series, and that it scrolls.
  private func narrow(_ text: ChartFigureText) -> HTML {
    guard !isMap else { return .empty }
    let legend = SpecLegend(drawn.chart.spec).html
    return """
      <div class="chart__narrow"\("lang", foreign)>\(legend)</div>
      <p class="chart__hint" aria-hidden="true">\(text.scrolls)</p>
      """
  }

  /// What a reader explores the chart from; a map has tools of its own.
  ///
  /// Browsers run a module once, however often it is named.
  private func exploring(_ text: ChartFigureText) -> HTML? {
    guard let explorer, !isMap else { return nil }
    return """
      <script type="application/json" class="chart__spec">\(raw: drawn.chart.spec.replacing("<", with: "\\u003c"))</script>
      <script type="module" src="\(DesignFile.path(ChartScripts.explorer))" \
      data-chart-scripts="\(explorer.joined(separator: " "))" data-explore="\(text.explore)" data-back="\(text.back)" \
      data-series="\(text.series)" data-save-svg="\(text.saveSVG)" data-save-png="\(text.savePNG)" \
      data-wait="\(text.wait)" data-failed="\(text.failed)"\
      \("data-decimal", language.locale.decimalSeparator)\("data-thousands", language.locale.groupingSeparator)></script>
      """
  }
}

struct ChartFigureText: Words {
  let source: String
  let data: String
  let missing: String
  let explore: String
  let back: String
  let series: String
  let saveSVG: String
  let savePNG: String
  let wait: String
  let failed: String
  let mapTools: String
  let nearer: String
  let farther: String
  let whole: String
  let scrolls: String

  static let english = ChartFigureText(
    source: "Source: ", data: "Data of this chart",
    missing: "The chart cannot be drawn on this server, so its data stand here.",
    explore: "Explore this chart", back: "Back to the printed chart",
    series: "Bring out one", saveSVG: "Save as SVG", savePNG: "Save as PNG",
    wait: "The chart is being prepared…",
    failed:
      "This chart cannot be explored now, because its scripts did not arrive. The drawing and its data stay; try again later.",
    mapTools: "Tools of the map", nearer: "Nearer", farther: "Farther", whole: "The whole map",
    scrolls: "Swipe the drawing sideways to see all of it.")
  static let spanish = ChartFigureText(
    source: "Fuente: ", data: "Datos de esta gráfica",
    missing: "Este servidor no puede dibujar la gráfica; aquí están sus datos.",
    explore: "Explorar esta gráfica", back: "Volver a la gráfica impresa",
    series: "Resaltar una", saveSVG: "Guardar como SVG", savePNG: "Guardar como PNG",
    wait: "Se prepara la gráfica…",
    failed:
      "Ahora no se puede explorar esta gráfica, porque sus programas no llegaron. El dibujo y sus datos siguen aquí; inténtelo más tarde.",
    mapTools: "Herramientas del mapa", nearer: "Acercar", farther: "Alejar",
    whole: "El mapa entero",
    scrolls: "Deslice el dibujo hacia los lados para verlo entero.")
}

extension Visit {
  /// Charts as figures of the page in its language, in order.
  ///
  /// - Parameters:
  ///   - given: The language of the titles, names and sources that were put into them.
  ///   - file: The way to the data of each as a file.
  func charts(
    _ charts: [Chart], given: Language = .english, file: HTML = .empty
  ) async -> [HTML] {
    let translation = ChartTranslation(language: language, given: given)
    let pictures = charts.map { translation.picture(of: $0) }
    let drawn =
      await site.charts?.draw(pictures.map(\.chart))
      ?? pictures.map { RenderedChart(chart: $0.chart, svg: nil) }
    let explorer = site.explorer?.paths
    return charts.indices.map {
      ChartFigure(
        chart: charts[$0], drawn: drawn[$0], words: pictures[$0].words, translation: translation,
        explorer: explorer, file: file
      ).html
    }
  }

  /// A chart as a figure of the page.
  func chart(_ chart: Chart) async -> HTML { await charts([chart]).first ?? .empty }

  /// A chart, table or map of the plan by its name, such as `wedges`; nil while it has no data.
  ///
  /// - Throws: As `calculation()`.
  func exhibit(
    _ kind: ExhibitKind, _ id: String, edition: Edition = .internal
  ) async throws -> HTML? {
    let catalog = ExhibitCatalog(
      calculation: try await calculation(), edition: edition)
    let translation = ChartTranslation(language: language)
    func file(_ title: String) -> HTML {
      ExhibitFile.link(kind, id, called: translation.plain(title), self)
    }
    switch catalog.block(kind, id, at: Place(file: "page")) {
    case .found(.chart(let chart)):
      return await charts([chart], file: file(chart.title)).first
    case .found(.table(let table)):
      let view = PlanTableView(table: table, translation: translation)
      return "\(view.html)\n\(file(table.caption))"
    case .found, .missing: return nil
    }
  }
}
