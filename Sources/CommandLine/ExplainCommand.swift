internal import ArgumentParser
internal import Factors
internal import Foundation
internal import Plan
internal import Quantities

/// `cairn explain`: how a figure came to be.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show how a figure came to be.",
    discussion: """
      A figure is named as in the plan's text, such as inventory/2021/total or \
      action/b1/2030/reduction. Without a figure, lists all of them; with --search, those that \
      contain a word.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The figure, such as inventory/2021/total.") var figure: String?
  @Option(help: "Only list figures that contain this text.") var search: String?
  @Option(help: "How deep parts are shown; 0 shows the figure alone.") var depth: Int = 2
  @Option(help: "text or json.") var format: Format = .text
  @Flag(help: "Print how long loading and the explanation took.") var timings = false

  func validate() throws {
    guard depth >= 0 else { throw ValidationError("--depth is 0 or more.") }
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let catalog = FigureCatalog(try folder.calculation())
    let loaded = clock.now
    guard let figure else {
      return try list(catalog)
    }
    switch catalog.answer(figure) {
    case .found(let found):
      let text = try text(of: found.explanation)
      if timings {
        printTiming("loading", loaded - start)
        printTiming("explanation", clock.now - loaded)
      }
      print(text)
    case .missing(let reason):
      throw CommandFailure(
        reason + NearestName.advice(on: figure, among: near(figure, catalog.ids), atMost: .max))
    }
  }

  /// Figures of the same kind; where it is no kind, those that end alike, such as the record of a name.
  private func near(_ figure: String, _ ids: [String]) -> [String] {
    guard !ids.contains(figure) else { return [] }
    let words = figure.split(separator: "/")
    let same = ids.filter { $0.hasPrefix("\(words.first ?? "")/") }
    return same.isEmpty ? ids.filter { $0.hasSuffix("/\(words.last ?? "")") } : same
  }

  private func list(_ catalog: FigureCatalog) throws {
    let wanted = search?.lowercased() ?? ""
    let found = catalog.ids.filter { wanted.isEmpty || $0.lowercased().contains(wanted) }
    guard !found.isEmpty else {
      throw CommandFailure(
        "No figure's name contains “\(search ?? "")”. Without --search all are listed.")
    }
    for id in found { print(id) }
  }

  private func text(of explanation: Explanation) throws -> String {
    guard format == .text else { return try JSONText.encoded(explanation) }
    return ExplanationText.lines(of: explanation, depth: depth).joined(separator: "\n")
  }
}

/// An explanation as indented text.
enum ExplanationText {
  static func lines(of explanation: Explanation, depth: Int, indent: String = "") -> [String] {
    var lines = ["\(indent)\(explanation.title) = \(explanation.value)"]
    let inner = indent + "  "
    if !explanation.formula.isEmpty { lines.append("\(inner)formula  \(explanation.formula)") }
    for input in explanation.inputs {
      let place = input.place.map { " [\($0)]" } ?? ""
      lines.append(
        "\(inner)\(input.symbol) = \(input.value) \(input.unit)  \(input.name); \(input.source)\(place)"
      )
    }
    if !explanation.method.isEmpty { lines.append("\(inner)method   \(explanation.method)") }
    lines += explanation.notes.map { "\(inner)note     \($0)" }
    guard depth > 0 else {
      let count = explanation.parts.count
      return count == 0
        ? lines : lines + ["\(inner)… \(counted(count, "part")); ask with a larger --depth"]
    }
    for part in explanation.parts {
      lines += self.lines(of: part, depth: depth - 1, indent: inner)
    }
    return lines
  }
}
