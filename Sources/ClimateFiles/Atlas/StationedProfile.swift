public import Climate

/// A place's profile from an atlas, with what a weather station observed in place of the atlas's own observations.
public struct StationedProfile: Sendable {
  public let profile: PlaceProfile
  /// The indicators, as the profile names them, whose observations are the station's.
  public let observedAtStation: Set<String>

  /// Makes the profile of a place.
  ///
  /// - Parameters:
  ///   - id: The place, as the atlas names it.
  ///   - wanted: Indicators in the order to show, as the atlas names them; nil for all.
  ///   - station: Nil where the atlas's own observations count.
  ///   - onIndicator: Told of each indicator before its observations are looked for; what it throws ends the work.
  /// - Throws: `ClimateProblem` when the atlas lacks the place, an indicator or a scenario, or cannot be read, or the
  ///   station's values cannot be used for an indicator.
  public init(
    of id: String, in atlas: IndicatorAtlas, indicators wanted: [String]?,
    request: ProfileRequest, station: StationObservations?,
    onIndicator: (String) throws(ClimateProblem) -> Void = { (_) throws(ClimateProblem) in }
  ) throws(ClimateProblem) {
    let latitude = try atlas.place(id)?.latitude
    var given: Set<String> = []
    profile = try atlas.profile(place: id, indicators: wanted, request: request) {
      (label) throws(ClimateProblem) in
      try onIndicator(label.id)
      guard let station else { return nil }
      let (name, part) = Self.cut(label.id)
      let values = try station.yearly(
        IndicatorCatalog.indicator(named: name), part: part, latitude: latitude)
      if values != nil { given.insert(label.id) }
      return values
    }
    observedAtStation = given
  }

  /// An atlas's label cut into the indicator's name and the part of the year, which is empty for whole years.
  private static func cut(_ label: String) -> (name: String, part: String) {
    guard let place = label.lastIndex(of: "@") else { return (label, "") }
    return (String(label[..<place]), String(label[label.index(after: place)...]))
  }
}

extension IndicatorAtlas {
  /// The indicators asked for: a name without parameters stands for all of that name, and the id that a workspace has
  /// for its full name.
  ///
  /// - Returns: The atlas's names in the order asked for; a name that fits nothing stays as it is.
  public func indicators(named wanted: [String]) throws(ClimateProblem) -> [String] {
    let known = try indicators.map(\.id)
    let plain = PlainIndicatorNames(known)
    return wanted.flatMap { wanted in
      if known.contains(wanted) { return [wanted] }
      let family = known.filter {
        $0.prefix { $0 != "(" && $0 != "@" } == wanted || plain[$0] == wanted
      }
      return family.isEmpty ? [wanted] : family
    }
  }
}
