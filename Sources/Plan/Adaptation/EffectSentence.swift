internal import Quantities
public import Vulnerability
internal import Workspace

/// The words that a known effect is told with, beside its own statement.
public struct EffectWords: Sendable {
  /// The name of an indicator within a sentence.
  public let indicator: @Sendable (_ change: IndicatorChange) -> String
  /// A unit as printed, such as `°F`.
  public let unit: @Sendable (_ unit: String) -> String
  /// How an indicator changes; the levels carry their unit.
  ///
  /// The models' range is of the later level, or of signed changes, and nil where it is not known.
  public let change:
    @Sendable (
      _ name: String, _ from: String, _ before: String, _ to: String, _ after: String,
      _ models: (low: String, high: String)?
    ) -> String
  /// What stands beside a number that may hold a bias of the models; nil where nothing has to be said.
  public let caveat: @Sendable (_ basis: IndicatorChange.Basis) -> String?
  /// Who lives inside the plan's own zones.
  public let inside: @Sendable (_ people: String) -> String
  /// What of the place was multiplied and where it stands.
  public let origin: @Sendable (_ stock: LocalStock) -> String
  /// Why there is no figure of the place: what of it is not known.
  public let missing: @Sendable (_ kind: LocalStock.Kind) -> String
  /// Why nobody knows how it changes here: the climate indicator that would tell.
  public let unknownChange: @Sendable (_ indicator: String) -> String

  public init(
    indicator: @escaping @Sendable (IndicatorChange) -> String,
    unit: @escaping @Sendable (String) -> String,
    change:
      @escaping @Sendable (String, String, String, String, String, (low: String, high: String)?) ->
      String,
    caveat: @escaping @Sendable (IndicatorChange.Basis) -> String?,
    inside: @escaping @Sendable (String) -> String,
    origin: @escaping @Sendable (LocalStock) -> String,
    missing: @escaping @Sendable (LocalStock.Kind) -> String,
    unknownChange: @escaping @Sendable (String) -> String
  ) {
    self.indicator = indicator
    self.unit = unit
    self.change = change
    self.caveat = caveat
    self.inside = inside
    self.origin = origin
    self.missing = missing
    self.unknownChange = unknownChange
  }

  public static let english = EffectWords(
    indicator: { $0.name.prefix(1).lowercased() + $0.name.dropFirst() }, unit: { $0 },
    change: { name, from, before, to, after, models in
      let range = models.map { "; models \($0.low) to \($0.high)" } ?? ""
      return "\(name) from \(from) (\(before)) to \(to) (\(after)\(range))"
    }, caveat: { $0.caveat }, inside: { "About \($0) people live inside the zones of this plan." },
    origin: { "\($0.kind.rawValue.replacing("-", with: " ")): \(place(of: $0))" },
    missing: { kind in
      guard let indicator = kind.indicator else {
        return
          "There is no figure of this place: it takes the electricity that \(kind == .homesElectricity ? "homes here use" : "is used here") in a year, and inventory.csv has no year with all of it."
      }
      return
        "There is no figure of this place: it takes the number of \(kind.rawValue) here, and indicators.csv has no indicator “\(indicator)”."
    },
    unknownChange: {
      "How this changes here is not known: take \(EffectGapWords.english.indicator($0)) into the plan’s climate profile."
    })

  private static func place(of stock: LocalStock) -> String {
    switch stock.origin {
    case .indicator(let id, let year): "indicators.csv, \(id), \(year)"
    case .tracts(let count): "tracts.csv, \(count) tracts"
    case .census: "the census of 2020"
    case .inventory(let year): "inventory.csv, \(year)"
    }
  }
}

/// A known effect as sentences about a place: every field filled with a number, and no sentence whose number is not known.
public struct EffectSentence: Sendable {
  let placed: PlaceEffect
  let place: String
  let units: DisplayUnits
  let statement: String
  let localStatement: String
  let words: EffectWords

  /// - Parameters:
  ///   - statement: The effect's own in the reader's language; English unless given.
  ///   - localStatement: That of its scaling in the same language.
  public init(
    _ placed: PlaceEffect, place: String, units: DisplayUnits, statement: String? = nil,
    localStatement: String? = nil, words: EffectWords = .english
  ) {
    self.placed = placed
    self.place = place
    self.units = units
    self.statement = statement ?? placed.effect.statement
    self.localStatement = localStatement ?? placed.effect.scaling?.statement ?? ""
    self.words = words
  }

  /// The clause on the place that statements end with.
  private static let clause = " {place}: {change}."

  /// What was found, without anything of the place.
  public var finding: String {
    let effect = placed.effect
    var text = statement.replacing(Self.clause, with: "")
    for (field, value) in [("value", effect.value), ("low", effect.low), ("high", effect.high)] {
      guard let value else { continue }
      text = text.replacing("{\(field)}", with: NumberText.significant(value))
    }
    return text.replacing("{place}", with: place)
  }

  /// How the indicator changes here; nil where that is not known or the statement does not ask for it.
  public var change: String? {
    guard let change = placed.change, statement.contains(Self.clause) else { return nil }
    return ChangeSentence(change, place: place, units: units, words: words).text
  }

  /// What stands beside a change and a figure made from it that may hold a bias of the models; nil where nothing has to.
  public var caveat: String? {
    guard let change = placed.change, self.change != nil || placed.local?.rise != nil else {
      return nil
    }
    return words.caveat(change.basis)
  }

  /// What the effect comes to here; nil where that is not known.
  public var local: String? {
    if let inside = placed.peopleInside {
      return words.inside(NumberText.grouped(inside))
    }
    guard let local = placed.local else { return nil }
    var text = localStatement
    if local.low == nil || local.high == nil { text = Self.withoutRange(text) }
    let fields: [(String, Double?)] = [
      ("local", local.value), ("local_low", local.low), ("local_high", local.high),
    ]
    for (field, value) in fields {
      guard let value else { continue }
      text = text.replacing("{\(field)}", with: Self.rough(value))
    }
    if let stock = local.stock {
      text = text.replacing("{stock}", with: NumberText.grouped(stock.amount))
    }
    if let rise = local.rise { text = text.replacing("{rise}", with: self.rise(rise)) }
    return text.contains("{") ? nil : text
  }

  /// Where one number of the place is from.
  public struct Basis: Hashable, Sendable {
    /// What the number is, and the place in the plan where it stands.
    public let words: String
    /// A citation in the language of its publication; empty for what stands in the plan.
    public let citation: String

    public var text: String { citation.isEmpty ? words : "\(words): \(citation)" }
  }

  /// Where the numbers of the place are from; empty where there are none.
  public var basis: [Basis] {
    var pieces: [Basis] = []
    if let stock = placed.local?.stock {
      pieces.append(Basis(words: words.origin(stock), citation: ""))
    }
    if let change = placed.change, self.change != nil || placed.local?.rise != nil {
      pieces.append(Basis(words: words.indicator(change), citation: change.source))
    }
    return pieces
  }

  /// What a number of the place would take that the plan could know; nil where nothing is missing.
  public var missing: String? {
    placed.missingStock.map(words.missing) ?? placed.missingIndicator.map(words.unknownChange)
  }

  /// Everything that is known, in one paragraph.
  public var text: String {
    [finding, change, local, caveat].compactMap(\.self).joined(separator: " ")
  }

  /// A text without the bracket that holds the range.
  private static func withoutRange(_ text: String) -> String {
    guard let low = text.firstRange(of: "{local_low}"),
      let start = text[..<low.lowerBound].lastIndex(of: "("),
      let end = text[low.upperBound...].firstIndex(of: ")")
    else { return text }
    let before = text[..<start].last == " " ? text[..<text.index(before: start)] : text[..<start]
    return String(before + text[text.index(after: end)...])
  }

  /// Two significant digits: an effect found elsewhere deserves no more.
  static func rough(_ value: Double) -> String {
    guard let scale = DecimalScale.bringing(value, to: 2) else {
      return NumberText.significant(value, digits: 2)
    }
    return NumberText.significant((value * scale).rounded() / scale, digits: 2)
  }

  private func rise(_ value: Double) -> String {
    let unit = MeasurementUnit.named(placed.effect.scaling?.stepUnit ?? "")
    let shown = units.shown(value, unit, isDifference: true)
    return [NumberText.grouped(shown.value, decimals: 1), words.unit(shown.unit)]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
