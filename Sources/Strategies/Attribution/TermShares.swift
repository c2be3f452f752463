/// Shapley values summand by summand, each over the actions that change it.
///
/// A summand is a product of factors: one for each action, one for actions that rules tie together, one for those
/// that a saved amount lets depend on each other. Only within a factor every set is tried.
struct TermShares {
  /// The most actions whose every set is tried.
  static let limit = 20

  /// What each action adds, metric tons CO2e; below 0 for a saving.
  private(set) var shares: [Double]
  /// Summands that hang on more actions than the limit at once: in no share yet.
  private(set) var left: Set<EffectTerm> = []

  private let program: EffectProgram
  private let groups: [ActingGroup]
  private let rule: GaussLegendre

  init(_ program: EffectProgram, groups: [ActingGroup]) {
    self.program = program
    self.groups = groups
    shares = [Double](repeating: 0, count: program.players)
    rule = GaussLegendre(count: (program.players + 1) / 2)
    let clusters = program.savingClusters
    let coupled = Set(clusters.flatMap(\.blocks))
    for term in program.terms where !term.isOf(coupled) {
      let product = program.product(term)
      add(product.coefficient, factors(of: product), terms: [term])
    }
    for cluster in clusters { add(cluster) }
    addSurplus()
    addExcess()
  }

  /// What is made of power beyond what is bought, for every set of the actions that it hangs on.
  private mutating func addSurplus() {
    guard let surplus = PowerSurplus(program) else { return }
    add(.surplus, of: surplus.players, limit: PowerSurplus.limit) { surplus.values(members: $0) }
  }

  /// What is stated as saved beyond what there is, for every set of the actions that it hangs on.
  private mutating func addExcess() {
    guard let excess = StatedExcess(program) else { return }
    add(.excess, of: excess.players, limit: StatedExcess.limit) { excess.values(members: $0) }
  }

  /// A summand that is no product, for every set of the actions that it hangs on.
  private mutating func add(
    _ term: EffectTerm, of players: [Int], limit: Int, each: (_ members: [Int]) -> [Double]
  ) {
    let tied = groups.indices.filter { index in
      groups[index].members.contains(where: players.contains)
    }
    let members = Set(players + tied.flatMap { groups[$0].members }).sorted()
    guard members.count <= limit else {
      left.insert(term)
      return
    }
    let values = each(members)
    guard values.contains(where: { $0 != 0 }) else { return }
    let table = CoalitionFactor(
      members: members, values: chosen(values, members: members, tied: tied))
    add(1, [table], terms: [term])
  }

  private mutating func add(_ cluster: SavingCluster) {
    let blocks = Set(cluster.blocks)
    let terms = program.terms.filter { $0.isOf(blocks) }
    let tied = groups.indices.filter { index in
      groups[index].members.contains(where: cluster.players.contains)
    }
    let members = Set(cluster.players + tied.flatMap { groups[$0].members }).sorted()
    guard members.count <= Self.limit else {
      left.formUnion(terms)
      return
    }
    // Summands that actions outside change alike are summed up first.
    var alike: [[UInt64]: (product: ProductTerm, terms: [EffectTerm])] = [:]
    var order: [[UInt64]] = []
    for term in terms {
      let product = program.product(term, without: Set(members))
      let key = (product.present + product.absent).map(\.bitPattern)
      if alike[key] == nil { order.append(key) }
      alike[key, default: (product, [])].terms.append(term)
    }
    let parts = order.compactMap { alike[$0] }
    let table = CoupledTable(
      program, blocks: cluster.blocks, members: members, groups: parts.map(\.terms))
    let values = table.values(members: members.count)
    for (part, values) in zip(parts, values) {
      let table = CoalitionFactor(
        members: members, values: chosen(values, members: members, tied: tied))
      add(1, factors(of: part.product, beside: tied).map { [table] + $0 }, terms: part.terms)
    }
  }

  /// The values of what is chosen from those of what acts.
  private func chosen(_ values: [Double], members: [Int], tied: [Int]) -> [Double] {
    guard !tied.isEmpty else { return values }
    let places = tied.map { group in
      groups[group].members.map { members.firstIndex(of: $0) ?? 0 }
    }
    return values.indices.map { set in
      var active = set
      for (group, bits) in zip(tied, places) {
        let chosen = bits.enumerated().reduce(0) { $0 | (set >> $1.element & 1) << $1.offset }
        let acts = groups[group].table[chosen]
        for (offset, bit) in bits.enumerated() where acts >> UInt64(offset) & 1 == 0 {
          active &= ~(1 << bit)
        }
      }
      return values[active]
    }
  }

  /// Nil when rules tie too many of the actions that matter.
  private func factors(of product: ProductTerm, beside known: [Int] = []) -> [CoalitionFactor]? {
    let relevant = Set(product.relevant)
    var single = relevant
    var factors: [CoalitionFactor] = []
    for (index, group) in groups.enumerated() where !known.contains(index) {
      guard group.members.contains(where: relevant.contains) else { continue }
      guard !group.table.isEmpty else { return nil }
      single.subtract(group.members)
      factors.append(
        CoalitionFactor(
          members: group.members,
          values: group.table.map { acts in
            group.members.enumerated().reduce(1) { value, member in
              let acts = acts >> UInt64(member.offset) & 1 == 1
              return value * (acts ? product.present : product.absent)[member.element]
            }
          }))
    }
    return factors
      + single.sorted().map {
        CoalitionFactor(member: $0, present: product.present[$0], absent: product.absent[$0])
      }
  }

  private mutating func add(
    _ coefficient: Double, _ factors: [CoalitionFactor]?, terms: [EffectTerm]
  ) {
    guard let factors else {
      left.formUnion(terms)
      return
    }
    guard coefficient != 0, !factors.isEmpty else { return }
    for (t, weight) in rule.points {
      let values = factors.map { $0.value(at: t) }
      // Products of the factors before and after each, so that none is divided out.
      var after = [Double](repeating: 1, count: factors.count + 1)
      for index in factors.indices.reversed() { after[index] = after[index + 1] * values[index] }
      var before = coefficient * weight
      for (index, factor) in factors.enumerated() {
        for (member, slope) in zip(factor.members, factor.slopes(at: t)) {
          shares[member] += slope * before * after[index + 1]
        }
        before *= values[index]
      }
    }
  }
}

extension EffectTerm {
  /// True for a summand of one of the blocks.
  fileprivate func isOf(_ blocks: Set<Int>) -> Bool {
    switch self {
    case .own(let block), .gain(_, let block): blocks.contains(block)
    case .beside, .surplus, .excess: false
    }
  }
}
