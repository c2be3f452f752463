internal import Factors
internal import Inventory

/// Streams of an inventory that a calculator acts on, and how the finding calls them when there are none.
struct StreamReach: Sendable {
  /// The input at which a finding stands.
  let parameter: String
  /// What is looked for, such as `natural gas of the subsector “residential”`.
  let name: @Sendable (Action) -> String
  /// The test of a record for an action; made once for all records.
  let test: @Sendable (Action) -> @Sendable (ActivityRecord) -> Bool
  /// True for a record that passes the test and of which the library knows what the effect needs, such as its heat.
  let isKnown: @Sendable (Action, ActivityRecord, FactorLibrary) -> Bool

  init(
    _ name: String, at parameter: String,
    _ isIncluded: @escaping @Sendable (ActivityRecord) -> Bool
  ) {
    self.parameter = parameter
    self.name = { _ in name }
    test = { _ in isIncluded }
    isKnown = { _, _, _ in true }
  }

  private init(
    of what: String, at parameter: String,
    _ isIncluded: @escaping @Sendable (ActivityRecord) -> Bool
  ) {
    self.parameter = parameter
    name = { action in "\(what)the subsector “\(action.word("subsector"))”" }
    test = { action in
      let subsector = action.word("subsector")
      return { $0.subsector == subsector && isIncluded($0) }
    }
    isKnown = { _, _, _ in true }
  }

  init(
    at parameter: String, name: @escaping @Sendable (Action) -> String,
    test: @escaping @Sendable (Action) -> @Sendable (ActivityRecord) -> Bool,
    isKnown: @escaping @Sendable (Action, ActivityRecord, FactorLibrary) -> Bool = { _, _, _ in
      true
    }
  ) {
    self.parameter = parameter
    self.name = name
    self.test = test
    self.isKnown = isKnown
  }

  /// Energy of every kind in the subsector that the action names.
  static let energy = StreamReach(of: "energy of ", at: "subsector") { $0.isBuildingEnergy }
  /// Fuels and electricity of the subsector that the action names, without heat from a district.
  static let fuelsAndPower = StreamReach(of: "fuels and electricity of ", at: "subsector") {
    $0.isFuel || $0.isGridElectricity
  }
  /// Electricity of the subsector that the action names.
  static let electricity = StreamReach(of: "grid electricity of ", at: "subsector") {
    $0.isGridElectricity
  }
  /// Fuels burned in the subsector that the action names.
  static let fuels = StreamReach(of: "fuels of ", at: "subsector") { $0.isFuel }
  /// Natural gas of the subsector that the action names.
  static let naturalGas = StreamReach(of: "natural gas burned in ", at: "subsector") {
    $0.isFuel && $0.activity == "natural-gas"
  }
  /// Grid electricity of the whole community.
  static func grid(at parameter: String) -> StreamReach {
    StreamReach("grid electricity", at: parameter) { $0.isGridElectricity }
  }
  /// Vehicle miles on roads.
  static func roads(at parameter: String) -> StreamReach {
    StreamReach("vehicle miles", at: parameter) { $0.isRoadTravel }
  }
  /// Road traffic, by miles or by fuel.
  static func traffic(at parameter: String) -> StreamReach {
    StreamReach("road traffic", at: parameter) { $0.isRoadTraffic }
  }
  /// Waste put in a landfill.
  static func landfilled(at parameter: String) -> StreamReach {
    StreamReach("landfilled waste", at: parameter) { $0.isLandfilled }
  }
  /// Organics composted, which what is moved from the landfill joins.
  static func composted(at parameter: String) -> StreamReach {
    StreamReach("composting", at: parameter) { $0.isComposted }
  }
}
