internal import Foundation
internal import Tables

/// What a chart draws at pixels of its plot area: texts, and the boxes, lines and dots beside them.
struct SpecLayout {
  private let layers: [JSONValue]
  private let bounds: ClosedRange<Double>
  private var pieces: [SpecPiece] = []
  private let metrics: TextMetrics

  /// The farthest that a thing of a legend stands from the one before it, pixels.
  private static let legendGap = 40.0
  /// The farthest that a number stands from the word before it, pixels.
  private static let wordGap = 9.0
  /// Lines of one text are at least and at most so far apart, pixels.
  private static let lineHeights = 13.0...17.5

  init(root: JSONValue, layers: [JSONValue], metrics: TextMetrics) {
    (self.layers, self.metrics) = (layers, metrics)
    let (left, right) = (root["padding"]?["left"]?.double, root["padding"]?["right"]?.double)
    let width = root["width"]?.double ?? 0
    bounds = -(left ?? 0)...max(-(left ?? 0), width + (right ?? 0))
    for (number, layer) in layers.enumerated() where Self.isAtPixels(layer) {
      let isText = layer["mark"]?["type"]?.text == "text"
      for (item, datum) in (layer["data"]?["values"]?.items ?? []).enumerated() {
        let piece = SpecPiece(datum, layer: number, item: item, isText: isText)
        if let piece { pieces.append(piece) }
      }
    }
  }

  /// Whether a layer's places are pixels, not values of an axis.
  private static func isAtPixels(_ layer: JSONValue) -> Bool {
    guard let x = layer["encoding"]?["x"], let members = x.members else { return false }
    return members.contains { $0.name == "scale" && $0.value == .null }
  }

  /// Whether a datum is a text at a place of its own.
  static func isPlacedText(_ datum: JSONValue) -> Bool {
    datum["text"] != nil && datum["align"] != nil && datum["x"] != nil
  }

  /// Puts texts into other words, and moves what stands after them.
  mutating func say(_ words: (String) -> String?) {
    for index in pieces.indices { pieces[index].measure(metrics) }
    for block in blocks {
      let lines = block.map { pieces[$0].text }
      guard let said = translated(lines, words, block) else { continue }
      for (index, text) in zip(block, said) { pieces[index].said = text }
      // A text that needs fewer lines than before stands in the first of them.
      for index in block.dropFirst(said.count) { pieces[index].said = "" }
    }
    for index in pieces.indices { pieces[index].measure(metrics) }
    moveLegends()
    moveNumbers()
    widenGrounds()
  }

  /// The lines in other words; nil where they have none.
  private func translated(
    _ lines: [String], _ words: (String) -> String?, _ block: [Int]
  ) -> [String]? {
    let single = lines.map { line in line.contains(where: \.isLetter) ? words(line) : line }
    if !single.contains(nil) { return single.compactMap(\.self) }
    guard lines.count > 1, let text = words(lines.joined(separator: " ")) else { return nil }
    let widest = block.map { pieces[$0].old.width }.max() ?? 0
    return broken(text, into: lines.count, from: widest, like: pieces[block[0]])
  }

  /// A text in no more than so many lines, as narrow as they can be, but no narrower than a width.
  private func broken(
    _ text: String, into count: Int, from width: Double, like piece: SpecPiece
  ) -> [String] {
    for step in 0... {
      let room = width + Double(step) * 8
      var lines: [String] = []
      for word in text.split(separator: " ") {
        let longer = lines.last.map { "\($0) \(word)" }
        if let longer, piece.width(of: longer, metrics) <= room {
          lines[lines.count - 1] = longer
        } else {
          lines.append(String(word))
        }
      }
      if lines.count <= count { return lines }
    }
    return [text]
  }

  /// Texts in one column with the distance of lines, which may be one text.
  private var blocks: [[Int]] {
    var blocks: [[Int]] = []
    for (index, piece) in pieces.enumerated() where piece.isText {
      if let last = blocks.last?.last, piece.layer == pieces[last].layer,
        piece.isSet(like: pieces[last]), Self.lineHeights.contains(piece.y - pieces[last].y)
      {
        blocks[blocks.count - 1].append(index)
      } else {
        blocks.append([index])
      }
    }
    return blocks
  }

  // Moving

  /// Above the plot area, things follow one another from left to right.
  private mutating func moveLegends() {
    let rows = Set(pieces.filter { $0.isText && $0.y < 0 && $0.align == .left }.map(\.y))
    for row in rows {
      let members = pieces.indices.filter { pieces[$0].isInRow(row) }
        .sorted { (pieces[$0].old.left, $0) < (pieces[$1].old.left, $1) }
      var (shift, end) = (0.0, -Double.infinity)
      for index in members {
        let piece = pieces[index]
        if piece.old.left > end + Self.legendGap { shift = 0 }
        pieces[index].shift = shift
        end = max(end, piece.old.right)
        if piece.isText, piece.align == .left { shift += piece.growth }
      }
    }
  }

  /// In the plot area, a number stands close after its word.
  private mutating func moveNumbers() {
    let texts = pieces.indices.filter { pieces[$0].isText && pieces[$0].y >= 0 }
    for index in texts where pieces[index].growth != 0 && pieces[index].align == .left {
      let word = pieces[index]
      for other in texts where other != index && pieces[other].align == .left {
        let gap = pieces[other].old.left - word.old.right
        guard pieces[other].y == word.y, (0...Self.wordGap).contains(gap) else { continue }
        pieces[other].shift += word.growth
      }
    }
  }

  /// A ground that texts stand on is as wide as they are.
  private mutating func widenGrounds() {
    for index in pieces.indices where pieces[index].isGround {
      let ground = pieces[index].old
      let texts = pieces.filter {
        $0.isText && abs($0.x - ground.left - 6) < 0.1 && $0.y > ground.top && $0.y < ground.bottom
      }
      guard let right = texts.map(\.new.right).max(), texts.contains(where: { $0.growth != 0 })
      else { continue }
      pieces[index].end = max(right + 6, ground.left + 12)
    }
  }

  // What comes of it

  /// Whether no text covers what it did not cover before, and none has left the chart.
  var isClear: Bool {
    let changed = pieces.indices.filter {
      pieces[$0].isText && pieces[$0].hasChanged && !pieces[$0].said.isEmpty
    }
    return changed.allSatisfy { index in
      let piece = pieces[index]
      let isInside =
        piece.new.left >= min(bounds.lowerBound, piece.old.left) - 1
        && piece.new.right <= max(bounds.upperBound, piece.old.right) + 1
      return isInside
        && pieces.indices.allSatisfy { other in
          other == index || !pieces[other].isObstacle
            || !piece.new.overlaps(pieces[other].new)
            || piece.old.overlaps(pieces[other].old)
        }
    }
  }

  /// The layers with what has changed.
  var written: [JSONValue] {
    let changed = Dictionary(
      grouping: pieces.filter { $0.hasChanged || $0.end != nil }, by: \.layer)
    return layers.enumerated().map { number, layer in
      guard let pieces = changed[number], var values = layer["data"]?["values"]?.items else {
        return layer
      }
      for piece in pieces { values[piece.item] = piece.written(in: values[piece.item]) }
      return layer.replacing("data", layer["data"]?.replacing("values", .list(values)))
    }
  }
}
