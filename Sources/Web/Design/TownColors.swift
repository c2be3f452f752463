import Foundation
import Hummingbird
import Workspace

/// The stylesheet that puts a community's own color in the place of Cairn's, readable in light and dark.
struct TownColors {
  let accent: AccentColor

  /// The address, which holds the color itself, so that browsers may keep it for ever.
  var path: String { "/design/accent-\(accent.hex.dropFirst()).css" }

  init(_ accent: AccentColor) { self.accent = accent }

  /// The color of an address; nil for any other address.
  init?(path: String) {
    guard let match = path.wholeMatch(of: /\/design\/accent-([0-9a-f]{6})\.css/),
      let color = AccentColor(String(match.1))
    else { return nil }
    accent = color
  }

  /// The grounds of `cairn.css` that text in the accent stands on, the least readable of each scheme.
  private static let light = AccentColor("#f1f0eb") ?? .white
  private static let dark = AccentColor("#222825") ?? .black
  private static let paper = AccentColor("#ffffff") ?? .white
  private static let night = AccentColor("#191e1c") ?? .black

  /// The four values of a scheme.
  struct Scheme {
    let accent: AccentColor
    let strong: AccentColor
    let soft: AccentColor
    let onAccent: AccentColor

    var css: String {
      "--accent: \(accent.hex); --accent-strong: \(strong.hex); --accent-soft: \(soft.hex); --on-accent: \(onAccent.hex);"
    }
  }

  var lightScheme: Scheme {
    scheme(on: Self.light, soft: (Self.paper, 0.88), strongShare: 0.25, towards: .black)
  }

  var darkScheme: Scheme {
    scheme(on: Self.dark, soft: (Self.night, 0.82), strongShare: 0.3, towards: .white)
  }

  private func scheme(
    on ground: AccentColor, soft: (ground: AccentColor, share: Double), strongShare: Double,
    towards end: AccentColor
  ) -> Scheme {
    let soft = accent.mixed(with: soft.ground, share: soft.share)
    let needed = AccentColor.textContrast
    // Links stand on the plain grounds and in notices, whose ground is the soft tone.
    let text = accent.reaching(needed, on: ground).reaching(needed, on: soft)
    let strong = text.mixed(with: end, share: strongShare)
    let white = text.contrast(with: .white) >= needed
    return Scheme(
      accent: text, strong: strong.reaching(needed, on: soft), soft: soft,
      onAccent: white ? .white : .black)
  }

  /// Whether text needs another tone than the color itself.
  var isAdjusted: Bool { lightScheme.accent != accent }

  var css: String {
    """
    :root { \(lightScheme.css) }
    @media screen and (prefers-color-scheme: dark) { :root { \(darkScheme.css) } }

    """
  }

  /// A square of a color; its fill is an attribute, since pages have no inline styles.
  static func swatch(_ color: AccentColor, _ label: String) -> HTML {
    """
    <svg class="swatch" viewBox="0 0 16 16" width="32" height="32" role="img" aria-label="\(label) \(color.hex)"><rect width="16" height="16" rx="3" fill="\(color.hex)"></rect></svg>
    """
  }
}
