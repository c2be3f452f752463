internal import Plan

/// What stands around the chapters and exhibits of a plan, in one language.
///
/// Properties have no default values, so that a language in which one is missing does not compile.
struct FurnitureText: Sendable {
  let publicEdition, internalEdition: String
  let cover, chapters, contents, previous, next, neighbors: String
  let read, readByChapter, wholePlan, wholePlanOnOnePage, skip, madeWith: String
  let aboutEdition, internalTitle, internalNote, exampleTitle, exampleNote: String
  /// Of print.
  let exampleSentence, internalSentence: String

  let howToRead, howToReadFirst, listsThemAll, theWholePlan, isAlsoOnOnePage: String
  let download, tablesAsCSV, exhibitsAsCSV, pdfAbout, docxAbout: String

  let numbers, numbersAbout, numbersLead, numbersLeadDOCX, onTheCover: String
  let formula, inputs, input, value, source, sources, number, method, notes, madeFrom: String
  let fullExplanation, close: String
  let note, `internal`, equity, adaptation: String
  let notDrawn, notDrawnFollows, dataOfChart, saveAsCSV: String

  let chapter, figure, table, dataOfFigure, andMore, more: @Sendable (Int) -> String
  let moreInputs, moreNotes: @Sendable (Int) -> String
  let tableOf, sourceIs: @Sendable (String) -> String

  /// What `explore-charts.js` takes from its element; nil in English, which it has itself.
  let explorer: ExplorerText?
  /// What `plan-template.typ` takes in place of its own English, by its names.
  let print: [(name: StaticString, text: String)]

  /// The controls of charts that a reader explores.
  struct ExplorerText: Sendable {
    let explore, back, series, saveSVG, savePNG, wait, failed: String
  }

  /// The text in a language such as `es` or `es-US`; English for any other.
  static func `in`(_ language: String) -> FurnitureText {
    PlanTranslation.isNeeded(for: language) ? spanish : english
  }

  func edition(_ edition: Edition) -> String {
    switch edition {
    case .public: publicEdition
    case .internal: internalEdition
    }
  }

  /// What a call-out without a title is called.
  func callout(_ kind: String) -> String {
    ["internal": `internal`, "equity": equity, "adaptation": adaptation][kind] ?? note
  }
}
