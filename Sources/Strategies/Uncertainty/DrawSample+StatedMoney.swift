internal import Glibc
internal import Tables

/// Stated costs and gains in each draw: amounts follow their own ranges, and unit costs the quantity of their action too.
///
///     sum(n) = Σ stated · Π ratio(n)ᵏ         over the inputs that move an amount
///     ratio  = x(n) ÷ x                       parameters, k = −1 for a divisor; uptake, of what is stated per a quantity
///     ratio  = (1 − x(n)) ÷ (1 − x)           rebound, of savings per a quantity; decay, k years after the full effect,
///                                             of what comes each year per a quantity
///
/// - Limits: Of a quantity that is a part of the inventory, its inputs are drawn and the inventory is held.
extension DrawSample {
  /// The sum of lines in each draw.
  ///
  /// - Parameter worth: What lines count for as they are stated, draw after draw.
  func sums(
    of flows: [CashFlows], where isIncluded: (CashLine) -> Bool, worth: ([CashLine]) -> [Double]
  ) -> [Double] {
    var groups = MovedLines()
    for flows in flows {
      for line in flows.lines where isIncluded(line) {
        groups.add(line, movers(of: line, flows))
      }
    }
    var sums = worth(groups.all)
    for (movers, lines) in groups.moved {
      let moved = worth(lines)
      let columns = movers.map { ($0, draws(of: $0.input), inputs[$0.input].stated) }
      for draw in sums.indices {
        let ratio = columns.reduce(1.0) { product, column in
          product * column.0.ratio(column.1[draw], stated: column.2)
        }
        sums[draw] += (ratio - 1) * moved[draw]
      }
    }
    return sums
  }

  /// The inputs that a line is in proportion to.
  private func movers(of line: CashLine, _ flows: CashFlows) -> [LineMover] {
    inputs.enumerated().compactMap { index, input in
      let unit = line.place.flatMap { flows.unitCosts[$0] }
      switch input.reach {
      case .uptake(flows.action):
        return unit == nil ? nil : LineMover(input: index)
      case .rebound(flows.action):
        guard unit != nil, line.kind == .saving, input.stated < 1 else { return nil }
        return LineMover(input: index, isOfRest: true)
      case .decay(flows.action):
        guard let unit, unit.isYearly, line.year > unit.fullYear, input.stated < 1 else {
          return nil
        }
        return LineMover(input: index, isOfRest: true, power: line.year - unit.fullYear)
      // Of everything else what is stated as none stays none.
      case _ where input.stated == 0: return nil
      case .cost(let action, let isYearly):
        let isMoved =
          flows.action == action && flows.isFromActions
          && line.kind == (isYearly ? .operating : .capital)
        return isMoved ? LineMover(input: index) : nil
      case .costRow(let place):
        let isMoved =
          line.isCost && line.place?.file == place.file && line.place?.row == place.row
        return isMoved ? LineMover(input: index) : nil
      case .parameter(let action, let name):
        guard flows.action == action,
          let factor = unit?.factors.first(where: { $0.name == name })
        else { return nil }
        return LineMover(input: index, power: factor.isDivisor ? -1 : 1)
      case .indicator, .path, .record, .factor, .policy, .price, .timing, .uptake, .rebound,
        .decay, .policyTiming, .discountRate, .climateModel:
        return nil
      }
    }
  }
}

/// An input that moves an amount.
private struct LineMover: Hashable {
  let input: Int
  /// True for one that takes a part away, where what it leaves counts.
  var isOfRest = false
  var power = 1

  /// How many times what is stated an amount is.
  func ratio(_ drawn: Double, stated: Double) -> Double {
    let ratio = isOfRest ? (1 - drawn) / (1 - stated) : drawn / stated
    return switch power {
    case 1: ratio
    case -1: 1 / ratio
    default: pow(ratio, Double(power))
    }
  }
}

/// Lines that the same inputs move, in the order in which they come, so that every run gives the same bits.
private struct MovedLines {
  private(set) var all: [CashLine] = []
  private(set) var moved: [(movers: [LineMover], lines: [CashLine])] = []
  private var places: [[LineMover]: Int] = [:]

  mutating func add(_ line: CashLine, _ movers: [LineMover]) {
    all.append(line)
    guard !movers.isEmpty else { return }
    if let place = places[movers] {
      moved[place].lines.append(line)
    } else {
      places[movers] = moved.count
      moved.append((movers, [line]))
    }
  }
}
