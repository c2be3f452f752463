import Accounts
import Hummingbird
import Inventory
import Quantities
import Store

/// The emissions of a programme's communities side by side, so that what is odd in one shows.
struct ProgrammeNumbers {
  private static let id = "numbers"

  let overview: ProgrammeOverview

  private var visit: Visit { overview.visit }
  var text: ProgrammeNumberText { visit.words(ProgrammeNumberText.self) }
  private var isWhole: Bool { visit.query("unit") == "all" }

  /// The file that the address asks for; nil when it asks for the page.
  func download() throws -> Response? {
    try visit.download(from: [table], of: overview.programme.id.rawValue)
  }

  var html: HTML {
    let programme = overview.programme
    return """
      <div class="stack stack--loose">
      <div class="stack">
      \(Trail(steps: [(overview.text.title, ProgrammePages.path), (programme.name, ProgrammePages.path(programme.id))]).html)
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(overview.views(.numbers))
      </div>
      \(rows.isEmpty ? "<p class=\"soft\">\(text.none)</p>" as HTML : "\(units)\n\(visit.html(table))")
      </div>
      """
  }

  private var units: HTML {
    let links = [(false, text.perResident), (true, text.whole)].map { whole, label in
      """
      <li><a href="\(visit.address(changing: ["unit": whole ? "all" : nil]))"\
      \("aria-current", whole == isWhole ? "true" : nil)>\(label)</a></li>
      """ as HTML
    }
    return
      "<nav class=\"pills pills--small\" aria-label=\"\(text.unit)\"><ul>\n\(links)\n</ul></nav>"
  }

  /// A community that has emissions.
  private struct Line {
    let community: CommunityStanding
    let emissions: HomeSummary.Emissions
  }

  private var rows: [Line] {
    overview.communities.compactMap { community in
      community.home?.emissions.map { Line(community: community, emissions: $0) }
    }
  }

  /// Sectors that any community counts.
  private var sectors: [Sector] {
    let known = Set(rows.flatMap(\.emissions.sectors.keys))
    return Sector.allCases.filter { known.contains($0.rawValue) }
  }

  private var table: FigureTable {
    let words = visit.words(FigureText.self)
    return FigureTable(
      id: Self.id, caption: isWhole ? text.captionWhole : text.captionPerson,
      columns: [
        .init(title: text.community, isNumber: false), .init(title: text.year),
        .init(title: text.residents), .init(title: text.total),
      ] + sectors.map { FigureTable.Column(title: words.sector($0)) } + [
        .init(title: text.change), .init(title: text.potentials, isNumber: false),
      ], rows: rows.map { FigureTable.Row(cells: cells($0)) }, notes: notes)
  }

  private func cells(_ line: Line) -> [FigureTable.Cell] {
    let (community, emissions) = (line.community, line.emissions)
    let base = SitePath.workspace(community.workspace.id)
    let compare = "\(base)/inventory/side-by-side"
    let name: HTML = """
      <a href="\(base)/inventory">\(community.workspace.name)</a>\
      \(emissions.isIncomplete ? " <span class=\"tag tag--caution\">\(text.incomplete)</span>" as HTML : .empty)
      """
    return [
      .init(name, plain: community.workspace.name),
      .init("<a href=\"\(compare)\">\(String(emissions.year))</a>", plain: "\(emissions.year)"),
      number(emissions.people, decimals: 0), amount(emissions.tonnes, emissions),
    ]
      + sectors.map { amount(emissions.sectors[$0.rawValue], emissions) }
      + [change(emissions), .init(Self.potentials(emissions))]
  }

  private func number(_ value: Double?, decimals: Int) -> FigureTable.Cell {
    value.map { FigureTable.Cell(HTML(visit.number($0, decimals: decimals)), plain: "\($0)") }
      ?? .init("<span class=\"soft\">–</span>", plain: "")
  }

  /// Metric tons, of all residents together or of each.
  private func amount(
    _ tonnes: Double?, _ emissions: HomeSummary.Emissions
  ) -> FigureTable.Cell {
    guard !isWhole else { return number(tonnes, decimals: 0) }
    guard let people = emissions.people, people > 0 else { return number(nil, decimals: 0) }
    return number(tonnes.map { $0 / people }, decimals: 2)
  }

  private func change(_ emissions: HomeSummary.Emissions) -> FigureTable.Cell {
    guard let change = emissions.change, let base = emissions.baseYear,
      emissions.missingSources == 0
    else {
      return number(nil, decimals: 0)
    }
    return FigureTable.Cell(
      HTML(text.since(visit.percent(change, isSigned: true), base)), plain: "\(change * 100)")
  }

  /// Such as `AR5, 100`.
  private static func potentials(_ emissions: HomeSummary.Emissions) -> String {
    emissions.potentials.uppercased().replacing(":", with: ", ")
  }

  /// What keeps numbers from being compared.
  private var notes: [HTML] {
    let sets = Set(rows.map(\.emissions.potentials))
    let years = Set(rows.map(\.emissions.year))
    let unknown = overview.communities.count - rows.count
    return [
      sets.count > 1 ? HTML(text.differentPotentials) : nil,
      years.count > 1 ? HTML(text.differentYears) : nil,
      rows.contains { $0.emissions.people == nil } && !isWhole ? HTML(text.noResidents) : nil,
      unknown > 0 ? HTML(text.without(unknown)) : nil, HTML(text.sideBySide),
    ].compactMap(\.self)
  }
}

/// The texts of the numbers of a programme.
struct ProgrammeNumberText: Words {
  let title: String
  let lead: String
  let none: String
  let unit: String
  let perResident: String
  let whole: String
  let captionPerson: String
  let captionWhole: String
  let community: String
  let year: String
  let residents: String
  let total: String
  let change: String
  let since: @Sendable (_ change: String, _ year: Int) -> String
  let potentials: String
  let incomplete: String
  let differentPotentials: String
  let differentYears: String
  let noResidents: String
  let without: @Sendable (Int) -> String
  let sideBySide: String

  static let english = ProgrammeNumberText(
    title: "Numbers of the communities",
    lead:
      "The latest inventory year of each. A sector that is far from the others’ is a difference between places, or a mistake: look.",
    none: "No community of the programme has emissions yet.",
    unit: "Unit", perResident: "For each resident", whole: "The whole community",
    captionPerson: "Emissions, metric tons CO₂e for each resident",
    captionWhole: "Emissions, metric tons CO₂e", community: "Community", year: "Year",
    residents: "Residents", total: "All sectors", change: "Change", since: { "\($0) since \($1)" },
    potentials: "Warming potentials", incomplete: "incomplete",
    differentPotentials:
      "The communities count with different warming potentials, so that their numbers differ by that, too.",
    differentYears: "The years differ, and with them the weather and the grid.",
    noResidents: "Where the residents of the year are not known, there is no number for each.",
    without: {
      $0 == 1
        ? "1 community has no emissions yet, or is being worked out."
        : "\($0) communities have no emissions yet, or are being worked out."
    },
    sideBySide:
      "A year leads to that community’s page where another one can be put beside it under the same warming potentials."
  )

  static let spanish = ProgrammeNumberText(
    title: "Cifras de las comunidades",
    lead:
      "El último año de inventario de cada una. Un sector muy distinto al de las demás es una diferencia entre lugares o un error: conviene mirar.",
    none: "Ninguna comunidad del programa tiene emisiones todavía.",
    unit: "Unidad", perResident: "Por habitante", whole: "Toda la comunidad",
    captionPerson: "Emisiones, toneladas métricas de CO₂e por habitante",
    captionWhole: "Emisiones, toneladas métricas de CO₂e", community: "Comunidad", year: "Año",
    residents: "Habitantes", total: "Todos los sectores", change: "Cambio",
    since: { "\($0) desde \($1)" },
    potentials: "Potenciales de calentamiento", incomplete: "incompleto",
    differentPotentials:
      "Las comunidades cuentan con distintos potenciales de calentamiento, así que sus cifras difieren también por eso.",
    differentYears: "Los años son distintos, y con ellos el tiempo y la red eléctrica.",
    noResidents: "Donde no se conocen los habitantes del año, no hay cifra por habitante.",
    without: {
      $0 == 1
        ? "1 comunidad no tiene emisiones todavía o se está calculando."
        : "\($0) comunidades no tienen emisiones todavía o se están calculando."
    },
    sideBySide:
      "Un año lleva a la página de esa comunidad donde se puede poner otra al lado con los mismos potenciales de calentamiento."
  )
}
