internal import Quantities

/// What a number in a formula is a number of, such as energy or miles, with powers.
struct FormulaDimension: Hashable, Sendable {
  /// What is not made of anything else; counts, shares and ratios of the same thing are plain numbers.
  enum Base: String, Hashable, Sendable, CaseIterable {
    case energy, mass, emissions, distance, area, time, money
    case liquidVolume = "liquid volume"
    case gasVolume = "gas volume"
    case passengerDistance = "passenger distance"
    case freightDistance = "freight distance"
  }

  /// Without those of power 0.
  private(set) var powers: [Base: Int] = [:]

  static let plain = FormulaDimension()

  init() {}

  init(_ base: Base) { powers = [base: 1] }

  static func * (left: FormulaDimension, right: FormulaDimension) -> FormulaDimension {
    left.combined(with: right, sign: 1)
  }

  static func / (left: FormulaDimension, right: FormulaDimension) -> FormulaDimension {
    left.combined(with: right, sign: -1)
  }

  private func combined(with other: FormulaDimension, sign: Int) -> FormulaDimension {
    var result = self
    for (base, power) in other.powers {
      let sum = (result.powers[base] ?? 0) + sign * power
      result.powers[base] = sum == 0 ? nil : sum
    }
    return result
  }

  /// The one base that it is; nil for a plain number or a mix.
  var base: Base? {
    guard powers.count == 1, let only = powers.first, only.value == 1 else { return nil }
    return only.key
  }

  /// In words, such as `energy per distance`.
  var text: String {
    func list(_ sign: Int) -> String {
      Base.allCases.compactMap { base in
        let power = (powers[base] ?? 0) * sign
        return power <= 0 ? nil : power == 1 ? base.rawValue : "\(base.rawValue)^\(power)"
      }.joined(separator: " · ")
    }
    let (above, below) = (list(1), list(-1))
    if below.isEmpty { return above.isEmpty ? "a plain number" : above }
    return "\(above.isEmpty ? "1" : above) per \(below)"
  }
}

/// A unit of a formula: what it is a unit of, and how much one of it is in canonical units.
struct FormulaUnit: Hashable, Sendable {
  let dimension: FormulaDimension
  let scale: Double

  /// The unit of a spelling such as `kWh` or `kWh/mile`; nil for one that formulas cannot use.
  static func named(_ text: String) -> FormulaUnit? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    var result = FormulaUnit(dimension: .plain, scale: 1)
    for (index, part) in parts.enumerated() {
      guard let unit = single(String(part)) else { return nil }
      result =
        index == 0
        ? unit
        : FormulaUnit(
          dimension: result.dimension / unit.dimension, scale: result.scale / unit.scale)
    }
    return result
  }

  private static func single(_ text: String) -> FormulaUnit? {
    guard let unit = MeasurementUnit.named(text), let dimension = dimension(of: unit.kind) else {
      return nil
    }
    // A megawatt for an hour is 3,600 megajoules.
    let scale = unit.kind == .power ? 3600.0 : 1
    return FormulaUnit(dimension: dimension, scale: unit.canonicalFactor * scale)
  }

  private static func dimension(of kind: MeasurementUnit.Kind) -> FormulaDimension? {
    switch kind {
    case .count, .share, .ratio, .days: .plain
    case .energy: FormulaDimension(.energy)
    case .power: FormulaDimension(.energy) / FormulaDimension(.time)
    case .mass: FormulaDimension(.mass)
    case .emissions: FormulaDimension(.emissions)
    case .distance: FormulaDimension(.distance)
    case .area: FormulaDimension(.area)
    case .time: FormulaDimension(.time)
    case .money: FormulaDimension(.money)
    case .liquidVolume: FormulaDimension(.liquidVolume)
    case .gasVolume: FormulaDimension(.gasVolume)
    case .passengerDistance: FormulaDimension(.passengerDistance)
    case .freightDistance: FormulaDimension(.freightDistance)
    case .temperature, .precipitation, .carbonUptake, .degreeDays, .speed: nil
    }
  }
}
