/// Blocks whose activity depends on each other, because an amount saved is shared by what remains of each.
struct SavingCluster: Sendable {
  let blocks: [Int]
  /// Actions that change their activity before the last such saving, in ascending order.
  ///
  /// What others do comes later and is a factor of its own.
  let players: [Int]
}

extension EffectProgram {
  /// Every cluster of blocks that a step of `save` touches.
  var savingClusters: [SavingCluster] {
    var joined = DisjointSets(tonnes.count)
    var lastSaving: [Int: Int] = [:]
    for (number, step) in steps.enumerated() {
      guard case .save(let blocks, _) = step.effect, let first = blocks.first else { continue }
      for block in blocks {
        joined.join(first, block)
        lastSaving[block] = number
      }
    }
    return joined.groups.compactMap { blocks in
      guard let last = blocks.compactMap({ lastSaving[$0] }).max() else { return nil }
      let players = steps[...last].filter { step in
        step.effect.activityFactor != 1 && step.effect.positions.contains(where: blocks.contains)
      }.map(\.player)
      return SavingCluster(blocks: blocks, players: Set(players).sorted())
    }
  }
}
