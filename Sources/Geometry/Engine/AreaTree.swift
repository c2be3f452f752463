internal import CGEOS

/// Finds the boxes that meet a box, by GEOS's tree; for one thread.
final class AreaTree {
  private let context: GEOSContext
  private let tree: OpaquePointer?
  /// The tree reads the boxes when it is first asked.
  private var boxes: [GEOSShape] = []

  init(_ bounds: [Bounds], in context: GEOSContext) {
    self.context = context
    tree = GEOSSTRtree_create_r(context.handle, 10)
    for (number, box) in bounds.enumerated() {
      guard let shape = GEOSShape(box, in: context) else { continue }
      boxes.append(shape)
      // The number itself is the item; no pointer can be 0.
      GEOSSTRtree_insert_r(
        context.handle, tree, shape.pointer, UnsafeMutableRawPointer(bitPattern: number + 1))
    }
  }

  deinit { GEOSSTRtree_destroy_r(context.handle, tree) }

  /// Numbers of the boxes that meet the box of a shape, in order.
  func numbers(meeting shape: GEOSShape) -> [Int] {
    var found: [Int] = []
    withUnsafeMutablePointer(to: &found) { place in
      GEOSSTRtree_query_r(
        context.handle, tree, shape.pointer,
        { item, place in
          let number = Int(bitPattern: item) - 1
          place?.assumingMemoryBound(to: [Int].self).pointee.append(number)
        }, place)
    }
    return found.sorted()
  }
}
