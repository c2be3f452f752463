import Factors

/// The page of a place's grid: the question, every subregion that it may be in, and their rates in a year.
struct GridPlaceView {
  let visit: Visit
  let text: GridPlaceText
  let question: GridPlaceQuestion
  /// Nil while nothing is asked for.
  let answer: GridPlaceAnswer?

  private var path: String { visit.place?.path(FactorLibraryPages.placePath) ?? "" }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(FactorTabs(visit: visit, current: .grid).html)
    \(form)
    </div>
    \(answer.map { $0.isFound ? found($0) : missing($0) })
    </div>
    """
  }

  private var errors: FormErrors {
    question.problem.map { problem in
      let said = text.problem(problem)
      return .one(said.field, said.message)
    } ?? FormErrors()
  }

  private var form: HTML {
    """
    <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.form)">
    \(errors.summary)
    \(field("zip", text.zip, question.zip, text.zipHint, mode: "numeric"))
    \(field("county", text.county, question.county, text.countyHint))
    \(field("state", text.state, question.state, text.stateHint))
    \(field("year", text.year, question.yearText, text.yearHint, mode: "numeric"))
    <div class="row"><button class="button">\(text.find)</button></div>
    </form>
    """
  }

  private func field(
    _ name: String, _ label: String, _ value: String, _ hint: String, mode: String? = nil
  ) -> HTML {
    Field(
      name: name, label: label, value: value, hint: hint, isRequired: false, marksOptional: false,
      inputMode: mode, maxLength: 100
    ).html(errors)
  }

  // What is not there

  private func missing(_ answer: GridPlaceAnswer) -> HTML {
    let links = answer.suggestions.map { suggestion -> HTML in
      let isState = suggestion.first?.isNumber == false
      let name = isState ? "state" : question.zip.isEmpty ? "county" : "zip"
      let changes: [String: String?] =
        name == "county" ? ["county": suggestion, "state": nil] : [name: suggestion]
      return "<a href=\"\(visit.address(changing: changes))\">\(suggestion)</a>"
    }
    let instead: HTML =
      links.isEmpty ? .empty : "<p>\(text.instead) \(links.joined(by: ", "))</p>"
    return Notice(
      tone: .caution, title: text.notFound,
      detail: "<p>\(visit.library(answer.reason))</p>\n\(instead)"
    ).html
  }

  // What is

  private func found(_ answer: GridPlaceAnswer) -> HTML {
    """
    <section class="stack" aria-labelledby="found"><h2 id="found">\(answer.place)</h2>
    <p class="reading">\(reason(answer))</p>
    \(visit.html(candidates(answer)))
    \(rates(answer))
    <p class="soft small">\(text.nothingChosen)</p>
    <p class="small">\(answer.subregions.map { "<a href=\"\(factors($0))\">\(text.toFactors($0))</a>" as HTML }.joined(by: " · "))</p>
    \(answer.source.map { "<p class=\"soft small\">\(text.source) <cite lang=\"en\">\($0.citation)</cite></p>" as HTML })
    </section>
    """
  }

  private func factors(_ subregion: String) -> String {
    "\(visit.place?.path(FactorLibraryPages.path) ?? "")?table=egrid&region=\(SitePath.encoded(subregion))"
  }

  /// The library's own sentences in English; elsewhere what they say of the place, whose details the table has.
  private func reason(_ answer: GridPlaceAnswer) -> String {
    guard visit.language != .english else { return answer.reason }
    let subregions = answer.subregions.count
    let isByUtility = answer.candidates.first?.evidence == .utility
    let said =
      isByUtility
      ? text.served(answer.place, answer.candidates.count, subregions)
      : text.lies(answer.place, subregions)
    return answer.isAmbiguous ? "\(said) \(text.better)" : said
  }

  private func candidates(_ answer: GridPlaceAnswer) -> FigureTable {
    FigureTable(
      id: "grid-place", caption: text.found,
      columns: [
        .init(title: text.subregion, isNumber: false),
        .init(title: text.subregionName, isNumber: false),
        .init(title: text.utility, isNumber: false), .init(title: text.share),
        .init(title: text.zipCodes), .init(title: text.evidence, isNumber: false),
      ],
      rows: answer.candidates.map { candidate in
        FigureTable.Row(cells: [
          FigureTable.Cell(candidate.subregion),
          FigureTable.Cell(
            "<span lang=\"en\">\(candidate.subregionName)</span>", plain: candidate.subregionName),
          utility(candidate), share(candidate, of: answer),
          FigureTable.Cell(
            HTML(candidate.zipCodes.map { visit.number(Double($0)) } ?? "–"),
            plain: candidate.zipCodes.map(String.init) ?? ""),
          FigureTable.Cell(text.evidences[candidate.evidence] ?? ""),
        ])
      })
  }

  private func utility(_ candidate: GridCandidate) -> FigureTable.Cell {
    guard let utility = candidate.utility, !utility.name.isEmpty else { return .empty }
    let rank = candidate.isPredominant == true ? text.mainUtility : text.otherUtility
    return FigureTable.Cell(
      "<span lang=\"en\">\(utility.name)</span> <span class=\"soft small\">\(rank)</span>",
      plain: utility.name)
  }

  /// Of the whole county polygon where the subregions cover little of it.
  private func share(_ candidate: GridCandidate, of answer: GridPlaceAnswer) -> FigureTable.Cell {
    guard let share = candidate.areaShare else { return FigureTable.Cell("–", plain: "") }
    let part = share * (answer.isAreaTelling ? 1 : answer.coverage ?? 1)
    return FigureTable.Cell(HTML(visit.percent(part, decimals: 1)), plain: "\(part)")
  }

  private func rates(_ answer: GridPlaceAnswer) -> HTML {
    guard let year = question.year else { return .empty }
    let rates = visit.site.library.rates(at: answer, year: year)
    let spread = FactorLibrary.spread(of: rates, year: year)
    return """
      \(visit.html(table(rates)))
      \(spread.map { "<p>\(visit.library($0))</p>" as HTML })
      """
  }

  private func table(_ rates: [PlaceRates]) -> FigureTable {
    FigureTable(
      id: "grid-rates", caption: text.rates,
      columns: [
        .init(title: text.subregion, isNumber: false), .init(title: text.rate),
        .init(title: text.why, isNumber: false),
      ],
      rows: rates.map { rate in
        let number = rate.carbonDioxidePerMegawattHour
        return FigureTable.Row(cells: [
          FigureTable.Cell(rate.subregion),
          FigureTable.Cell(
            HTML(number.map { visit.number($0, decimals: 1) } ?? "–"),
            plain: number.map { "\($0)" } ?? ""),
          FigureTable.Cell(visit.library(rate.reason), plain: rate.reason),
        ])
      })
  }

  var tables: [FigureTable] {
    guard let answer, answer.isFound else { return [] }
    let rates = question.year.map { visit.site.library.rates(at: answer, year: $0) }
    return [candidates(answer)] + (rates.map { [table($0)] } ?? [])
  }
}
