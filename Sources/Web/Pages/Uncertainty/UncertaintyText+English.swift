extension UncertaintyText {
  static let english = UncertaintyText(
    tab: "How sure", title: "How sure the plan is",
    lead:
      "Every input that has a range is drawn many times, and the plan is calculated with each draw. So the plan says not one number but how likely each is.",
    wait: "The plan is being drawn. This page shows the result by itself in a moment.",
    saved: "The range is saved. The plan is drawn anew with it.",
    removed: "The range is removed. The input is held at what the plan states.",
    taken: "The suggestions are taken over. Judge each of them when you can.",
    emptyTitle: "Nothing says yet how sure the inputs are",
    emptyDetail:
      "A range says how far an input may lie from what the plan states: the least, the most and what is likely between them. With some ranges this page says how likely each target is met, and what to find out next. Begin with the suggestions below, or add a range of your own.",
    addRange: "Add a range", chances: "Will the targets be met?",
    sentences: "The same in sentences",
    noTargets: "No target lies within the years of the forecast.",
    chanceOf: { "chance of “\($0)”, \($1)" },
    chanceWords: { chance in
      switch chance {
      case 0.99...: "almost certain"
      case 0.9...: "very likely"
      case 0.66...: "likely"
      case 0.33...: "about as likely as not"
      case 0.1...: "unlikely"
      case 0.01...: "very unlikely"
      default: "almost ruled out"
      }
    },
    chanceSentence: { "“\($0)” is met in \($1) in \($2) of draws: that is \($3)." },
    gapSentence: {
      "In 9 of 10 draws the plan lies between \($0) and \($1) t CO₂e above what is allowed; a minus is below it."
    },
    target: "Target", yearColumn: "Year", chance: "Chance", inWords: "In words",
    gapLow: "Gap at p5, t CO₂e", gapMiddle: "Median gap", gapHigh: "Gap at p95",
    chanceCaption: "Chance of each target and the gap that is left",
    chanceNote:
      "The ± is one standard error for want of draws; it says nothing of inputs without a range. In words: almost certain from 99%, very likely from 90%, likely from 66%, about as likely as not from 33%, unlikely below, very unlikely below 10%, almost ruled out below 1%. A gap above 0 misses the target.",
    budget: "Budget", years: "Years", leftLow: "Left at p5, t CO₂e", leftMiddle: "Median left",
    leftHigh: "Left at p95", budgetCaption: "Chance of keeping each carbon budget",
    budgetNote:
      "The part of draws in which the plan uses no more than the budget in all its years. Past years are held at their inventories. Left below 0: the budget is exceeded.",
    budgetSentence: {
      "The budget “\($0)” of \($1) to \($2) is kept in \($3) of draws: that is \($4)."
    },
    leftSentence: {
      "In 9 of 10 draws what is left of it lies between \($0) and \($1) t CO₂e; below 0 it is exceeded."
    },
    fan: "The fan",
    fanLead:
      "Half of the draws lie in the darkest band, 9 of 10 within the lightest. Business as usual is beside it.",
    matters: { "What moves \($0) most" },
    mattersLead:
      "Each bar is one input: the plan's emissions with it at its 5th and at its 95th percentile, all else as stated.",
    nothingMoves: { "No input with a range moves the emissions of \($0)." },
    next: "Measure this next",
    nextLead:
      "What is worth knowing better is not what has the widest range but what makes the plan's spread wide.",
    measureFirst: "To find out first",
    wouldNarrow: {
      "it makes \($0) of the spread of \($2). To know it would narrow the standard deviation by \($1) t CO₂e."
    },
    measureCaption: { "What to find out next, by its part in the spread of \($0)" },
    input: "Input", range: "Range", atLow: "At its p5, t CO₂e", atHigh: "At its p95",
    share: "Part of the variance", narrower: "Narrower by, t CO₂e",
    ofGap: "Part of a gap's variance",
    call: "Fewer wrong calls",
    act: "Do",
    measureNote:
      "First-order parts; what only inputs together move is in none of them. Narrower by: how far the standard deviation would fall if the input were known. Part of a gap's variance: of how far the plan is from a target of the year, the largest where there are several; inputs of a past year that a target counts from move the gap alone. Fewer wrong calls: in how many of 100 cases the call met or missed would be wrong less often.",
    openRecord: "Open the record", changeRange: "Change its range", setRange: "Set a range",
    findings: {
      $0 == 1 ? "1 remark about ranges and targets" : "\($0) remarks about ranges and targets"
    },
    omissions: "The forecast leaves something out",
    inputs: "Which inputs have a range",
    inputsLead: {
      "\($0) ranges are stated here or beside costs, \($1) come from the inventory, and \($2) inputs have none: they are held, which is not to say that they are sure."
    },
    ranged: "Ranges that are stated", source: "Source",
    suggested: "suggestion of the program, not judged yet",
    fromInventory: { "Ranges of the inventory: \($0)" },
    inventoryCaption: "Ranges that the inventory states or its data quality implies",
    inventoryNote: "A range of your own comes before these.",
    heldTitle: "Inputs without a range",
    heldLead: "These stay at what the plan states in every draw.",
    heldSentences: { "What the draws hold: \($0)" }, more: { "and \($0) more" },
    how: "How it is drawn",
    howLead:
      "The same ranges, number of draws and seed give the same result everywhere. More draws make the ± smaller, not the spread.",
    limited: { "This page makes 500 to 50,000 draws; it made \($0)." },
    year: "Year whose inputs are ranked", draws: "Draws", seed: "Seed",
    latin: "Each draw its own slice (Latin hypercube)",
    money: "Will the actions pay back?",
    moneyLead:
      "Costs, prices, the discount rate and what moves energy are drawn, too: the spread of what each action is worth, of all payers together.",
    showMoney: "Draw the money of every action",
    noMoney: "The money of no action can be told. Add what actions cost and what energy costs.",
    moneyCaption: { "Money of every action, dollars of \($0)" },
    moneyNote:
      "It pays back where its net present value is 0 or more by the end of the forecast; the ± is one standard error for want of draws. A ton has no cost where some draw saves nothing.",
    action: "Action", allActions: "All of these", paysBack: "Chance that it pays back",
    worthLow: "Net present value at p5", worthMiddle: "Median", worthHigh: "At p95",
    tonneLow: "Cost of a ton at p5", tonneMiddle: "Median cost of a ton",
    tonneHigh: "Cost of a ton at p95", show: "Draw")
}
