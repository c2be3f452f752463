internal import Inventory

extension CalculatorReading {
  /// Steps on the part of the streams that is for a use, one for all positions where it is as large.
  ///
  /// - Parameter step: Made of positions, and of what the action's own share is of the part there, 1 where it is all of it.
  func onPart(
    _ use: StreamUse, _ step: (_ positions: [Int], _ ofPart: Double) -> EffectStep
  ) -> [EffectStep] {
    guard let part = Calculator.of(action.kind).parts.first(where: { $0.use == use }) else {
      return []
    }
    if part.isWhole(action) { return [step(self.positions(part.reach), 1)] }
    let own = part.share(action)
    var order: [Double] = []
    var positions: [Double: [Int]] = [:]
    for (position, size) in sizes(of: part) {
      if positions[size] == nil { order.append(size) }
      positions[size, default: []].append(position)
    }
    return order.map { step(positions[$0] ?? [], own / $0) }
  }

  /// Positions of a part, each with the share that the part was stated to have; whole streams where they are not divided.
  private func sizes(of part: UsePart) -> [(position: Int, size: Double)] {
    let reached = frame.positions(where: part.reach.test(action))
    let parts = reached.compactMap { position in
      frame.part(at: position).flatMap { $0.use == part.use ? (position, $0.stated) : nil }
    }
    let divided = Set(parts.map { frame.stream(of: $0.0) })
    return parts
      + reached.filter { !divided.contains(frame.stream(of: $0)) }.map { ($0, 1) }
  }
}
