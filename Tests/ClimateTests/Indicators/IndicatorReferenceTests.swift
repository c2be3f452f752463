import Climate
import Foundation
import TestSupport
import Testing

@Suite struct IndicatorReferenceTests {
  /// `CAIRN_RECORD=1` writes the page anew.
  @Test func thePageOfIndicatorsIsMadeFromTheirDeclarations() throws {
    let made = IndicatorReference.markdown()
    let page = PackageFolder.root.appending(path: "docs/climate/indicators.md")
    if ProcessInfo.processInfo.environment["CAIRN_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(made.utf8).write(to: page)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == made)
    for declaration in IndicatorCatalog.all {
      #expect(made.contains("(`\(declaration.id)`)\n"))
    }
  }

  @Test func everyParameterIsNamedWithItsDefault() {
    let lines = IndicatorReference.markdown().split(separator: "\n")
    for parameter in IndicatorCatalog.all.flatMap(\.parameters) {
      #expect(
        lines.contains {
          $0.hasPrefix("| `\(parameter.id)` ") && $0.contains(parameter.defaultText)
        }
      )
    }
  }
}
