import Tables

/// Findings as the API says them.
enum FindingShapes {
  static let fields: [APIField<Finding>] = [
    .choice(
      "severity", Finding.Severity.allCases.map(\.rawValue),
      "A note is worth knowing; a warning was used as given; an error was left out."
    ) { $0.severity.rawValue },
    .text("message", "What is the matter and what to do.") { $0.message },
    .text("file", "The file that it is about.") { $0.place.file },
    .maybeWhole("row", "The row as a spreadsheet counts, or the line of a text.") { $0.place.row },
    .maybeText("column", "The column.") { $0.place.column },
    .maybeNumber("tonnesAtStake", "Metric tons CO2e that depend on it, where known.") {
      $0.tonnesAtStake
    },
    .maybePart("missing", missing) { $0.missing },
  ]

  private static let missing = APIShape<MissingRow>(
    "MissingRow", "The row that is named and that there is not, where that is what is the matter.",
    [
      .text("id", "The id as it was written.") { $0.id },
      .texts("tables", "The files that could have the row, such as `risks.csv`.") { $0.tables },
    ])

  static let finding = APIShape<Finding>(
    "Finding", "Something in the data that a person should look at.", fields)
}
