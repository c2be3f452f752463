import Testing

@testable import Quantities

@Suite struct NearestNameTests {
  @Test func `changes are those of the whole table, up to the limit`() {
    let words = [
      "", "a", "ab", "abc", "kitten", "sitting", "total", "totals", "ttoal", "lattot", "größe",
    ]
    for left in words {
      for right in words {
        let distance = editDistance(left, right)
        for limit in [0, 1, 2, 3, 4, 5, 6, 7, .max] {
          let changes = NearestName.changes(left, right, atMost: limit)
          #expect(changes == (distance <= limit ? distance : nil), "\(left) \(right) \(limit)")
        }
      }
    }
    #expect(editDistance("kitten", "sitting") == 3)
  }

  @Test func `the nearest of several is found, in any case and any alphabet`() {
    let totals = ["per-person", "TOTALS", "Total"]
    #expect(NearestName.findInAnyCase("Totl", among: totals) == "Total")
    #expect(NearestName.find("größe", among: ["grosse", "große", "total"]) == "große")
    #expect(NearestName.findInAnyCase("waste", among: ["buildings", "waste"]) == nil)
    #expect(NearestName.find("waste", among: ["buildings", "waste"]) == "waste")
  }

  @Test func `of equally near ones the first of the alphabet is taken, whatever their order`() {
    #expect(NearestName.find("cat", among: ["rat", "hat", "bat"]) == "bat")
    #expect(NearestName.find("cat", among: Set(["rat", "bat", "hat"])) == "bat")
    #expect(NearestName.find("cat", among: ["bat", "cart", "cat"]) == "cat")
    #expect(NearestName.all("cat", among: ["rat", "dog", "bat"], atMost: 1) == ["rat", "bat"])
  }

  @Test func `what is close is a third of the letters, at least two, unless said`() {
    #expect(NearestName.find("ab", among: ["xy"]) == "xy")
    #expect(NearestName.find("ab", among: ["xyz"]) == nil)
    #expect(NearestName.find("abcdefghi", among: ["abcdefxyz"]) == "abcdefxyz")
    #expect(NearestName.find("abcdefghi", among: ["abcdewxyz"]) == nil)
    #expect(NearestName.find("ab", among: ["xyz"], atMost: .max) == "xyz")
    #expect(NearestName.find("ab", among: ["ac"], atMost: 0) == nil)
    #expect(
      NearestName.find("MINESOTA", among: ["Minnesota"], spelled: { $0.uppercased() })
        == "Minnesota")
  }

  @Test func `the advice is a sentence of its own, or nothing`() {
    let columns = ["quantity", "unit"]
    #expect(NearestName.advice(on: "quantitiy", among: columns) == " Did you mean “quantity”?")
    #expect(NearestName.advice(on: "colour", among: columns) == "")
    #expect(NearestName.advice(on: "colour", among: [String]()) == "")
  }
}
