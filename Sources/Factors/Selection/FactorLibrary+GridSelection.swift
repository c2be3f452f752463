internal import Quantities

extension FactorLibrary {
  /// Chooses grid rates for a subregion and year, and says why.
  ///
  /// Of a year's revisions the newest stands, unless one is stated; a year between two editions is
  /// interpolated; nothing is extrapolated. The rates are those of `gridChoice(subregion:year:)`.
  ///
  /// - Parameter revision: Such as `rev1`; nil for the automatic choice.
  /// - Throws: `FactorAbsence` for an unknown subregion, a year outside its editions, or an unknown revision.
  public func gridSelection(
    subregion: String, year: Int, revision: String? = nil
  ) throws(FactorAbsence) -> FactorSelection<GridChoice> {
    let editions = gridEditions(subregion: subregion)
    guard let first = editions.first, let last = editions.last else {
      throw unknownSubregion(subregion)
    }
    if let revision {
      return try statedRevision(revision, of: editions, year: year)
    }
    guard let choice = gridChoice(subregion: subregion, year: year) else {
      throw FactorAbsence(
        "There are no grid rates for \(first.subregion) in \(year): the library has \(first.year) to \(last.year), and nothing is extrapolated.",
        suggestions: [first.edition, last.edition])
    }
    return FactorSelection(choice, reason(for: choice, year: year, of: editions))
  }

  private func statedRevision(
    _ revision: String, of editions: [GridRates], year: Int
  ) throws(FactorAbsence) -> FactorSelection<GridChoice> {
    let ofYear = editions.filter { $0.year == year }
    guard let exact = ofYear.first(where: { $0.revision == revision }) else {
      let known = ofYear.map { "“\($0.revision)”" }.joined(separator: ", ")
      let subregion = editions.first?.subregion ?? ""
      throw FactorAbsence(
        "There is no revision “\(revision)” of \(subregion) for \(year). "
          + (ofYear.isEmpty
            ? "There is no edition of that year." : "There is \(known)."),
        suggestions: ofYear.map(\.edition))
    }
    return FactorSelection(
      GridChoice(rates: [exact], weights: [1]),
      FactorReason(
        .stated, "The record states \(exact.edition).",
        alternatives: ofYear.filter { $0 != exact }.map(\.summary)))
  }

  private func reason(
    for choice: GridChoice, year: Int, of editions: [GridRates]
  ) -> FactorReason {
    guard let chosen = choice.rates.first, let last = choice.rates.last else {
      return FactorReason(.exactYear, "")
    }
    if choice.isInterpolated {
      let weight = NumberText.significant((choice.weights.last ?? 0) * 100, digits: 3)
      return FactorReason(
        .interpolated,
        "There is no eGRID edition for \(year); the rates lie on the line between \(chosen.edition) and \(last.edition), with \(weight) percent of the second.",
        alternatives: choice.rates.map(\.summary))
    }
    let others = editions.filter { $0.year == year && $0 != chosen }
    guard !others.isEmpty else {
      return FactorReason(
        .exactYear, "\(chosen.edition) is the only edition in the library for \(year).",
        alternatives: neighbors(of: year, in: editions).map(\.summary))
    }
    return FactorReason(
      .newestRevision,
      "\(chosen.edition) is the newest revision for \(year); \(others.map(\.edition).joined(separator: ", ")) is older.",
      alternatives: others.map(\.summary))
  }

  /// The editions before and after a year.
  private func neighbors(of year: Int, in editions: [GridRates]) -> [GridRates] {
    [editions.last { $0.year < year }, editions.first { $0.year > year }].compactMap(\.self)
  }

  private func unknownSubregion(_ subregion: String) -> FactorAbsence {
    let wanted = subregion.uppercased()
    let near = NearestName.all(wanted, among: gridSubregions, atMost: 1)
    let advice =
      near.isEmpty
      ? "Use one of \(gridSubregions.joined(separator: ", "))."
      : "Did you mean \(near.joined(separator: " or "))?"
    return FactorAbsence(
      "“\(subregion)” is not a grid subregion with known rates. \(advice)", suggestions: near)
  }
}

extension GridRates {
  /// Edition and carbon dioxide in one line, such as `eGRID2019: 1,098.4 lb CO₂ per MWh`.
  public var summary: String { "\(edition): \(carbonDioxide.published)" }
}

/// The rates of one subregion that a place may be in, or why there are none.
public struct PlaceRates: Hashable, Sendable {
  public let subregion: String
  /// Nil when the subregion has no rates for the year.
  public let selection: FactorSelection<GridChoice>?
  /// Why these rates, or why none.
  public let reason: String

  /// Kilograms of carbon dioxide per megawatt-hour; nil without rates.
  public var carbonDioxidePerMegawattHour: Double? {
    selection.map { $0.choice.emissions(of: .megawattHours(1))[.carbonDioxide] }
  }
}

extension FactorLibrary {
  /// The grid rates of every subregion that a place may be in, in the order of its candidates.
  public func rates(at place: GridPlaceAnswer, year: Int) -> [PlaceRates] {
    place.subregions.map { subregion in
      do throws(FactorAbsence) {
        let selection = try gridSelection(subregion: subregion, year: year)
        return PlaceRates(
          subregion: subregion, selection: selection, reason: selection.reason.sentence)
      } catch {
        return PlaceRates(subregion: subregion, selection: nil, reason: error.message)
      }
    }
  }

  /// What an ambiguous place may cost, in one sentence: the spread of carbon dioxide between its subregions.
  ///
  ///     spread = highest / lowest − 1
  ///
  /// - Returns: Nil when fewer than two subregions have rates for the year.
  public static func spread(of rates: [PlaceRates], year: Int) -> String? {
    let known = rates.compactMap { rate in
      rate.carbonDioxidePerMegawattHour.map { (subregion: rate.subregion, rate: $0) }
    }
    guard known.count > 1, let low = known.min(by: { $0.rate < $1.rate }),
      let high = known.max(by: { $0.rate < $1.rate }), low.rate > 0
    else { return nil }
    let percent = NumberText.grouped((high.rate / low.rate - 1) * 100)
    return
      "In \(year) the choice matters by up to \(percent) percent: \(NumberText.grouped(low.rate)) kg CO₂ per MWh in \(low.subregion), \(NumberText.grouped(high.rate)) in \(high.subregion)."
  }
}
