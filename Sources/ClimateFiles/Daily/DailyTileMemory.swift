public import Climate
internal import Glibc

/// Memory for some days of some cells of several variables, used for one slab after the other.
///
/// Rows begin where wide loads do, and lie apart by such a distance that those of neighboring days do not crowd each other
/// out of the cache, as rows of 2¹⁵ cells side by side would.
public final class DailyTileMemory {
  /// Values from one day to the next.
  public let stride: Int
  /// Where the values of each variable begin.
  public let values: [ClimateVariable: UnsafeMutablePointer<Float>]
  private let memory: UnsafeMutableRawPointer

  /// - Parameters:
  ///   - days: the most days that a slab has
  ///   - cells: how many there are, the same in every slab
  public init(of variables: some Collection<ClimateVariable>, days: Int, cells: Int) {
    let line = 16
    // A page and one line beyond a whole number of pages.
    let page = 1024
    let stride = cells < page ? (cells + line - 1) / line * line : (cells / page + 1) * page + line
    let size = stride * max(1, days)
    memory = Self.allocate(max(1, 4 * size * variables.count))
    let first = memory.bindMemory(to: Float.self, capacity: size * variables.count)
    self.stride = stride
    values = Dictionary(
      variables.enumerated().map { ($1, first + $0 * size) },
      uniquingKeysWith: { first, _ in first })
  }

  deinit { memory.deallocate() }

  private static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let largePage = 1 << 21
    guard count >= largePage else { return .allocate(byteCount: count, alignment: 64) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: largePage)
    // A fault for each page of 4 KB would cost more than decoding into it. A system without large pages refuses.
    _ = madvise(memory, count / largePage * largePage, MADV_HUGEPAGE)
    return memory
  }

  /// Lends days that have been read as a slab.
  ///
  /// The slab must not outlive the memory.
  ///
  /// - Parameter complete: the variables of which it is known that no value is missing
  public func slab(
    days: Range<Int>, cells: Int, complete: Set<ClimateVariable> = []
  ) -> DailySlab {
    DailySlab(
      days: days, cells: cells, stride: stride, values: values.mapValues { UnsafePointer($0) },
      complete: complete)
  }
}
