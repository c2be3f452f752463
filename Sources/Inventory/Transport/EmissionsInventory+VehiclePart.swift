internal import Factors
internal import Quantities

/// Which part of a record's emissions vehicles of some classes make, for paths that are of those alone.
extension EmissionsInventory {
  /// The part of a record's emissions that vehicles of some classes make by burning fuel, 0…1.
  ///
  ///     p = Σ v in classes  s(v) · m(v)  ÷  Σ v  s(v) · m(v)
  ///
  /// with s the share of miles and m what the record's own method makes of all its miles by that vehicle. Electric miles are
  /// in the sum below and never in the one above. A record of one vehicle is all of its class or none of it.
  ///
  /// - Parameter classes: Words of the column `vehicle`, such as `passenger-car`.
  /// - Returns: Nil where nothing says which vehicles it is of, and where they emit nothing.
  public func burningPart(of record: ActivityRecord, by classes: Set<String>) -> Double? {
    let name = record.factor.name
    guard record.unit?.kind == .distance, let mix = context.vehicleMixes[name] else {
      return record.statedText("vehicle").map {
        record.activity != "electricity" && classes.contains($0) ? 1 : 0
      }
    }
    var (part, whole) = (0.0, 0.0)
    for vehicle in mix where vehicle.share.value > 0 {
      guard let alone = tonnes(of: record, by: vehicle) else { return nil }
      let tonnes = vehicle.share.value * alone
      whole += tonnes
      if vehicle.fuel != "electricity", classes.contains(vehicle.vehicle) { part += tonnes }
    }
    return whole > 0 ? part / whole : nil
  }

  /// Metric tons CO2e were all miles of a record driven by one vehicle of its mix; nil when they cannot be told.
  private func tonnes(of record: ActivityRecord, by vehicle: VehicleShare) -> Double? {
    var alone = vehicle
    alone.share = Share(1)
    var context = context
    context.vehicleMixes = [record.factor.name: [alone]]
    var recorder = SilentRecorder()
    let emissions = try? Self.emissions(of: record, in: context, &recorder)
    return emissions.map(potentials.tonnes)
  }
}
