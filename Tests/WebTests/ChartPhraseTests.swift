import Foundation
import Testing

@testable import Phrasebook
@testable import Web

@Suite struct ChartPhraseTests {
  @Test func `every text of the catalogue has one Spanish with the same places`() {
    #expect(ChartPhrases.pairs.count > 600)
    var known: [String: String] = [:]
    let places = { (text: String) in text.matches(of: /\{#?\}/).map { String($0.output) } }
    for (english, spanish) in ChartPhrases.pairs {
      #expect(known[english] == nil, "“\(english)” stands twice")
      known[english] = spanish
      #expect(!spanish.isEmpty && places(english) == places(spanish), "“\(english)”")
      #expect(english.hasSuffix(".") == spanish.hasSuffix("."), "“\(english)”")
      let isPattern = english.contains("{}") || english.contains("{#}")
      #expect(
        (ChartPattern(english: english, spanish: spanish) != nil) == isPattern, "“\(english)”")
    }
  }

  @Test func `a place for a number takes no words, and a place for words no end of a sentence`()
    throws
  {
    let span = try #require(ChartPattern(english: "{#} to {#}", spanish: "{#} a {#}"))
    #expect(span.fill("2027 to 2047", { $0 }) == "2027 a 2047")
    #expect(span.fill("−1,234.5 to 2%", { $0 }) == "−1,234.5 a 2%")
    #expect(span.fill("Switch to heat pumps", { $0 }) == nil)
    #expect(span.fill("Switch 3 to 4", { $0 }) == nil)
    let map = try #require(ChartPattern(english: "A map of {}.", spanish: "Un mapa de {}."))
    #expect(map.fill("A map of St. Paul.", { $0 }) == "Un mapa de St. Paul.")
    #expect(map.fill("A map of one area. It is small.", { $0 }) == nil)
    #expect(map.fill("A map of Ramsey), two).", { $0 }) == nil)
    #expect(ChartPattern(english: "{} in {#}", spanish: "{#} en {}") == nil)
    #expect(ChartPattern(english: "{}{}", spanish: "{}{}") == nil)
  }

  @Test func `names of the plan stay as they are, also those with “and” and commas`() {
    let spanish = ChartPhrases.spanish
    #expect(
      spanish(
        "The largest are More trips by bus, train and bike (12), Roofs and walls (7) and Heat (3).")
        == "Las mayores son More trips by bus, train and bike (12), Roofs and walls (7) y Heat (3)."
    )
    #expect(spanish("In front: Drains and roofs") == "Delante: Drains and roofs")
    #expect(spanish("Drains and roofs") == nil)
    #expect(spanish("1,234.5") == "1,234.5")
  }

  @Test func `sentences are said one by one, and half a text is none`() {
    let spanish = ChartPhrases.spanish
    #expect(
      spanish(
        "Bars of emissions avoided in 2030: 1,637 thousand metric tons CO₂e in all. The largest are A (5) and B (4). 3 of 32 actions also lower a climate risk."
      )
        == "Barras de emisiones evitadas en 2030: 1,637 mil toneladas métricas de CO₂e en total. Las mayores son A (5) y B (4). 3 de 32 acciones también bajan un riesgo climático."
    )
    #expect(
      spanish("Of 50 actions, 32 near term, 17 middle term and 1 long term.")
        == "De 50 acciones, 32 a corto plazo, 17 a mediano plazo y 1 a largo plazo.")
    #expect(spanish("A map of 3 areas. Nothing else is said by anything.") == nil)
    #expect(
      spanish(
        "Grid MROW: 382 kilograms CO₂e per megawatt-hour in 2020, 79 in 2050, projected from 2021.")
        == "Red MROW: 382 kilogramos de CO₂e por megavatio hora en 2020, 79 en 2050, proyectado desde 2021."
    )
  }

  @Test func `figures have Spanish names, and records and scenarios keep their own`() {
    let name = { ChartPhrases.figure($0, .spanish) }
    #expect(name("Emissions in 2021") == "Emisiones en 2021")
    #expect(name("Share of buildings in 2005") == "Parte de edificios en 2005")
    #expect(name("Natural gas, residential, 2021") == "Gas natural, residencial, 2021")
    #expect(name("Weatherize homes: reduction in 2030") == "Weatherize homes: reducción en 2030")
    #expect(name("Adopted policies in 2030") == "Adopted policies en 2030")
    #expect(
      name("Emissions with the plan in 2025: 5th percentile")
        == "Emisiones con el plan en 2025: percentil 5")
    #expect(name("Homes without internet, 2020") == nil)
    #expect(ChartPhrases.figure("Emissions in 2021", .english) == "Emissions in 2021")
    #expect(
      Language.spanish.figure("Homes without internet").text
        == "<span lang=\"en\">Homes without internet</span>")
  }
}
