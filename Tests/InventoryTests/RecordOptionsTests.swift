import Inventory
import Tables
import TestSupport
import Testing

@Suite struct RecordOptionsTests {
  @Test func anOptionThatTheMethodDoesNotTakeIsRefusedWithTheNearestOne() throws {
    let record = Sample.record(
      "grid-electricity", "", 1000, "MWh", factor: "egrid:MROW edtion=2023")
    let finding = try #require(Sample.problem(record))
    #expect(finding.severity == .error)
    #expect(finding.message.contains("takes no “edtion”. Did you mean “edition”?"))
    #expect(Sample.emissions(record) == nil)
  }

  @Test func anOptionThatNothingResemblesIsRefusedWithoutAGuess() throws {
    let record = Sample.record("grid-electricity", "", 1000, "MWh", factor: "egrid:MROW colour=red")
    let message = try #require(Sample.problem(record)?.message)
    #expect(message.contains("takes no “colour”."))
    #expect(!message.contains("Did you mean"))
  }
}
