import Foundation
import Workspace

/// A color by the lightness that the eye sees and two axes of hue, so that one can be changed without the others.
///
/// Source: Björn Ottosson, “A perceptual color space for image processing” (Oklab), 2020.
struct PerceptualColor {
  /// 0 (black) to 1 (white).
  var lightness: Double
  /// From green to red.
  var red: Double
  /// From blue to yellow.
  var yellow: Double

  init(_ color: AccentColor) {
    let (r, g, b) = color.light
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let middle = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  /// The linear parts of red, green and blue, which lie outside 0 to 1 where no screen shows the color.
  private var parts: [Double] {
    func cube(_ value: Double) -> Double { value * value * value }
    let long = cube(lightness + 0.3963377774 * red + 0.2158037573 * yellow)
    let middle = cube(lightness - 0.1055613458 * red - 0.0638541728 * yellow)
    let short = cube(lightness - 0.0894841775 * red - 1.2914855480 * yellow)
    return [
      4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
      -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
      -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    ]
  }

  /// The nearest color of the same lightness and hue that a screen shows.
  var onScreen: AccentColor? {
    var shown = self
    let isShown = { (parts: [Double]) in parts.allSatisfy { (-0.0005...1.0005).contains($0) } }
    for share in stride(from: 1, through: 0, by: -0.02) {
      shown.red = red * share
      shown.yellow = yellow * share
      if isShown(shown.parts) { break }
    }
    let hex = shown.parts.map { part -> String in
      let linear = min(1, max(0, part))
      let value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
      let byte = Int((value * 255).rounded())
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return AccentColor(hex.joined())
  }
}
