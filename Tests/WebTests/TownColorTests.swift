import Foundation
import Testing
import Workspace

@testable import Web

@Suite struct TownColorTests {
  @Test(arguments: ["#f2b705", "#ffffff", "#000000", "#8c1d40", "#00e5ff", "#0b5b4c"])
  func `text and buttons are readable in every color, in light and in dark`(hex: String) throws {
    let colors = TownColors(try #require(AccentColor(hex)))
    let grounds = [
      (colors.lightScheme, ["#faf9f6", "#ffffff", "#f1f0eb"]),
      (colors.darkScheme, ["#111513", "#191e1c", "#222825"]),
    ]
    for (scheme, grounds) in grounds {
      for ground in try grounds.map({ try #require(AccentColor($0)) }) + [scheme.soft] {
        #expect(scheme.accent.contrast(with: ground) >= 4.5)
        #expect(scheme.strong.contrast(with: ground) >= 4.5)
      }
      #expect(scheme.onAccent.contrast(with: scheme.accent) >= 4.5)
      // A button that the pointer is on takes the strong tone.
      #expect(scheme.onAccent.contrast(with: scheme.strong) >= 4.5)
    }
  }

  @Test func `a town's color is in its pages, and its address gives the stylesheet`() async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let settings = "/workspaces/green-town/settings"
      let saved = try await ada.post(settings, from: settings, ["accent_color": "#8c1d40"])
      #expect(saved.status == 303)
      let page = try await ada.get(settings)
      #expect(page.body.contains("href=\"/design/accent-8c1d40.css\""))
      #expect(try await !ada.get("/account").body.contains("/design/accent-"))
      let style = try await ada.get("/design/accent-8c1d40.css")
      #expect(style.status == 200 && style.body.contains("--accent: #8c1d40;"))
      #expect(style["Content-Type"]?.hasPrefix("text/css") == true)
      #expect(try await ada.get("/design/accent-zzzzzz.css").status == 404)
      let light = try await ada.post(settings, from: settings, ["accent_color": "f2b705"])
      #expect(light.status == 303)
      #expect(try await ada.get(settings).body.contains("too light for text"))
      let wrong = try await ada.post(settings, from: settings, ["accent_color": "reddish"])
      #expect(wrong.status == 400)
      #expect(wrong.body.contains("href=\"#field-accent_color\""))
    }
  }
}
