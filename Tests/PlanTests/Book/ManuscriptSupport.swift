import Factors
import Plan
import Tables

/// Makes readable what a chapter's Markdown became.
enum Manuscript {
  static let file = "plan/03-inventory.md"

  static func read(_ markdown: String) -> ManuscriptChapter {
    ManuscriptChapter.read(markdown, file: file)
  }

  /// Resolves with figures `a/b` (5 t) and `c/d` (7 %), chart `wedges` and table `actions`.
  static func resolve(
    _ markdown: String, edition: Edition = .public
  ) -> (chapter: Chapter, findings: [Finding]) {
    read(markdown).resolved(for: edition, with: resolver)
  }

  static func lines(_ markdown: String, edition: Edition = .public) -> [String] {
    resolve(markdown, edition: edition).chapter.blocks.map(describe)
  }

  static var resolver: ReferenceResolver {
    ReferenceResolver(
      figureIDs: ["a/b", "c/d", "inventory/2021/total"],
      exhibitIDs: [.chart: ["wedges"], .table: ["actions"]],
      figure: { id, format, place in
        guard let value = ["a/b": "5 t", "c/d": "7 %"][id] else {
          return .missing(Finding(.error, "There is no figure “\(id)”.", at: place))
        }
        let text = format.map { "\(value) as \($0)" } ?? value
        let explanation = Explanation(title: "Title of \(id)", value: value)
        return .found(FigureValue(id: id, text: text, explanation: explanation))
      },
      exhibit: { kind, id, place in
        guard (kind, id) == (.chart, "wedges") || (kind, id) == (.table, "actions") else {
          return .missing(Finding(.warning, "There is no \(kind.rawValue) “\(id)”.", at: place))
        }
        return .found(.code("\(kind.rawValue):\(id)"))
      })
  }

  static func describe(_ block: Block) -> String {
    switch block {
    case .heading(let level, let id, let text): "h\(level)#\(id) \(describe(text))"
    case .paragraph(let text): "p \(describe(text))"
    case .list(let isOrdered, let items):
      (isOrdered ? "ol" : "ul") + items.map { "(\(describe($0)))" }.joined()
    case .quote(let blocks): "quote(\(describe(blocks)))"
    case .code(let text): "code \(text)"
    case .rule: "rule"
    case .callout(let kind, let title, let blocks): "\(kind)[\(title)](\(describe(blocks)))"
    case .keyFigures(let figures):
      "figures " + figures.map { "\($0.figure.text)=\($0.label)" }.joined(separator: ", ")
    case .table(let table): describe(table)
    case .chart(let chart): "chart \(chart.id)"
    }
  }

  private static func describe(_ blocks: [Block]) -> String {
    blocks.map(describe).joined(separator: "; ")
  }

  private static func describe(_ table: PlanTable) -> String {
    let rows = table.rows.map { $0.map { describe($0.content) }.joined(separator: " | ") }
    let header = table.columns.map { "\($0.title):\($0.alignment)" }.joined(separator: " | ")
    return "table \(table.id) “\(table.caption)” \(header) / \(rows.joined(separator: " / "))"
  }

  static func describe(_ text: [Inline]) -> String {
    text.map { inline in
      switch inline {
      case .text(let text): text
      case .emphasis(let inner): "_\(describe(inner))_"
      case .strong(let inner): "*\(describe(inner))*"
      case .code(let text): "`\(text)`"
      case .link(let url, let inner): "[\(describe(inner))](\(url))"
      case .figure(let figure): "<\(figure.text)>"
      case .lineBreak: "⏎"
      }
    }.joined()
  }
}
