internal import ArgumentParser
internal import Forecast
internal import Plan
internal import Strategies

/// From which side money is looked at, at which rate, and with which social cost of carbon.
struct MoneyOptions: ParsableArguments {
  @Option(help: "all, government, household, business, utility or other.") var payer = "all"
  @Option(
    help: "Percent a year above inflation, such as 3, or the id of a rate; the plan's unless given."
  )
  var rate: String?
  @Option(
    help: "A social cost of carbon as a line beside: the id of a set, or dollars a metric ton.")
  var scc: String?
  @Option(help: "The year of whose dollars everything is; the newest one stated unless given.")
  var dollars: Int?
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Print CSV.") var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("Give --json or --csv, not both.") }
  }

  var view: MoneyView {
    get throws {
      if let view = MoneyView(payer) { return view }
      let known = MoneyView.allCases.map(\.word).joined(separator: ", ")
      throw CommandFailure("“\(payer)” is nobody who pays. Use one of \(known).")
    }
  }

  /// The ledger in the dollars asked for.
  func ledger(_ calculation: PlanCalculation) -> MoneyLedger {
    dollars.map { calculation.money(inDollarsOf: $0) } ?? calculation.money
  }

  /// The rate asked for, else that of the plan.
  func rate(_ calculation: PlanCalculation) throws -> DiscountRate {
    let known = calculation.adaptation.rates
    guard let rate else { return .usual }
    if let named = known.first(where: { $0.id == rate }) { return named }
    guard let percent = Double(rate), (0...20).contains(percent) else {
      throw CommandFailure(
        "“\(rate)” is not a rate. Give percent from 0 to 20, or one of \(known.map(\.id).joined(separator: ", "))."
      )
    }
    return DiscountRate(
      id: "given", name: "The rate given", spanishName: "La tasa indicada", rate: percent / 100,
      source: "--rate")
  }

  /// The social cost asked for; nil without one.
  func socialCost(_ calculation: PlanCalculation) throws -> SocialCost? {
    guard let scc else { return nil }
    let known = SocialCost.standard
    if let named = known.first(where: { $0.id == scc }) { return named }
    guard let dollars = Double(scc), dollars >= 0, dollars.isFinite else {
      throw CommandFailure(
        "“\(scc)” is not a social cost of carbon. Give dollars a metric ton, or one of \(known.map(\.id).joined(separator: ", "))."
      )
    }
    let years = calculation.projection?.years ?? calculation.adaptation.years
    return SocialCost(own: dollars, years: years)
  }
}
