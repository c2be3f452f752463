import Testing

@testable import Web

@Suite struct WordDifferenceTests {
  @Test func `words that were removed and added stand between those that stayed`() {
    let difference = WordDifference(
      from: "Heat is most of it.", to: "Heat is about half of  it.")
    #expect(
      difference.runs == [
        .same("Heat is"), .removed("most"), .added("about half"), .same("of it."),
      ])
  }

  @Test func `markup in a suggestion is shown as the text it is`() {
    let difference = WordDifference(from: "a", to: "a <b>&")
    #expect(difference.html(.english).text.contains("&lt;b&gt;&amp;"))
    #expect(!difference.html(.english).text.contains("<b>"))
  }

  @Test func `a paragraph that was emptied, and one out of nothing`() {
    #expect(WordDifference(from: "a b", to: "").runs == [.removed("a b")])
    #expect(WordDifference(from: "", to: "a b").runs == [.added("a b")])
  }
}
