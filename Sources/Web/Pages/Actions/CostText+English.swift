import Strategies

extension CostText {
  static let english = CostText(
    tab: "Costs", title: "What actions cost, and who pays",
    lead:
      "Costs and gains of every action year by year: capital, upkeep, energy saved or added, grants. From every side, and what a metric ton costs.",
    controls: "What is shown", side: "Side", span: "Years", allYears: "All years",
    rate: "Discount rate", socialCost: "Social cost of carbon", without: "Without",
    unverified: "unverified", action: "Action", show: "Show",
    dollars: { "US dollars of \($0), in the worth of \($1). Below 0 is a cost in net values." },
    curve: "What a ton costs",
    curveLead:
      "As wide as the tons that an action takes away, as high as one of them costs. Bars below zero earn money; they come first, ordered by how much they earn.",
    noCurve:
      "No action has both a cost and a reduction that can be told. State costs in costs.csv and prices in prices.csv.",
    flaws: "What this curve cannot say",
    flawList: [
      "A negative cost of a ton ranks wrongly: fewer tons make it look better. Actions that earn money are ordered by what they earn; do not compare the height of their bars. The Pareto rank says which of them no other beats in both money and tons.",
      "Actions interact: without one of them the tons and the money of the others change.",
      "It has no time: a cheap action may have to wait, and a slow expensive one may have to start first.",
      "What is not money is not in it: health, fairness, risk, and who decides.",
    ],
    stepsCaption: {
      $0.map { "Actions by what a ton costs in \($0)" } ?? "Actions by what a ton costs"
    },
    number: "No.", tonnes: "t CO₂e", netCost: "Net cost", perTonne: "Per t",
    perMarginalTonne: "Per t, marginal",
    marginalNote:
      "Per t, marginal: the same net cost over the tons with electricity at the margin of the grid. It stands beside the inventory and changes no order and no total.",
    levelised: "Per t, levelized", payback: "Payback", returnRate: "Rate of return",
    ratio: "Gains over costs", pareto: "Pareto rank", damage: "Damage avoided", all: "All actions",
    method: { view, rate, year in
      "\(view), money at \(rate) a year for every action alike; tons are Shapley shares. "
        + (year.map {
          "Net cost of \($0), with what comes once as equal yearly amounts, over the tons of \($0)."
        } ?? "Net cost in today's worth over the tons of all years. Levelized: tons discounted too.")
    },
    damageNote: {
      "Damage avoided stands beside the money and is in none of the other columns, over all years: \($0)."
    },
    leftOut: { $0 == 1 ? "1 action is not on it" : "\($0) actions are not on it" },
    never: "never", nothingToPayBack: "nothing to pay back", years: { "\($0) years" },
    several: { "several: \($0)" }, noRate: "none",
    payers: "Who gains and who pays",
    payersLead:
      "What one gives another, such as a grant, counts on both sides and cancels for all together.",
    payersCaption: "Net present value by side",
    payersNote:
      "Costs that actions.csv states, but those of the government’s own operations, say no payer by row and are in the whole alone, so that sides need not add up to it. A dash says what is missing when you point at it.",
    flows: "Year by year",
    unitCost: {
      "\($0.dollars) per \($0.word)\($0.isYearly ? " a year" : ""), dollars of \($0.year), for \($0.whole) (\($0.meaning))"
    },
    rowsLeftOut: "Rows of money could not be used",
    cannotBeTold: "The money of this action cannot be told",
    noMoneyHere: "None of its money falls on this side.", netPresentValue: "net present value",
    discounted: { "discounted: \($0)" }, yearlyCost: "net cost a year, as equal amounts",
    notSaid: "not said", net: "Net", flowsCaption: { "Money by year, US dollars of \($0)" },
    what: "What for", who: "Who", burden: "Energy burden by income",
    burdenLead:
      "What part of their income households spend on energy at home, now and with what the actions save and add there.",
    noBurden:
      "There are no incomes yet. Add bands of incomes with what their households spend on energy.",
    burdenCaption: { "Energy at home as a part of income, \($0)" }, income: "Income",
    households: "Households", meanIncome: "Mean income", energyCost: "Energy at home",
    before: "Burden now", saved: "Saved a year", after: "Burden then",
    over: {
      "Households in bands over \($0): \($1) now, \($2) then. All households of a band count by its mean."
    },
    burdenNote:
      "Savings go to the bands in proportion to what they spend on energy unless the table says otherwise; incomes and prices stay as stated. What households pay for the actions is not in it.",
    inputs: "Where the numbers come from",
    inputsLead:
      "Costs by payer, prices of energy and incomes are tables of their own. Where an action has no row among the costs, those in its own form count.",
    tables: ["costs.csv": "Costs", "prices.csv": "Prices", "incomes.csv": "Incomes"],
    emptyTitle: "No action yet", emptyDetail: "Add an action first; its costs come after.",
    addAction: "Add an action",
    views: Dictionary(uniqueKeysWithValues: MoneyView.allCases.map { ($0, $0.title) }),
    kinds: Dictionary(uniqueKeysWithValues: CashLine.Kind.allCases.map { ($0, $0.title) }))
}
