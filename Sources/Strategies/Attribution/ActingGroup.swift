/// Actions whose rules tie them together: which of them act depends on which others are chosen.
///
/// The value of a set of actions is that of its acting part, so such a group is attributed as a whole, by
/// every set of its members.
struct ActingGroup: Sendable {
  /// Positions among all actions, in ascending order.
  let members: [Int]
  /// Which members act, for every set of those chosen; empty for more members than `TermShares.limit`.
  let table: [UInt64]
  private let rule: @Sendable (UInt64) -> UInt64

  /// - Parameter rule: Which members act when some are chosen: bit i of both stands for the ith member.
  init(members: [Int], rule: @escaping @Sendable (UInt64) -> UInt64) {
    self.members = members
    self.rule = rule
    // Attribution asks for the same sets thousands of times.
    table =
      members.count > TermShares.limit
      ? [] : (0..<(UInt64(1) << UInt64(members.count))).map(rule)
  }

  /// Which members act when some are chosen: bit i of both stands for the ith member.
  func acting(_ chosen: UInt64) -> UInt64 { table.isEmpty ? rule(chosen) : table[Int(chosen)] }

  /// Groups of actions that rules link, directly or by way of others; an action without a link is in none.
  ///
  /// - Parameters:
  ///   - links: Pairs of positions that a rule ties together.
  ///   - acting: Which of all actions act when some are chosen; never one that is not chosen, and
  ///     independent between actions that no chain of links joins.
  static func groups(
    of count: Int, linkedBy links: [(Int, Int)],
    acting: @escaping @Sendable ([Bool]) -> [Bool]
  ) -> [ActingGroup] {
    var linked = DisjointSets(count)
    for (first, second) in links { linked.join(first, second) }
    return linked.groups.filter { $0.count > 1 }.map { members in
      ActingGroup(members: members) { chosen in
        var all = [Bool](repeating: false, count: count)
        for (bit, member) in members.enumerated() { all[member] = chosen >> UInt64(bit) & 1 == 1 }
        let active = acting(all)
        return members.enumerated().reduce(0) { mask, member in
          active[member.element] ? mask | 1 << UInt64(member.offset) : mask
        }
      }
    }
  }
}

/// Which of some numbered things belong together.
struct DisjointSets {
  private var parent: [Int]

  init(_ count: Int) { parent = Array(0..<count) }

  /// The least number of the set that a thing belongs to.
  mutating func root(_ thing: Int) -> Int {
    var root = thing
    while parent[root] != root { root = parent[root] }
    parent[thing] = root
    return root
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (one, other) = (root(first), root(second))
    parent[max(one, other)] = min(one, other)
  }

  /// Every set, its things in ascending order, by its first.
  var groups: [[Int]] {
    var copy = self
    var groups: [Int: [Int]] = [:]
    for thing in parent.indices { groups[copy.root(thing), default: []].append(thing) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
