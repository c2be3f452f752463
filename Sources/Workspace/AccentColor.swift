internal import Foundation

/// A color of the community's own, with what makes text in it readable.
///
/// Source: WCAG 2.2, definitions of “relative luminance” and “contrast ratio”.
public struct AccentColor: Hashable, Sendable {
  /// 0 to 255 each, sRGB.
  public let red: Int
  public let green: Int
  public let blue: Int

  public static let white = AccentColor(red: 255, green: 255, blue: 255)
  public static let black = AccentColor(red: 0, green: 0, blue: 0)
  /// The contrast that text of any size needs (WCAG 2.2, success criterion 1.4.3, level AA).
  public static let textContrast = 4.5

  private init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// - Parameter text: Six hexadecimal digits after an optional `#`, such as `#0b5b4c`; nil for anything else.
  public init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = Int(digits, radix: 16)
    else { return nil }
    self.init(red: value >> 16 & 0xFF, green: value >> 8 & 0xFF, blue: value & 0xFF)
  }

  /// Such as `#0b5b4c`.
  public var hex: String {
    "#"
      + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Relative luminance, 0 (black) to 1 (white).
  public var luminance: Double {
    let light = light
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// How much light each part gives, 0 to 1.
  public var light: (red: Double, green: Double, blue: Double) {
    func linear(_ part: Int) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return (linear(red), linear(green), linear(blue))
  }

  /// The contrast ratio of two colors, 1 to 21.
  public func contrast(with other: AccentColor) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// - Parameter share: How much of the other color, 0 to 1.
  public func mixed(with other: AccentColor, share: Double) -> AccentColor {
    func part(_ mine: Int, _ theirs: Int) -> Int {
      Int((Double(mine) * (1 - share) + Double(theirs) * share).rounded())
    }
    return AccentColor(
      red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }

  /// The same color, or the tone nearest to it that is readable on a ground.
  ///
  /// - Parameter contrast: The ratio that is needed; black or white where neither tone of the color reaches it.
  public func reaching(_ contrast: Double, on ground: AccentColor) -> AccentColor {
    let isLight = ground.contrast(with: .black) >= ground.contrast(with: .white)
    let end = isLight ? AccentColor.black : .white
    return (0...100).lazy.map { mixed(with: end, share: Double($0) / 100) }
      .first { $0.contrast(with: ground) >= contrast } ?? end
  }
}
