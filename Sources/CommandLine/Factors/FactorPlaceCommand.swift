internal import ArgumentParser
internal import Factors
internal import Quantities

/// `cairn factors place`: the grid subregion of a ZIP code or county, with what is uncertain.
struct FactorPlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Find the grid subregion of a ZIP code or county.",
    discussion: """
      A ZIP code may have several utilities, and a county several subregions: all are printed, and nothing \
      is chosen. A utility's own subregion is the best answer. Ends with exit code 1 when the place is not \
      known.

        cairn factors place --zip 55401
        cairn factors place --county Riverside --state CA --year 2023
        cairn factors place --county 09001
      """)

  @Option(help: "A ZIP code, such as 55401.") var zip: String?
  @Option(help: "A county by code, such as 27053, or by name with --state.") var county: String?
  @Option(help: "The state of a county given by name, such as MN or Minnesota.")
  var state: String?
  @Option(help: "Show each subregion's rates for this year, and why these.") var year: Int?
  @Option(help: "text, csv or json.") var format: FactorFormat = .text

  func validate() throws {
    guard (zip == nil) != (county == nil) else {
      throw ValidationError("Give --zip, or --county with its code or with --state.")
    }
    if let county, state == nil, !county.allSatisfy(\.isNumber) {
      throw ValidationError("Give --state with the county's name, such as --state MN.")
    }
    if state != nil, county == nil { throw ValidationError("--state goes with --county.") }
  }

  func run() throws {
    let answer = answer(.standard)
    let rates = year.map { FactorLibrary.standard.rates(at: answer, year: $0) }
    switch format {
    case .text: if answer.isFound { printText(answer, rates ?? []) }
    case .csv:
      print(TextTable.csv(table(answer, rates ?? []), file: "place.csv"), terminator: "")
    case .json: print(try JSONText.encoded(PlaceJSON(answer, rates, year: year)))
    }
    guard answer.isFound else { throw CommandFailure(answer.reason) }
  }

  private func answer(_ places: GridPlaces) -> GridPlaceAnswer {
    if let zip { return places.candidates(zip: zip) }
    if let state { return places.candidates(state: state, countyName: county ?? "") }
    return places.candidates(county: county ?? "")
  }

  private func printText(_ answer: GridPlaceAnswer, _ rates: [PlaceRates]) {
    print(answer.place)
    let rows = answer.candidates.map { candidate in
      [
        "  " + candidate.subregion, candidate.subregionName, candidate.utility?.name ?? "",
        answer.weight(of: candidate),
      ]
    }
    print(TextTable.aligned(rows, left: 4), terminator: "")
    print(answer.reason)
    for rate in rates {
      let summary = rate.selection?.choice.rates.map(\.summary).joined(separator: "; ")
      print("\(rate.subregion): \(summary.map { "\($0). " } ?? "")\(rate.reason)")
    }
    if let year, let spread = FactorLibrary.spread(of: rates, year: year) { print(spread) }
    if let source = answer.source { print("Source: \(source.citation).") }
  }

  private func table(_ answer: GridPlaceAnswer, _ rates: [PlaceRates]) -> [[String]] {
    let header = [
      "place", "subregion", "subregion_name", "utility_id", "utility", "predominant",
      "area_share", "zip_codes", "evidence", "co2_kg_per_mwh", "reason",
    ]
    return [header]
      + answer.candidates.map { candidate in
        let rate = rates.first { $0.subregion == candidate.subregion }
        return [
          answer.place, candidate.subregion, candidate.subregionName,
          candidate.utility?.id ?? "", candidate.utility?.name ?? "",
          candidate.isPredominant.map { $0 ? "yes" : "no" } ?? "",
          candidate.areaShare.map { NumberText.significant($0, digits: 4) } ?? "",
          candidate.zipCodes.map(String.init) ?? "", candidate.evidence.rawValue,
          rate?.carbonDioxidePerMegawattHour.map { NumberText.significant($0) } ?? "",
          candidate.reason,
        ]
      }
  }
}

extension GridPlaceAnswer {
  /// What speaks for a candidate in a few words, such as `main utility` or `65 % of area, 14 ZIP codes`.
  fileprivate func weight(of candidate: GridCandidate) -> String {
    if let isPredominant = candidate.isPredominant { return isPredominant ? "main utility" : "" }
    let whole = isAreaTelling ? 1 : coverage ?? 1
    let area = candidate.areaShare.map {
      "\(NumberText.significant($0 * whole * 100, digits: 2)) % of area"
    }
    let zips = candidate.zipCodes.map { "\($0) ZIP code\($0 == 1 ? "" : "s")" }
    let through: String? =
      switch candidate.evidence {
      case .formerCounty: "by its former county"
      case .state: "by its state"
      case .county, .utility: nil
      }
    return [area, zips, through].compactMap(\.self).joined(separator: ", ")
  }
}

/// A place's answer as JSON.
private struct PlaceJSON: Encodable {
  struct Candidate: Encodable {
    let subregion: String
    let subregionName: String
    let utilityID: String?
    let utility: String?
    let isPredominant: Bool?
    let areaShare: Double?
    let zipCodes: Int?
    let evidence: String
    let reason: String
  }

  struct Rates: Encodable {
    let subregion: String
    let carbonDioxideKilogramsPerMegawattHour: Double?
    let editions: [String]
    let reason: String
  }

  let place: String
  let isAmbiguous: Bool
  let reason: String
  let suggestions: [String]
  let coverage: Double?
  let source: String?
  let candidates: [Candidate]
  let year: Int?
  let rates: [Rates]?

  init(_ answer: GridPlaceAnswer, _ rates: [PlaceRates]?, year: Int?) {
    place = answer.place
    isAmbiguous = answer.isAmbiguous
    reason = answer.reason
    suggestions = answer.suggestions
    coverage = answer.coverage
    source = answer.source?.citation
    self.year = year
    candidates = answer.candidates.map { candidate in
      Candidate(
        subregion: candidate.subregion, subregionName: candidate.subregionName,
        utilityID: candidate.utility?.id, utility: candidate.utility?.name,
        isPredominant: candidate.isPredominant, areaShare: candidate.areaShare,
        zipCodes: candidate.zipCodes, evidence: candidate.evidence.rawValue,
        reason: candidate.reason)
    }
    self.rates = rates?.map { rate in
      Rates(
        subregion: rate.subregion,
        carbonDioxideKilogramsPerMegawattHour: rate.carbonDioxidePerMegawattHour,
        editions: rate.selection?.choice.rates.map(\.edition) ?? [], reason: rate.reason)
    }
  }
}
