internal import Tables

/// What is odd about the years of a stated cost: after the forecast, before the year whose worth counts, before the action.
struct CostYears {
  private(set) var gaps: [CashFlows.Gap] = []
  private(set) var notes: [String] = []
  private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - baseYear: The year in whose worth money is told.
  ///   - lastYear: The end of the forecast.
  init(_ row: CostRow, of action: Action, from baseYear: Int, to lastYear: Int) {
    checkEnd(row, lastYear)
    let place = row.place.at(column: "from_year")
    let what = "“\(row.what.title.lowercased())” of “\(action.id)”"
    if row.fromYear < baseYear {
      findings.append(
        Finding(
          .warning,
          "The \(what) begins in \(row.fromYear), before \(baseYear), the year in whose worth money is told, so that it grows by the discount rate for each year since. Leave out what is already spent, or correct the year.",
          at: place))
    } else if row.fromYear < action.startYear {
      findings.append(
        Finding(
          row.what.isWhole ? .note : .warning,
          "The \(what) begins in \(row.fromYear), before the action starts in \(action.startYear). Correct one of the two years, unless it is paid that early.",
          at: place))
    }
  }

  private mutating func checkEnd(_ row: CostRow, _ lastYear: Int) {
    let end = row.toYear ?? (row.what.isWhole ? row.fromYear : lastYear)
    if row.fromYear > lastYear, row.what == .capital {
      gaps.append(.afterTheEnd(row.place.at(column: "from_year"), last: lastYear))
    } else if end > lastYear {
      let sentence =
        "What \(row.place) states after \(lastYear), the end of the forecast, is not counted."
      notes.append(sentence)
      guard row.what == .capital else { return }
      findings.append(
        Finding(
          .warning, "\(sentence) “\(row.action)” looks cheaper by it than it is.",
          at: row.place.at(column: "to_year")))
    }
  }
}
