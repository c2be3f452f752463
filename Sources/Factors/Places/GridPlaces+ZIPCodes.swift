extension GridPlaces {
  /// The utilities of a ZIP code, each with its subregion.
  ///
  /// - Parameter zip: Five digits, or nine as `55401-1234`.
  /// - Returns: One candidate per utility, the main one first; none, with a reason and the nearest ZIP codes,
  ///   when the table does not have it.
  public func candidates(zip: String) -> GridPlaceAnswer {
    let digits = zip.split(separator: "-").first.map { $0.filter { !$0.isWhitespace } } ?? ""
    guard digits.count == 5, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = UInt32(digits)
    else { return notAZIPCode(zip, digits: digits) }
    let found = services(zip: number)
    guard let first = found.first else { return unknownZIPCode(number) }
    let served = found.map { (utilities[Int($0.utility)], $0.isPredominant) }
    let state = utilities[Int(first.utility)].state
    return GridPlaceAnswer(
      place: "ZIP \(digits), \(state)",
      candidates: served.map { candidate($0, isPredominant: $1, of: served.count) },
      reason: reason(zip: digits, served.map(\.0)), source: zipSource)
  }

  private func candidate(
    _ utility: GridUtility, isPredominant: Bool, of count: Int
  ) -> GridCandidate {
    let title = title(ofSubregion: utility.subregion)
    let rank =
      count == 1
      ? "the only utility of the ZIP code" : isPredominant ? "the main one" : "not the main one"
    return GridCandidate(
      evidence: .utility, subregion: utility.subregion,
      subregionName: subregionNames[utility.subregion] ?? "", utility: utility,
      isPredominant: isPredominant,
      reason: utility.name.isEmpty
        ? "The ZIP code is in \(title); the table names no utility."
        : "\(utility.name), \(rank), is in \(title).")
  }

  private func reason(zip: String, _ utilities: [GridUtility]) -> String {
    guard let main = utilities.first else { return "" }
    let subregions = Set(utilities.map(\.subregion))
    let title = title(ofSubregion: main.subregion)
    if subregions.count > 1 {
      let others = utilities.dropFirst().filter { $0.subregion != main.subregion }
        .map { "\($0.name) in \($0.subregion)" }.joined(separator: ", ")
      return
        "ZIP \(zip) is served by \(utilities.count) utilities in \(subregions.count) subregions: mainly \(main.name) in \(title), but also \(others). The utility on the bill decides."
    }
    if main.name.isEmpty { return "ZIP \(zip) is in \(title); the table names no utility." }
    return utilities.count == 1
      ? "ZIP \(zip) is served by one utility, \(main.name), in \(title)."
      : "ZIP \(zip) is served by \(utilities.count) utilities, all in \(title)."
  }

  private func notAZIPCode(_ text: String, digits: String) -> GridPlaceAnswer {
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    let isShort = (3...4).contains(digits.count) && digits.allSatisfy(\.isNumber)
    let isKnown = isShort && UInt32(padded).map { !services(zip: $0).isEmpty } == true
    let advice =
      isKnown ? " Spreadsheets drop zeros in front: it may be \(padded)." : ""
    return GridPlaceAnswer(
      place: "ZIP \(text)", reason: "“\(text)” is not a ZIP code of five digits.\(advice)",
      suggestions: isKnown ? [padded] : [])
  }

  /// The nearest ZIP codes are the neighbors in number that begin with the same three digits.
  private func unknownZIPCode(_ zip: UInt32) -> GridPlaceAnswer {
    let text = ZIPCodeList.text(zip)
    let position = services.lowerBound { $0.zip > zip }
    let below = position > 0 ? services[position - 1].zip : nil
    let above = position < services.count ? services[position].zip : nil
    let near = [below, above].compactMap(\.self).filter { $0 / 100 == zip / 100 }
      .sorted { distance($0, zip) < distance($1, zip) }
    let advice =
      near.first.map { nearest in
        let code = ZIPCodeList.text(nearest)
        let subregions = Set(services(zip: nearest).map { utilities[Int($0.utility)].subregion })
        return
          "The nearest listed is \(code), in \(subregions.sorted().joined(separator: " and ")); nothing was taken from it."
      } ?? "No ZIP code that begins with \(text.prefix(3)) is listed."
    return GridPlaceAnswer(
      place: "ZIP \(text)",
      reason:
        "ZIP \(text) is not in the EPA's table of 2023. \(advice) Ask with the county, or take the utility's own subregion.",
      suggestions: near.map(ZIPCodeList.text))
  }

  private func distance(_ left: UInt32, _ right: UInt32) -> UInt32 {
    left > right ? left - right : right - left
  }
}
