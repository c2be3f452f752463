import Store
import Testing

@Suite struct LineDifferenceTests {
  private func difference(_ before: [String], _ after: [String]) -> LineDifference {
    func bytes(_ lines: [String]) -> [UInt8] { lines.flatMap { Array("\($0)\n".utf8) } }
    return LineDifference(from: bytes(before), to: bytes(after))
  }

  private func shown(_ passage: LineDifference.Passage) -> String {
    passage.lines.map { line in
      switch line.kind {
      case .same: " \(line.text)"
      case .removed: "-\(line.text)"
      case .added: "+\(line.text)"
      }
    }.joined(separator: "|")
  }

  @Test func `a change is shown with three lines around it`() {
    let before = (1...20).map { "\($0)" }
    var after = before
    after[9] = "ten"
    let result = difference(before, after)
    #expect(result.passages.map(shown) == [" 7| 8| 9|-10|+ten| 11| 12| 13"])
    #expect(result.passages.map { [$0.before, $0.after] } == [[7, 7]])
    #expect([result.added, result.removed] == [1, 1])
  }

  @Test func `changes far apart are passages of their own, near ones are one`() {
    let before = (1...40).map { "\($0)" }
    var after = before
    after.remove(at: 35)
    after.insert("x", at: 6)
    after.insert("y", at: 0)
    let result = difference(before, after)
    #expect(
      result.passages.map(shown) == [
        "+y| 1| 2| 3| 4| 5| 6|+x| 7| 8| 9", " 33| 34| 35|-36| 37| 38| 39",
      ])
    #expect(result.passages.map { [$0.before, $0.after] } == [[1, 1], [33, 35]])
  }

  @Test func `equal texts have no passage, and a line end at the end counts`() {
    #expect(difference(["a"], ["a"]).passages.isEmpty)
    #expect(!LineDifference(from: Array("a".utf8), to: Array("a\n".utf8)).passages.isEmpty)
    #expect(difference([], ["a"]).passages.map(shown) == ["+a"])
  }

  @Test func `huge changes are counted only, small ones in huge files are shown`() {
    let before = (0..<30_000).map { "line \($0)" }
    let other = difference(before, before.map { "new \($0)" })
    #expect(other.isTooLarge && other.passages.isEmpty && other.added == 30_000)
    var after = before
    after[20_000] = "changed"
    #expect(difference(before, after).passages.count == 1)
  }
}
