internal import Quantities

extension Calculator {
  /// Old refrigerators, washers and other appliances give way to ones that use less power.
  static let applianceSwaps = Calculator(
    ActionKind("appliance-swaps"), "Efficient appliances", es: "Electrodomésticos eficientes",
    group: .buildings,
    summary:
      "Old refrigerators, washers and other appliances give way to ones that use less power.",
    es:
      "Los refrigeradores, lavadoras y otros aparatos viejos dan paso a otros que usan menos electricidad.",
    inputs: [
      .subsector("residential"),
      .amount(
        "appliances", .count, "appliances replaced in all", es: "aparatos sustituidos en total",
        0...1_000_000_000, units: ["units", "households"]),
      .amount(
        "saving_each", .energy, "electricity that each saves in a year",
        es: "electricidad que ahorra cada uno al año", units: ["kWh", "MWh"]),
    ],
    lead: "appliances",
    quantities: [
      .counted(
        "appliance", by: "appliances", meaning: "appliances replaced", es: "aparatos sustituidos")
    ],
    equation: "electricity − appliances · saving of each · ramp",
    validity:
      "Counts what is saved against the appliance replaced, not against a new one without the program.",
    coBenefits: [.lowerBills],
    stage: .demand, reach: [.electricity], savesAmounts: true
  ) { reading in
    [
      .save(
        reading.positions(.electricity),
        amount: reading["appliances"] * reading["saving_each"] * reading.share)
    ]
  }
}
