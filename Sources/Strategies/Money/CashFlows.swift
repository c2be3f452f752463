internal import Quantities
public import Tables

/// Everything that an action costs and gains, year by year and by who pays, in the dollars of one year.
public struct CashFlows: Hashable, Sendable {
  /// Why an action's money cannot be told as a whole.
  public enum Gap: Error, Hashable, Sendable {
    case noCost
    /// A row of `costs.csv` that could not be used.
    case unusableRow(Place)
    /// An energy that it changes and that has no price at all.
    case noPrice(subject: String)
    /// An energy that has a price, but not in these years.
    case noPriceIn(subject: String, years: [Int])
    /// Money of a year that no price index joins to the others.
    case noIndex(from: Int, to: Int, Place)
    /// A cost that falls due only after the end of the forecast.
    case afterTheEnd(Place, last: Int)
    /// A price of the years that mixes units that cannot be joined, such as heat and volume.
    case mixedUnits(subject: String, Place)
    /// Its effect was left out, because of an error or of another action; without a reason where none is known.
    case noEffect(OmittedEffect?)
    /// A cost per a quantity of the action that is not known.
    case noQuantity(String, Place)
  }

  /// Ids of an action.
  public let action: String
  /// From the first year with money to the end of the forecast; nil without any.
  public let years: ClosedRange<Int>?
  /// The year of whose dollars everything is.
  public let dollarsOf: Int
  public let lines: [CashLine]
  /// Empty when it can be told.
  public let gaps: [Gap]
  /// What was assumed, in full sentences.
  public let notes: [String]
  /// What may be a mistake in stated years, with its place.
  public let warnings: [Finding]
  /// Rows of `prices.csv` that energy was priced by.
  public let prices: [EnergyPrice]
  /// True when the costs are those of `actions.csv`, because `costs.csv` has none of the action.
  public let isFromActions: Bool
  /// By the row of `costs.csv`, those that are stated per a quantity of the action.
  public internal(set) var unitCosts: [Place: UnitCost] = [:]
  /// True of an action that cuts emissions while no energy has a price at all, so that any that it saves or adds is not in it.
  var isBeforeEnergy = false

  /// The sum of each year from a side, from the first year of `years` to the last.
  public func net(_ view: MoneyView) -> [Double] {
    guard let years else { return [] }
    var net = [Double](repeating: 0, count: years.count)
    for line in lines where line.counts(for: view) {
      net[line.year - years.lowerBound] += line.flow
    }
    return net
  }

  /// The undiscounted sum of a kind from a side; 0 when there is none.
  public func total(_ kind: CashLine.Kind, _ view: MoneyView) -> Double {
    lines.reduce(0) { $0 + ($1.kind == kind && $1.counts(for: view) ? $1.dollars : 0) }
  }

  /// Kinds that have a line from a side, in the order of tables.
  public func kinds(_ view: MoneyView) -> [CashLine.Kind] {
    let used = Set(lines.filter { $0.counts(for: view) }.map(\.kind))
    return CashLine.Kind.allCases.filter(used.contains)
  }

  /// Sides that have a line.
  public var views: [MoneyView] {
    MoneyView.allCases.filter { view in lines.contains { $0.counts(for: view) } }
  }

  /// True when somebody's part is not said, as with costs of `actions.csv`.
  public var hasUnstatedPayer: Bool { lines.contains { $0.payer == nil && !$0.kind.isTransfer } }

  /// Why it cannot be told, in full sentences; empty when it can.
  public var gapSentences: [String] { gaps.map(\.sentence) }

  /// True when nothing stands between its energy and its price.
  var isEnergyKnown: Bool {
    !gaps.contains { gap in
      switch gap {
      case .noPrice, .noPriceIn, .mixedUnits, .noIndex, .noEffect: true
      case .noCost, .unusableRow, .afterTheEnd, .noQuantity: false
      }
    }
  }
}

extension CashFlows.Gap {
  /// As a full sentence with what to do.
  public var sentence: String {
    switch self {
    case .noCost: "No cost is stated. Add rows to costs.csv; write 0 where it costs nothing."
    case .unusableRow(let place): "A cost could not be used, because of an error at \(place)."
    case .noPrice(let subject):
      "There is no price for \(subject). Add rows to prices.csv."
    case .noPriceIn(let subject, let years):
      "There is no price for \(subject) in \(YearList.text(years)). Add rows to prices.csv, or write hold in its last one."
    case .noIndex(let from, let to, let place):
      "No price index joins dollars of \(from) and of \(to) (\(place)). Correct the year, or add an indicator “price-index” with both years."
    case .afterTheEnd(let place, let last):
      "The cost at \(place) falls due after \(last), the end of the forecast, and what it brings is counted only to \(last). Move its years, or carry the forecast further with forecast_end_year in community.yaml."
    case .mixedUnits(let subject, let place):
      "The prices of \(subject) are stated for unlike kinds of units, and nothing lies between them (\(place)). State all of one series for heat, or all for the amount itself."
    case .noQuantity(let word, let place):
      "The cost at \(place) is per “\(word)”, and how much of that the action does is not known. Check its parameters, and that the inventory has what it acts on."
    case .noEffect(let omitted):
      omitted.map { "Its energy is not known: its effect was left out, \($0.reason)." }
        ?? "Its effect was left out, so its energy is not known."
    }
  }
}

/// Years in few words, such as `2045 to 2050`.
enum YearList {
  static func text(_ years: [Int]) -> String {
    guard let first = years.min(), let last = years.max() else { return "no year" }
    if first == last { return "\(first)" }
    let isWhole = Set(years).count == last - first + 1
    return isWhole ? "\(first) to \(last)" : "\(years.count) years from \(first) to \(last)"
  }
}
