public import Quantities

/// Cairn's own editions of emission factors, warming potentials, grids and fuels.
///
/// A value, to be handed down, so that a calculation can be given another one. Looking something up that is not there gives nil or a
/// reason, never 0.
public struct FactorLibrary: Sendable {
  public let sources: [String: FactorSource]
  public let warmingPotentials: [WarmingPotentials]
  public let fuels: [String: Fuel]
  /// Blends by name: fuel and share by volume.
  public let blends: [String: [(fuel: String, share: Double)]]
  /// What the reporting protocols ask for.
  public let protocols: ProtocolTables
  /// Everything that stationary combustion emits, by fuel.
  let combustion: [String: [EmissionFactor]]
  /// Carbon dioxide of vehicle fuels, by fuel.
  var vehicleFuels: [String: [EmissionFactor]] { activityFactors["mobile-co2"] ?? [:] }
  let vehicleMileTable: VehicleMileTable
  /// By subregion, oldest first; of one year, revisions in order.
  var grid: [String: [GridRates]]
  let gridPaths: [String: ReferencePath]
  /// Constants by parameter, every variant and year of them.
  let constants: [String: [Parameter]]
  /// By edition and material, such as `ipcc-2006:paper`.
  let degradableCarbon: [String: Parameter]
  /// Factors per activity, by set and activity, such as `nonroad` and `construction:diesel`.
  let activityFactors: [String: [String: [EmissionFactor]]]
  /// Components of refrigerant blends by blend: gas and share by mass.
  let refrigerantBlends: [String: [(gas: Gas, share: Double)]]
  /// The edition of the EPA's hub used in place of any that is asked for; nil for the one asked for.
  var pinnedHub: String?

  /// The library that is part of the program, read when it is first asked for.
  public static let standard = ResourceTables.required { () throws(ResourceProblem) in
    var loader = FactorLoader()
    return try loader.load()
  }

  /// The warming potentials of a set and horizon; nil when there is no such set.
  public func warmingPotentials(set: String, horizon: Int) -> WarmingPotentials? {
    warmingPotentials.first { $0.set == set && $0.horizon == horizon }
  }
}

/// A fuel of the EPA's table 1, with its default heat content.
public struct Fuel: Hashable, Sendable {
  public let id: String
  public let name: String
  /// The physical unit it is sold in.
  public let unit: MeasurementUnit
  /// MMBtu per physical unit (higher heating value); nil when none is published.
  public let heatContent: Double?
  public let isBiogenic: Bool
}

/// Rows of grams per mile, found by class of vehicle and fuel without a search through all of them.
struct VehicleMileTable: Sendable {
  private struct Key: Hashable {
    let vehicle: String
    let fuel: String
  }

  /// In the order of the table.
  let rows: [VehicleMileFactor]
  private let byClass: [Key: [VehicleMileFactor]]

  init(_ rows: [VehicleMileFactor]) {
    self.rows = rows
    byClass = Dictionary(grouping: rows) { Key(vehicle: $0.vehicle, fuel: $0.fuel) }
  }

  /// The rows of a class and fuel, in the order of the table.
  func rows(vehicle: String, fuel: String) -> [VehicleMileFactor] {
    byClass[Key(vehicle: vehicle, fuel: fuel)] ?? []
  }
}

/// Methane or nitrous oxide per mile, for one class of vehicle and span of model years.
struct VehicleMileFactor: Hashable, Sendable {
  let vehicle: String
  let fuel: String
  let modelYears: ClosedRange<Int>
  let edition: String
  let factor: EmissionFactor
}

/// A published constant with its unit and source, for one year or for all.
public struct Parameter: Hashable, Sendable {
  public let id: String
  /// The variant when there are several, else the parameter.
  public let name: String
  /// Nil when it holds for every year.
  public let year: Int?
  public let value: Double
  public let unit: String
  public let source: FactorSource
  public let status: EvidenceStatus
  /// Half of a 95 percent interval in percent of the value; nil when not published.
  public let uncertaintyPercent: Double?

  public init(
    id: String, name: String, year: Int?, value: Double, unit: String, source: FactorSource,
    status: EvidenceStatus, uncertaintyPercent: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.uncertaintyPercent = uncertaintyPercent
    self.year = year
    self.value = value
    self.unit = unit
    self.source = source
    self.status = status
  }

  /// The parameter as an input of a formula.
  public func input(_ symbol: String, _ name: String) -> Explanation.Input {
    let label = status == .unverified ? " (unverified)" : ""
    return Explanation.Input(
      symbol: symbol, name: name, value: NumberText.significant(value), unit: unit,
      source: source.citation + label)
  }
}

/// A published series by year, such as a grid's expected carbon intensity.
public struct ReferencePath: Hashable, Sendable {
  /// Such as `cambium-midcase:MROW`.
  public let id: String
  public let unit: String
  public let series: YearSeries
  public let source: FactorSource
  public let status: EvidenceStatus

  public init(
    id: String, unit: String, series: YearSeries, source: FactorSource, status: EvidenceStatus
  ) {
    self.id = id
    self.unit = unit
    self.series = series
    self.source = source
    self.status = status
  }

  /// The id in words, such as `Grid of MROW, Cambium mid case` or `On road rate`.
  public var title: String {
    let parts = id.split(separator: ":").map(String.init)
    if parts.count == 2, parts[0] == "cambium-midcase" {
      return "Grid of \(parts[1]), Cambium mid case"
    }
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
