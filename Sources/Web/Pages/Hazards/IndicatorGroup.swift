/// What an indicator of the climate is about; a profile is read group by group.
enum IndicatorGroup: Int, CaseIterable {
  case heat, cold, rain, drought, fire, sea, other

  /// Words in an indicator's id that tell its group; the first group with one is taken.
  private static let signs: [(IndicatorGroup, [String])] = [
    (.drought, ["dry", "drought", "cdd"]), (.fire, ["fire"]),
    (.sea, ["sea-level", "ocean", "saltwater", "coast"]),
    (
      .cold, ["cold", "frost", "ice", "icing", "below", "heating", "freez", "winter", "tnn", "txn"]
    ),
    (
      .heat,
      [
        "hot", "heat", "above", "summer", "tropical", "cooling", "warm", "txx", "tnx", "tx-", "tn-",
        "temperature", "growing",
      ]
    ), (.rain, ["rain", "precip", "wet", "rx", "snow", "storm", "flood"]),
  ]

  /// The group of an indicator by its id, such as `hottest-day`.
  static func of(_ indicator: String) -> IndicatorGroup {
    signs.first { $0.1.contains { indicator.contains($0) } }?.0 ?? .other
  }

  /// The indicators of a profile by group, in the order of groups and of the profile.
  static func groups(of indicators: [String]) -> [(group: IndicatorGroup, indicators: [String])] {
    allCases.compactMap { group in
      let found = indicators.filter { of($0) == group }
      return found.isEmpty ? nil : (group, found)
    }
  }
}
