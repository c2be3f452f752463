import Factors
import Inventory
import Quantities
import Tables
import TestSupport

/// Short ways to make records and contexts.
enum Sample {
  static func record(
    _ method: String, _ activity: String, _ quantity: Double, _ unit: String, year: Int = 2021,
    factor: String = "", sector: Sector = .buildings
  ) -> ActivityRecord {
    ActivityRecord(
      id: "r", year: year, sector: sector, subsector: "", method: method, activity: activity,
      quantity: quantity, unit: MeasurementUnit.named(unit), factor: FactorChoice(factor),
      place: Place(file: "inventory.csv", row: 2))
  }

  static func context(
    vehicles: [VehicleShare] = [], materials: [MaterialShare] = []
  ) -> InventoryContext {
    InventoryContext(
      library: StandardLibrary.factors, subregion: "MROW", vehicleMixes: ["mix": vehicles],
      wasteMixes: ["mix": materials])
  }

  static func emissions(
    _ record: ActivityRecord, _ context: InventoryContext = context()
  ) -> EmissionsByGas? {
    inventory([record], context).entries.first?.emissions
  }

  static func inventory(
    _ records: [ActivityRecord], _ context: InventoryContext = context(), set: String = "ar6"
  ) -> EmissionsInventory {
    guard let potentials = context.library.warmingPotentials(set: set, horizon: 100) else {
      preconditionFailure("There are no warming potentials \(set).")
    }
    return EmissionsInventory(records: records, context: context, potentials: potentials)
  }

  static func problem(
    _ record: ActivityRecord, _ context: InventoryContext = context()
  ) -> Finding? {
    inventory([record], context).findings.first
  }

  static func material(_ name: String, _ share: Double) -> MaterialShare {
    MaterialShare(
      material: name, share: Share(share), source: "", place: Place(file: "waste-mix.csv"))
  }

  static func vehicle(
    _ vehicle: String, _ fuel: String, share: Double, mpg: Double, modelYear: Int
  ) -> VehicleShare {
    VehicleShare(
      vehicle: vehicle, fuel: fuel, share: Share(share), milesPerUnit: mpg, modelYear: modelYear,
      source: "", place: Place(file: "vehicle-mix.csv"))
  }
}
