public import Factors
public import Quantities
internal import Tables

/// What a metric ton of CO2 does in damage by the year in which it is emitted, at one discount rate.
///
/// - Limits: Linear between the given years and nothing beyond them. Applied to tons of CO2e; methane and nitrous oxide
///   have social costs of their own, which are not used here. Damages are global and leave much out.
/// - Source: The table social-costs.csv, each row with its source and whether it was seen.
public struct SocialCost: Hashable, Sendable {
  /// Such as `epa-2023-2.0`; `own` for a community's own value.
  public let id: String
  public let name: String
  public let spanishName: String
  /// The rate that the values were made with, at which they are discounted too; nil for an own value.
  public let rate: DiscountRate?
  /// US dollars of `priceYear` for a metric ton.
  public let values: YearSeries
  /// Nil for dollars of the plan.
  public let priceYear: Int?
  public let status: EvidenceStatus
  /// The id of a source; empty for an own value.
  public let source: String
  public let note: String

  /// One value for all years, in the dollars of the plan and discounted at the rate of everything else.
  public init(own dollars: Double, years: ClosedRange<Int>) {
    id = "own"
    name = "Own value, $\(NumberText.significant(dollars)) for every year"
    spanishName = "Valor propio, $\(NumberText.significant(dollars)) para cada año"
    rate = nil
    values = YearSeries([years.lowerBound: dollars, years.upperBound: dollars])
    priceYear = nil
    status = .verified
    source = ""
    note = ""
  }

  fileprivate init?(_ records: [CSVRecord]) {
    guard let first = records.first, let percent = Double(first["rate_percent"]),
      let priceYear = Int(first["price_year"])
    else { return nil }
    var values: [Int: Double] = [:]
    for record in records {
      guard let year = Int(record["year"]), let dollars = Double(record["usd_per_tonne"]) else {
        return nil
      }
      values[year] = dollars
    }
    id = first["id"]
    name = first["name"]
    spanishName = first["name_es"]
    status = records.allSatisfy { $0["status"] == "verified" } ? .verified : .unverified
    source = first["source"]
    rate = DiscountRate(
      id: first["id"], name: first["name"], spanishName: first["name_es"], rate: percent / 100,
      status: status, source: first["source"])
    self.values = YearSeries(values)
    self.priceYear = priceYear
    note = first["note"]
  }

  /// Every set that comes with the program, the first the default.
  public static let standard = ResourceTables.required(load)

  private static func load() throws(ResourceProblem) -> [SocialCost] {
    var order: [String] = []
    var rows: [String: [CSVRecord]] = [:]
    for record in try ResourceTables.strategies.records("social-costs") {
      if rows[record["id"]] == nil { order.append(record["id"]) }
      rows[record["id"], default: []].append(record)
    }
    var sets: [SocialCost] = []
    for id in order {
      let records = rows[id] ?? []
      guard let set = SocialCost(records) else {
        throw .cell(records[0].place.at(column: "usd_per_tonne"))
      }
      sets.append(set)
    }
    return sets
  }
}

/// The damage that tons taken away would have done, in today's worth: a line beside the money, never in it.
public struct ClimateBenefit: Hashable, Sendable {
  public let cost: SocialCost
  /// US dollars of the ledger's year, in the worth of its base year, or of the only year that was asked for; nil when it
  /// cannot be told.
  public let dollars: Double?
  /// Why it cannot be told, or what to know, as a full sentence; empty when nothing.
  public let note: String
}

extension MoneyLedger {
  /// What an action's tons are worth as damage avoided.
  ///
  ///     B = Σ tₙ · SCCₙ ÷ (1 + r)ⁿ
  ///
  /// with the rate that the social cost itself was made with, as its authors ask.
  ///
  /// - Parameter only: The only year that counts, in the worth of that year as its tons and its money are; nil for all.
  public func climateBenefit(
    of result: MoneyResult, _ cost: SocialCost, in only: Int? = nil
  ) -> ClimateBenefit {
    guard let tonnes = result.tonnesByYear else {
      return ClimateBenefit(
        cost: cost, dollars: nil,
        note: portfolio?.omittedEffect(of: result.action.id)?.shortSentence
          ?? "Its effect was left out.")
    }
    guard let factor = indexes.factor(from: cost.priceYear ?? dollarsOf, to: dollarsOf) else {
      return ClimateBenefit(
        cost: cost, dollars: nil,
        note:
          "No price index joins dollars of \(cost.priceYear ?? 0) and of \(dollarsOf). Add an indicator “price-index” with both years."
      )
    }
    let rate = cost.rate ?? result.rate
    var sum = 0.0
    for (year, tonnes) in tonnes where tonnes != 0 && year == only ?? year {
      guard let value = cost.values.value(in: year) else {
        return ClimateBenefit(
          cost: cost, dollars: nil, note: "“\(cost.name)” has no value for \(year).")
      }
      let worth = only == nil ? PresentWorth.factor(rate, from: result.baseYear, to: year) : 1
      sum += tonnes * value * factor * worth
    }
    let isOther = only == nil && cost.rate.map { $0.rate != result.rate.rate } ?? false
    return ClimateBenefit(
      cost: cost, dollars: sum,
      note: isOther
        ? "Damages are discounted at the rate they were made with, \(cost.rate?.percentText ?? ""), money at \(result.rate.percentText)."
        : "")
  }
}

extension DiscountRate {
  /// As printed, such as `7 %`.
  public var percentText: String { NumberText.significant(rate * 100, digits: 3) + " %" }
}

extension PriceIndex {
  /// US consumer prices that come with the program; years after the newest are not in it.
  public static let standard = ResourceTables.required(load)

  private static func load() throws(ResourceProblem) -> PriceIndex {
    var values: [Int: Double] = [:]
    var source = ""
    for record in try ResourceTables.strategies.records("price-index") {
      guard let year = Int(record["year"]), let value = Double(record["index"]), value > 0
      else { throw .cell(record.place.at(column: "index")) }
      values[year] = value
      source = record["source"]
    }
    return PriceIndex(name: "US consumer prices (CPI-U)", values: values, source: source)
  }
}
