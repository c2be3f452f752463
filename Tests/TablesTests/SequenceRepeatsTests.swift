import Tables
import Testing

@Suite struct SequenceRepeatsTests {
  @Test func `each element comes once, where it came first`() {
    #expect([3, 1, 3, 2, 1].withoutRepeats() == [3, 1, 2])
    #expect([String]().withoutRepeats().isEmpty)
    #expect((1...3).withoutRepeats() == [1, 2, 3])
  }
}
