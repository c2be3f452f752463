/// One summand of a year's emissions.
enum EffectTerm: Hashable, Sendable {
  /// What a block still emits.
  case own(block: Int)
  /// What a carrier gains from a block by a step that moves it.
  case gain(step: Int, block: Int)
  /// What a carrier gains by a step, or a step emits beside all streams.
  case beside(step: Int)
  /// What is made or contracted of power beyond what is bought; it gives back what other summands take off for it.
  case surplus
  /// What is stated as saved beyond what there is.
  case excess
}

/// A summand that is a product of one number for each action: one when it acts, another when it does not.
struct ProductTerm: Sendable {
  var coefficient: Double
  /// By action.
  var present: [Double]
  var absent: [Double]

  init(_ coefficient: Double, players: Int) {
    self.coefficient = coefficient
    present = [Double](repeating: 1, count: players)
    absent = present
  }

  /// Actions that change it.
  var relevant: [Int] { present.indices.filter { present[$0] != absent[$0] } }
}

extension EffectProgram {
  /// Every summand that any set of actions can have, except a surplus of power and what is stated beyond what there is,
  /// which are no products.
  var terms: [EffectTerm] {
    var terms = tonnes.indices.map { EffectTerm.own(block: $0) }
    for (number, step) in steps.enumerated() {
      switch step.effect {
      case .move(let blocks, _, _, _):
        terms += blocks.map { .gain(step: number, block: $0) }
      case .add, .emit, .claim: terms.append(.beside(step: number))
      case .scale, .clean, .save: break
      }
    }
    return terms
  }

  /// A summand as a product over the actions that no step of `save` lets depend on each other.
  ///
  /// - Parameter coupled: Actions that are left out of the product, because a table has what they do.
  func product(_ term: EffectTerm, without coupled: Set<Int> = []) -> ProductTerm {
    switch term {
    case .own(let block):
      var product = ProductTerm(tonnes[block], players: players)
      multiply(&product, activityOf: block, before: steps.count, without: coupled)
      multiply(&product, rateOf: block, without: coupled)
      return product
    case .gain(let number, let block):
      guard case .move(let blocks, let part, let carrier, let gains) = steps[number].effect,
        let index = blocks.firstIndex(of: block)
      else { return ProductTerm(0, players: players) }
      var product = carried(
        activity[block] * part * gains[index], by: carrier, step: number, without: coupled)
      multiply(&product, activityOf: block, before: number, without: coupled)
      return product
    case .beside(let number):
      switch steps[number].effect {
      case .add(let carrier, let amount):
        return carried(amount, by: carrier, step: number, without: coupled)
      case .emit(let tonnes):
        var product = ProductTerm(tonnes, players: players)
        product.absent[steps[number].player] = 0
        return product
      case .claim(let saving):
        var product = ProductTerm(-saving.tonnes, players: players)
        product.absent[steps[number].player] = 0
        return product
      case .scale, .clean, .move, .save: return ProductTerm(0, players: players)
      }
    case .surplus, .excess: return ProductTerm(0, players: players)
    }
  }

  private func carried(
    _ amount: Double, by carrier: Carrier, step: Int, without coupled: Set<Int>
  ) -> ProductTerm {
    guard amount != 0 else { return ProductTerm(0, players: players) }
    var product = ProductTerm(amount * carrierRates[carrier.rawValue], players: players)
    if !coupled.contains(steps[step].player) { product.absent[steps[step].player] = 0 }
    if let block = carrierBlocks[carrier.rawValue] {
      multiply(&product, rateOf: block, without: coupled)
    }
    return product
  }

  private func multiply(
    _ product: inout ProductTerm, activityOf block: Int, before end: Int, without coupled: Set<Int>
  ) {
    for step in steps[..<end]
    where step.effect.positions.contains(block) && !coupled.contains(step.player) {
      product.present[step.player] *= step.effect.activityFactor ?? 1
    }
  }

  private func multiply(
    _ product: inout ProductTerm, rateOf block: Int, without coupled: Set<Int>
  ) {
    for step in steps
    where step.effect.positions.contains(block) && !coupled.contains(step.player) {
      product.present[step.player] *= step.effect.rateFactor
    }
  }
}
