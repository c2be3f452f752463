import Strategies

/// Texts of the page of costs.
struct CostText: Words {
  let tab: String
  let title: String
  let lead: String
  let controls: String
  let side: String
  let span: String
  let allYears: String
  let rate: String
  let socialCost: String
  let without: String
  let unverified: String
  let action: String
  let show: String
  let dollars: @Sendable (_ dollarsOf: Int, _ base: Int) -> String
  let curve: String
  let curveLead: String
  let noCurve: String
  let flaws: String
  let flawList: [String]
  let stepsCaption: @Sendable (_ year: String?) -> String
  let number: String
  let tonnes: String
  let netCost: String
  let perTonne: String
  let perMarginalTonne: String
  let marginalNote: String
  let levelised: String
  let payback: String
  let returnRate: String
  let ratio: String
  let pareto: String
  let damage: String
  let all: String
  let method: @Sendable (_ side: String, _ rate: String, _ year: String?) -> String
  let damageNote: @Sendable (_ name: String) -> String
  let leftOut: @Sendable (Int) -> String
  let never: String
  let nothingToPayBack: String
  let years: @Sendable (_ number: String) -> String
  let several: @Sendable (_ rates: String) -> String
  let noRate: String
  let payers: String
  let payersLead: String
  let payersCaption: String
  let payersNote: String
  let flows: String
  /// A cost per a quantity of the action, with how much of it there is.
  let unitCost: @Sendable (UnitCostWords) -> String
  let rowsLeftOut: String
  let cannotBeTold: String
  let noMoneyHere: String
  let netPresentValue: String
  let discounted: @Sendable (_ payback: String) -> String
  let yearlyCost: String
  let notSaid: String
  let net: String
  let flowsCaption: @Sendable (_ year: Int) -> String
  let what: String
  let who: String
  let burden: String
  let burdenLead: String
  let noBurden: String
  let burdenCaption: @Sendable (_ year: Int) -> String
  let income: String
  let households: String
  let meanIncome: String
  let energyCost: String
  let before: String
  let saved: String
  let after: String
  let over: @Sendable (_ limit: String, _ before: String, _ after: String) -> String
  let burdenNote: String
  let inputs: String
  let inputsLead: String
  let tables: [String: String]
  let emptyTitle: String
  let emptyDetail: String
  let addAction: String
  let views: [MoneyView: String]
  let kinds: [CashLine.Kind: String]

  func view(_ view: MoneyView) -> String { views[view] ?? view.title }
  func kind(_ kind: CashLine.Kind) -> String { kinds[kind] ?? kind.title }
}
