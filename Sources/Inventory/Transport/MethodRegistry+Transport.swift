extension MethodRegistry {
  /// Methods of transport, in the order of the reference pages.
  static let transport: [any EmissionMethod.Type] = [
    OnRoadVehicleMiles.self, OnRoadOriginDestination.self, OnRoadFuel.self, Transit.self,
    Rail.self, Aviation.self, WaterborneTransport.self, OffRoadEquipment.self,
    FreightTonMiles.self, TransportElectricity.self, VehicleFleet.self, EmployeeCommute.self,
    BusinessTravel.self,
  ]
}
