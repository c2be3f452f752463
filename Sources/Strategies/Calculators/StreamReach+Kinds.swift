internal import Inventory

// What single calculators act on.
extension StreamReach {
  /// Electricity, natural gas or both, as the action says, of the subsector that it names.
  static let chosenEnergy = StreamReach(
    at: "subsector",
    name: { action in
      let fuels = action.word("fuels").replacing("both", with: "electricity and natural gas")
      return "\(fuels.replacing("-", with: " ")) of the subsector “\(action.word("subsector"))”"
    },
    test: { action in
      let subsector = action.word("subsector")
      let fuels = action.word("fuels")
      let activities = fuels == "both" ? ["electricity", "natural-gas"] : [fuels]
      return { $0.subsector == subsector && activities.contains($0.activity) }
    })

  /// The fuel that the action names, burned in the subsector that it names.
  static let chosenFuel = StreamReach(
    at: "fuel",
    name: { "“\($0.word("fuel"))” burned in the subsector “\($0.word("subsector"))”" },
    test: { action in
      let subsector = action.word("subsector")
      let fuel = action.word("fuel")
      return { $0.isFuel && $0.subsector == subsector && $0.activity == fuel }
    })

  /// Off-road equipment by gallons of fuel.
  static let offRoad = StreamReach("off-road equipment", at: "participation") {
    $0.method == "off-road"
  }
  /// Methane of landfills, by any method.
  static let landfillGas = StreamReach("landfills", at: "participation") { $0.isLandfillGas }
  /// Waste that is burned.
  static let wasteBurned = StreamReach("waste that is burned", at: "participation") {
    $0.method == "waste-combustion"
  }
  /// Treatment of wastewater, and what is left in the water.
  static let wastewater = StreamReach("wastewater treatment", at: "participation") { record in
    ["wastewater-", "plant-nitrous-oxide-", "effluent-nitrous-oxide"].contains {
      record.method.hasPrefix($0)
    }
  }
  /// Refrigerants, by any method.
  static let refrigerants = StreamReach("refrigerants", at: "participation") {
    $0.method.hasPrefix("refrigerant-")
  }
  /// Natural gas that leaks from pipes.
  static let gasLeakage = StreamReach("natural gas that leaks", at: "participation") {
    $0.method == "natural-gas-leakage"
  }
  /// Fertilized soils.
  static let fertilizer = StreamReach("fertilized soils", at: "participation") {
    $0.method == "fertilized-soils"
  }
}
