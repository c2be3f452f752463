/// Moves labels apart so that none overlap, each as near to its place as the others allow.
enum LabelPlacement {
  /// A label: where its middle should be, and its height with the space around it.
  struct Label {
    var wanted: Double
    var height: Double
  }

  private struct Cluster {
    var members: [Int]
    var height: Double
    /// Sum over the members of the top that each would like the cluster to have.
    var wantedTops: Double
    var top: Double { wantedTops / Double(members.count) }
  }

  /// Places labels along a line.
  ///
  /// Neighbors that overlap join a cluster, which sits where the sum of squared moves is least. When
  /// the labels together are higher than the bounds, they are squeezed evenly.
  ///
  /// - Returns: The middle of each label, in the order given.
  static func place(_ labels: [Label], within bounds: ClosedRange<Double>) -> [Double] {
    let total = labels.reduce(0) { $0 + $1.height }
    let room = bounds.upperBound - bounds.lowerBound
    let squeeze = total > room && total > 0 ? room / total : 1
    let order = labels.indices.sorted { (labels[$0].wanted, $0) < (labels[$1].wanted, $1) }
    var clusters: [Cluster] = []
    for index in order {
      let height = labels[index].height * squeeze
      var cluster = Cluster(
        members: [index], height: height, wantedTops: labels[index].wanted - height / 2)
      while let last = clusters.last,
        clamped(last, to: bounds) + last.height > clamped(cluster, to: bounds) + 1e-9
      {
        clusters.removeLast()
        let shift = last.height * Double(cluster.members.count)
        cluster = Cluster(
          members: last.members + cluster.members, height: last.height + cluster.height,
          wantedTops: last.wantedTops + cluster.wantedTops - shift)
      }
      clusters.append(cluster)
    }
    var middles = labels.map(\.wanted)
    for cluster in clusters {
      var top = clamped(cluster, to: bounds)
      for index in cluster.members {
        let height = labels[index].height * squeeze
        middles[index] = top + height / 2
        top += height
      }
    }
    return middles
  }

  private static func clamped(_ cluster: Cluster, to bounds: ClosedRange<Double>) -> Double {
    min(
      max(cluster.top, bounds.lowerBound),
      max(bounds.lowerBound, bounds.upperBound - cluster.height))
  }
}
