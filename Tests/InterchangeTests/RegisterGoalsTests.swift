import Tables
import Testing

@testable import Interchange

/// What keeps registers of thousands of rows quick: order, goals and tables by index.
@Suite struct RegisterGoalsTests {
  /// The same order, by looking through all that is left for each place.
  private func plain(_ after: [Set<Int>]) -> [Int] {
    var left = Array(after.indices)
    var order: [Int] = []
    while !left.isEmpty {
      let next = left.firstIndex { place in
        left.allSatisfy { $0 == place || !after[$0].contains(place) }
      }
      order.append(left.remove(at: next ?? 0))
    }
    return order
  }

  @Test func `the order is that of looking through all, with and without rings`() {
    var state: UInt64 = 7
    func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for count in 0..<60 {
      var after = [Set<Int>](repeating: [], count: count)
      for _ in 0..<(count + count / 3) {
        let (one, other) = (number(below: count), number(below: count))
        // Every second graph is free of rings.
        if one != other, count % 2 == 1 || one < other { after[one].insert(other) }
      }
      #expect(TopologicalOrder(after: after).places == plain(after), "\(count)")
    }
  }

  @Test func `one text of thousands of rows is one goal, and many texts are many`() {
    let pairs = (0..<3000).map { RegisterPair(action: "a\($0)", risk: "r\($0 / 2)") }
    var one = RegisterGoals([], pairs: pairs)
    one.take(pairs.map { ($0, "Safe homes") })
    #expect(one.goals.map(\.risks.count) == [1500])
    #expect(one.goals.map(\.actions) == [[]])
    var many = RegisterGoals([], pairs: pairs)
    many.take(pairs.enumerated().map { ($1, "Goal \($0); Goal \($0 + 1)") })
    #expect(many.goals.map(\.title) == (0...3000).map { "Goal \($0)" })
    // The first is for one of two actions of its risk, the third for one action of two risks each.
    #expect(many.goals[0].risks == ["r0"] && many.goals[0].actions == ["a0"])
    #expect(many.goals[1].risks == ["r0"] && many.goals[1].actions.isEmpty)
    #expect(many.goals[2].risks == ["r0", "r1"] && many.goals[2].actions == ["a1", "a2"])
  }

  @Test func `a row is found by its key, and an empty cell empties none`() {
    let bytes = Array("action,risk,note\na,heat,Old\n\na,flood,\na,heat,Twice\n".utf8)
    let table = CSVTable.read(bytes, file: "responses.csv").table
    var keyed = KeyedTable(
      table, columns: ["action", "risk", "reason", "note"], key: ["action", "risk"])
    #expect(keyed.record(["a", "heat"])?["note"] == "Old")
    #expect(keyed.record(["a", "flood"])?.row == 4 && !keyed.has(["b", "heat"]))
    let empty = keyed.keep(["action": "a", "risk": "heat", "note": ""])
    #expect(empty == .same && !keyed.isChanged)
    let changed = keyed.keep(["action": "a", "risk": "heat", "note": "New"])
    let added = keyed.keep(["action": "b", "risk": "heat", "reason": "Why"])
    #expect(changed == .changed && added == .added)
    #expect(keyed.isChanged && keyed.record(["b", "heat"])?["reason"] == "Why")
    #expect(
      keyed.table.text
        == "action,risk,note,reason\na,heat,New,\n\na,flood,,\na,heat,Twice,\nb,heat,,Why\n")
  }
}
