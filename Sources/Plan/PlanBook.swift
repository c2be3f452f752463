internal import Factors
internal import Foundation
internal import Strategies
public import Tables
internal import Workspace

/// Assembles a workspace's book: text read, figures and exhibits resolved, one edition.
public struct PlanBook: Sendable {
  public let calculation: PlanCalculation
  public let manuscript: BookManuscript
  private let catalogs: [Edition: FigureCatalog]
  private let figureIDs: [Edition: Deferred<[String]>]

  /// Reads the chapters that `plan/book.yaml` names.
  ///
  /// - Parameter draft: A chapter's file, such as `plan/03-inventory.md`, with a text that is not saved. One that the
  ///   book does not name is read as its last chapter, for the staff.
  public init(_ calculation: PlanCalculation, draft: (file: String, text: String)? = nil) {
    self.calculation = calculation
    let catalogs = Dictionary(
      uniqueKeysWithValues: Edition.allCases.map {
        ($0, FigureCatalog(calculation.shown(in: $0)))
      })
    self.catalogs = catalogs
    figureIDs = catalogs.mapValues { catalog in Deferred { catalog.ids } }
    let workspace = calculation.workspace
    var chapters = (workspace.book?.chapters ?? []).compactMap { chapter -> ManuscriptChapter? in
      let path = "plan/\(chapter.file)"
      var read: ManuscriptChapter
      if let draft, draft.file == path {
        read = ManuscriptChapter.read(draft.text, file: path)
      } else if let bytes = workspace.documents[path] {
        read = ManuscriptChapter.read(Data(bytes), file: path)
      } else {
        return nil
      }
      read.isInternal = chapter.isInternal
      return read
    }
    if let draft, !chapters.contains(where: { $0.file == draft.file }) {
      var read = ManuscriptChapter.read(draft.text, file: draft.file)
      read.isInternal = true
      chapters.append(read)
    }
    manuscript = BookManuscript(chapters: chapters)
  }

  /// The document of an edition, and everything that keeps it from being published.
  ///
  /// - Parameters:
  ///   - said: A live figure in the plan's language; as it is unless given.
  ///   - exhibit: Makes a chart, table or map.
  /// - Returns: The document, which shows unresolved references as they were written, and the findings of text and
  ///   references; any error among them must stop publishing.
  public func document(
    for edition: Edition, exhibitIDs: [ExhibitKind: [String]],
    said: @escaping (FigureValue) -> FigureValue = { $0 },
    exhibit: @escaping (ExhibitKind, String, Place) -> Resolution<Block>
  ) -> (document: PlanDocument, findings: [Finding]) {
    let resolver = ReferenceResolver(
      figureIDs: figureIDs[edition]?.value ?? [], exhibitIDs: exhibitIDs,
      figure: { value($0, format: $1, at: $2, edition: edition).map(said) }, exhibit: exhibit)
    let resolved = manuscript.resolved(for: edition, with: resolver)
    let cover = coverFigures(edition, said)
    let outline = calculation.workspace.book
    let community = calculation.workspace.community
    let covered = Set(resolved.figures.map(\.id))
    let extra = cover.figures.map(\.figure).filter { !covered.contains($0.id) }
    let document = PlanDocument(
      title: outline?.title ?? community.name, subtitle: outline?.subtitle ?? "",
      community: community.name, edition: edition, date: PlanBook.month(outline?.date ?? ""),
      language: community.language, isExample: community.isExample, coverFigures: cover.figures,
      chapters: resolved.chapters, figures: resolved.figures + extra)
    return (document, bookFindings + manuscript.findings + cover.findings + resolved.findings)
  }

  /// A figure, unless it is a cost or a count that the public edition must not show.
  private func value(
    _ id: String, format: String?, at place: Place, edition: Edition
  ) -> Resolution<FigureValue> {
    let parts = id.split(separator: "/")
    if edition == .public, id == FigureCatalog.auditOpenID {
      return .missing(
        Finding(
          .error,
          "“\(id)” is for the staff. Put the passage between :::internal and :::.", at: place))
    }
    if edition == .public, parts.count > 1,
      calculation.internalRecords.hides(figure: String(parts[0]), of: String(parts[1]))
    {
      return .missing(
        Finding(
          .error,
          "“\(id)” is about an action that is internal. Put the passage between :::internal and :::, or make the action public.",
          at: place))
    }
    let costWords = ["cost", "net-", "payback", "rate-of-return", "gain-ratio"]
    let isCost =
      parts.first == "action"
      && parts.dropFirst(2).contains { part in costWords.contains { part.contains($0) } }
    if edition == .public, id == "money/net-cost",
      calculation.workspace.actions.contains(where: { !$0.isCostPublic })
    {
      return .missing(
        Finding(
          .error,
          "“\(id)” is of all actions, and the cost of some is not public yet. Put the passage between :::internal and :::.",
          at: place))
    }
    if edition == .public, isCost, parts.count > 1,
      calculation.action(String(parts[1]))?.isCostPublic == false
    {
      return .missing(
        Finding(
          .error,
          "“\(id)” is not public yet (cost_public is no). Put the passage between :::internal and :::, or make the cost public.",
          at: place))
    }
    let catalog = catalogs[edition] ?? FigureCatalog(calculation.shown(in: edition))
    return catalog.value(id, format: format, at: place)
  }

  private var bookFindings: [Finding] {
    guard calculation.workspace.book == nil else { return [] }
    return [
      Finding(
        .error, "There is no plan/book.yaml, so there is no plan to build. `cairn init` shows one.",
        at: Place(file: "plan/book.yaml"))
    ]
  }

  private func coverFigures(
    _ edition: Edition, _ said: (FigureValue) -> FigureValue
  ) -> (figures: [KeyFigure], findings: [Finding]) {
    var figures: [KeyFigure] = []
    var findings: [Finding] = []
    for cover in calculation.workspace.book?.coverFigures ?? [] {
      let place = Place(file: "plan/book.yaml", row: cover.line)
      switch value(cover.figure, format: cover.format, at: place, edition: edition) {
      case .found(let figure): figures.append(KeyFigure(figure: said(figure), label: cover.label))
      case .missing(let finding): findings.append(finding)
      }
    }
    return (figures, findings)
  }

  /// `2026-11` as `November 2026`; anything else as it is.
  static func month(_ text: String) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = text.split(separator: "-")
    guard parts.count >= 2, let month = Int(parts[1]), (1...12).contains(month) else {
      return text
    }
    return "\(names[month - 1]) \(parts[0])"
  }
}
