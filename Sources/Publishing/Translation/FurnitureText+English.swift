extension FurnitureText {
  static let english = FurnitureText(
    publicEdition: "Public edition", internalEdition: "Internal edition", cover: "Cover",
    chapters: "Chapters", contents: "Contents", previous: "Previous", next: "Next",
    neighbors: "Previous and next chapter", read: "Read the plan",
    readByChapter: "Read chapter by chapter", wholePlan: "The whole plan",
    wholePlanOnOnePage: "The whole plan on one page", skip: "Skip to the text",
    madeWith: "Made with Cairn. ", aboutEdition: "About this edition",
    internalTitle: "Internal edition.",
    internalNote:
      " For staff: it holds assumptions, open findings and costs that are not yet public.",
    exampleTitle: "Example draft.",
    exampleNote: " A worked example from public data; no governing body has adopted it.",
    exampleSentence:
      "This is a worked example made from public data; no governing body has adopted it.",
    internalSentence:
      "This edition is for staff. It holds assumptions, open findings and costs that are not yet public.",
    howToRead: "How to read this plan",
    howToReadFirst:
      "A number underlined with dots can explain itself: select it to see its formula, its inputs and where they come from. Below each chart are the data it shows. ",
    listsThemAll: " lists them all, and ", theWholePlan: "the whole plan",
    isAlsoOnOnePage: " is also on one page.", download: "Take it with you",
    tablesAsCSV: "The tables behind the plan, as CSV",
    exhibitsAsCSV: "Data of all charts and tables, as CSV",
    pdfAbout: "for print and reading aloud", docxAbout: "for editing",
    numbers: "How numbers came to be",
    numbersAbout: "The formula, the inputs and the sources of every number of this plan.",
    numbersLead:
      "Every number of this plan that is underlined with dots is calculated from the community’s own data. Here is each one with its formula, its inputs and their sources.",
    numbersLeadDOCX:
      "Each number that is calculated from the community’s own data, with its value and its sources. The pages of the plan and its PDF also hold the formulas and all inputs.",
    onTheCover: "On the cover", formula: "Formula", inputs: "Inputs", input: "Input",
    value: "Value", source: "Source", sources: "Sources", number: "Number", method: "Method",
    notes: "Notes", madeFrom: "Made from", fullExplanation: "Open the full explanation",
    close: "Close", note: "Note", internal: "Internal", equity: "Equity",
    adaptation: "Adaptation",
    notDrawn: "The picture could not be drawn; its data are below. ",
    notDrawnFollows: "The picture could not be drawn; its data follow.",
    dataOfChart: "Data of this chart", saveAsCSV: "Save as CSV",
    chapter: { "Chapter \($0)" }, figure: { "Figure \($0)" }, table: { "Table \($0)" },
    dataOfFigure: { "Data of figure \($0)" }, andMore: { "and \($0) more" },
    more: { "\($0) more" }, moreInputs: { "\($0) more on the web pages" },
    moreNotes: { "\($0) more notes stand with this number on the web pages." },
    tableOf: { "Table of \($0)" }, sourceIs: { "Source: \($0)" },
    explorer: nil, print: [])
}
