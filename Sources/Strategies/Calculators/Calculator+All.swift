extension Calculator {
  /// Every calculator, in the order of every list.
  public static let all: [Calculator] = [
    ofBuildings, ofTransportation, ofElectricity, ofWaste, ofWater, ofRefrigerants, ofLand,
    ofGovernment, anything,
  ].flatMap { $0 }

  private static let ofBuildings: [Calculator] = [
    buildingEfficiency, weatherization, heatPumps, heatPumpsByClimate, heatPumpWaterHeaters,
    heatPumpsForElectricHeat, smartThermostats, applianceSwaps, efficientLighting,
    buildingPerformanceStandard, energyCode, retrocommissioning, benchmarking, homeEnergyReports,
    electricCooking, coolRoofs, hotWaterSaving, districtEnergy, industrialEfficiency,
  ]

  private static let ofTransportation: [Calculator] = [
    vmtReduction, electricVehicles, electricCars, electricLightTrucks, electricTransitBuses,
    electricSchoolBuses, electricFreightTrucks, transitService, walkingAndCycling, electricBicycles,
    parkingPrice, roadPricing, compactGrowth, telework, commutePrograms, rideSharing,
    freightLogistics, idlingReduction, smootherTraffic, lowCarbonFuels, electricEquipment,
  ]

  private static let ofElectricity: [Calculator] = [
    solar, rooftopSolar, communitySolar, localGeneration, batteryStorage, greenTariff,
    communityChoice, utilityStandard, powerPurchase,
  ]

  private static let ofWaste: [Calculator] = [
    organicsDiversion, foodWastePrevention, paperRecycling, yardWasteDiversion, recycling,
    payAsYouThrow, landfillGasCapture, organicsDigestion, plasticsFromCombustion,
  ]

  private static let ofWater: [Calculator] = [
    waterEfficiency, waterLeaks, pumpEfficiency, wastewaterBiogas, nitrogenControl,
  ]

  private static let ofRefrigerants: [Calculator] = [
    refrigerantLeaks, climateFriendlyRefrigerants, refrigerantRecovery, gasLeaks,
  ]

  private static let ofLand: [Calculator] = [
    treeCanopy, compostOnSoils, farmSoilCarbon, forestProtection, wetlandRestoration,
    fertilizerManagement,
  ]

  private static let ofGovernment: [Calculator] = [
    publicBuildings, streetlights, publicFleet, publicCommute,
  ]

  private static let anything: [Calculator] = [
    ownFormula, resilience,
  ]
}
