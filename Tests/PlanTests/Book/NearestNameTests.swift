import Quantities
import Testing

@testable import Plan

@Suite struct NearestNameTests {
  @Test func `changes are those of the whole table, up to the limit`() {
    let words = ["", "a", "ab", "abc", "kitten", "sitting", "total", "totals", "ttoal", "lattot"]
    for left in words {
      for right in words {
        let distance = editDistance(left, right)
        for limit in 0...7 {
          let changes = NearestName.changes(
            Array(left.utf8), Array(right.utf8), atMost: limit)
          #expect(changes == (distance <= limit ? distance : nil), "\(left) \(right) \(limit)")
        }
      }
    }
  }

  @Test func `the nearest of several is found, in any case and any alphabet`() {
    #expect(NearestName.find("Totl", among: ["per-person", "TOTALS", "Total"]) == "Total")
    #expect(NearestName.find("größe", among: ["grosse", "große", "total"]) == "große")
    #expect(NearestName.find("waste", among: ["buildings", "waste"]) == nil)
  }
}
