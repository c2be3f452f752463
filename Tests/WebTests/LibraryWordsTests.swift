import Foundation
import TestSupport
import Testing

@testable import Phrasebook
@testable import Web

@Suite struct LibraryWordsTests {
  @Test(arguments: LibraryWords.Area.allCases)
  func `every text of the library has its Spanish`(area: LibraryWords.Area) throws {
    let texts = try LibraryTexts.all(area)
    #expect(!texts.isEmpty)
    for text in texts.sorted() {
      let spanish = LibraryWords.spanish(text)
      #expect(spanish?.isEmpty == false, "\(area.rawValue).csv lacks “\(text)”")
    }
  }

  // Findings and explanations are said in more ways than a test can bring about; `scripts/check-findings` reads the
  // sources for findings instead.
  @Test(
    arguments: LibraryWords.Area.allCases.filter { $0 != .findings && $0 != .explanations })
  func `no Spanish is left over from a text that is gone`(area: LibraryWords.Area) throws {
    let texts = try LibraryTexts.all(area)
    for (english, spanish) in LibraryWords.pairs(area) {
      let pattern = TextPattern(english: english, spanish: spanish)
      let isAsked =
        texts.contains(english)
        || english.contains("{}")
          && (area == .indicators || texts.contains { pattern.fill($0) != nil })
      #expect(isAsked, "\(area.rawValue).csv has “\(english)”, which nothing says")
    }
  }

  @Test func `a text has one Spanish, whichever file it is in`() {
    var known: [String: String] = [:]
    for area in LibraryWords.Area.allCases {
      for (english, spanish) in LibraryWords.pairs(area) {
        #expect(known[english, default: spanish] == spanish, "“\(english)” in \(area.rawValue).csv")
        known[english] = spanish
      }
    }
    #expect(known.count > 1_000)
  }

  @Test func `Spanish keeps the fields and numbers that the English has`() {
    for area in LibraryWords.Area.allCases {
      for (english, spanish) in LibraryWords.pairs(area) {
        let fields = { (text: String) in
          text.matches(of: /\{\w*\}/).map { String($0.output) }.sorted()
        }
        #expect(fields(english) == fields(spanish), "“\(english)”")
        #expect(english.hasSuffix(".") == spanish.hasSuffix("."), "“\(english)”")
      }
    }
    for (english, spanish) in LibraryWords.pairs(.effects) {
      let digits = { (text: String) in
        Set(text.matches(of: /\d[\d.,]*\d|\d/).map { String($0.output) })
      }
      let lost = digits(english).subtracting(digits(spanish))
      #expect(lost.isEmpty, "“\(spanish)” lacks \(lost.sorted())")
    }
  }

  @Test func `numbers and names go into a pattern in their order`() {
    let spanish = LibraryWords.spanish
    #expect(spanish("Days hotter than 95 °F") == "Días más calurosos que 95 °F")
    #expect(
      spanish("Heat waves: 3 days or more hotter than 90% of such days in 1961–1990")
        == "Olas de calor: 3 días o más calurosos que el 90% de esos días en 1961–1990")
    #expect(spanish("IPCC AR6, 100 years.") == "IPCC AR6, 100 años.")
    #expect(spanish("Days hotter than ") == nil)
    #expect(spanish("Nothing that anything says") == nil)
    #expect(TextPattern(english: "aa{}a", spanish: "{}").fill("aa") == nil)
  }

  @Test func `a page says texts of the library in Spanish, and marks what is English`() async throws
  {
    try await HennepinSite.run { hennepin in
      hennepin.ada.choose(.spanish)
      let place = HennepinSite.place
      let byActivity = try await hennepin.ada.get(place + "/inventory?by=activity").body
      #expect(byActivity.contains("Millas recorridas") && !byActivity.contains("Vehicle miles"))
      let bySector = try await hennepin.ada.get(place + "/inventory?by=sector").body
      #expect(bySector.contains("Residencial") && !bySector.contains(">Residential<"))
      let audit = try await hennepin.ada.get(place + "/inventory/audit").body
      #expect(audit.contains("Un año repite otro"))
      #expect(!audit.contains("A year repeats another"))
    }
  }
}
