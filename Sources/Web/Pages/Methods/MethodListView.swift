import Factors
import Foundation
import Inventory
import Strategies
import Workspace

/// Every method by sector and every calculator by group, or those that fit words.
struct MethodListView {
  let visit: Visit
  let text: MethodText
  let place: WorkspacePlace
  /// Nil while the workspace has no settings.
  let workspace: CommunityWorkspace?

  private var links: MethodLinks { MethodLinks(place: place) }
  private var path: String { place.path(MethodPages.path) }
  private var words: String { String((visit.query("q") ?? "").prefix(200)) }

  var html: HTML {
    let methods = foundMethods
    let calculators = Calculator.search(words)
    let isEmpty = methods.isEmpty && calculators.isEmpty
    return """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(FactorTabs(visit: visit, current: .methods).html)
      \(form)
      <p class="soft" role="status">\(text.counts(methods.count, calculators.count))</p>
      </div>
      \(isEmpty ? EmptyState(title: text.nothing, detail: text.nothingDetail, action: "<p><a href=\"\(path)\">\(text.showAll)</a></p>").html : .empty)
      \(methods.isEmpty ? .empty : methodSection(methods))
      \(calculators.isEmpty ? .empty : calculatorSection(calculators))
      </div>
      """
  }

  private var form: HTML {
    """
    <form method="get" action="\(path)" class="form--inline toolbar" role="search" aria-label="\(text.search)">
    \(Field(name: "q", label: text.search, value: words, hint: text.searchHint, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
    <button class="button">\(text.find)</button>
    \(words.isEmpty ? .empty : "<a href=\"\(path)\">\(text.showAll)</a>" as HTML)
    </form>
    """
  }

  /// Methods in which every word stands, in English or in the language of the page.
  private var foundMethods: [MethodDeclaration] {
    let wanted = PlainWords.list(words)
    return MethodRegistry.declarations.filter { method in
      let names = [method.id, method.name, method.quantity] + method.sectors.map(\.title)
      let said = names + names.map(visit.language.said)
      let plain = PlainWords.plain(said.joined(separator: " "))
      return wanted.allSatisfy { plain.contains($0) }
    }
  }

  // Methods

  private func methodSection(_ methods: [MethodDeclaration]) -> HTML {
    let groups = Sector.allCases.map { sector in
      (sector, methods.filter { $0.sectors.first == sector })
    }.filter { !$0.1.isEmpty }
    return """
      <section class="stack" aria-labelledby="methods"><h2 id="methods">\(text.methods)</h2>
      <p class="soft prose">\(text.methodsNote)</p>
      \(groups.map { table($0.0, $0.1).html(download: nil) }.joined(by: "\n"))
      </section>
      """
  }

  private func table(_ sector: Sector, _ methods: [MethodDeclaration]) -> FigureTable {
    FigureTable(
      id: "methods-\(sector.rawValue)", caption: visit.language.said(sector.title),
      columns: [
        .init(title: text.method, isNumber: false), .init(title: text.quantity, isNumber: false),
        .init(title: text.protocols, isNumber: false), .init(title: text.recordsHere),
      ],
      rows: methods.map { method in
        let used = workspace?.records.count { $0.method == method.id } ?? 0
        return FigureTable.Row(cells: [
          FigureTable.Cell(
            "<a href=\"\(links.path(method))\">\(visit.library(method.name))</a><br><code class=\"small\">\(method.id)</code>",
            plain: method.id),
          FigureTable.Cell(visit.library(method.quantity), plain: method.quantity),
          FigureTable.Cell(text.protocols(of: method)),
          FigureTable.Cell(
            HTML(used == 0 ? "–" : visit.number(Double(used))), plain: String(used)),
        ])
      })
  }

  // Calculators

  private func calculatorSection(_ calculators: [Calculator]) -> HTML {
    let groups = CalculatorGroup.allCases.map { group in
      (group, calculators.filter { $0.group == group })
    }.filter { !$0.1.isEmpty }
    return """
      <section class="stack" aria-labelledby="calculators"><h2 id="calculators">\(text.calculators)</h2>
      <p class="soft prose">\(text.calculatorsNote)</p>
      \(groups.map { list($0.0, $0.1) }.joined(by: "\n"))
      </section>
      """
  }

  private func list(_ group: CalculatorGroup, _ calculators: [Calculator]) -> HTML {
    "<h3>\(text.title(group, visit.language))</h3>\n\(calculators.map(row).html)"
  }

  private func row(_ calculator: Calculator) -> ListRow {
    let language = visit.language.rawValue
    let used = workspace?.actions.count { $0.kind == calculator.kind } ?? 0
    return ListRow(
      title: "<a href=\"\(links.path(calculator))\">\(calculator.title(in: language))</a>",
      detail: """
        \(calculator.usualStanding == "unverified" ? "<span class=\"tag tag--caution\">\(text.usualUnverified)</span> " as HTML : .empty)\
        \(used == 0 ? .empty : "<span class=\"tag tag--good\">\(text.actionsHere(used))</span>" as HTML)
        """,
      more: "<p class=\"small\">\(calculator.summary(in: language))</p>")
  }
}
