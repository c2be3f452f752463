extension MethodRegistry {
  /// Methods of water and wastewater, in the order of the reference pages.
  static let water: [any EmissionMethod.Type] = [
    WaterSupplyEnergy.self,
    WastewaterByPopulation.self, WastewaterIPCC2006.self, WastewaterIPCC2019.self,
    TreatmentMethaneIPCC2006.self, TreatmentMethaneIPCC2019.self,
    WastewaterNitrification.self, WastewaterWithoutNitrification.self,
    PlantNitrousOxideIPCC2019.self, PlantNitrousOxideMeasured.self,
    EffluentNitrousOxideMeasured.self, EffluentNitrousOxide.self,
    SepticMethane.self, SepticMethaneMeasured.self, SepticMethaneEPA.self,
    LagoonMethane.self, LagoonMethaneMeasured.self,
    DigesterGasCombustion.self, DigesterGasFlaring.self, DigesterGasByPopulation.self,
    BiosolidsCombustion.self, MethanolCarbonDioxide.self, IndustrialWastewater.self,
  ]
}
