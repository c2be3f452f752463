extension YearFrame {
  /// Streams come first, and then their parts; the stream's own position holds what is left of it.
  private var streamCount: Int { activity.count - parts.count }

  /// The part that a position stands for; nil for a stream.
  func part(at position: Int) -> StreamPart? {
    position < streamCount ? nil : parts[position - streamCount]
  }

  /// The stream that a position is or is a part of.
  func stream(of position: Int) -> Int { part(at: position)?.stream ?? position }
}
