import Foundation
import Testing

@testable import Web

@Suite struct CatalogueTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Web")

  /// Every Swift file of Web by its path.
  private static func files() throws -> [(path: String, text: String)] {
    let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    let files = (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    // Whatever is asked of every file would hold of none.
    try #require(files.count > 100)
    return try files.map { ($0.path, try String(contentsOf: $0, encoding: .utf8)) }
  }

  @Test func `the tests know every catalogue`() throws {
    let known = Set(Catalogues.all.map { "\($0)" })
    let declared = try Self.files().flatMap { file in
      file.text.matches(of: /struct (\w+): Words\b/).map { String($0.output.1) }
    }
    #expect(declared.count > 15)
    for name in declared { #expect(known.contains(name), "\(name) is missing in Catalogues.all") }
  }

  /// Texts that are the same in both languages on purpose.
  private static let alike: Set<String> = [
    "ActionText.sector", "CalendarText.months[2]", "CalendarText.months[5]",
    "CalendarText.months[6]", "CalendarText.months[7]", "CostText.tonnes", "PortfolioText.hours",
    "EditionText.factor", "EditionText.gas", "EditionText.percent", "FactorLibraryText.factor",
    "FactorLibraryText.gas", "FactorText.tonnes",
    "ForecastText.sector",
    "GridScriptText.error", "InventoryUncertaintyText.total", "InventoryUncertaintyText.tonnes",
    "MethodComparisonText.tonnes", "RecalculationText.percent", "WarmText.warm",
    "InventoryUncertaintyText.percent", "InventoryUncertaintyText.halfWidth", "RecordText.no",
    "ResultsText.factorQuality",
    "ResultsText.frameworkTotal", "ResultsText.gas", "ResultsText.percent",
    "ResultsText.reference", "ResultsText.sector", "ResultsText.unit", "SettingsText.exampleNo",
    "SideBySideText.whole", "SideBySideText.sector",
    "UploadText.error", "UploadText.sector", "UploadText.total", "WebhookText.title",
    "WedgeText.marginal",
  ]

  @Test func `no text was forgotten in Spanish`() {
    #expect(Catalogues.texts.count > 200)
    for text in Catalogues.texts where !Self.alike.contains(text.name) {
      // Months are the only words that differ in capitals alone.
      #expect(text.english != text.spanish, "\(text.name)")
      #expect(!text.spanish.isEmpty, "\(text.name)")
    }
  }

  /// Of two words that mean the same one is used everywhere: agregar, and todavía no.
  @Test func `Spanish keeps to one word for one thing`() throws {
    let folder = Self.sources.deletingLastPathComponent().appending(path: "Phrasebook/Library")
    let library = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }
      .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    #expect(library.count > 10)
    for (path, text) in try Self.files() + library {
      #expect(!text.contains(/\b[Aa]ñad/), "\(path)")
      #expect(!text.contains(/\b[Aa]ún no\b/), "\(path)")
    }
  }

  @Test func `a text that joins on to another one does so in both languages`() {
    for text in Catalogues.texts {
      #expect(text.english.hasPrefix(" ") == text.spanish.hasPrefix(" "), "\(text.name)")
      #expect(text.english.hasSuffix(" ") == text.spanish.hasSuffix(" "), "\(text.name)")
    }
  }

  @Test func `what is refused on a page is said in both languages`() throws {
    for file in try Self.files() where !file.path.contains("/API/") {
      for match in file.text.matches(of: /WebProblem\(\s*\.\w+,\s*"([^"]*)/) {
        // The doorkeeper refuses tokens, which only programs send.
        let isForPrograms = file.path.hasSuffix("Doorkeeper.swift") || file.path.contains("/API/")
        #expect(isForPrograms, "\(file.path): “\(match.output.1)”")
      }
    }
  }
}
