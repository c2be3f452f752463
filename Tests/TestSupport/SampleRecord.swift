public import Factors
public import Inventory
public import Quantities
public import Tables

/// Short ways to make records and contexts.
public enum Sample {
  /// Makes a record of one method, with the id `r`.
  public static func record(
    _ method: String, _ activity: String, _ quantity: Double, _ unit: String, year: Int = 2021,
    factor: String = "", sector: Sector = .buildings, parameters: [String: String] = [:],
    id: String = "r"
  ) -> ActivityRecord {
    ActivityRecord(
      id: id, year: year, sector: sector, subsector: "", method: method, activity: activity,
      quantity: quantity, unit: MeasurementUnit.named(unit), factor: FactorChoice(factor),
      parameters: parameters.mapValues {
        RecordParameter($0, source: "s", place: Place(file: "inventory-parameters.csv", row: 2))
      }, place: Place(file: "inventory.csv", row: 2))
  }

  /// Makes a context of the standard library in MROW, with the mixes `mix`.
  public static func context(
    vehicles: [VehicleShare] = [], materials: [MaterialShare] = [],
    factorSets: [FactorSet] = [], instruments: [ContractualInstrument] = []
  ) -> InventoryContext {
    InventoryContext(
      library: FactorLibrary.standard, subregion: "MROW", vehicleMixes: ["mix": vehicles],
      wasteMixes: ["mix": materials],
      factorSets: Dictionary(uniqueKeysWithValues: factorSets.map { ($0.id, $0) }),
      instruments: instruments)
  }

  /// Makes a set of the community's own factors from gas, value, unit and activity.
  public static func factorSet(
    _ id: String, _ rows: [(gas: String, value: Double, unit: String, per: String)],
    activity: String = "", year: Int? = nil
  ) -> FactorSet {
    FactorSet(
      id: id,
      rows: rows.compactMap { row in
        MeasurementUnit.named(row.per).map { per in
          FactorSet.Row(
            activity: activity, year: year,
            factor: EmissionFactor(
              id: "\(id):\(row.gas)", gas: Gas(id: row.gas), value: row.value,
              massUnit: row.unit, per: per, edition: "own",
              source: FactorSource(id: "s", author: "", title: "Utility"), status: .verified),
            place: Place(file: "factors.csv", row: 2))
        }
      })
  }

  /// The emissions of one record by gas; nil when it was left out.
  public static func emissions(
    _ record: ActivityRecord, _ context: InventoryContext = context()
  ) -> EmissionsByGas? {
    inventory([record], context).allEntries.first?.emissions
  }

  /// Calculates records under AR6, 100 years.
  public static func inventory(
    _ records: [ActivityRecord], _ context: InventoryContext = context(), set: String = "ar6"
  ) -> EmissionsInventory {
    guard let potentials = context.library.warmingPotentials(set: set, horizon: 100) else {
      preconditionFailure("There are no warming potentials \(set).")
    }
    return EmissionsInventory(records: records, context: context, potentials: potentials)
  }

  /// The first finding of one record.
  public static func problem(
    _ record: ActivityRecord, _ context: InventoryContext = context()
  ) -> Finding? {
    inventory([record], context).findings.first
  }

  /// Makes a material's share.
  public static func material(_ name: String, _ share: Double) -> MaterialShare {
    MaterialShare(
      material: name, share: Share(share), source: "", place: Place(file: "waste-mix.csv"))
  }

  /// Makes a vehicle's share.
  public static func vehicle(
    _ vehicle: String, _ fuel: String, share: Double, mpg: Double, modelYear: Int
  ) -> VehicleShare {
    VehicleShare(
      vehicle: vehicle, fuel: fuel, share: Share(share), milesPerUnit: mpg, modelYear: modelYear,
      source: "", place: Place(file: "vehicle-mix.csv"))
  }
}
