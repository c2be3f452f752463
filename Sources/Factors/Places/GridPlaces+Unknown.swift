internal import Quantities

extension GridPlaces {
  /// The state of a postal code or name, in any case; nil when there is none.
  func state(_ text: String) -> USState? {
    let wanted = PlaceName(text).full
    return states.first { $0.code.lowercased() == wanted }
      ?? states.first { PlaceName($0.name).full == wanted }
  }

  func unknownState(_ text: String, place: String) -> GridPlaceAnswer {
    let wanted = PlaceName(text).full
    let nearest = NearestName.find(
      wanted, among: states.map(\.name), atMost: max(1, wanted.count / 3),
      spelled: { PlaceName($0).full })
    let advice =
      nearest.map { " Did you mean “\($0)”?" } ?? " Write it as MN or Minnesota."
    return GridPlaceAnswer(
      place: place, reason: "“\(text)” is not a state or territory.\(advice)",
      suggestions: [nearest].compactMap(\.self))
  }

  func severalCounties(_ counties: [GridCounty], place: String) -> GridPlaceAnswer {
    let list = counties.map(\.title).joined(separator: " or ")
    return GridPlaceAnswer(
      place: place, reason: "\(counties.count) places have this name. Say which: \(list).",
      suggestions: counties.map(\.fips))
  }

  /// A name that fits no county: the nearest of the state, or nothing when none is near.
  func unknownName(
    _ name: PlaceName, in state: USState, of counties: [GridCounty], place: String
  ) -> GridPlaceAnswer {
    guard !counties.isEmpty else {
      return GridPlaceAnswer(
        place: place,
        reason: "eGRID has no subregion for \(state.name), so there are no grid rates for it.")
    }
    let current = counties.filter { !isFormer($0.fips) }
    let near = current.compactMap { county in
      NearestName.changes(
        PlaceName(county.name).short, name.short, atMost: max(2, name.short.count / 3)
      ).map { (changes: $0, county: county) }
    }
    .sorted { ($0.changes, $0.county.fips) < ($1.changes, $1.county.fips) }
    .prefix(3).map(\.county)
    let advice =
      near.isEmpty
      ? "\(state.name) has \(current.count) counties or their equivalents."
      : "Did you mean \(near.map(\.title).joined(separator: " or "))?"
    return GridPlaceAnswer(
      place: place, reason: "There is no county of this name in \(state.name). \(advice)",
      suggestions: near.map(\.fips))
  }

  /// A code that fits no county: the state's, and the nearest in number.
  func unknownCounty(_ code: String) -> GridPlaceAnswer {
    let place = "County \(code)"
    guard let state = states.first(where: { $0.fips == code.prefix(2) }) else {
      return GridPlaceAnswer(
        place: place,
        reason: "There is no county \(code): no state has the code \(code.prefix(2)).")
    }
    let here = counties.values.filter { $0.fips.hasPrefix(state.fips) && !isFormer($0.fips) }
    guard let wanted = Int(code), !here.isEmpty else {
      return GridPlaceAnswer(
        place: place,
        reason: "eGRID has no subregion for \(state.name), so there are no grid rates for it.")
    }
    func distance(_ county: GridCounty) -> Int { abs(wanted - (Int(county.fips) ?? 0)) }
    let nearest = here.min { (distance($0), $0.fips) < (distance($1), $1.fips) }
    return GridPlaceAnswer(
      place: place,
      reason:
        "There is no county \(code) in \(state.name). \(nearest.map { "The nearest code is \($0.title); nothing was taken from it." } ?? "")",
      suggestions: nearest.map { [$0.fips] } ?? [])
  }
}
