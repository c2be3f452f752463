internal import Climate
internal import Quantities
internal import Vulnerability
internal import Workspace

/// The words that a gap is told with.
public struct EffectGapWords: Sendable {
  /// That no effect is known.
  public let head: String
  /// What has happened here: the latest events, and how many more.
  public let events: @Sendable (_ latest: String, _ more: Int) -> String
  /// A climate indicator by its id.
  public let indicator: @Sendable (_ id: String) -> String
  public let study: @Sendable (_ system: String) -> String
  public let indicators: @Sendable (_ names: String, _ system: String) -> String
  public let records: @Sendable (_ system: String) -> String
  /// Why no indicator tells of a hazard, in the reader's language; nil where it has no words there.
  public let reason: @Sendable (_ why: String) -> String?

  public init(
    head: String, events: @escaping @Sendable (String, Int) -> String,
    indicator: @escaping @Sendable (String) -> String,
    study: @escaping @Sendable (String) -> String,
    indicators: @escaping @Sendable (String, String) -> String,
    records: @escaping @Sendable (String) -> String,
    reason: @escaping @Sendable (String) -> String?
  ) {
    self.head = head
    self.events = events
    self.indicator = indicator
    self.study = study
    self.indicators = indicators
    self.records = records
    self.reason = reason
  }

  public static let english = EffectGapWords(
    head: "No effect that holds here is known. That does not mean that there is none.",
    events: { "Past events of this plan: \($0)\($1 > 0 ? " and \($1) more" : "")." },
    indicator: { id in
      guard let name = IndicatorCatalog.declaration(id)?.name else {
        return id.replacing("-", with: " ")
      }
      return inSentence(name)
    },
    study: { "A number for \($0) would take a study of what this change does to it." },
    indicators: {
      "How the hazard changes here is not known either: take \($0) into the plan’s climate profile. A number for \($1) would also take a study of what they do to it."
    },
    records: { "A number for \($0) would take records of damage and interruptions here." },
    reason: { $0.isEmpty ? nil : $0 })

  /// A name as it stands within a sentence; a letter symbol keeps its capitals.
  public static func inSentence(_ name: String) -> String {
    guard name.dropFirst().first?.isLowercase == true else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }
}

/// A gap as sentences about a place.
public struct EffectGapSentence: Sendable {
  /// How the hazard changes here, who lives inside its zones and what has happened; empty where nothing is known.
  public let here: String
  /// What a number would take.
  public let need: String
  public let head: String

  private static let latest = 3

  public init(
    _ gap: EffectGap, place: String, system: String, units: DisplayUnits,
    effectWords: EffectWords = .english, words: EffectGapWords = .english
  ) {
    head = words.head
    var pieces = gap.changes.compactMap {
      ChangeSentence($0, place: place, units: units, words: effectWords).text
    }
    let caveat = gap.changes.lazy.compactMap { effectWords.caveat($0.basis) }.first
    if !pieces.isEmpty, let caveat { pieces.append(caveat) }
    if let people = gap.peopleInside {
      pieces.append(effectWords.inside(NumberText.grouped(people)))
    }
    if !gap.events.isEmpty {
      let latest = gap.events.prefix(Self.latest).map { "\($0.title) (\($0.date.prefix(4)))" }
      pieces.append(
        words.events(latest.joined(separator: "; "), gap.events.count - latest.count))
    }
    here = pieces.joined(separator: " ")
    need =
      switch gap.need {
      case .study: words.study(system)
      case .indicators(let ids):
        words.indicators(ids.map(words.indicator).joined(separator: ", "), system)
      case .records(let why):
        [words.reason(why) ?? "", words.records(system)].filter { !$0.isEmpty }
          .joined(separator: " ")
      }
  }

  public var text: String { [head, here, need].filter { !$0.isEmpty }.joined(separator: " ") }
}
