import Foundation
import Plan
import Publishing
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

@Suite struct DarkChartColorTests {
  private let colors: DarkChartColors

  init() { colors = DarkChartColors.bundled }

  private func contrast(_ one: String, _ two: String) throws -> Double {
    try #require(AccentColor(one)).contrast(with: try #require(AccentColor(two)))
  }

  @Test func `every color of charts has one for the dark, and paper becomes the ground`() throws {
    for color in colors.palette.drawn { #expect(colors.dark(color) != nil, "\(color)") }
    let ground = try #require(colors.dark(colors.palette.paper))
    #expect(try contrast(ground, DarkChartColors.ground) < 1.03)
    let css = try String(
      contentsOf: PackageFolder.root.appending(path: "Sources/Web/Design/Files/cairn.css"),
      encoding: .utf8)
    #expect(css.contains("--surface: \(DarkChartColors.ground);"))
  }

  @Test func `text is readable on the dark ground, and on what it labels`() throws {
    let palette = colors.palette
    for text in [
      palette.ink, palette.muted, palette.accent, palette.target, palette.bau, palette.future,
    ] {
      let dark = try #require(colors.dark(text))
      #expect(try contrast(dark, DarkChartColors.ground) >= 4.5, "\(text) as \(dark)")
    }
    for (mark, text) in Array(zip(palette.risk, palette.riskText))
      + Array(zip(palette.sequential, palette.sequentialText))
    {
      let (ground, letters) = (try #require(colors.dark(mark)), try #require(colors.dark(text)))
      #expect(try contrast(ground, letters) >= 4.5, "\(text) on \(mark)")
    }
    // Marks whose labels are in ink or paper, whichever is read better.
    for mark in palette.wedges + palette.sectors.values.sorted() {
      let dark = try #require(colors.dark(mark))
      let isInk = try contrast(mark, palette.ink) > contrast(mark, palette.paper)
      let letters = try #require(colors.dark(isInk ? palette.ink : palette.paper))
      #expect(try contrast(dark, letters) >= 4.5, "\(mark) as \(dark)")
    }
  }

  @Test func `what stands out on paper stands out in the dark`() throws {
    let palette = colors.palette
    for mark in palette.drawn where try contrast(mark, palette.paper) >= 3 {
      let dark = try #require(colors.dark(mark))
      #expect(try contrast(dark, DarkChartColors.ground) >= 3, "\(mark) as \(dark)")
    }
  }

  @Test func `charts of the example are drawn in no color that the dark does not know`() throws {
    let known = Set(colors.palette.drawn)
    let catalog = ExhibitCatalog(
      calculation: try HennepinSite.calculated(), edition: .internal,
      theme: ChartTheme.bundled)
    var charts = 0
    for kind in [ExhibitKind.chart, .map] {
      for exhibit in catalog.ids[kind] ?? [] {
        guard case .found(.chart(let chart)) = catalog.block(kind, exhibit, at: Place(file: "page"))
        else { continue }
        charts += 1
        for color in chart.spec.matches(of: /#[0-9a-f]{6}/).map({ String($0.output) }) {
          #expect(known.contains(color), "\(exhibit) has \(color)")
        }
      }
    }
    #expect(charts > 5)
  }

  @Test func `white is the lightest and black the darkest, and a color comes back as it was`()
    throws
  {
    #expect(abs(PerceptualColor(.white).lightness - 1) < 0.001)
    #expect(abs(PerceptualColor(.black).lightness) < 0.001)
    for hex in ["#1d4c78", "#dd8a2e", "#86bfd8", "#ffffff", "#000000", "#00ff00"] {
      let color = try #require(AccentColor(hex))
      #expect(PerceptualColor(color).onScreen == color)
    }
  }

  @Test func `pages ask for the colors, on a screen only`() async throws {
    try await TestSite.run { site in
      let page = try await site.administrator().get("/account")
      let path = DesignFile.path(DesignFile.chartColors)
      #expect(page.body.contains("href=\"\(path)\""))
      let style = try await Browser(site: site).get(path)
      #expect(style.status == 200 && style["Content-Type"]?.hasPrefix("text/css") == true)
      #expect(style.body.hasPrefix("@media screen and (prefers-color-scheme: dark)"))
      #expect(style.body.contains(".chart [fill=\"#1b2a2f\"] { fill: #"))
      #expect(TownColors(try #require(AccentColor("#8c1d40"))).css.contains("@media screen and"))
    }
  }
}
