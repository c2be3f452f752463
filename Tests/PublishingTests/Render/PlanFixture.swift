import Factors
import Foundation
import Plan
import Publishing
import Tables

/// A small plan made the way a real one is: from Markdown, figures and exhibits.
enum PlanFixture {
  static func document(_ edition: Edition = .public, isExample: Bool = true) -> PlanDocument {
    let resolved = book.resolved(for: edition, with: resolver)
    let findings = book.findings + resolved.findings
    precondition(findings.isEmpty, "\(findings)")
    return PlanDocument(
      title: "Climate action plan", subtitle: "How the county halves its emissions by 2030",
      community: "Sample County, Minnesota", edition: edition, date: "November 2026",
      language: "en", isExample: isExample,
      coverFigures: [
        KeyFigure(figure: total, label: "emitted in 2021"),
        KeyFigure(figure: change, label: "since 2018"),
        KeyFigure(figure: gap, label: "still to find by 2030"),
      ],
      chapters: resolved.chapters, figures: resolved.figures)
  }

  /// A plan of one chapter.
  static func document(blocks: [Block]) -> PlanDocument {
    var document = document()
    document.coverFigures = []
    document.chapters = [Chapter(id: "only", title: "Only", blocks: blocks, isInternal: false)]
    return document
  }

  static func numbered(_ edition: Edition = .public) -> NumberedDocument {
    NumberedDocument(document(edition))
  }

  static var book: BookManuscript {
    var staffing = ManuscriptChapter.read(staff, file: "plan/09-staffing.md")
    staffing.isInternal = true
    return BookManuscript(chapters: [
      .read(summary, file: "plan/01-summary.md"), .read(inventory, file: "plan/02-inventory.md"),
      .read(actions, file: "plan/03-actions.md"), staffing,
    ])
  }

  // MARK: - Text

  static let summary = """
    # Summary

    In 2021 the county emitted {{inventory/2021/total}}. Most of it came from buildings and roads, \
    so that is where this plan begins.

    {{figures inventory/2021/total "emitted in 2021" inventory/change/2018/2021 "since 2018"
      target/t30/gap}}

    ## What the plan does

    Emissions have changed by **{{inventory/change/2018/2021}}** since 2018. The target needs
    {{target/t30/gap}} more, see [the sectors](02-inventory.md#where-emissions-come-from) and
    [the table of actions](03-actions.md). Background: <https://www.epa.gov/ghgemissions>.

    1. Use less energy in homes.
    2. Make the rest clean:
       - heat pumps,
       - rooftop solar.
    3. Drive less, and on electricity.

    {{chart sectors}}

    :::equity Who benefits first
    Heat pumps go first to renters, who pay {{inventory/2021/per-person}} per person in fuel.
    :::

    > We want to know what it costs, and who pays.

    ## Limits

    Land use is not estimated.
    """

  static let inventory = """
    # Where emissions come from

    Everything the county’s residents and businesses burn, drive and throw away, counted by the \
    rules of the U.S. Community Protocol.

    ## Where emissions come from

    Homes and businesses emit {{inventory/2021/share/buildings}} of the total.

    {{table sectors}}

    ### Buildings

    Electricity is the larger part.

    | Fuel | Used for | Share |
    |:--|:--|--:|
    | Natural gas | Space heating, water heating, cooking and the processes of small industry | 54 |
    | Electricity | Everything else | {{inventory/2021/share/buildings \\| bare}} |

    Table: What buildings use energy for

    :::adaptation
    Hotter summers raise the use of electricity; see [the chart](#chart-sectors).
    :::

    :::internal Open questions
    The natural gas of two suppliers is estimated.

    {{table staffing}}

    Both have been asked again.
    :::

    ## Method

    ```
    emissions = activity × factor
    ```

    ***

    Hostile text: \\#let x = 1, \\$x\\$, \\*not bold\\*, \\_not italic\\_, @ref, // comment, /* open, \\`raw\\`, \
    "quotes", 'single', back\\\\slash, \\<script>alert(1)\\</script>, CO₂, a -- b, 1/2, ~, ]] } ), \\{{braces}}.
    """

  static let actions = """
    # What we will do

    {{chart wedges}}

    {{table risks}}

    {{chart sectors}}
    """

  static let staff = """
    # Staffing

    Two full-time positions are open.

    {{table staffing}}
    """

  // MARK: - Figures

  static var resolver: ReferenceResolver {
    ReferenceResolver(
      figure: { id, format, place in
        guard var figure = figures.first(where: { $0.id == id }) else {
          return .missing(Finding(.error, "There is no figure “\(id)”.", at: place))
        }
        if format == "bare" { figure.text = figure.text.replacing("%", with: "") }
        return .found(figure)
      },
      exhibit: { kind, id, place in
        let blocks: [String: Block] = [
          "chart sectors": .chart(sectorChart), "chart wedges": .chart(wedgeChart),
          "table sectors": .table(sectorTable), "table risks": .table(riskTable),
          "table staffing": .table(staffTable),
        ]
        guard let block = blocks["\(kind.rawValue) \(id)"] else {
          return .missing(Finding(.error, "There is no \(kind.rawValue) “\(id)”.", at: place))
        }
        return .found(block)
      })
  }

  static let figures = [total, change, gap, perPerson, share]

  static let electricity = Explanation(
    title: "Grid electricity, residential, 2021", value: "1,912,345 metric tons CO₂e",
    formula: "E = Q × (f_CO2 + f_CH4 × GWP_CH4 + f_N2O × GWP_N2O)",
    inputs: [
      .init(
        symbol: "Q", name: "Electricity used", value: "4,011,766", unit: "MWh",
        source: "Utility data requests, 2021",
        place: Place(file: "inventory.csv", row: 12, column: "quantity")),
      .init(
        symbol: "f_CO2", name: "Carbon dioxide per energy", value: "1,052.4", unit: "lb/MWh",
        source: "EPA eGRID2021, subregion MROW"),
    ],
    method: "U.S. Community Protocol, method BE.2.1. Not valid for on-site generation.",
    notes: ["Losses of the grid are left out."])

  static let total = FigureValue(
    id: "inventory/2021/total", text: "5.35 million metric tons CO₂e",
    explanation: Explanation(
      title: "Community emissions, 2021", value: "5,351,902 metric tons CO₂e",
      formula: "total = Σ records",
      notes: ["Two records are not estimated (NE) and left out of the total."],
      parts: [electricity]
        + (1...14).map { Explanation(title: "Record \($0)", value: "\($0 * 10_000) t CO₂e") }))

  static let change = FigureValue(
    id: "inventory/change/2018/2021", text: "−8.1 %",
    explanation: Explanation(
      title: "Change of community emissions, 2018 to 2021", value: "−8.1 %",
      formula: "(E_2021 − E_2018) / E_2018", parts: [total.explanation, electricity]))

  static let gap = FigureValue(
    id: "target/t30/gap", text: "1.20 million metric tons CO₂e",
    explanation: Explanation(
      title: "Gap to the target of 2030", value: "1,203,777 metric tons CO₂e",
      formula: "gap = BAU_2030 − target_2030",
      inputs: [
        .init(symbol: "target_2030", name: "Target", value: "2,675,951", unit: "t CO₂e", source: "")
      ], parts: [total.explanation]))

  static let perPerson = FigureValue(
    id: "inventory/2021/per-person", text: "9.7 t CO₂e",
    explanation: Explanation(
      title: "Emissions per resident, 2021", value: "9.7 t CO₂e", formula: "total / population",
      parts: [total.explanation]))

  static let share = FigureValue(
    id: "inventory/2021/share/buildings", text: "58%",
    explanation: Explanation(title: "Share of buildings, 2021", value: "58%"))
}
