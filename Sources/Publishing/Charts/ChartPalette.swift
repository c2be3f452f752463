public import Foundation
internal import Tables

/// The colors of `palette.json`, shared by charts, pages and print.
public struct ChartPalette: Sendable, Codable, Hashable {
  public var ink: String
  public var muted: String
  public var paper: String
  public var rule: String
  public var grid: String
  public var accent: String
  /// By sector name, such as `buildings`.
  public var sectors: [String: String]
  public var series: [String]
  /// For stacked wedges; neighbors differ in lightness so that they part in grey.
  public var wedges: [String]
  public var target: String
  public var bau: String
  public var baseline: String
  public var future: String
  /// Levels 1 … 5.
  public var risk: [String]
  /// Text on the levels 1 … 5.
  public var riskText: [String]
  /// Light to dark.
  public var sequential: [String]
  /// Text on each of `sequential`.
  public var sequentialText: [String]

  private enum CodingKeys: String, CodingKey {
    case ink, muted, paper, rule, grid, accent, sectors, series, wedges, target, bau, baseline
    case future, risk, sequential
    case riskText = "risk-text"
    case sequentialText = "sequential-text"
  }

  /// Every color that charts and maps are drawn in, once: the palette's own and the tints of bands, ranges and outlines.
  public var drawn: [String] {
    let own =
      [ink, muted, paper, rule, grid, accent, target, bau, baseline, future]
      + sectors.sorted { $0.key < $1.key }.map(\.value) + series + wedges + risk + riskText
      + sequential + sequentialText
    let tints = [
      (accent, [0.22, 0.3, 0.4, 0.45, 0.62]), (bau, [0.18]), (baseline, [0.42]), (future, [0.42]),
      (muted, [0.32, 0.42, 0.6]),
    ].flatMap { color, strengths in strengths.map { tint(of: color, strength: $0) } }
    return (own + tints).withoutRepeats()
  }

  /// Reads a palette.
  public init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  /// The color of a sector; a sector without one gets the muted ink.
  func color(of sector: ChartSector) -> String {
    sectors[sector.rawValue] ?? muted
  }

  /// A color mixed with the paper; `strength` 1 leaves it as it is.
  func tint(of color: String, strength: Double) -> String {
    let (one, other) = (Self.components(color), Self.components(paper))
    guard one.count == 3, other.count == 3 else { return color }
    return zip(one, other).reduce(into: "#") { text, pair in
      let part = Int((Double(pair.0) * strength + Double(pair.1) * (1 - strength)).rounded())
      text += (part < 16 ? "0" : "") + String(part, radix: 16)
    }
  }

  private static func components(_ color: String) -> [Int] {
    guard color.hasPrefix("#"), let value = Int(color.dropFirst(), radix: 16) else { return [] }
    return [value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff]
  }

  /// The color of a risk level 1 … 5 and of text on it.
  func risk(level: Int) -> (ground: String, text: String) {
    guard risk.indices.contains(level - 1) else { return (paper, ink) }
    let text = riskText.indices.contains(level - 1) ? riskText[level - 1] : ink
    return (risk[level - 1], text)
  }
}

/// Sectors of a community inventory, in the order in which charts stack them.
public enum ChartSector: String, Sendable, Hashable, CaseIterable, Codable {
  case buildings, transportation, waste, water, industry, agriculture, land

  /// As printed, such as `Buildings`.
  public var title: String {
    switch self {
    case .buildings: "Buildings"
    case .transportation: "Transportation"
    case .industry: "Industry"
    case .waste: "Waste"
    case .water: "Water and wastewater"
    case .agriculture: "Agriculture"
    case .land: "Land and trees"
    }
  }
}
