/// Emissions kept by gas; a warming potential is applied last, by `Factors`.
public struct EmissionsByGas: Hashable, Sendable {
  public var carbonDioxide: EmissionMass<CO2>
  /// Reported beside every total, never inside.
  public var biogenicCarbonDioxide: EmissionMass<BiogenicCO2>
  /// All methane, of fossil and of recent origin.
  public var methane: EmissionMass<CH4>
  /// The part of `methane` that is of fossil origin, for sets that give it a potential of its own.
  public var fossilMethane: EmissionMass<CH4>
  public var nitrousOxide: EmissionMass<N2O>
  /// Carbon dioxide taken up, 0 or more; reported beside every total, never netted inside.
  public var removals: EmissionMass<CO2>
  /// Kilograms of every other gas, by gas.
  public var others: [Gas: Double]

  public init(
    carbonDioxide: EmissionMass<CO2> = .zero,
    biogenicCarbonDioxide: EmissionMass<BiogenicCO2> = .zero,
    methane: EmissionMass<CH4> = .zero, fossilMethane: EmissionMass<CH4> = .zero,
    nitrousOxide: EmissionMass<N2O> = .zero, removals: EmissionMass<CO2> = .zero,
    others: [Gas: Double] = [:]
  ) {
    self.carbonDioxide = carbonDioxide
    self.biogenicCarbonDioxide = biogenicCarbonDioxide
    self.methane = methane
    self.fossilMethane = fossilMethane
    self.nitrousOxide = nitrousOxide
    self.removals = removals
    self.others = others
  }

  public static let zero = EmissionsByGas()

  /// Kilograms of one gas; 0 when none of it is emitted.
  public subscript(gas: Gas) -> Double {
    get {
      switch gas {
      case .carbonDioxide: carbonDioxide.kilograms
      case .biogenicCarbonDioxide: biogenicCarbonDioxide.kilograms
      case .methane: methane.kilograms
      case .nitrousOxide: nitrousOxide.kilograms
      default: others[gas, default: 0]
      }
    }
    set {
      switch gas {
      case .carbonDioxide: carbonDioxide = .kilograms(newValue)
      case .biogenicCarbonDioxide: biogenicCarbonDioxide = .kilograms(newValue)
      case .methane: methane = .kilograms(newValue)
      case .nitrousOxide: nitrousOxide = .kilograms(newValue)
      default: others[gas] = newValue
      }
    }
  }

  /// Every gas with an entry, the four common ones first; removals are not a gas.
  public var gases: [Gas] {
    [.carbonDioxide, .biogenicCarbonDioxide, .methane, .nitrousOxide] + others.keys.sorted()
  }

  /// The same emissions with all their methane counted as fossil, as from burning a fossil fuel.
  public var withFossilMethane: EmissionsByGas {
    var copy = self
    copy.fossilMethane = methane
    return copy
  }

  public static func + (left: EmissionsByGas, right: EmissionsByGas) -> EmissionsByGas {
    var sum = left
    sum += right
    return sum
  }

  public static func += (left: inout EmissionsByGas, right: EmissionsByGas) {
    left.carbonDioxide += right.carbonDioxide
    left.biogenicCarbonDioxide += right.biogenicCarbonDioxide
    left.methane += right.methane
    left.fossilMethane += right.fossilMethane
    left.nitrousOxide += right.nitrousOxide
    left.removals += right.removals
    for (gas, kilograms) in right.others { left.others[gas, default: 0] += kilograms }
  }

  public static func - (left: EmissionsByGas, right: EmissionsByGas) -> EmissionsByGas {
    left + right * -1
  }

  public static func * (left: EmissionsByGas, right: Double) -> EmissionsByGas {
    EmissionsByGas(
      carbonDioxide: left.carbonDioxide * right,
      biogenicCarbonDioxide: left.biogenicCarbonDioxide * right,
      methane: left.methane * right, fossilMethane: left.fossilMethane * right,
      nitrousOxide: left.nitrousOxide * right, removals: left.removals * right,
      others: left.others.mapValues { $0 * right })
  }
}
