import Testing

@testable import Phrasebook

@Suite struct EnglishTextTests {
  @Test(arguments: [
    ("A map of 3 areas. Nothing else is said.", "Nothing else is said."),
    ("It is 12%. “Own” words follow.", "“Own” words follow."),
    ("Does it count? Yes!", "Yes!"), ("See (here). It is.", "It is."),
    ("ab. Abc. Def", "Def"),
  ])
  func `the second sentence begins with a capital or a quote`(text: String, rest: String) throws {
    let start = try #require(EnglishText.nextSentence(in: text[...]))
    #expect(text[start...] == rest)
    #expect(EnglishText.isSentence(text))
  }

  @Test(arguments: [
    "", "City of Lakes", "St. Paul", "U.S. Census", "e.g. Roofs", "Roofs. walls", "Roofs.Walls",
    "Roofs.  Walls", "Roofs. Él", "Roofs.", ". A",
  ])
  func `a text of one sentence has no second one`(text: String) {
    #expect(EnglishText.nextSentence(in: text[...], mayBeNumber: true) == nil)
  }

  @Test func `a sentence may begin with a number where that is said`() throws {
    let text = "Roofs and walls. 12 of them"
    #expect(EnglishText.nextSentence(in: text[...]) == nil)
    let start = try #require(EnglishText.nextSentence(in: text[...], mayBeNumber: true))
    #expect(text[start...] == "12 of them")
  }

  @Test func `a phrase goes on in English outside of its quotes`() {
    #expect(EnglishText.isPhrase("roofs and walls"))
    #expect(!EnglishText.isPhrase("roofs “and” walls"))
    #expect(!EnglishText.isPhrase("12 “of” “the” homes"))
    #expect(EnglishText.isPhrase("roofs “and walls of it"))
    #expect(!EnglishText.isPhrase("City of Lakes"))
  }

  @Test func `places of a pattern are told in their order`() throws {
    let pattern = try #require(
      ChartPattern(english: "{} in {#} of {#}", spanish: "{} en {#} de {#}"))
    #expect(pattern.fill("Roofs in 3 of 5") { $0 } == "Roofs en 3 de 5")
    #expect(ChartPattern(english: "{} in {#}", spanish: "{#} en {}") == nil)
    #expect(ChartPattern(english: "Roofs", spanish: "Techos") == nil)
  }
}
