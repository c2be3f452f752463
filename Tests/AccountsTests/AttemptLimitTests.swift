import Foundation
import Testing

@testable import Accounts

@Suite struct AttemptLimitTests {
  private let limit = AttemptLimit(free: 3, firstDelay: 30, longestDelay: 600, forgetsAfter: 900)
  private let start = Date(timeIntervalSince1970: 1_000_000)

  @Test func `the wait begins after the free attempts and doubles to its longest`() {
    #expect(
      (1...10).map { limit.delay(after: $0) } == [
        nil, nil, 30, 60, 120, 240, 480, 600, 600, 600,
      ])
    #expect(limit.delay(after: .max) == 600)
  }

  @Test func `an attempt is forgotten each time the interval passes without another`() {
    var count = AttemptCount.none(at: start)
    for _ in 0..<2 { count = count.adding(limit, at: start) }
    #expect(count.waitUntil == nil)
    #expect(count.adding(limit, at: start).waitUntil == start.addingTimeInterval(30))
    let later = start.addingTimeInterval(901)
    #expect(count.adding(limit, at: later).failures == 2)
    #expect(count.adding(limit, at: start.addingTimeInterval(1_000_000)).failures == 1)
  }

  @Test
  func `a clock that moved back neither forgets nor makes anybody wait longer than the longest`() {
    var count = AttemptCount.none(at: start)
    for _ in 0..<4 { count = count.adding(limit, at: start) }
    let earlier = start.addingTimeInterval(-86_400)
    #expect(count.wait(limit, at: earlier) == earlier.addingTimeInterval(600))
    #expect(count.adding(limit, at: earlier).failures == 5)
    #expect(count.wait(limit, at: start.addingTimeInterval(60)) == nil)
  }

  @Test func `what was right is taken back, and so is its wait`() {
    var count = AttemptCount.none(at: start)
    for _ in 0..<3 { count = count.adding(limit, at: start) }
    #expect(count.waitUntil != nil)
    #expect(count.takingBack(limit).failures == 2 && count.takingBack(limit).waitUntil == nil)
    #expect(AttemptCount.none(at: start).takingBack(limit).failures == 0)
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("unknown", "unknown"),
    ("2001:db8:1:2:3:4:5:6", "20010db800010002"), ("2001:db8:1:2::", "20010db800010002"),
  ])
  func `addresses of one customer count together`(address: String, network: String) {
    #expect(RequestOrigin(address: address).network == network)
  }
}
