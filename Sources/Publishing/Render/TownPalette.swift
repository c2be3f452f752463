internal import Foundation
internal import Workspace

/// A community's own color in the place of the plan's: readable on every ground of the pages and of print.
struct TownPalette {
  /// For links and numbers.
  let accent: AccentColor
  /// For headings and rules.
  let strong: AccentColor

  /// The darkest of the light grounds of `plan.css`.
  private static let panel = AccentColor("#f3f1ea") ?? .white

  init(_ color: AccentColor) {
    accent = color.reaching(AccentColor.textContrast, on: Self.panel)
    strong = accent.mixed(with: .black, share: 0.3).reaching(7, on: Self.panel)
  }

  static let file = "town.css"

  /// A stylesheet that comes after `plan.css`.
  var css: String { ":root { --accent: \(accent.hex); --accent-strong: \(strong.hex); }\n" }

  /// `palette.json` with the two colors of print; every other color stays.
  func palette(_ bytes: Data) -> Data {
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing(/"accent": "#[0-9a-f]{6}"/, with: "\"accent\": \"\(accent.hex)\"")
      .replacing(/"accent-strong": "#[0-9a-f]{6}"/, with: "\"accent-strong\": \"\(strong.hex)\"")
    return Data(text.utf8)
  }
}
