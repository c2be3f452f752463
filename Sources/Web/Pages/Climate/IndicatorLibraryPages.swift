import Accounts
import Climate
import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import Tables
import Workspace

/// The library of climate indicators: searching it, and one with its equation, unit, parameters and source.
struct IndicatorLibraryPages: PageGroup {
  static let path = "hazards/indicators"

  func add(to routes: inout SiteRoutes) {
    let path: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(path)", for: .workspace(.readWorkspace), use: list)
    routes.get("\(path)/:indicator", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let view = IndicatorLibraryView(visit: visit)
    return visit.page(
      visit.words(IndicatorLibraryText.self).title, view.html, at: HazardProfilePages.path)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard let declaration = IndicatorCatalog.declaration(try visit.parameter("indicator")),
      let indicator = try? declaration.indicator()
    else { throw Visit.nothingHere }
    let view = IndicatorView(visit: visit, declaration: declaration, indicator: indicator)
    let title = LibraryWords.text(declaration.name, visit.language) ?? declaration.name
    return visit.page(title, view.html, width: .text, at: HazardProfilePages.path)
  }
}

/// The list of indicators that fit the words, the set and the hazard that are asked for.
struct IndicatorLibraryView {
  let visit: Visit

  private var text: IndicatorLibraryText { visit.words(IndicatorLibraryText.self) }
  private var path: String { visit.place?.path(IndicatorLibraryPages.path) ?? "" }
  private var words: String { String((visit.query("q") ?? "").prefix(200)).trimmed }
  private var set: DefinitionSet? { visit.query("set").flatMap(DefinitionSet.init) }
  private var hazard: IndicatorHazard? { visit.query("hazard").flatMap(IndicatorHazard.init) }

  var html: HTML {
    let found = found
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(visit.words(HazardProfileText.self).title, visit.place?.path(HazardProfilePages.path) ?? "")]).html)
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      <p class="soft prose">\(text.everyPeriod)</p>
      </div>
      \(filter)
      <section class="stack" aria-labelledby="found">
      <h2 id="found">\(text.found(found.count, IndicatorCatalog.all.count))</h2>
      \(found.isEmpty ? "<p>\(text.nothing)</p>" as HTML : found.map(row).html)
      </section>
      </div>
      """
  }

  private var found: [IndicatorDeclaration] {
    IndicatorCatalog.all.filter { declaration in
      (set == nil || declaration.definitions == set)
        && (hazard.map { declaration.hazards.contains($0) } ?? true)
        && Self.fits(declaration, words)
    }
  }

  /// True when every word stands in the id, the name in either language or the equation.
  static func fits(_ declaration: IndicatorDeclaration, _ words: String) -> Bool {
    let said = [
      declaration.id, declaration.name, LibraryWords.spanish(declaration.name) ?? "",
      declaration.equation,
    ].joined(separator: "\n").lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { said.contains($0) }
  }

  private func row(_ declaration: IndicatorDeclaration) -> ListRow {
    ListRow(
      title:
        "<a href=\"\(path)/\(SitePath.encoded(declaration.id))\">\(visit.library(declaration.name))</a>",
      detail: """
        <code>\(declaration.id)</code> <span class="tag">\(text.sets[declaration.definitions] ?? "")</span>
        """, more: "<p class=\"small\"><code>\(visit.library(declaration.equation))</code></p>")
  }

  private var filter: HTML {
    let all = [("", text.all)]
    let sets = DefinitionSet.allCases.map { ($0.rawValue, text.sets[$0] ?? "") }
    let hazards = IndicatorHazard.allCases.map { ($0.rawValue, text.hazards[$0] ?? "") }
    let isEmpty = words.isEmpty && set == nil && hazard == nil
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" role="search" aria-label="\(text.title)">
      \(Field(name: "q", label: text.search, value: words, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      \(Choice(name: "set", label: text.set, options: all + sets, value: set?.rawValue ?? "").html())
      \(Choice(name: "hazard", label: text.hazard, options: all + hazards, value: hazard?.rawValue ?? "").html())
      <div class="row"><button class="button">\(text.apply)</button>
      \(isEmpty ? .empty : "<a href=\"\(path)\">\(text.clear)</a>" as HTML)</div>
      </form>
      """
  }
}

/// One indicator as it is declared.
struct IndicatorView {
  let visit: Visit
  let declaration: IndicatorDeclaration
  /// With every parameter as it is unless stated.
  let indicator: Indicator

  private var text: IndicatorLibraryText { visit.words(IndicatorLibraryText.self) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, visit.place?.path(IndicatorLibraryPages.path) ?? "")]).html)
    <h1>\(visit.library(declaration.name))</h1>
    <p class="soft"><code>\(declaration.id)</code> · \(text.sets[declaration.definitions] ?? "")</p>
    </div>
    <dl class="pairs">
    \(facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })
    </dl>
    \(parameters)
    \(symbols)
    </div>
    """
  }

  private var facts: [(String, HTML)] {
    let inputs = indicator.inputs.map { "<code>\($0.rawValue)</code>" as HTML }.joined(by: ", ")
    var facts: [(String, HTML)] = [
      (text.equation, "<code>\(visit.library(declaration.equation))</code>"),
      (text.unit, "<code>\(indicator.unit.symbol)</code>"), (text.needs, inputs),
    ]
    if !declaration.hazards.isEmpty {
      let hazards = declaration.hazards.compactMap { text.hazards[$0] }.joined(separator: ", ")
      let worse = text.worse[declaration.direction].map { "; \($0)" } ?? ""
      facts.append((text.tellsOf, HTML(hazards + worse)))
    }
    if !declaration.limits.isEmpty {
      facts.append((text.limits, visit.library(declaration.limits)))
    }
    // A title is not translated.
    facts.append((text.source, "<span lang=\"en\">\(declaration.source)</span>"))
    return facts
  }

  private var parameters: HTML {
    guard !declaration.parameters.isEmpty else {
      return "<p class=\"soft\">\(text.noParameters)</p>"
    }
    let rows = declaration.parameters.map { parameter -> [HTML] in
      [
        "<code>\(parameter.id)</code>", visit.library(parameter.name),
        "<code>\(parameter.defaultText)</code>",
      ]
    }
    return """
      <section class="stack" aria-labelledby="parameters">
      <h2 id="parameters">\(text.parameters)</h2>
      \(DataTable(caption: text.parameters, hidesCaption: true, columns: text.parameterColumns, rows: rows).html)
      <p class="soft small prose">\(text.howToWrite)</p>
      </section>
      """
  }

  private var symbols: HTML {
    let pairs = zip(IndicatorLibraryText.symbolNames, text.symbolMeanings).map { name, meaning in
      "<div><dt><code>\(name)</code></dt><dd>\(meaning)</dd></div>" as HTML
    }
    return """
      <details><summary>\(text.symbols)</summary>
      <dl class="pairs small">\(pairs)</dl></details>
      """
  }
}

/// The way from an indicator that a page names to how it is computed.
struct IndicatorLink {
  let visit: Visit

  /// The page of the declaration behind a full name, such as an atlas has it; nil for an indicator that is not declared.
  func path(named name: String) -> String? {
    let id = String(name.prefix { $0 != "(" && $0 != "@" })
    return IndicatorCatalog.declaration(id).flatMap {
      visit.place?.path("\(IndicatorLibraryPages.path)/\(SitePath.encoded($0.id))")
    }
  }

  /// The page of the indicator that a row was computed by; nil where the row does not tell, as that of another source.
  func path(_ indicator: String, definition: String) -> String? {
    IndicatorCatalog.declaration(of: indicator, definition: definition).flatMap {
      visit.place?.path("\(IndicatorLibraryPages.path)/\(SitePath.encoded($0.id))")
    }
  }

  /// The way there; empty where there is none.
  func html(_ summary: ClimateSummary) -> HTML {
    guard let path = path(summary.indicator, definition: summary.definition) else { return .empty }
    let text = visit.words(IndicatorLibraryText.self)
    return "<a href=\"\(path)\">\(text.howComputed)</a>"
  }

  /// The way to all of them.
  var library: HTML {
    let path = visit.place?.path(IndicatorLibraryPages.path) ?? ""
    return "<a href=\"\(path)\">\(visit.words(IndicatorLibraryText.self).toLibrary)</a>"
  }
}
