/// Emissions kept by gas; a warming potential is applied last, by `Factors`.
public struct EmissionsByGas: Hashable, Sendable {
  public var carbonDioxide: EmissionMass<CO2>
  /// Reported beside every total, never inside.
  public var biogenicCarbonDioxide: EmissionMass<BiogenicCO2>
  public var methane: EmissionMass<CH4>
  public var nitrousOxide: EmissionMass<N2O>
  /// Kilograms of every other gas, by gas.
  public var others: [Gas: Double]

  public init(
    carbonDioxide: EmissionMass<CO2> = .zero,
    biogenicCarbonDioxide: EmissionMass<BiogenicCO2> = .zero,
    methane: EmissionMass<CH4> = .zero, nitrousOxide: EmissionMass<N2O> = .zero,
    others: [Gas: Double] = [:]
  ) {
    self.carbonDioxide = carbonDioxide
    self.biogenicCarbonDioxide = biogenicCarbonDioxide
    self.methane = methane
    self.nitrousOxide = nitrousOxide
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

  /// Every gas with an entry, the four common ones first.
  public var gases: [Gas] {
    [.carbonDioxide, .biogenicCarbonDioxide, .methane, .nitrousOxide] + others.keys.sorted()
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
    left.nitrousOxide += right.nitrousOxide
    for (gas, kilograms) in right.others { left.others[gas, default: 0] += kilograms }
  }

  public static func - (left: EmissionsByGas, right: EmissionsByGas) -> EmissionsByGas {
    left + right * -1
  }

  public static func * (left: EmissionsByGas, right: Double) -> EmissionsByGas {
    EmissionsByGas(
      carbonDioxide: left.carbonDioxide * right,
      biogenicCarbonDioxide: left.biogenicCarbonDioxide * right,
      methane: left.methane * right, nitrousOxide: left.nitrousOxide * right,
      others: left.others.mapValues { $0 * right })
  }
}
