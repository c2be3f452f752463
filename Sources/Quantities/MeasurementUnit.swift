/// A unit given as text, and the amount that one of it is.
///
/// Text units exist only at the door, in tables and forms; inside, the type says the unit.
public struct MeasurementUnit: Hashable, Sendable {
  /// The kinds of quantity that a table may state.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case energy, mass, distance, area, count, share, money, days, temperature, precipitation
    case power, emissions
    case liquidVolume = "liquid volume"
    case gasVolume = "gas volume"
    case carbonUptake = "carbon uptake"
    case passengerDistance = "passenger distance"
    case freightDistance = "freight distance"
    case time
    case ratio
    case degreeDays = "degree days"
    case speed
  }

  /// The spelling Cairn writes, such as `short-ton`.
  public let symbol: String
  public let kind: Kind
  /// How many canonical units of the kind one of this unit is; 1 for kinds without conversion.
  public let canonicalFactor: Double

  init(_ symbol: String, _ kind: Kind, _ canonicalFactor: Double) {
    self.symbol = symbol
    self.kind = kind
    self.canonicalFactor = canonicalFactor
  }

  /// The unit of a spelling, in any case; spaces, hyphens and underscores count alike; nil when unknown.
  public static func named(_ text: String) -> MeasurementUnit? {
    bySymbol[text] ?? byName[normalized(text)]
  }

  /// The spellings Cairn writes, for messages and pick-lists, in the order of `Kind`.
  public static func symbols(of kind: Kind) -> [String] {
    all.filter { $0.kind == kind }.map(\.symbol)
  }

  /// The known spelling nearest to an unknown one, for “did you mean”.
  public static func suggestion(for text: String) -> String? {
    let wanted = normalized(text)
    let nearest = NearestName.find(wanted, among: byName.keys, atMost: max(1, wanted.count / 3))
    return nearest.flatMap { byName[$0]?.symbol }
  }

  private static func normalized(_ text: String) -> String {
    String(text.lowercased().filter { !" -_".contains($0) })
  }

  /// What Cairn writes needs no normalizing.
  private static let bySymbol = Dictionary(
    all.map { ($0.symbol, byName[normalized($0.symbol)] ?? $0) }
  ) { first, _ in first }

  private static let byName: [String: MeasurementUnit] = {
    var names: [String: MeasurementUnit] = [:]
    for unit in all { names[normalized(unit.symbol)] = unit }
    for (alias, symbol) in aliases { names[alias] = names[normalized(symbol)] }
    return names
  }()
}
