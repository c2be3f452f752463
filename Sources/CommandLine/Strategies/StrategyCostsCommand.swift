internal import ArgumentParser
internal import Factors
internal import Plan
internal import Quantities
internal import Strategies
internal import Workspace

/// `cairn strategies costs`: what one action costs and gains, year by year and by who pays.
struct StrategyCostsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "costs", abstract: "Show what an action costs and gains, by year and by who pays.",
    discussion: """
      Costs come from costs.csv, or from actions.csv where costs.csv has none of the action; energy is what the \
      action saves, at the prices of prices.csv. What the plan leaves out because of an error is named, and the rest is \
      calculated without it. Ends with exit code 1 then, and when the money of this action cannot be told.

        cairn strategies costs hennepin-county b1 --payer household --rate 3
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The action's short name, such as b1.") var action: String
  @OptionGroup var options: MoneyOptions
  @Flag(help: "Print the explanation with every input and its place.") var explain = false

  func run() throws {
    let calculation = try folder.calculation()
    let ledger = options.ledger(calculation)
    let action = try calculation.namedAction(self.action)
    var rate = try options.rate(calculation)
    if options.rate == nil { rate = ledger.ownRate(of: action, else: rate) }
    guard let result = ledger.result(of: action.id, view: try options.view, rate: rate) else {
      return
    }
    let scc = try options.socialCost(calculation)
    if explain {
      print(try JSONText.encoded(result.explanation { calculation.moneyCitation($0) }))
    } else if options.csv {
      print(TextTable.csv(table(result.flows), file: "\(action.id)-costs.csv"), terminator: "")
    } else if options.json {
      print(JSONText.of(table(result.flows), textColumns: ["kind", "payer", "subject"]))
    } else {
      printText(result, ledger, scc)
    }
    let leftOut = calculation.moneyOmissions
    for sentence in leftOut { printError("Left out: \(sentence)") }
    guard result.flows.gaps.isEmpty, leftOut.isEmpty else { throw ExitCode(1) }
  }

  /// Every line, so that nothing is summed away.
  private func table(_ flows: CashFlows) -> [[String]] {
    [["year", "kind", "payer", "subject", "dollars", "dollars_of"]]
      + flows.lines.sorted { ($0.year, $0.kind.rawValue) < ($1.year, $1.kind.rawValue) }.map {
        [
          String($0.year), $0.kind.rawValue, $0.payer?.rawValue ?? "", $0.subject,
          "\($0.flow)", String(flows.dollarsOf),
        ]
      }
  }

  private func printText(_ result: MoneyResult, _ ledger: MoneyLedger, _ scc: SocialCost?) {
    let flows = result.flows
    print("\(result.action.title), US dollars of \(flows.dollarsOf), below 0 for a cost\n")
    print(TextTable.aligned(table(result, of: ledger)), terminator: "")
    print("")
    for (name, text) in summary(result) {
      print(name + String(repeating: " ", count: max(1, 26 - name.count)) + text)
    }
    for cost in flows.unitCostsInOrder {
      print(
        "per \(cost.word): \(NumberText.significant(cost.dollars)) dollars of \(cost.priceYear)\(cost.isYearly ? " a year" : "") · \(NumberText.significant(cost.most)) (\(cost.formula))"
      )
    }
    if let scc { printBenefit(ledger.climateBenefit(of: result, scc)) }
    for note in flows.gapSentences + flows.notes { print("note: \(note)") }
  }

  /// What each side pays and gains over all years, and what that is worth now.
  private func table(_ result: MoneyResult, of ledger: MoneyLedger) -> [[String]] {
    let flows = result.flows
    let sides = flows.views
    let kinds = flows.kinds(.all).map { kind in
      (
        kind.title,
        sides.map { side -> Double? in
          let sum = flows.total(kind, side)
          return sum == 0 ? nil : kind.isGain ? sum : -sum
        }
      )
    }
    let net = sides.map { side in
      ledger.result(of: result.action.id, view: side, rate: result.rate)?.netPresentValue
    }
    let unit = ColumnUnit(
      fitting: (kinds.flatMap(\.1) + net).compactMap(\.self), columns: sides.count, beside: 17)
    return [["all years, \(unit.dollars)"] + sides.map(\.title)]
      + kinds.map { title, sums in [title] + sums.map { $0.map(unit.text) ?? "" } }
      + [["NPV at \(result.rate.percentText)"] + net.map { $0.map(unit.text) ?? "–" }]
  }

  private func summary(_ result: MoneyResult) -> [(String, String)] {
    func dollars(_ value: Double?, decimals: Int = 2) -> String {
      value.map { NumberText.dollars($0, decimals: decimals) } ?? "—"
    }
    return [
      ("side", result.view.title), ("net present value", result.netText),
      ("payback", result.paybackText()),
      ("discounted payback", result.paybackText(discounted: true)),
      ("internal rate of return", result.internalRateText),
      ("gains over costs", result.ratio.map { NumberText.grouped($0, decimals: 2) } ?? "—"),
      ("net cost of a year", dollars(result.levelisedCostPerYear, decimals: 0)),
      ("net cost of a t CO2e", dollars(result.costPerTonne)),
      ("levelized, t discounted", dollars(result.levelisedCostPerTonne)),
      ("t CO2e, all years", result.tonnes.map { NumberText.grouped($0) } ?? "left out"),
    ]
  }

  private func printBenefit(_ benefit: ClimateBenefit) {
    let value = benefit.dollars.map { "$" + NumberText.grouped($0) } ?? "cannot be told"
    let status = benefit.cost.status == .unverified ? " (unverified)" : ""
    print("damage avoided            \(value), beside the money: \(benefit.cost.name)\(status)")
    if !benefit.note.isEmpty { print("note: \(benefit.note)") }
  }
}
