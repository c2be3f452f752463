internal import Strategies
internal import Tables

extension WorkspaceReader {
  /// Reads how sure the inputs are; what a range is of is looked for when the plan is calculated.
  mutating func readUncertainty() {
    for record in records(of: WorkspaceTables.ranges) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let what: InputRange.What? = decoder.choice("what")
      let subject = decoder.required("subject")
      let distribution: InputRange.Distribution? = decoder.choice("distribution")
      let low = decoder.requiredNumber("low")
      let best = decoder.number("best")
      let high = decoder.requiredNumber("high")
      guard accept(decoder), let what, let distribution, let low, let high else { continue }
      workspace.rangeBook.ranges.append(
        InputRange(
          id: id, what: what, subject: subject, parameter: record["parameter"],
          distribution: distribution, low: low, best: best, high: high, source: record["source"],
          note: record["note"], place: record.place))
    }
  }
}
