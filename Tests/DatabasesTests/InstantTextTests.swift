import Databases
import Foundation
import Testing

@Suite struct InstantTextTests {
  @Test func `a text that is read and written again stays the same`() throws {
    for millisecond in 0..<1_000 {
      let fraction = String("\(1_000 + millisecond)".dropFirst())
      let text = "2026-11-26T03:30:12.\(fraction)Z"
      let instant = try #require(InstantText.instant(text))
      #expect(InstantText.text(instant) == text)
    }
  }

  @Test func `what lies below a millisecond is left out`() {
    let instant = Date(timeIntervalSince1970: 1_795_663_812.2509)
    #expect(InstantText.text(instant) == "2026-11-26T03:30:12.250Z")
    #expect(InstantText.instant("yesterday") == nil)
  }
}
