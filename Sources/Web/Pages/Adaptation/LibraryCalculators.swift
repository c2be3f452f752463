import Strategies
import Workspace

/// Calculators in the library, beside the strategies: together they are one list.
struct LibraryCalculators {
  /// What the list shows.
  enum Kind: Equatable {
    case all, strategies, calculators
    case group(CalculatorGroup)

    init(_ text: String) {
      switch text {
      case "strategies": self = .strategies
      case "calculators": self = .calculators
      default: self = CalculatorGroup(rawValue: text).map(Kind.group) ?? .all
      }
    }

    var showsStrategies: Bool { self == .all || self == .strategies }
    var showsCalculators: Bool { self != .strategies }
    var chosenGroup: CalculatorGroup? { if case .group(let group) = self { group } else { nil } }
  }

  let scene: LibraryScene
  /// Those that the filter leaves, each with the strategies through which it serves.
  let found: [LinkedCalculator]
  /// How many stand on the page before one asks for the rest; nil for all.
  let limit: Int?

  private var visit: Visit { scene.visit }
  private var text: LibraryText { scene.text }
  private var language: String { visit.language == .spanish ? "es" : "en" }

  /// The choices of the filter: everything, strategies, calculators, and groups of these.
  static func options(_ visit: Visit) -> [(String, String)] {
    let text = visit.words(LibraryText.self)
    return [
      ("", text.all), ("strategies", text.onlyStrategies), ("calculators", text.onlyCalculators),
    ]
      + CalculatorGroup.allCases.map { group in
        let title = visit.language == .spanish ? group.spanishTitle : group.title
        return (group.rawValue, "\(text.onlyCalculators): \(title)")
      }
  }

  /// - Parameter more: The link to the rest, from how many there are and how many are shown.
  func html(more: (_ all: Int, _ shown: Int) -> HTML) -> HTML {
    let shown = limit.map { Array(found.prefix($0)) } ?? found
    return """
      <section class="stack" aria-labelledby="calculators">
      <h2 id="calculators">\(text.foundCalculators(found.count, Calculator.all.count))</h2>
      <p class="soft small prose">\(text.calculatorsNote)</p>
      \(found.isEmpty ? "<p>\(text.noCalculator)</p>" as HTML : shown.map(row).html)
      \(more(found.count, shown.count))
      </section>
      """
  }

  private func row(_ linked: LinkedCalculator) -> ListRow {
    let calculator = linked.calculator
    let title = calculator.title(in: language)
    let path = visit.place?.path("actions/new?kind=\(calculator.kind.rawValue)") ?? ""
    let isUsed = scene.workspace.actions.contains { $0.kind == calculator.kind }
    let group = visit.language == .spanish ? calculator.group.spanishTitle : calculator.group.title
    return ListRow(
      title: visit.mayAdd ? "<a href=\"\(path)\">\(title)</a>" : HTML(title),
      detail: """
        <span class="tag">\(group)</span> <span class="tag tag--good">\(text.cutsEmissions)</span>\
        \(calculator.usualStanding == "unverified" ? " <span class=\"tag tag--caution\">\(text.usualUnverified)</span>" as HTML : .empty)\
        \(isUsed ? " <span class=\"tag tag--good\">\(text.adopted)</span>" as HTML : .empty)
        """,
      more:
        "<p class=\"small\">\(calculator.summary(in: language))</p>\(method(calculator, title))\(through(linked))"
    )
  }

  /// The way to its equation and what it asks for.
  private func method(_ calculator: Calculator, _ title: String) -> HTML {
    guard let place = visit.place else { return .empty }
    return """
      <p class="small"><a href="\(MethodLinks(place: place).path(calculator))">\(visit.words(MethodText.self).howItCalculates)<span class="hidden">: \(title)</span></a></p>
      """
  }

  /// The strategies of the same measure, which say what it does for risks.
  private func through(_ linked: LinkedCalculator) -> HTML {
    guard !linked.strategies.isEmpty else { return .empty }
    let links = linked.strategies.map { strategy -> HTML in
      "<a href=\"\(scene.path(strategy))\">\(scene.name(strategy))</a>"
    }
    return "<p class=\"small\">\(text.servesThrough) \(links.joined(by: "; "))</p>"
  }
}
