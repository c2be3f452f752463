internal import Tables

/// An emissions scenario as a table states it, or `historical` or `observed`.
///
/// Two spellings are the same scenario when they differ only in signs and capitals: `RCP4.5` and `rcp45`.
public struct ClimateScenario: Sendable {
  /// As written, without outer spaces.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// What was measured, not modeled.
  public static let observed = ClimateScenario("observed")
  /// What models say about the past.
  public static let historical = ClimateScenario("historical")

  /// The scenario in a figure's reference: `rcp45`, `ssp245`, `observed`; words of a sentence get hyphens.
  public var key: String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let joined = words.joined()
    return Self.pathway(joined) == nil ? words.joined(separator: "-") : joined
  }

  public var isObserved: Bool { self == .observed }

  /// True for a possible future; false for `historical` and `observed`.
  public var isFuture: Bool { self != .observed && self != .historical }

  /// As printed: `RCP4.5`, `SSP2-4.5`, `Historical`; another name as it is written.
  public var title: String {
    switch (self, pathway) {
    case (.observed, _): "Observed"
    case (.historical, _): "Historical"
    case (_, .concentration(let forcing)?): "RCP\(forcing / 10).\(forcing % 10)"
    case (_, .socioeconomic(let story, let forcing)?):
      "SSP\(story)-\(forcing / 10).\(forcing % 10)"
    default: text
    }
  }

  /// The level of emissions in words, such as `higher emissions`; nil for a scenario without a usual name.
  ///
  /// - Source: [USGCRP-2018] for RCP2.6, 4.5 and 8.5; [IPCC-AR6-SPM-2021], box SPM.1,
  ///   for the SSPs. Each family has words of its own, and they are not comparable: SSP5-8.5 is “very high”, RCP8.5 “higher”.
  public var emissions: String? {
    switch key {
    case "rcp26": "very low emissions"
    case "rcp45": "lower emissions"
    case "rcp85": "higher emissions"
    case "ssp119": "very low emissions"
    case "ssp126": "low emissions"
    case "ssp245": "intermediate emissions"
    case "ssp370": "high emissions"
    case "ssp585": "very high emissions"
    default: nil
    }
  }

  /// The title with its emissions in words, such as `RCP8.5, higher emissions`.
  public var fullTitle: String { emissions.map { "\(title), \($0)" } ?? title }

  /// Radiative forcing in 2100 in tenths of W/m²; nil for a scenario that is no RCP or SSP.
  var forcing: Int? {
    switch pathway {
    case .concentration(let forcing), .socioeconomic(_, let forcing): forcing
    case nil: nil
    }
  }

  private enum Pathway {
    case concentration(Int)
    case socioeconomic(Int, Int)
  }

  private var pathway: Pathway? { Self.pathway(key) }

  private static func pathway(_ key: String) -> Pathway? {
    let digits = key.dropFirst(3)
    guard digits.allSatisfy(\.isNumber), let number = Int(digits) else { return nil }
    switch (key.prefix(3), digits.count) {
    case ("rcp", 2): return .concentration(number)
    case ("ssp", 3): return .socioeconomic(number / 100, number % 100)
    default: return nil
    }
  }

  /// Observed, historical, then from low to high forcing, then others in the order given.
  static func ordered(_ scenarios: [ClimateScenario]) -> [ClimateScenario] {
    func rank(_ scenario: ClimateScenario) -> Int {
      if scenario.isObserved { return 0 }
      return scenario == .historical ? 1 : 2 + (scenario.forcing ?? 1000)
    }
    return scenarios.withoutRepeats().enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }
}

extension ClimateScenario: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
