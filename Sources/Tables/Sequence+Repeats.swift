extension Sequence where Element: Hashable {
  /// The elements in the order in which they first come, each once.
  @inlinable
  public func withoutRepeats() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
