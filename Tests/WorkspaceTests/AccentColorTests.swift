import Testing
import Workspace

@Suite struct AccentColorTests {
  @Test func `contrast is that of WCAG, and texts that are no color are none`() throws {
    let grey = try #require(AccentColor("#767676"))
    // The grey that guides name as the lightest that is readable on white.
    #expect(grey.contrast(with: .white) >= 4.5)
    #expect(try #require(AccentColor("777777")).contrast(with: .white) < 4.5)
    #expect(AccentColor.black.contrast(with: .white) == 21)
    #expect(grey.hex == "#767676")
    for text in ["", "#76767", "green", "#7676766", "#76767g", "７６７６７６"] {
      #expect(AccentColor(text) == nil, "\(text)")
    }
  }

  @Test(arguments: ["#ffcc00", "#ffffff", "#000000", "#0b5b4c", "#e3004f", "#00ffff"])
  func `every color has a tone that is readable on light and on dark ground`(hex: String) throws {
    let color = try #require(AccentColor(hex))
    for ground in ["#ffffff", "#f1f0eb", "#808080", "#222825", "#000000"] {
      let ground = try #require(AccentColor(ground))
      #expect(color.reaching(4.5, on: ground).contrast(with: ground) >= 4.5)
    }
    if color.contrast(with: .white) >= 4.5 {
      #expect(color.reaching(4.5, on: .white) == color)
    }
  }
}
