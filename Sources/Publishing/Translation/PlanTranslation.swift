internal import Factors
internal import Foundation
internal import Phrasebook
package import Plan
internal import Synchronization
internal import Tables
internal import Workspace

/// Says what the calculation puts into a plan in the plan's language.
///
/// What people wrote stays as it is: chapters, and the words of the tables among those of the calculation. A text of the
/// calculation without words in the language stays English; pages mark it, and a check lists it.
package final class PlanTranslation: Sendable {
  /// Whether the plan's language is one that exhibits can be said in.
  static func isNeeded(for language: String) -> Bool {
    language.split(separator: "-").first?.lowercased() == "es"
  }

  private let own: OwnWords
  private let known = Mutex<[String: String?]>([:])
  private let undrawn = Mutex<Set<String>>([])

  init(_ calculation: PlanCalculation) { own = OwnWords(calculation) }

  /// The text in the language; as it is where it has no words there or is the plan's own.
  package func said(_ english: String) -> String { words(for: english) ?? english }

  /// Whether a text of the document is English that has no words in the language.
  package func isForeign(_ text: String) -> Bool {
    guard let words = known.withLock({ $0[text] }), words == nil else { return false }
    return !own.contains(text)
  }

  /// Texts that stayed English, and sources, which are quoted, in their order.
  package var foreign: [String] {
    known.withLock { $0.filter { $0.value == nil }.map(\.key) }.filter { !own.contains($0) }
      .sorted()
  }

  /// How many texts were asked for and are no name, source or word of the plan's own.
  package var count: Int { known.withLock { $0.keys.count { !own.contains($0) } } }

  /// Whether a chart's drawing stayed English because its words have no room there.
  package func isEnglish(drawing id: String) -> Bool { undrawn.withLock { $0.contains(id) } }

  private func words(for english: String) -> String? {
    if let words = known.withLock({ $0[english] }) { return words }
    let words = spanish(english)
    known.withLock { $0[english] = .some(words) }
    return words
  }

  /// The Spanish of a text, also of one that words of the plan's own stand in.
  private func spanish(_ english: String) -> String? {
    guard !english.isEmpty, !own.isWritten(english) else { return nil }
    return marked(english) ?? Phrases.spanish(english) ?? series(english) ?? inTwo(english)
  }

  /// The Spanish of sentences with the mark that leads to a note.
  private func marked(_ english: String) -> String? {
    let parts = english.components(separatedBy: HazardsChart.biasMark)
    guard parts.count > 1, parts[0].last == "." else { return nil }
    let said = parts.map { part in
      part.isEmpty
        ? "" : Phrases.spanish(part.trimmed).map { part.hasPrefix(" ") ? " \($0)" : $0 }
    }
    return said.contains(nil)
      ? nil : said.compactMap(\.self).joined(separator: HazardsChart.biasMark)
  }

  /// The Spanish of things in a row, of which some are the plan's own.
  private func series(_ english: String) -> String? {
    let items = english.components(separatedBy: Self.joint)
    guard items.count > 1 else { return nil }
    var (said, start, hasChanged) = ([String](), 0, false)
    while start < items.count {
      // Words of the plan's own may hold the joint themselves.
      let ends = (start + 1...items.count).reversed()
      let found = ends.lazy.compactMap { end -> (Int, String, Bool)? in
        let item = items[start..<end].joined(separator: Self.joint)
        if self.own.isWritten(item) { return (end, item, false) }
        if let said = Phrases.spanish(item) ?? self.inTwo(item) { return (end, said, true) }
        return end == start + 1 && self.own.contains(item) ? (end, item, false) : nil
      }.first
      guard let found else { return nil }
      said.append(found.1)
      (start, hasChanged) = (found.0, hasChanged || found.2)
    }
    return hasChanged ? said.joined(separator: Self.joint) : nil
  }

  private static let joint = "; "

  /// The Spanish of two parts with a colon between them, or of two sentences, of which one may be the plan's own.
  ///
  /// Such as a policy with its note, `Impact: ` before words of the plan's own, or `: life years` behind them.
  private func inTwo(_ english: String) -> String? {
    for mark in [": ", ". "] {
      for found in english.ranges(of: mark) {
        // A sentence keeps its full stop.
        let end = mark == ". " ? english.index(after: found.lowerBound) : found.lowerBound
        let (head, tail) = (String(english[..<end]), String(english[found.upperBound...]))
        let isOwn = own.isWritten(head)
        guard let said = isOwn ? head : Phrases.spanish(head),
          let rest = isOwn
            ? behindOwnWords(tail) : own.isWritten(tail) ? tail : Phrases.spanish(tail)
        else { continue }
        return said + english[end..<found.upperBound] + rest
      }
    }
    return nil
  }

  /// The Spanish of what stands behind words of the plan's own, such as systems behind a hazard; nil for more of its own.
  private func behindOwnWords(_ english: String) -> String? {
    guard let first = english.first, !own.isWritten(english) else { return nil }
    return systems(english) ?? Phrases.spanish(english)
      ?? (first.isLowercase
        ? Phrases.spanish(first.uppercased() + english.dropFirst())?.lowercasedFirst : nil)
  }

  /// Systems behind a hazard, of which some may be the plan's own.
  private func systems(_ list: String) -> String? {
    let items = list.components(separatedBy: ", ")
    let said = items.map { ChartPhrases.systems($0[...]) ?? (own.contains($0) ? $0 : nil) }
    return said.contains(nil) ? nil : said.compactMap(\.self).joined(separator: ", ")
  }
}

/// Phrases that were looked for lately, as plans say the same again after every change.
private enum Phrases {
  private static let limit = 40_000
  private static let known = Mutex<[String: String?]>([:])

  static func spanish(_ english: String) -> String? {
    if let said = known.withLock({ $0[english] }) { return said }
    let said = ChartPhrases.spanishFigure(english)
    known.withLock { known in
      if known.count >= limit { known = [:] }
      known[english] = .some(said)
    }
    return said
  }
}

// MARK: - Exhibits

extension PlanTranslation {
  /// - Parameter kind: Of the block; a map names areas, which are called so in every language.
  func said(_ block: Block, _ kind: ExhibitKind) -> Block {
    switch block {
    case .table(let table): return .table(said(table))
    case .chart(let chart):
      if kind == .map { own.add(chart.data.rows.compactMap { $0.first?.content.plainText }) }
      return .chart(said(chart))
    default: return block
    }
  }

  func said(_ table: PlanTable) -> PlanTable {
    var table = table
    table.caption = said(table.caption)
    for index in table.columns.indices {
      table.columns[index].title = said(table.columns[index].title)
    }
    table.rows = table.rows.map { row in
      row.map { PlanTable.Cell(said($0.content), scale: $0.scale) }
    }
    table.notes = table.notes.map(said)
    return table
  }

  private func said(_ text: [Inline]) -> [Inline] {
    text.map { inline in
      switch inline {
      case .text(let text): .text(said(text))
      case .emphasis(let inner): .emphasis(said(inner))
      case .strong(let inner): .strong(said(inner))
      case .link(let url, let inner): .link(url: url, text: said(inner))
      case .figure(let figure): .figure(said(figure))
      case .code, .lineBreak: inline
      }
    }
  }

  /// The chart in the language; its drawing stays English where the words have no room in it.
  func said(_ chart: Chart) -> Chart {
    var made = chart
    if let drawn = chart.drawn(in: { [own] in own.isWritten($0) ? nil : Phrases.spanish($0) }) {
      made = drawn
    } else {
      undrawn.withLock { _ = $0.insert(chart.id) }
    }
    made.title = said(chart.title)
    made.description = said(chart.description)
    made.source = said(chart.source)
    made.data = said(chart.data)
    return made
  }
}

extension Chart {
  /// The chart with its drawing in other words; nil where a text has no room in it.
  ///
  /// Names that the library has, too, such as those of risks, stay where longer ones have no room.
  /// - Parameter words: A text in the language; nil for what has no other words, such as names of the plan.
  package func drawn(in words: @escaping (String) -> String?) -> Chart? {
    wholly(in: words) ?? wholly { ChartPhrases.isName($0) ? nil : words($0) }
  }

  private func wholly(in words: @escaping (String) -> String?) -> Chart? {
    // Data say the same name for every year.
    var known: [String: String?] = [:]
    let translation = SpecTranslation(metrics: ChartTheme.bundled.metrics) { text in
      if let said = known[text] { return said }
      let said = words(text)
      known.updateValue(said, forKey: text)
      return said
    }
    guard let spec = translation.spec(spec) else { return nil }
    var chart = self
    chart.spec = spec
    return chart
  }
}

// MARK: - Figures

extension PlanTranslation {
  func said(_ figure: FigureValue) -> FigureValue {
    FigureValue(
      id: figure.id, text: said(figure.text), explanation: said(figure.explanation))
  }

  /// The explanation; its parts are said when they are asked for.
  private func said(_ explanation: Explanation) -> Explanation {
    Explanation(
      title: said(explanation.title), value: said(explanation.value), formula: explanation.formula,
      inputs: explanation.inputs.map(said), method: said(explanation.method),
      notes: explanation.notes.map(said)
    ).withParts { [self] in explanation.parts.map(said) }
  }

  private func said(_ input: Explanation.Input) -> Explanation.Input {
    var said = input
    said.name = self.said(input.name)
    said.value = self.said(input.value)
    said.unit = self.said(input.unit)
    said.source = self.said(input.source)
    // Renderers add the place, which is English, where the source does not say it.
    if let place = input.place?.description, !input.source.contains(place) {
      let words = self.said(place)
      said.source = said.source.isEmpty ? words : "\(said.source) (\(words))"
    }
    said.place = nil
    return said
  }
}
