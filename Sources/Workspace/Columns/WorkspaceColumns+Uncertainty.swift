internal import Strategies
internal import Tables

extension WorkspaceColumns {
  static let uncertaintyTables: [TableDescription] = [
    TableDescription(
      file: "ranges.csv", title: "Ranges of inputs", row: "Range",
      purpose:
        "How far an input of the plan may lie from what is stated; what has no range here is held, except for the ranges that the inventory states itself.",
      naming: ["what", "subject", "parameter"],
      groups: [
        .init("What it is of", rangeSubject), .init("How far it reaches", rangeEnds), sourceAndNote,
      ])
  ]

  private static let rangeSubject = [
    identifier("weatherize-participation"),
    ColumnDeclaration(
      "what", "Kind of input", .choice(words(InputRange.What.self)),
      help: "What the range is of.",
      labels: labels(InputRange.What.self) { what in
        switch what {
        case .parameter: "Parameter of an action"
        case .indicator: "Community fact in a year"
        case .path: "Intensity in a year"
        case .record: "Quantity of a record"
        case .factor: "Multiple of emission factors"
        case .cost: "Cost of an action"
        case .price: "Multiple of a price"
        case .policy: "Effect of a policy"
        case .timing: "Start of an action: years later"
        case .uptake: "Multiple of an action's uptake"
        case .rebound: "Rebound of an action"
        case .decay: "Decay of an action"
        case .policyTiming: "Start of a policy: years later"
        case .discountRate: "Discount rate"
        }
      }),
    ColumnDeclaration(
      "subject", "Of which",
      help:
        "The short name of the action, fact, path or record, or an activity such as electricity for its factors or prices; usual for the discount rate."
    ),
    ColumnDeclaration(
      "parameter", "Parameter or year",
      help:
        "The parameter of an action, the year of a fact or an intensity, or capital or annual for a cost; otherwise empty."
    ),
  ]

  private static let rangeEnds = [
    ColumnDeclaration(
      "distribution", "Distribution", .choice(words(InputRange.Distribution.self)),
      help: "How likely the values between the ends are.",
      labels: labels(InputRange.Distribution.self) { distribution in
        switch distribution {
        case .uniform: "All alike"
        case .triangular: "Most likely at the best value"
        case .normal: "Bell-shaped (normal)"
        case .lognormal: "Lognormal: above 0, with a long upper tail"
        }
      }),
    ColumnDeclaration(
      "low", "Lower end", .number,
      help:
        "The lower end, in the unit of the input; for a normal or lognormal range the value that 5 of 100 draws lie below."
    ),
    ColumnDeclaration(
      "best", "Best value", .number,
      help: "The most likely or middle value; leave it empty for what the plan states."),
    ColumnDeclaration(
      "high", "Upper end", .number,
      help:
        "The upper end; for a normal or lognormal range the value that 5 of 100 draws lie above."),
  ]
}
