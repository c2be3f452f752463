internal import Quantities

extension Calculator {
  /// City halls, libraries and garages use less energy.
  static let publicBuildings = Calculator(
    ActionKind("public-buildings"), "Efficient public buildings",
    es: "Edificios públicos eficientes", group: .government,
    summary: "City halls, libraries and garages use less energy.",
    es: "Ayuntamientos, bibliotecas y talleres usan menos energía.",
    inputs: [
      .subsector("commercial"),
      .amount(
        "electricity", .energy, "electricity that they use in a year",
        es: "electricidad que usan al año", units: ["MWh", "kWh", "GWh"]),
      .amount(
        "fuel", .energy, "fuel that they burn in a year", es: "combustible que queman al año",
        units: ["MMBtu", "therm", "GJ"]),
      .share("saving", "part of both saved", es: "parte ahorrada de ambos"),
    ],
    lead: "saving",
    quantities: [
      .inputs(
        "MWh", ["electricity", "saving"], unit: "MWh", meaning: "megawatt hours saved in a year",
        es: "megavatios hora ahorrados al año"),
      .inputs(
        "MMBtu", ["fuel", "saving"], unit: "MMBtu", meaning: "million Btu of fuel saved in a year",
        es: "millones de Btu de combustible ahorrados al año"), .floor(by: []),
    ],
    equation: "electricity − electricity used · saving · ramp; fuels − fuel burned · saving · ramp",
    validity:
      "Taken from the subsector that the inventory counts public buildings in.",
    coBenefits: [.lowerBills, .comfort, .jobs],
    stage: .demand, reach: [.electricity, .fuels], savesAmounts: true
  ) { reading in
    let saved = reading["saving"] * reading.share
    return [.save(reading.positions(.electricity), amount: reading["electricity"] * saved)]
      + reading.saveHeat(reading.positions(.fuels), reading["fuel"] * saved)
  }
}
