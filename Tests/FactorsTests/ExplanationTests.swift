import Factors
import Foundation
import Synchronization
import Testing

@Suite struct ExplanationTests {
  private final class Count: Sendable {
    let times = Atomic(0)
  }

  private func sum(_ count: Count = Count()) -> Explanation {
    Explanation(title: "Sum", value: "3", formula: "a + b").withParts {
      count.times.add(1, ordering: .relaxed)
      return [Explanation(title: "a", value: "1"), Explanation(title: "b", value: "2")]
    }
  }

  @Test func `parts are made when they are asked for, once for all copies`() {
    let count = Count()
    let sum = sum(count)
    var copy = sum
    copy.notes = ["A note."]
    #expect(sum.value == "3" && copy != sum)
    #expect(count.times.load(ordering: .relaxed) == 0)
    #expect(sum.parts.map(\.title) == ["a", "b"])
    #expect(copy.parts == sum.parts)
    #expect(count.times.load(ordering: .relaxed) == 1)
  }

  @Test func `parts that are deferred equal parts that are there`() {
    var other = Explanation(title: "Sum", value: "3", formula: "a + b", parts: sum().parts)
    #expect(other == sum())
    #expect(other.hashValue == sum().hashValue)
    other.parts.removeLast()
    #expect(other != sum())
  }

  @Test func `an explanation is the same after JSON`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(sum())
    #expect(try JSONDecoder().decode(Explanation.self, from: data) == sum())
    let part =
      #"{"formula":"","inputs":[],"method":"","notes":[],"parts":[],"title":"a","value":"1"}"#
    #expect(String(decoding: data, as: UTF8.self).contains(part))
  }

  @Test func `of few terms all are shown, of many the largest and of equal ones the first`() {
    #expect(Explanation.shown(ofSizes: [1, 3, 2]) == [0, 1, 2])
    let sizes = [1.0, 2] + [Double](repeating: 1, count: 100)
    let shown = Explanation.shown(ofSizes: sizes)
    #expect(shown == Set(0..<100))
    #expect(Explanation.shown(ofSizes: sizes.reversed()).contains(100))
    #expect(Explanation.shown(ofSizes: [Double](repeating: .nan, count: 200)).count <= 100)
  }
}
