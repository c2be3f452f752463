import Factors
import Inventory
import Workspace

/// One method: its equation with every symbol, what it asks for, where it holds, and where it is from.
struct MethodView {
  let visit: Visit
  let text: MethodText
  let place: WorkspacePlace
  /// Nil while the workspace has no settings.
  let workspace: CommunityWorkspace?
  let method: MethodDeclaration

  private var links: MethodLinks { MethodLinks(place: place) }
  private var factorPath: String { place.path(FactorLibraryPages.path) }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, place.path(MethodPages.path))]).html)
    <h1>\(visit.library(method.name))</h1>
    <p class="row row--tight"><code>\(method.id)</code> \(method.sectors.map { "<span class=\"tag\">\(visit.library($0.title))</span>" as HTML }.joined(by: " "))</p>
    </div>
    <div class="columns columns--side">
    <div class="stack stack--loose">
    \(equation)
    \(inputs)
    \(prose("validity", text.validity, visit.library(method.validity)))
    \(prose("source", text.source, "<cite lang=\"en\">\(method.source)</cite>"))
    </div>
    <aside class="stack">\(facts)</aside>
    </div>
    </div>
    """
  }

  private var equation: HTML {
    let symbols = method.symbols.map { symbol -> HTML in
      "<dt><code>\(symbol.symbol)</code></dt><dd>\(visit.library(symbol.meaning))</dd>"
    }
    return """
      <section class="stack" aria-labelledby="equation"><h2 id="equation">\(text.equation)</h2>
      <p><code class="formula" lang="en">\(method.equation)</code></p>
      \(symbols.isEmpty ? .empty : "<dl class=\"meaning\">\(symbols)</dl>")
      \(method.isLinear ? .empty : "<p class=\"soft\">\(text.notProportional)</p>")
      </section>
      """
  }

  private func prose(_ id: String, _ title: String, _ words: HTML) -> HTML {
    "<section class=\"prose\" aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2><p>\(words)</p></section>"
  }

  // Inputs

  private var inputs: HTML {
    """
    <section class="stack"><h2>\(text.inputs)</h2>
    <p>\(text.quantity): \(visit.library(method.quantity)) (\(method.unitSymbols.map { "<code>\($0)</code>" as HTML }.joined(by: ", ")))</p>
    \(method.parameters.isEmpty ? "<p class=\"soft\">\(text.noInputs)</p>" as HTML : table.html(download: nil))
    \(method.parameters.isEmpty ? .empty : "<p class=\"soft small\">\(text.howToState)</p>" as HTML)
    </section>
    """
  }

  private var table: FigureTable {
    FigureTable(
      id: "method-inputs", caption: text.inputs, hidesCaption: true,
      columns: [
        .init(title: text.input, isNumber: false), .init(title: text.meaning, isNumber: false),
        .init(title: text.unit, isNumber: false), .init(title: text.range, isNumber: false),
        .init(title: text.unlessStated, isNumber: false),
      ],
      rows: method.parameters.map { parameter in
        FigureTable.Row(cells: [
          FigureTable.Cell("<code>\(parameter.id)</code>", plain: parameter.id),
          FigureTable.Cell(visit.library(parameter.meaning), plain: parameter.meaning),
          FigureTable.Cell(
            parameter.unit.isEmpty
              ? HTML(text.aWord) : "<span lang=\"en\">\(parameter.unit)</span>",
            plain: parameter.unit),
          FigureTable.Cell(range(parameter), plain: ""),
          FigureTable.Cell(fallback(parameter.fallback), plain: ""),
        ])
      })
  }

  private func range(_ parameter: MethodParameter) -> HTML {
    guard parameter.words.isEmpty else {
      return parameter.words.map { "<code>\($0)</code>" as HTML }.joined(by: ", ")
    }
    guard let range = parameter.range else { return HTML(text.any) }
    return HTML(text.span(number(range.lowerBound), number(range.upperBound)))
  }

  private func number(_ value: Double) -> String { visit.number(value, significantDigits: 6) }

  private func fallback(_ fallback: MethodParameter.Fallback) -> HTML {
    switch fallback {
    case .required: HTML(text.mustBeStated)
    case .absent: HTML(text.orLeftOut)
    case .constant(let name, let variant):
      variant.isEmpty
        ? "\(text.constant) \(rows(of: name))"
        : "\(text.constant) \(rows(of: name)), <code>\(variant)</code>"
    case .variant(let name): "\(text.mustBeStated); \(text.orVariant) \(rows(of: name))"
    case .assumed(let value, let reason): "\(number(value)): \(visit.library(reason))"
    case .word(let word): "<code>\(word)</code>"
    }
  }

  /// A constant of the library, with the way to its rows.
  private func rows(of constant: String) -> HTML {
    let words = SitePath.encoded(constant.split(separator: "-").joined(separator: " "))
    return "<a href=\"\(factorPath)?q=\(words)\"><code>\(constant)</code></a>"
  }

  // Facts

  private var facts: HTML {
    let relatives = MethodRegistry.declarations.filter {
      $0.family == method.family && $0.id != method.id
    }.map { "<a href=\"\(links.path($0))\">\(visit.library($0.name))</a>" as HTML }
    let used = workspace?.records.count { $0.method == method.id }
    let pairs: [(String, HTML)] = [
      (text.activity, activities),
      (text.account, HTML(visit.words(FigureText.self).account(method.account))),
      (text.protocols, HTML(text.protocols(of: method))),
      (text.relatives, relatives.joined(by: "<br>")),
      (
        text.recordsHere,
        used.map { HTML($0 == 0 ? text.noneHere : visit.number(Double($0))) } ?? .empty
      ),
    ].filter { !$0.1.isEmpty }
    return """
      <div class="panel stack">
      <dl class="stack stack--tight">\(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      </div>
      """
  }

  private var activities: HTML {
    switch method.activities {
    case .any: HTML(text.anyWord)
    case .words(let words): words.map { "<code>\($0)</code>" as HTML }.joined(by: ", ")
    case .fuels: "<a href=\"\(factorPath)?table=combustion\">\(text.aFuel)</a>"
    case .factorSet(let set):
      "<a href=\"\(factorPath)?q=\(SitePath.encoded(set.split(separator: "-").joined(separator: " ")))\">\(text.ofSet) <code>\(set)</code></a>"
    }
  }
}
