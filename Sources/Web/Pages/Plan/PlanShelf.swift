import Factors
import Foundation
import Phrasebook
import Plan
import Publishing
import Store
import Synchronization
import Tables

/// What takes long to find out about a plan, kept while it holds.
final class PlanShelf: Sendable {
  private struct Findings {
    let revision: Int
    let task: Task<[Finding], any Error>
  }

  /// What a plan's numbers come from, as far as revisions tell: all documents but the texts of chapters.
  private struct Ground: Equatable {
    private let latest: Int
    private let count: Int

    init(_ open: OpenWorkspace) {
      let documents = open.snapshot.documents.filter { !$0.name.isChapter }
      latest = documents.map(\.revision).max() ?? 0
      count = documents.count
    }
  }

  /// Kept while only chapters are written, since to save one must not make its pick-list wait.
  private struct Numbers {
    let ground: Ground
    var figures: Task<[PlanReference], Never>?
    var references: Task<[PlanReference], any Error>?
  }

  /// Exhibits are large; they are kept for those plans that are being written.
  private struct Exhibits {
    let workspace: String
    let revision: Int
    let edition: Edition
    let memory = ExhibitMemory()
  }

  private static let exhibitLimit = 6
  /// How many workspaces are kept before all are forgotten.
  private static let limit = 40

  private let findings = Mutex<[String: Findings]>([:])
  private let numbers = Mutex<[String: Numbers]>([:])
  private let exhibits = Mutex<[Exhibits]>([])

  /// Everything that would stop publishing.
  func findings(
    of workspace: String, at revision: Int, _ calculation: PlanCalculation
  ) async throws -> [Finding] {
    let task = findings.withLock { all in
      if let known = all[workspace], known.revision == revision { return known.task }
      let task = Task {
        calculation.withoutFollowUps(
          try PlanPublisher.findings(calculation) {
            self.exhibits(of: workspace, at: revision, for: $0)
          })
      }
      if all.count > Self.limit { all = [:] }
      all[workspace] = Findings(revision: revision, task: task)
      return task
    }
    return try await task.value
  }

  /// Every figure that has a value.
  func figures(
    of workspace: String, _ open: OpenWorkspace, _ calculation: PlanCalculation
  ) async -> [PlanReference] {
    await figures(of: workspace, Ground(open), calculation)
  }

  private func figures(
    of workspace: String, _ ground: Ground, _ calculation: PlanCalculation
  ) async -> [PlanReference] {
    let task = withNumbers(of: workspace, ground) { numbers in
      let task = numbers.figures ?? Task { PlanReference.figures(of: calculation) }
      numbers.figures = task
      return task
    }
    return await task.value
  }

  /// Everything that a chapter may refer to: charts, tables and maps first, then figures.
  func references(
    of workspace: String, _ open: OpenWorkspace, _ calculation: PlanCalculation
  ) async throws -> [PlanReference] {
    let ground = Ground(open)
    let figures = await figures(of: workspace, ground, calculation)
    let task = withNumbers(of: workspace, ground) { numbers in
      let task =
        numbers.references ?? Task { PlanReference.exhibits(of: calculation) + figures }
      numbers.references = task
      return task
    }
    return try await task.value
  }

  private func withNumbers<Result: Sendable>(
    of workspace: String, _ ground: Ground, _ body: (inout Numbers) -> Result
  ) -> Result {
    numbers.withLock { all in
      let known = all[workspace].flatMap { $0.ground == ground ? $0 : nil }
      if known == nil, all.count > Self.limit { all = [:] }
      var entry = known ?? Numbers(ground: ground)
      let result = body(&entry)
      all[workspace] = entry
      return result
    }
  }

  /// What an edition's exhibits are kept in; the one that was not asked for the longest time goes first.
  func exhibits(of workspace: String, at revision: Int, for edition: Edition) -> ExhibitMemory {
    exhibits.withLock { all in
      let known = all.first {
        $0.workspace == workspace && $0.revision == revision && $0.edition == edition
      }
      all.removeAll { $0.workspace == workspace && $0.edition == edition }
      let entry = known ?? Exhibits(workspace: workspace, revision: revision, edition: edition)
      all.append(entry)
      if all.count > Self.exhibitLimit { all.removeFirst() }
      return entry.memory
    }
  }
}

/// Something that a chapter may refer to, as a pick-list shows it.
struct PlanReference: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case figure, chart, table, map
  }

  let kind: Kind
  /// What the calculation calls it.
  private let title: String
  private let spanishTitle: String?
  /// The value of a figure as the text would show it now.
  let value: String
  /// What is written into the text, with its braces.
  let code: String
  /// Its name among the exhibits; nil for a figure.
  let exhibit: String?
  /// What is searched, in small letters without accents.
  private let words: String
  private let spanishWords: String

  init(kind: Kind, title: String, value: String, code: String, exhibit: String? = nil) {
    self.kind = kind
    self.exhibit = exhibit
    self.title = title
    self.value = value
    self.code = code
    spanishTitle = ChartPhrases.figure(title, .spanish)
    words = Self.folded("\(title) \(code) \(value)")
    spanishWords = spanishTitle.map(Self.folded) ?? ""
  }

  /// What it is called in a language; in English where it has no other name.
  func title(_ language: Language) -> String {
    language == .spanish ? spanishTitle ?? title : title
  }

  /// The language of its title on a page in a language.
  func titleLanguage(_ language: Language) -> Language {
    language == .spanish && spanishTitle != nil ? .spanish : .english
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  /// The figures in the order of the catalog; those without a value now are left out.
  static func figures(of calculation: PlanCalculation) -> [PlanReference] {
    let catalog = FigureCatalog(calculation)
    return catalog.ids.compactMap { id in
      guard case .found(let value) = catalog.value(id, format: nil, at: Place(file: "")) else {
        return nil
      }
      return PlanReference(
        kind: .figure, title: value.explanation.title, value: value.text, code: "{{\(id)}}")
    }
  }

  /// Charts, tables and maps; those without data now are left out.
  static func exhibits(of calculation: PlanCalculation) -> [PlanReference] {
    let catalog = ExhibitCatalog(
      calculation: calculation, edition: .internal)
    let ids = catalog.ids
    return ExhibitKind.allCases.flatMap { kind in
      (ids[kind] ?? []).compactMap { id -> PlanReference? in
        guard case .found(let block) = catalog.block(kind, id, at: Place(file: "")) else {
          return nil
        }
        let code = "{{\(kind.rawValue) \(id.replacing("/", with: " "))}}"
        switch block {
        case .chart(let chart):
          return PlanReference(
            kind: kind == .map ? .map : .chart, title: chart.title, value: "", code: code,
            exhibit: id)
        case .table(let table):
          return PlanReference(
            kind: .table, title: table.caption, value: "", code: code, exhibit: id)
        default: return nil
        }
      }
    }
  }

  /// Those in which every word of a search stands; the ones whose title begins with it first.
  static func search(_ query: String, kind: Kind?, in all: [PlanReference]) -> [PlanReference] {
    let sought = folded(query).split { $0.isWhitespace || $0 == "{" || $0 == "}" }
    let found = all.filter { reference in
      (kind == nil || reference.kind == kind)
        && sought.allSatisfy { reference.words.contains($0) || reference.spanishWords.contains($0) }
    }
    guard let first = sought.first else { return found }
    func begins(_ reference: PlanReference) -> Bool {
      reference.words.hasPrefix(first) || reference.spanishWords.hasPrefix(first)
    }
    return found.filter(begins) + found.filter { !begins($0) }
  }
}
