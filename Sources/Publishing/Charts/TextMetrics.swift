public import Foundation

/// Widths of text in the charts' font, so that labels are placed alike in Swift and in Vega.
public struct TextMetrics: Sendable {
  /// Weights that the charts use.
  enum Weight: Int, Sendable {
    case regular = 400
    case semibold = 600
  }

  /// The resource's text, which the chart engine reads too.
  public let json: String
  private let widths: [Int: [Character: Double]]
  private static let averageWidth = 600.0

  private struct File: Decodable {
    var weights: [String: [String: Double]]
  }

  /// Reads a file of advance widths in thousandths of the font size.
  public init(contentsOf file: URL) throws {
    let data = try Data(contentsOf: file)
    json = String(decoding: data, as: UTF8.self)
    let decoded = try JSONDecoder().decode(File.self, from: data)
    var widths: [Int: [Character: Double]] = [:]
    for (weight, table) in decoded.weights {
      guard let number = Int(weight) else { continue }
      widths[number] = Dictionary(
        table.compactMap { key, width in key.first.map { ($0, width) } }
      ) { first, _ in first }
    }
    self.widths = widths
  }

  /// The width in pixels of one line of a size in pixels, regular or semibold.
  public func width(of text: String, size: Double, isSemibold: Bool) -> Double {
    width(of: text, size: size, weight: isSemibold ? .semibold : .regular)
  }

  /// The width in pixels of one line; a character not in the table counts as an average one.
  func width(of text: String, size: Double, weight: Weight = .regular) -> Double {
    let table = widths[weight.rawValue] ?? [:]
    let sum = text.reduce(0.0) { $0 + (table[$1] ?? Self.averageWidth) }
    return sum * size / 1000
  }

  /// The text in lines no wider than `width`, broken between words.
  ///
  /// - Returns: 1 … `maximum` lines; the last ends in an ellipsis when not everything fits.
  func lines(
    of text: String, size: Double, weight: Weight = .regular, width: Double, maximum: Int = 2
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || self.width(of: longer, size: size, weight: weight) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    guard lines.count > maximum else {
      return lines.map { shortened($0, size: size, weight: weight, width: width) }
    }
    let rest = lines[(maximum - 1)...].joined(separator: " ")
    return lines[..<(maximum - 1)] + [shortened(rest, size: size, weight: weight, width: width)]
  }

  /// The text itself when it fits, else its beginning with an ellipsis.
  func shortened(
    _ text: String, size: Double, weight: Weight = .regular, width: Double
  ) -> String {
    guard self.width(of: text, size: size, weight: weight) > width else { return text }
    var kept = text
    while !kept.isEmpty, self.width(of: kept + "…", size: size, weight: weight) > width {
      kept.removeLast()
    }
    while kept.last == " " || kept.last == "," { kept.removeLast() }
    return kept + "…"
  }
}
