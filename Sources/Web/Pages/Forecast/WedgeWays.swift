import Forecast
import Plan
import Strategies

/// What each action saves in one year, counted in four ways: as its share at average and at marginal rates, alone, and
/// after all others.
struct WedgeWays {
  let scene: ForecastScene
  let tried: PlanCalculation
  let writer: FigureWriter
  /// Those of the trial, so that another year keeps it.
  let fields: [(name: String, value: String)]
  let text: WedgeText

  private var years: [Int] { scene.effectYears }

  /// The year that is asked for, else the last.
  private var year: Int {
    let asked = Int(scene.visit.query("ways") ?? "")
    return asked.flatMap { years.contains($0) ? $0 : nil } ?? scene.projection.years.upperBound
  }

  private var hasMarginal: Bool { tried.portfolio?.marginal?.reaches(year) == true }

  var html: HTML {
    guard let portfolio = tried.portfolio, !portfolio.effective.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="ways-title">
      <h2 id="ways-title">\(text.waysTitle)</h2>
      <p class="soft">\(text.waysLead)</p>
      \(choice)
      \(scene.visit.html(table))
      <dl class="pairs">\(terms)</dl>
      </section>
      """
  }

  private var choice: HTML {
    guard years.count > 1 else { return .empty }
    let links = years.map { other -> HTML in
      let address = Visit.address("", fields + [("ways", String(other))])
      return other == year
        ? "<b aria-current=\"true\">\(String(other))</b>"
        : "<a href=\"\(address)#ways-title\">\(String(other))</a>"
    }
    return "<p>\(text.waysYear): \(links.joined(by: " · "))</p>"
  }

  private var terms: [HTML] {
    var terms = [
      (text.average, text.averageHelp), (text.alone, text.aloneHelp), (text.last, text.lastHelp),
    ]
    if hasMarginal { terms.insert((text.marginal, text.marginalHelp), at: 1) }
    return terms.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>\n" }
  }

  var table: FigureTable {
    let catalog = FigureCatalog(tried)
    let portfolio = tried.portfolio
    let rows = (portfolio?.effective ?? []).map { action -> FigureTable.Row in
      let figure = "action/\(action.id)/\(year)/reduction"
      let wedge = portfolio?.wedge(of: action.id, in: year)
      func cell(_ tonnes: Double?) -> FigureTable.Cell {
        tonnes.map { writer.cell(tonnes: $0, figure) } ?? FigureTable.Cell("—", plain: "")
      }
      return FigureTable.Row(
        cells: [
          FigureTable.Cell(
            "<a href=\"\(scene.links.path(action.place))\">\(action.title)</a>",
            plain: action.title), writer.cell(figure, of: catalog),
        ] + (hasMarginal ? [writer.cell(marginal(action.id), of: catalog)] : [])
          + [cell(wedge?.alone), cell(wedge?.last)])
    }
    let sum = FigureTable.Row(
      kind: .total,
      cells: [FigureTable.Cell(text.sum), writer.cell("plan/\(year)/reduction", of: catalog)]
        + (hasMarginal ? [writer.cell("plan/\(year)/marginal-reduction", of: catalog)] : [])
        + [.empty, .empty])
    return FigureTable(
      id: "ways", caption: scene.followed.title(text.waysTable(year)),
      columns: [
        .init(title: text.action, isNumber: false), .init(title: text.average),
      ] + (hasMarginal ? [.init(title: text.marginal)] : [])
        + [.init(title: text.alone), .init(title: text.last)],
      rows: rows + [sum], notes: [HTML(text.waysNote)] + needs)
  }

  /// Why an action that saves something in the plan saves nothing alone.
  private var needs: [HTML] {
    (tried.portfolio?.needsAlone(in: year) ?? []).map {
      HTML(text.needsAlone($0.action.title, $0.needs.map(\.title)))
    }
  }

  private func marginal(_ action: String) -> String {
    "action/\(action)/\(year)/marginal-reduction"
  }
}
