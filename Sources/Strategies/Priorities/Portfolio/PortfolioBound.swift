internal import Quantities

/// One bound of a task.
public struct PortfolioBound: Hashable, Sendable {
  public let kind: PortfolioLimit.Kind
  /// Of a carbon budget its last; nil for the equity floor.
  public let year: Int?
  /// Dollars, hours, metric tons CO2e, or a part of spending.
  public let value: Double
  /// What may be emitted, of a ceiling; nil for every other bound.
  public let ceiling: PortfolioCeiling?

  init(
    kind: PortfolioLimit.Kind, year: Int?, value: Double, ceiling: PortfolioCeiling? = nil
  ) {
    self.kind = kind
    self.year = year
    self.value = value
    self.ceiling = ceiling
  }

  /// - Parameter ceiling: The only year, or of a carbon budget the last one, is the bound's.
  init(_ ceiling: PortfolioCeiling) {
    self.init(
      kind: .target, year: ceiling.years.upperBound, value: ceiling.tonnes, ceiling: ceiling)
  }

  /// Such as `The staff limit of 2028` or `The ceiling of 2035 by “Half the traffic” (Transportation)`.
  public var title: String { Self.list([self]) }

  /// How far a use breaks it, above 0; 0 when it is kept or nothing is used, and without end for a use that is not known.
  func excess(_ used: Double?) -> Double {
    guard let used else { return 0 }
    guard !used.isNaN else { return .infinity }
    let over = kind == .equity ? value - used : used - value
    return over > 1e-6 * max(1, value.magnitude) ? over : 0
  }

  /// True for what a community cannot go beyond: money, staff and fairness; a ceiling is what it strives for.
  var isHard: Bool { kind != .target }

  /// True for money and staff, of which more of one action leaves less for others.
  var isUsedUp: Bool { kind != .target && kind != .equity }

  /// An amount in its unit, such as `1,200 h`.
  public func text(_ amount: Double) -> String {
    switch kind {
    case .budget, .governmentBudget, .householdBudget, .businessBudget:
      NumberText.dollars(amount)
    case .staffHours: "\(NumberText.grouped(amount)) h"
    case .target: "\(NumberText.grouped(amount)) t CO2e"
    case .equity: "\(NumberText.grouped(amount * 100)) % of spending"
    }
  }
}

extension PortfolioLimit.Kind {
  /// Such as `staff limit`, as in a sentence.
  var noun: String {
    switch self {
    case .budget: "budget"
    case .governmentBudget: "government’s budget"
    case .householdBudget: "households’ budget"
    case .businessBudget: "businesses’ budget"
    case .staffHours: "staff limit"
    case .target: "ceiling"
    case .equity: "equity floor"
    }
  }
}

/// By how much a bound would have to give way.
public struct Relaxation: Hashable, Sendable {
  public let bound: PortfolioBound
  /// In the unit of the bound, above 0.
  public let amount: Double

  /// Such as `The staff limit of 2028 would have to be 1,200 h higher`, with a full stop.
  public var sentence: String {
    let way = bound.kind == .equity ? "lower" : "higher"
    return "\(bound.title) would have to be \(amountText) \(way)."
  }

  /// Rounded up, so that what is read suffices.
  private var amountText: String {
    let step = bound.kind == .equity ? 0.01 : 1
    return bound.text((amount / step - 1e-6).rounded(.up) * step)
  }

  /// Sentences of several, in which many years of one limit are told in one.
  public static func sentences(_ relaxations: [Relaxation]) -> [String] {
    PortfolioBound.grouped(relaxations.map(\.bound)).flatMap { bounds in
      let own = relaxations.filter { bounds.contains($0.bound) }
      guard own.count > 3, let most = own.max(by: { $0.amount < $1.amount }) else {
        return own.map(\.sentence)
      }
      let year = most.bound.year.map { ", in \($0)" } ?? ""
      return [
        "\(PortfolioBound.list(bounds)) would have to be higher, by at most \(most.amountText)\(year)."
      ]
    }
  }
}

extension PortfolioTask {
  /// Every bound, by year.
  public var bounds: [PortfolioBound] {
    var kinds: [(PortfolioLimit.Kind, [Int: Double])] = [(.budget, budgets)]
    for kind in PortfolioLimit.Kind.ofPayers { kinds.append((kind, payerBudgets[kind] ?? [:])) }
    kinds.append((.staffHours, staff))
    let yearly = kinds.flatMap { kind, values in
      values.sorted { $0.key < $1.key }.map {
        PortfolioBound(kind: kind, year: $0.key, value: $0.value)
      }
    }
    return ceilings.map { PortfolioBound($0) } + yearly
      + (equityFloor.map { [PortfolioBound(kind: .equity, year: nil, value: $0)] } ?? [])
  }
}
