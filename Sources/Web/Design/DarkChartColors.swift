import Publishing
import Workspace

/// The stylesheet that shows drawings in a dark scheme: charts and maps carry the colors of print, on paper and on screen.
///
/// Every color is replaced by one of the same hue whose lightness is turned around, so that paper becomes the dark
/// ground, ink becomes light, and what stood out on paper stands out as much. Where that would make text hard to read,
/// the color under it goes on until the contrast is reached.
struct DarkChartColors {
  let palette: ChartPalette

  /// The ground of charts in a dark scheme: `--surface` of `cairn.css`.
  static let ground = "#191e1c"
  /// The lightness of ink in a dark scheme.
  private static let inkLightness = 0.93

  static let bundled = DarkChartColors(palette: ChartTheme.bundled.palette)

  /// Pairs of a color that marks have and of the text that stands on it.
  private var labelled: [(mark: String, text: String)] {
    Array(zip(palette.risk, palette.riskText))
      + Array(zip(palette.sequential, palette.sequentialText))
  }

  /// What takes the place of a color of a drawing; nil for what is no color.
  func dark(_ print: String) -> String? {
    guard let color = AccentColor(print), let ground = AccentColor(Self.ground),
      let paper = AccentColor(palette.paper), let tone = turned(color)
    else { return nil }
    let needed = AccentColor.textContrast
    if let text = labelled.first(where: { $0.mark == print })?.text,
      let letters = AccentColor(text).flatMap({ turned($0) })
    {
      return tone.reaching(needed, on: letters).hex
    }
    // What is dark enough to be text on paper may be text.
    return color.contrast(with: paper) >= needed ? tone.reaching(needed, on: ground).hex : tone.hex
  }

  private func turned(_ color: AccentColor) -> AccentColor? {
    guard let ink = AccentColor(palette.ink).map(PerceptualColor.init),
      let ground = AccentColor(Self.ground).map(PerceptualColor.init)
    else { return nil }
    var tone = PerceptualColor(color)
    let share = min(1, max(0, (tone.lightness - ink.lightness) / (1 - ink.lightness)))
    tone.lightness = Self.inkLightness - (Self.inkLightness - ground.lightness) * share
    // Paper takes on the tone of the ground.
    tone.red += ground.red * share
    tone.yellow += ground.yellow * share
    return tone.onScreen
  }

  var css: String {
    let rules = palette.drawn.compactMap { print in
      dark(print).map {
        """
        .chart [fill="\(print)"] { fill: \($0); }
        .chart [stroke="\(print)"] { stroke: \($0); }
        """
      }
    }
    let scale = zip(palette.risk, palette.riskText).enumerated().compactMap { index, pair in
      dark(pair.0).flatMap { mark in
        dark(pair.1).map { "--scale-\(index + 1): \(mark); --on-scale-\(index + 1): \($0);" }
      }
    }
    return """
      @media screen and (prefers-color-scheme: dark) {
      :root { \(scale.joined(separator: " ")) }
      \(rules.joined(separator: "\n"))
      }

      """
  }
}
