internal import Inventory

/// Which records the effects of actions reach; alternative methods for the same activity count alike.
extension ActivityRecord {
  /// Miles of the whole mix of vehicles.
  var isRoadTravel: Bool {
    ["on-road-vmt", "on-road-origin-destination"].contains(method)
  }

  /// Road traffic, counted by miles or by fuel.
  var isRoadTraffic: Bool { isRoadTravel || method == "on-road-fuel" }

  /// Fuel burned where it is used.
  var isFuel: Bool { method == "stationary-fuel" }

  /// Electricity, fuels and district heat of buildings and works.
  var isBuildingEnergy: Bool { isGridElectricity || isFuel || method == "district-energy" }

  /// Waste of the year put in a landfill; first-order decay is of waste in place, which no action moves.
  var isLandfilled: Bool {
    ["landfill-methane-commitment", "landfill-methane-commitment-uscp"].contains(method)
  }

  /// Methane of landfills, by any method.
  var isLandfillGas: Bool {
    isLandfilled || method == "landfill-first-order-decay" || method == "landfill-collected-gas"
  }

  /// Organics composted.
  var isComposted: Bool { method == "composting" }
}

extension Carrier {
  /// True for a record whose emissions per unit are the carrier's.
  func isStoodFor(by record: ActivityRecord) -> Bool {
    switch self {
    case .gridElectricity: record.isGridElectricity
    case .compost: record.isComposted
    }
  }
}
