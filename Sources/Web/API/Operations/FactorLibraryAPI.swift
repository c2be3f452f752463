import Factors
import HTTPTypes
import Hummingbird
import Tables

/// The library of factors: its rows, one of them with all that is known of it, and a place's grid.
struct FactorLibraryAPI: APIGroup {
  var routes: [APIRoute] {
    [
      APIRoute(Self.list, list), APIRoute(Self.show, show), APIRoute(Self.place, place),
    ]
  }

  // Rows

  private static let fields: [APIField<FactorListing>] = [
    .text("id", "Its id, as its table has it.") { $0.id },
    .text("table", "The table that it is a row of.") { $0.table },
    .text("what", "What it is of.") { $0.what },
    .text("gas", "Its gas; empty where it is not about one.") { $0.gas },
    .maybeNumber("value", "The number as published; null where none is.") { $0.value },
    .text("unit", "The unit of the number.") { $0.unit },
    .text("per", "What it is per; empty where the unit says so.") { $0.per },
    .text("edition", "The edition of the publication; may be empty.") { $0.edition },
    .maybeWhole("year", "The year of the data; null where it has none.") { $0.year },
    .text("region", "A grid subregion or other region; may be empty.") { $0.region },
    .text("source", "The id of its source.") { $0.source.id },
    .choice(
      "status", EvidenceStatus.allCases.map(\.rawValue),
      "Whether the number was read in its source."
    ) { $0.status.rawValue },
  ]
  private static let line = APIShape<FactorListing>(
    "FactorLine", "A row of the library of factors.", fields)
  private static let lines = APIList(shape: line)

  static let list = APIOperation(
    id: "listFactors", method: .get, path: "/api/v1/factors", tag: .results,
    summary: "List the factors of the library, or search them",
    details:
      "With words the best fitting come first, then verified ones, then newer ones. Every word must be in the row; a word that is in none is named in no answer, and nothing is taken for it.",
    access: .signedIn,
    query: [
      .query("q", .text("Words to look for.", most: 200), example: "natural gas"),
      .query("table", .text("Only this table, such as egrid.", most: 100)),
      .query("gas", .text("Only this gas, such as co2 or hfc-134a.", most: 100)),
      .query("year", .whole(1_900...2_200, "Only this year of data, edition or model.")),
      .query(
        "edition", .text("Only editions that begin so, such as 2025 or eGRID2023.", most: 100)),
      .query("region", .text("Only this grid subregion, such as MROW.", most: 40)),
      .query("source", .text("Only rows of this source, by its id.", most: 100)),
      .query(
        "unverified",
        .truth("Whether to list only rows whose source was not read.").falling(backTo: false)),
    ] + APIParameter.paging(.offset),
    successes: [.json(lines.schema, "Rows, best first.")])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let query = FactorQuery(
      text: call.text("q") ?? "", table: call.text("table") ?? "", gas: call.text("gas") ?? "",
      region: call.text("region") ?? "", year: call.whole("year"),
      edition: call.text("edition") ?? "", source: call.text("source") ?? "",
      isUnverifiedOnly: call.truth("unverified"))
    let found = try await onOwnThread { FactorShelf.index(.english).search(query) }
    return Self.lines.answer(of: found, to: call)
  }

  // One row

  struct Whole: Sendable {
    let listing: FactorListing
    let catalog: FactorCatalog
  }

  private static let source = APIShape<FactorSource>(
    "FactorSource", "Where a factor is from.",
    [
      .text("id", "Its id.") { $0.id },
      .text("citation", "Author, title and year.") { $0.citation },
      .text("publisher", "Who published it; may be empty.") { $0.publisher },
      .text("licence", "Under which terms; may be empty.") { $0.licence },
      .text("url", "Where it is; may be empty.") { $0.url },
      .text("note", "How it was read; may be empty.") { $0.note },
    ])
  private static let detail = APIShape<FactorListing.Detail>(
    "FactorDetail", "A cell that only some tables have.",
    [
      .text("column", "The column of the table.") { $0.column },
      .text("text", "What the cell says.") { $0.text },
    ])
  private static let whole = APIShape<Whole>(
    "Factor", "A factor with its source, its other gases and its other editions.",
    fields.map { field in
      APIField<Whole>(name: field.name, schema: field.schema) { field.value($0.listing) }
    } + [
      .text("published", "The number with its units, as people read it.") { $0.listing.published },
      .text("tableTitle", "What the table holds.") { $0.listing.tableTitle },
      .maybeWhole("firstModelYear", "Of a vehicle; null for all else, 0 for no first one.") {
        $0.listing.modelYears?.lowerBound
      },
      .maybeWhole("lastModelYear", "Of a vehicle; null for all else, 9999 for no last one.") {
        $0.listing.modelYears?.upperBound
      },
      .part("origin", source) { $0.listing.source },
      .parts("details", detail, "Its other cells.") { $0.listing.details },
      .parts("gases", line, "The same factor for each gas, itself among them.") {
        $0.catalog.gases(of: $0.listing)
      },
      .parts("otherEditions", line, "The same row in other editions.") {
        $0.catalog.counterparts(of: $0.listing)
      },
    ])

  static let show = APIOperation(
    id: "getFactor", method: .get, path: "/api/v1/factors/{factor}", tag: .results,
    summary: "Read a factor with its source, gases and other editions", access: .signedIn,
    successes: [.json(whole.schema, "The factor.")])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let id = try call.part("factor")
    let index = try await onOwnThread { FactorShelf.index(.english) }
    guard let listing = index.catalog.listing(id: id) else {
      let words = id.split(separator: ":").joined(separator: " ")
      let near = index.search(FactorQuery(text: words)).prefix(3).map(\.id)
      let advice = near.isEmpty ? "" : " Near it: \(near.joined(separator: ", "))."
      throw APIProblem(.notFound, .plain, "The library has no factor “\(id)”.\(advice)")
    }
    return .json(Self.whole.json(Whole(listing: listing, catalog: index.catalog)))
  }

  // A place's grid

  struct PlacedGrid: Sendable {
    let answer: GridPlaceAnswer
    let rates: [PlaceRates]
    let spread: String?
  }

  private static let candidate = APIShape<GridCandidate>(
    "GridCandidate", "A grid subregion that a place may be in.",
    [
      .text("subregion", "Its code.") { $0.subregion },
      .text("name", "Its name.") { $0.subregionName },
      .maybeText("utility", "The utility; null for a county.") { $0.utility?.name },
      .maybeTruth("isMainUtility", "Whether it is the main one; null for a county.") {
        $0.isPredominant
      },
      .maybeNumber("areaShare", "Part of the county's area that lies in a subregion, 0 to 1.") {
        $0.areaShare
      },
      .maybeWhole("zipCodes", "ZIP codes of the county whose main utility is there.") {
        $0.zipCodes
      },
      .choice(
        "evidence", GridCandidate.Evidence.allCases.map(\.rawValue), "What it rests on."
      ) { $0.evidence.rawValue },
      .text("reason", "Why it may be this one, in a sentence.") { $0.reason },
    ])
  private static let rate = APIShape<PlaceRates>(
    "GridPlaceRates", "The rates of a subregion in a year.",
    [
      .text("subregion", "Its code.") { $0.subregion },
      .maybeNumber("carbonDioxide", "Kilograms a megawatt-hour; null without rates.") {
        $0.carbonDioxidePerMegawattHour
      },
      .texts("editions", "The editions that they are from.") {
        $0.selection?.choice.rates.map(\.edition) ?? []
      },
      .text("reason", "Why these, or why none.") { $0.reason },
    ])
  private static let grid = APIShape<PlacedGrid>(
    "GridPlace", "The grid subregions that a place may be in.",
    [
      .text("place", "What was asked for, in the words of the table.") { $0.answer.place },
      .truth("isAmbiguous", "Whether a person has to choose.") { $0.answer.isAmbiguous },
      .text("reason", "What was found, and how certain it is.") { $0.answer.reason },
      .maybeNumber(
        "coverage", "Part of the county that lies in any subregion; null for a ZIP code."
      ) { $0.answer.coverage },
      .maybeText("source", "Where the table is from.") { $0.answer.source?.citation },
      .parts("candidates", candidate, "Best first; nothing is chosen.") { $0.answer.candidates },
      .parts("rates", rate, "Of each subregion in the year that was asked for.") { $0.rates },
      .maybeText("spread", "What the choice is worth in that year.") { $0.spread },
    ])

  static let place = APIOperation(
    id: "findGridSubregion", method: .get, path: "/api/v1/grid-subregions", tag: .results,
    summary: "Find the grid subregions of a ZIP code or county",
    details:
      "Give `zip`, or `county` with its code or with `state`. Every subregion that it may be is listed with what speaks for it; nothing is chosen.",
    access: .signedIn,
    query: [
      .query("zip", .text("A ZIP code of five digits.", most: 20), example: "55401"),
      .query("county", .text("A county by its code, or by its name with `state`.", most: 100)),
      .query("state", .text("The state of a county given by name.", most: 100)),
      .query("year", .whole(1_900...2_200, "The year to list rates of.")),
    ], successes: [.json(grid.schema, "The subregions.")],
    refusals: [.notFound, .unprocessableContent])

  @Sendable private func place(_ call: APICall) async throws -> APIAnswer {
    let places = try await onOwnThread { GridPlaces.standard }
    let answer = try Self.answer(call, places)
    guard answer.isFound else { throw APIProblem(.notFound, .plain, answer.reason) }
    let year = call.whole("year")
    let rates = year.map { call.site.library.rates(at: answer, year: $0) } ?? []
    return .json(
      Self.grid.json(
        PlacedGrid(
          answer: answer, rates: rates,
          spread: year.flatMap { FactorLibrary.spread(of: rates, year: $0) })))
  }

  private static func answer(_ call: APICall, _ places: GridPlaces) throws -> GridPlaceAnswer {
    let (county, state) = (call.text("county") ?? "", call.text("state") ?? "")
    if let zip = call.text("zip"), !zip.isEmpty {
      guard county.isEmpty, state.isEmpty else {
        throw APIProblem.notTaken("Ask for a ZIP code or a county, not both.")
      }
      return places.candidates(zip: zip)
    }
    guard !county.isEmpty else {
      throw APIProblem.notTaken("Say which place: `zip`, or `county` with its code or `state`.")
    }
    return state.isEmpty
      ? places.candidates(county: county) : places.candidates(state: state, countyName: county)
  }
}
