/// The places that cells are part of, in the order in which a walk over groups of cells comes to them.
///
/// Places that a group touches so lie side by side, whatever order they were given in.
struct PlaceMembers {
  struct Member {
    /// The place's position in `places`.
    var slot: Int
    /// The cell's share of the place.
    var weight: Double
  }

  /// The cells of one group, and the slots that they touch.
  struct Group {
    var slots: Range<Int>
    /// By the cell's position in the group, where its members begin; the end of the last one's after them.
    var starts: [Int]
    /// Of the first cell, the second, and so on, with slots counted from the first of `slots`.
    var members: [Member]
  }

  /// By slot, the place's position among the selections.
  let places: [Int]
  private let groups: [[Int]]
  private let members: [Int: [Member]]

  /// - Parameter groups: cells that are walked together
  init(_ selections: [CellSelection?], groups: [[Int]]) {
    self.groups = groups
    var groupOfCell: [Int: Int] = [:]
    for (number, cells) in groups.enumerated() {
      for cell in cells { groupOfCell[cell] = number }
    }
    let first = selections.map { selection in
      (selection?.cells ?? []).compactMap { groupOfCell[$0] }.min() ?? groups.count
    }
    places = selections.indices.sorted { (first[$0], $0) < (first[$1], $1) }
    var members: [Int: [Member]] = [:]
    for (slot, place) in places.enumerated() {
      for (cell, weight) in zip(selections[place]?.cells ?? [], selections[place]?.weights ?? []) {
        members[cell, default: []].append(Member(slot: slot, weight: weight))
      }
    }
    self.members = members
  }

  func group(_ number: Int) -> Group {
    let found = groups[number].map { members[$0] ?? [] }
    let slots = found.joined().map(\.slot)
    guard let low = slots.min(), let high = slots.max() else {
      return Group(slots: 0..<0, starts: found.map { _ in 0 } + [0], members: [])
    }
    var group = Group(slots: low..<high + 1, starts: [0], members: [])
    for cell in found {
      for member in cell {
        group.members.append(Member(slot: member.slot - low, weight: member.weight))
      }
      group.starts.append(group.members.count)
    }
    return group
  }
}
