internal import Tables

/// One thing that a chart draws at pixels, as it was and as it is in other words.
struct SpecPiece {
  enum Align: String { case left, center, right }

  /// A rectangle, pixels from the upper left corner of the plot area.
  struct Frame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var width: Double { right - left }

    func overlaps(_ other: Frame) -> Bool {
      left + 1 < other.right && other.left + 1 < right && top + 1 < other.bottom
        && other.top + 1 < bottom
    }
  }

  let layer: Int
  let item: Int
  let isText: Bool
  let x: Double
  let y: Double
  let align: Align
  let text: String
  /// The text in other words; the old one where it has none.
  var said: String
  /// How far it has moved to the right.
  var shift = 0.0
  /// The new right end of a box; nil where it is as before.
  var end: Double?
  private(set) var old: Frame
  private(set) var growth = 0.0

  private let datum: JSONValue
  private let size: Double
  private let isSemibold: Bool

  /// Nil for what has no place.
  init?(_ datum: JSONValue, layer: Int, item: Int, isText: Bool) {
    guard let x = datum["x"]?.double, let y = datum["y"]?.double else { return nil }
    (self.datum, self.layer, self.item, self.isText) = (datum, layer, item, isText)
    (self.x, self.y) = (x, y)
    align = datum["align"]?.text.flatMap(Align.init) ?? .left
    text = isText ? datum["text"]?.text ?? "" : ""
    said = text
    size = datum["size"]?.double ?? 13
    isSemibold = datum["weight"]?.whole == 600
    let radius = isText ? 0 : (datum["area"]?.double ?? 0).squareRoot() / 2
    let (x2, y2) = (datum["x2"]?.double ?? x, datum["y2"]?.double ?? y)
    old = Frame(
      left: min(x, x2) - radius, right: max(x, x2) + radius, top: min(y, y2) - radius,
      bottom: max(y, y2) + radius)
  }

  /// Whether it has an area that no text should cover: lines may be crossed.
  var isObstacle: Bool { isText ? !said.isEmpty : datum["width"] == nil }

  /// Whether it is the light ground that words stand on.
  var isGround: Bool { datum["opacity"]?.double.map { $0 < 1 && $0 > 0 } ?? false }

  var hasChanged: Bool { said != text || shift != 0 }

  /// Whether a text is in the letters of another, at the same place across.
  func isSet(like other: SpecPiece) -> Bool {
    x == other.x && size == other.size && isSemibold == other.isSemibold && align == other.align
      && datum["color"] == other.datum["color"]
  }

  func isInRow(_ row: Double) -> Bool {
    isText ? y == row : abs((old.top + old.bottom) / 2 - row) < 8
  }

  func width(of text: String, _ metrics: TextMetrics) -> Double {
    metrics.width(of: text, size: size, isSemibold: isSemibold)
  }

  /// Measures the text as it was and as it is.
  mutating func measure(_ metrics: TextMetrics) {
    guard isText else { return }
    old = frame(width(of: text, metrics))
    growth = width(of: said, metrics) - old.width
  }

  private func frame(_ width: Double) -> Frame {
    let left =
      switch align {
      case .left: x
      case .center: x - width / 2
      case .right: x - width
      }
    return Frame(left: left, right: left + width, top: y - size / 2, bottom: y + size / 2)
  }

  /// Where it is in other words.
  var new: Frame {
    var frame = isText ? frame(old.width + growth) : old
    if let end { frame.right = end }
    frame.left += shift
    frame.right += shift
    return frame
  }

  /// The datum with the new text and place.
  func written(in datum: JSONValue) -> JSONValue {
    func moved(_ name: String) -> JSONValue? {
      datum[name]?.double.map { .number((($0 + shift) * 100).rounded() / 100) }
    }
    let end = end.map { JSONValue.number(($0 * 100).rounded() / 100) }
    return datum.replacing("text", isText ? .text(said) : nil)
      .replacing("x", shift == 0 ? nil : moved("x"))
      .replacing("x2", end ?? (shift == 0 ? nil : moved("x2")))
  }
}
