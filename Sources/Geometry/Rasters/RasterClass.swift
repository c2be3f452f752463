internal import Tables

/// Values of a raster that become the zones of one level, such as depths from 1 to below 3 feet.
public struct RasterClass: Hashable, Sendable {
  public let name: String
  /// Nil for no lower limit.
  public let lowest: Double?
  /// The first value that is no longer of the class; nil for no upper limit.
  public let end: Double?

  public init(name: String, lowest: Double?, end: Double?) {
    self.name = name
    self.lowest = lowest
    self.end = end
  }

  /// True from the lowest value to just below the end.
  public func contains(_ value: Double) -> Bool {
    value.isFinite && (lowest.map { value >= $0 } ?? true) && (end.map { value < $0 } ?? true)
  }

  /// Reads a list such as `low=0..1, moderate=1..3, high=3..`; a single number is a class of just that value.
  ///
  /// - Parameter asked: As `ShapeQuestions.classes`.
  public static func list(
    _ text: String, asked: String? = nil
  ) throws(ShapeProblem) -> [RasterClass] {
    var classes: [RasterClass] = []
    for piece in text.split(separator: ",") {
      let sides = piece.split(separator: "=", maxSplits: 1).map { String($0.trimmedSpaces) }
      guard sides.count == 2, !sides[0].isEmpty, let range = range(sides[1]) else {
        throw ShapeProblem(
          "“\(piece.trimmedSpaces)” is no class. Write name=from..to, such as low=0..1, high=3.. for 3 and more."
        )
      }
      if let before = classes.first(where: { $0.overlaps(range) }) {
        throw ShapeProblem(
          "The classes \(before.name) and \(sides[0]) overlap. Let one end where the other begins.")
      }
      classes.append(RasterClass(name: sides[0], lowest: range.lowest, end: range.end))
    }
    guard !classes.isEmpty else {
      throw ShapeProblem(
        "A raster needs classes. Name them\(ShapeQuestions.end(asked)), such as low=0..1, high=1.. for 1 and more."
      )
    }
    return classes
  }

  private func overlaps(_ other: (lowest: Double?, end: Double?)) -> Bool {
    let low = max(lowest ?? -.infinity, other.lowest ?? -.infinity)
    return low < min(end ?? .infinity, other.end ?? .infinity)
  }

  private static func range(_ text: String) -> (lowest: Double?, end: Double?)? {
    guard let dots = text.firstRange(of: "..") else {
      return Double(text).flatMap { $0.isFinite ? ($0, $0.nextUp) : nil }
    }
    let low = String(text[..<dots.lowerBound])
    let high = String(text[dots.upperBound...])
    guard low.isEmpty || Double(low) != nil, high.isEmpty || Double(high) != nil,
      !(low.isEmpty && high.isEmpty)
    else { return nil }
    let lowest = Double(low)
    let end = Double(high)
    if let lowest, let end, lowest >= end { return nil }
    return (lowest, end)
  }
}

extension StringProtocol {
  /// Without spaces around it.
  var trimmedSpaces: SubSequence {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
