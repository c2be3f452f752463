internal import Quantities

extension GridPlaces {
  /// The subregions that a county touches, with shares of its area and counts of its ZIP codes.
  ///
  /// Of two subregions the one with more ZIP codes comes first, because electricity follows people; then the
  /// larger area. A code that replaced another, or was replaced, is answered through `county-changes.csv`.
  ///
  /// - Parameter county: The five digits of state and county, such as `27053` or `09110`.
  /// - Returns: No candidate, with a reason and what is near, when the code is not known.
  public func candidates(county: String) -> GridPlaceAnswer {
    let code = county.filter { !$0.isWhitespace }
    guard code.count == 5, code.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      let padded = "0" + code
      let advice =
        counties[padded].map { " Spreadsheets drop a zero in front: it may be \($0.title)." } ?? ""
      return GridPlaceAnswer(
        place: "County \(county)",
        reason: "“\(county)” is not a county code of five digits, such as 27053.\(advice)",
        suggestions: counties[padded] == nil ? [] : [padded])
    }
    guard let found = counties[code] else { return unknownCounty(code) }
    return answer(found)
  }

  /// The subregions of a county given by state and name.
  ///
  /// - Parameters:
  ///   - state: Such as `MN` or `Minnesota`.
  ///   - countyName: With or without “County”, in any case, such as `Hennepin` or `St. Louis city`.
  /// - Returns: No candidate when the name fits no county or more than one; `suggestions` has their codes.
  public func candidates(state: String, countyName: String) -> GridPlaceAnswer {
    let place = "\(countyName), \(state)"
    guard let found = self.state(state) else { return unknownState(state, place: place) }
    let name = PlaceName(countyName)
    let here = counties.values.filter { $0.state == found.code }.sorted { $0.fips < $1.fips }
    let exact = here.filter { PlaceName($0.name).full == name.full }
    let matches = exact.isEmpty ? here.filter { PlaceName($0.name).short == name.short } : exact
    let current = matches.filter { !isFormer($0.fips) }
    let chosen = current.isEmpty ? matches : current
    if let only = chosen.first, chosen.count == 1 { return answer(only) }
    if chosen.count > 1 { return severalCounties(chosen, place: place) }
    return unknownName(name, in: found, of: here, place: place)
  }

  private func answer(_ county: GridCounty) -> GridPlaceAnswer {
    if !county.parts.isEmpty {
      let evidence = CountyEvidence(parts: county.parts)
      return GridPlaceAnswer(
        place: county.title,
        candidates: candidates(of: evidence, as: .county, title: county.title),
        reason: [
          evidence.sentence(for: county.title, names: title(ofSubregion:)), becameSentence(county),
        ]
        .filter { !$0.isEmpty }.joined(separator: " "),
        coverage: evidence.coverage, source: countySource)
    }
    return answerThroughFormer(county) ?? answerThroughState(county)
  }

  /// A code without a polygon: the counties it was made from, weighted by their towns where those are known.
  private func answerThroughFormer(_ county: GridCounty) -> GridPlaceAnswer? {
    let origins = changes.filter { $0.newFIPS == county.fips }
    let known = origins.compactMap { change in
      counties[change.oldFIPS].map { (county: $0, towns: Double(change.towns ?? 1)) }
    }.filter { !$0.county.parts.isEmpty }
    guard let first = origins.first, !known.isEmpty else { return nil }
    let evidence = CountyEvidence(weighted: known.map { ($0.county.parts, $0.towns) })
    let names = known.map { $0.county.title }.joined(separator: ", ")
    let rest =
      evidence.parts.count > 1
      ? "Which part of them belongs to it is not known; ask with a ZIP code, or take the utility's own subregion."
      : "All of them lie in \(title(ofSubregion: evidence.parts.first?.subregion ?? ""))."
    return GridPlaceAnswer(
      place: county.title,
      candidates: candidates(of: evidence, as: .formerCounty, title: names),
      reason:
        "\(county.title) has no polygon of its own: since \(first.year) it stands for \(known.count > 1 ? "parts of " : "all or part of ")\(names). \(rest)",
      coverage: evidence.coverage, source: countySource)
  }

  private func answerThroughState(_ county: GridCounty) -> GridPlaceAnswer {
    let subregions = subregions(ofState: county.state)
    guard let only = subregions.first, subregions.count == 1 else {
      let list = subregions.isEmpty ? "no subregion" : subregions.joined(separator: ", ")
      return GridPlaceAnswer(
        place: county.title,
        reason:
          "\(county.title) has no polygon and no ZIP code in the tables; \(county.state) has \(list). Ask with a ZIP code."
      )
    }
    let reason =
      "Every ZIP code of \(county.state) in the EPA's table is in \(title(ofSubregion: only))."
    return GridPlaceAnswer(
      place: county.title,
      candidates: [
        GridCandidate(
          evidence: .state, subregion: only, subregionName: subregionNames[only] ?? "",
          reason: reason)
      ],
      reason: "\(county.title) has no polygon and no ZIP code in the tables. \(reason)",
      source: zipSource)
  }

  private func candidates(
    of evidence: CountyEvidence, as kind: GridCandidate.Evidence, title county: String
  ) -> [GridCandidate] {
    evidence.parts.map { part in
      GridCandidate(
        evidence: kind, subregion: part.subregion,
        subregionName: subregionNames[part.subregion] ?? "", areaShare: part.areaShare,
        zipCodes: part.zipCodes,
        reason: "\(title(ofSubregion: part.subregion)) has \(evidence.text(of: part)) of \(county)."
      )
    }
  }

  private func becameSentence(_ county: GridCounty) -> String {
    let became = changes.filter { $0.oldFIPS == county.fips }
    guard let first = became.first else { return "" }
    let names = became.map { change in
      let towns = change.towns.map { ", \($0) town\($0 == 1 ? "" : "s")" } ?? ""
      return "\(change.newName) (\(change.newFIPS)\(towns))"
    }
    return
      "Since \(first.year) its code is no longer used: it became \(becameList(names)). Data from \(first.year) on use the new code\(names.count == 1 ? "" : "s")."
  }

  private func becameList(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return "part of " + names.dropLast().joined(separator: ", ") + " and " + last
  }

  func isFormer(_ fips: String) -> Bool { changes.contains { $0.oldFIPS == fips } }
}
