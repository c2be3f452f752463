import Phrasebook
import Plan
import Strategies
import Tables
import Workspace

/// The ranking's page.
struct RankingView {
  let visit: Visit
  let place: WorkspacePlace
  let links: RecordLinks
  let form: WeightForm
  let followed: FollowedScenario
  private let panel: PriorityPanel
  private let ranking: Ranking
  private let sensitivity: WeightSensitivity
  private let leftOut: [String]
  private let text: RankingText
  private let writer: FigureWriter

  init(
    visit: Visit, place: WorkspacePlace, calculation: PlanCalculation, links: RecordLinks,
    form: WeightForm
  ) {
    self.visit = visit
    self.place = place
    self.links = links
    self.form = form
    let panel = calculation.priorities
    self.panel = panel
    leftOut = calculation.portfolio?.omissions ?? []
    let method = visit.query("method").flatMap { Ranking.Method(rawValue: $0) } ?? .weighted
    let group = Ranking(panel.matrix, weights: panel.weights.group, method: method)
    let person = visit.query("person").flatMap { $0.isEmpty ? nil : $0 }
    let ranking = person.flatMap { panel.ranking(method, of: $0) } ?? group
    self.ranking = ranking
    sensitivity = WeightSensitivity(ranking)
    text = visit.words(RankingText.self)
    followed = FollowedScenario(visit: visit, calculation: calculation)
    writer = FigureWriter(visit: visit, place: place, setting: followed.fields)
  }

  var tables: [FigureTable] { [table, rangeTable, drawTable] }

  var html: HTML {
    """
    \(panel.isStandard ? Notice(title: text.standard, detail: "<p>\(text.standardDetail)</p>").html : .empty)
    \(ForecastScene.omissions(leftOut, writer, visit.words(WedgeText.self).omissions))
    \(choices)
    <section class="stack">\(visit.html(table))
    <p><a href="\(place.path("table?file=criteria.csv"))">\(text.criteriaLink)</a> ·
    <a href="\(place.path("table?file=action-scores.csv"))">\(text.scoresLink)</a></p></section>
    \(disagreements)
    <section class="stack">
    <h2 id="sensitivity">\(text.sensitivityTitle)</h2><p>\(text.sensitivityLead)</p>
    \(visit.html(rangeTable))
    </section>
    <section class="stack">
    <h2 id="draws">\(text.drawsTitle)</h2><p>\(text.drawsLead(sensitivity.count, sensitivity.seed))</p>
    \(visit.html(drawTable))
    </section>
    \(form.html)
    """
  }

  private var choices: HTML {
    let methods = Ranking.Method.allCases.map { ($0.rawValue, text.methods[$0] ?? "") }
    let people = [("", text.group)] + panel.weights.people.map { ($0, $0) }
    return """
      <form method="get" action="\(place.path(RankingPages.path))" class="form--inline toolbar" aria-label="\(text.method)">\(followed.hidden)
      \(Choice(name: "method", label: text.method, options: methods, value: ranking.method.rawValue).html())
      \(people.count > 1 ? Choice(name: "person", label: text.weightsOf, options: people, value: ranking.person ?? "", id: "weights-of").html() : .empty)
      <div class="row"><button class="button">\(text.show)</button></div>
      </form>
      """
  }

  // Tables

  private func cell(_ value: Double?) -> FigureTable.Cell {
    FigureTable.Cell(value.map { visit.number($0, decimals: 2) } ?? text.notKnown)
  }

  private var people: [String] {
    panel.weights.people.count > 1 ? panel.weights.people : []
  }

  /// True where some action rests on values that are not known, so that its score lies between two ends.
  private var hasEnds: Bool {
    ranking.method == .weighted && ranking.entries.contains { isOpen($0) }
  }

  private func isOpen(_ entry: Ranking.Entry) -> Bool {
    entry.bounds != nil && entry.known < 1 - Ranking.nearlyAll
  }

  private var table: FigureTable {
    let columns: [FigureTable.Column] =
      [.init(title: text.action, isNumber: false), .init(title: text.place)]
      + (people.isEmpty ? [] : [.init(title: text.people)])
      + [.init(title: text.score), .init(title: text.known)]
      + (hasEnds ? [.init(title: text.ends)] : [])
      + ranking.matrix.criteria.map { .init(title: CriterionName(panel, visit)($0)) }
      + people.map { .init(title: text.placeBy($0)) }
    let orders = people.map { panel.ranking(ranking.method, of: $0) }
    return FigureTable(
      id: "ranking", caption: followed.title(text.table(ranking.person)), columns: columns,
      rows: ranking.entries.map { FigureTable.Row(cells: cells($0, orders)) },
      notes: [HTML(text.tableNote)])
  }

  /// - Parameter orders: By each person's own weights.
  private func cells(_ entry: Ranking.Entry, _ orders: [Ranking?]) -> [FigureTable.Cell] {
    let action = entry.action
    let path = "\(place.path(ActionListPages.path))/\(SitePath.encoded(action.id))"
    let places = orders.map { $0?.entry(of: action.id)?.place }
    return [
      FigureTable.Cell("<a href=\"\(path)\">\(action.title)</a>", plain: action.title),
      FigureTable.Cell(
        entry.place.map { visit.number(Double($0)) + (entry.isThin ? " ?" : "") } ?? "–"),
    ] + (people.isEmpty ? [] : [FigureTable.Cell(span(places.compactMap(\.self)))])
      + [score(entry), FigureTable.Cell(visit.percent(entry.known))]
      + (hasEnds ? [ends(entry)] : []) + ranking.matrix.values(of: action.id).map(cell)
      + places.map { FigureTable.Cell($0.map(String.init) ?? "–") }
  }

  private func ends(_ entry: Ranking.Entry) -> FigureTable.Cell {
    guard let ends = entry.bounds, isOpen(entry) else { return FigureTable.Cell("–") }
    return FigureTable.Cell(
      "\(visit.number(ends.lowerBound, decimals: 2))–\(visit.number(ends.upperBound, decimals: 2))")
  }

  /// The best and the worst place that anyone gives.
  private func span(_ places: [Int]) -> String {
    guard let best = places.min(), let worst = places.max() else { return "–" }
    return best == worst ? "\(best)" : "\(best)–\(worst)"
  }

  /// The group's score leads to its explanation; one person's has none in the plan's figures.
  private func score(_ entry: Ranking.Entry) -> FigureTable.Cell {
    guard let score = entry.score else { return FigureTable.Cell(text.noScore) }
    let number = visit.number(score, decimals: 2)
    let figure = ranking.method == .weighted ? "score" : "flow"
    return FigureTable.Cell(
      writer.link(
        number, ranking.person == nil ? "action/\(entry.action.id)/\(figure)" : nil),
      plain: number)
  }

  private var rangeTable: FigureTable {
    func title(_ id: String) -> String {
      ranking.matrix.actions.first { $0.id == id }?.title ?? id
    }
    let rows = sensitivity.ranges.enumerated().map { index, range in
      let others = [
        range.below.map { text.below(title($0)) }, range.above.map { text.above(title($0)) },
      ]
      let spread = panel.weights.spread(index).map {
        "\(visit.percent($0.low))–\(visit.percent($0.high))"
      }
      return FigureTable.Row(cells: [
        FigureTable.Cell(CriterionName(panel, visit)(range.criterion)),
        FigureTable.Cell(visit.percent(range.weight)),
        FigureTable.Cell(spread ?? "–"), FigureTable.Cell(span(range.first)),
        FigureTable.Cell(others.compactMap(\.self).joined(separator: "; ")),
        FigureTable.Cell(span(range.order)),
      ])
    }
    return FigureTable(
      id: "sensitivity", caption: text.sensitivityTitle, hidesCaption: true,
      columns: [
        .init(title: text.criterion, isNumber: false), .init(title: text.weight),
        .init(title: text.spread), .init(title: text.firstStays),
        .init(title: text.firstElse, isNumber: false), .init(title: text.orderStays),
      ], rows: rows)
  }

  private func span(_ range: ClosedRange<Double>) -> String {
    guard range.lowerBound > 0 || range.upperBound < 1 else { return text.always }
    return
      "\(visit.percent(range.lowerBound, decimals: 1))–\(visit.percent(range.upperBound, decimals: 1))"
  }

  private var drawTable: FigureTable {
    let names = Dictionary(ranking.matrix.actions.map { ($0.id, $0.title) }) { first, _ in first }
    return FigureTable(
      id: "draws", caption: text.drawsTitle, hidesCaption: true,
      columns: [
        .init(title: text.action, isNumber: false), .init(title: text.first),
        .init(title: text.top(sensitivity.top)), .init(title: text.meanPlace),
      ],
      rows: sensitivity.draws.map { draw in
        FigureTable.Row(cells: [
          FigureTable.Cell(names[draw.action] ?? draw.action),
          FigureTable.Cell(visit.percent(draw.first)), FigureTable.Cell(visit.percent(draw.inTop)),
          FigureTable.Cell(visit.number(draw.meanPlace, decimals: 1)),
        ])
      })
  }

  private var disagreements: HTML {
    let items = panel.disagreements.map { action, criterion, agreement -> HTML in
      let scores = agreement.rows.map { row in
        "\(row.person) \(row.score.map { visit.number($0, decimals: $0 == $0.rounded() ? 0 : 1) } ?? text.unsure)"
      }
      return
        "<li>\(text.disagreement(CriterionName(panel, visit)(criterion), action.title, scores.joined(separator: ", ")))</li>"
    }
    guard !items.isEmpty else { return .empty }
    return Notice(tone: .caution, title: text.disagreements, detail: "<ul>\(items)</ul>").html
  }
}

/// What criteria are called: Cairn's own in the reader's language, those of a community as it wrote them.
struct CriterionName {
  private let isStandard: Bool
  private let language: Language

  init(_ panel: PriorityPanel, _ visit: Visit) {
    isStandard = panel.isStandard
    language = visit.language
  }

  func callAsFunction(_ criterion: Criterion) -> String {
    isStandard ? DeclarationWords.text(criterion.name, language) : criterion.name
  }
}
