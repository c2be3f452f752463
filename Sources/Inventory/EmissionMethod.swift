public import Factors
public import Quantities
public import Tables

/// A way to turn an activity record into emissions by gas.
///
/// One method is one file, one declaration, one test file. The function is pure and is run twice at
/// most: in bulk with a recorder that does nothing, and for one figure with a recorder that explains.
public protocol EmissionMethod: Sendable {
  static var declaration: MethodDeclaration { get }

  /// Calculates a record's emissions.
  ///
  /// - Throws: `MethodProblem` naming the cell that has to be mended.
  static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas
}

/// Why a record could not be calculated: which cell, and what to do.
public struct MethodProblem: Error, Hashable, Sendable {
  public let column: String
  public let message: String

  /// Makes the problem of a method that WARM has no treatment for.
  public init(noTreatmentOf method: String) {
    self.init(
      "method", "WARM has no treatment for the method “\(method)”, or the amount is no mass.")
  }

  init(_ column: String, _ message: String) {
    self.column = column
    self.message = message
  }
}

/// Everything a method may look at beside the record.
public struct InventoryContext: Sendable {
  public var library: FactorLibrary
  /// The grid subregion used when a record names none.
  public var subregion: String
  public var vehicleMixes: [String: [VehicleShare]]
  public var wasteMixes: [String: [MaterialShare]]
  /// Waste placed in landfills by year, by set.
  public var wasteDeposits: [String: [WasteDeposit]]
  /// The community's own factors, by set.
  public var factorSets: [String: FactorSet]
  /// Contracts for electricity, for market-based accounts.
  public var instruments: [ContractualInstrument]
  /// Sources of the workspace, for explanations.
  public var sources: [String: FactorSource]
  /// Which contract covers which record; an inventory fills it in from all of its records.
  public internal(set) var allocation = InstrumentAllocation()

  public init(
    library: FactorLibrary, subregion: String = "", vehicleMixes: [String: [VehicleShare]] = [:],
    wasteMixes: [String: [MaterialShare]] = [:], wasteDeposits: [String: [WasteDeposit]] = [:],
    factorSets: [String: FactorSet] = [:], instruments: [ContractualInstrument] = [],
    sources: [String: FactorSource] = [:]
  ) {
    self.library = library
    self.subregion = subregion
    self.vehicleMixes = vehicleMixes
    self.wasteMixes = wasteMixes
    self.wasteDeposits = wasteDeposits
    self.factorSets = factorSets
    self.instruments = instruments
    self.sources = sources
  }

  /// True when a record comes to the same in both, of one library; sources are only printed.
  func hasSameSupport(as other: InventoryContext) -> Bool {
    subregion == other.subregion && vehicleMixes == other.vehicleMixes
      && wasteMixes == other.wasteMixes && wasteDeposits == other.wasteDeposits
      && factorSets == other.factorSets && instruments == other.instruments
      && allocation == other.allocation
  }

  /// Refuses a name in the `factor` cell that is nothing, which a method that takes no set would pass over.
  func checkFactorName(of record: ActivityRecord) throws(MethodProblem) {
    let name = record.factor.name
    guard !name.isEmpty, !name.contains(":"), !["egrid", "epa-hub"].contains(name.lowercased()),
      factorSets[name] == nil, vehicleMixes[name] == nil, wasteMixes[name] == nil
    else { return }
    let known = (Array(factorSets.keys) + vehicleMixes.keys + wasteMixes.keys).sorted()
    throw MethodProblem(
      "factor",
      "“\(name)” is not a set of factors.csv, vehicle-mix.csv or waste-mix.csv. Sets there: \(known.isEmpty ? "none" : known.joined(separator: ", "))."
    )
  }

  /// The printed source of an id, from the workspace or the library.
  public func citation(_ id: String) -> String {
    (sources[id] ?? library.sources[id])?.citation ?? id
  }
}

/// A part of all vehicle miles: one class and fuel.
public struct VehicleShare: Hashable, Sendable {
  public var vehicle: String
  public var fuel: String
  public var share: Share
  /// Miles per gallon; miles per kWh for `electricity`.
  public var milesPerUnit: Double
  public var modelYear: Int
  public var source: String
  public var place: Place

  public init(
    vehicle: String, fuel: String, share: Share, milesPerUnit: Double, modelYear: Int,
    source: String, place: Place
  ) {
    self.vehicle = vehicle
    self.fuel = fuel
    self.share = share
    self.milesPerUnit = milesPerUnit
    self.modelYear = modelYear
    self.source = source
    self.place = place
  }
}

/// A part of a waste stream: one material.
public struct MaterialShare: Hashable, Sendable {
  public var material: String
  public var share: Share
  public var source: String
  public var place: Place

  public init(material: String, share: Share, source: String, place: Place) {
    self.material = material
    self.share = share
    self.source = source
    self.place = place
  }
}

/// Takes notes of a calculation, or none.
public protocol CalculationRecorder {
  mutating func formula(_ make: () -> String)
  mutating func input(_ make: () -> Explanation.Input)
  mutating func note(_ make: () -> String)
}

/// Takes no notes; bulk calculation costs nothing extra.
public struct SilentRecorder: CalculationRecorder {
  public init() {}
  @inlinable public mutating func formula(_ make: () -> String) {}
  @inlinable public mutating func input(_ make: () -> Explanation.Input) {}
  @inlinable public mutating func note(_ make: () -> String) {}
}

/// Keeps every note, for one explanation.
public struct ExplainingRecorder: CalculationRecorder {
  public private(set) var formulas: [String] = []
  public private(set) var inputs: [Explanation.Input] = []
  public private(set) var notes: [String] = []

  public init() {}
  public mutating func formula(_ make: () -> String) { formulas.append(make()) }
  public mutating func input(_ make: () -> Explanation.Input) { inputs.append(make()) }
  public mutating func note(_ make: () -> String) {
    let note = make()
    if !note.isEmpty { notes.append(note) }
  }
}
