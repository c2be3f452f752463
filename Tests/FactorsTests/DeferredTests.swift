import Factors
import Testing

/// Values that are made when they are asked for.
@Suite struct DeferredTests {
  @Test func `a value is made from the one before where that was made`() {
    let first = Deferred { 1 }
    #expect(Deferred(reusing: first) { $0 ?? 0 }.value == 0)
    #expect(first.value == 1)
    #expect(Deferred(reusing: first) { ($0 ?? 0) + 10 }.value == 11)
  }

  @Test func `a value that nobody asked for hands on the one before it`() {
    let first = Deferred { 1 }
    #expect(first.value == 1)
    let second = Deferred(reusing: first) { ($0 ?? 0) + 10 }
    let third = Deferred(reusing: second) { ($0 ?? 0) + 100 }
    #expect(third.value == 101)
    #expect(second.value == 11)
    #expect(Deferred(reusing: second) { ($0 ?? 0) + 100 }.value == 111)
  }
}
