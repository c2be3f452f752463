import Factors
import Strategies
import Tables
import Testing
import Vulnerability

@Suite struct ResidualRiskTests {
  private func book(_ responses: [RiskResponse]) -> ResponseBook {
    ResponseBook(actions: ["a", "b"].map { Adapted.action($0) }, responses: responses)
  }

  @Test func `nothing moves before the year in which an action is complete`() {
    let book = book([Adapted.response("a", sensitivity: 2)])
    #expect(ResidualRisk(Adapted.risk(), in: 2029, book).after == Adapted.risk().scores)
    #expect(ResidualRisk(Adapted.risk(), in: 2030, book).after.sensitivity == 3)
  }

  @Test func `points of several actions add up and stop at the end of the scale`() {
    let book = book([
      Adapted.response("a", sensitivity: 3, capacity: 2),
      Adapted.response("b", sensitivity: 3, capacity: 2, row: 3),
    ])
    let residual = ResidualRisk(Adapted.risk(), in: 2040, book)
    #expect(residual.after.sensitivity == 1)
    #expect(residual.after.adaptiveCapacity == 5)
    #expect(residual.unused[.sensitivity] == 2)
    #expect(residual.unused[.adaptiveCapacity] == 1)
  }

  @Test func `magnitude and consequence fall as potential impact does and likelihood does not`() {
    // ⌈(4 + 5) ÷ 2⌉ = 5 and ⌈(4 + 2) ÷ 2⌉ = 3: two points.
    let book = book([Adapted.response("a", sensitivity: 3)])
    let after = ResidualRisk(Adapted.risk(), in: 2030, book).after
    #expect(after.magnitude == 2)
    #expect(after.consequence == 2)
    #expect(after.likelihood == 4)
  }

  @Test func `without exposure half the points count rounded down`() {
    let risk = Adapted.risk(exposure: nil)
    let one = ResidualRisk(risk, in: 2030, book([Adapted.response("a", sensitivity: 1)])).after
    #expect(one.magnitude == 4)
    let two = ResidualRisk(risk, in: 2030, book([Adapted.response("a", sensitivity: 2)])).after
    #expect(two.magnitude == 3)
  }

  @Test func `unsure stays unsure and has no rating`() {
    let risk = Adapted.risk(capacity: nil)
    let residual = ResidualRisk(risk, in: 2030, book([Adapted.response("a", capacity: 2)]))
    #expect(residual.after.adaptiveCapacity == nil)
    #expect(residual.rating(.adaptiveNeed, hazard: nil) == nil)
    #expect(residual.rating(.risk, hazard: nil) != nil)
  }

  @Test(arguments: RiskPreset.allCases)
  func `no action ever makes a rating worse`(_ preset: RiskPreset) throws {
    for exposure in 1...5 {
      for sensitivity in 1...5 {
        for drop in 0...4 {
          let risk = Adapted.risk(exposure: exposure, sensitivity: sensitivity)
          let residual = ResidualRisk(
            risk, in: 2030,
            book([Adapted.response("a", exposure: drop, sensitivity: drop, capacity: drop)]))
          guard let before = residual.ratingBefore(preset, hazard: nil),
            let after = residual.rating(preset, hazard: nil)
          else { continue }
          #expect(after <= before, "\(preset): E \(exposure), S \(sensitivity), \(drop) points")
        }
      }
    }
  }

  @Test func `the steps are the years in which something changes`() {
    let book = book([
      Adapted.response("a", capacity: 1, from: 2027),
      Adapted.response("b", capacity: 1, row: 3),
    ])
    #expect(book.steps(of: Adapted.risk()).map(\.year) == [2027, 2030])
    #expect(book.steps(of: Adapted.risk()).map(\.after.adaptiveCapacity) == [3, 4])
  }

  @Test func `the explanation names every row that counts and what comes later`() {
    let book = book([
      Adapted.response("a", capacity: 1, from: 2027),
      Adapted.response("b", capacity: 1, row: 3),
    ])
    let explanation = ResidualRisk(Adapted.risk(), in: 2028, book)
      .explanation(of: Adapted.risk(), hazardName: "Heat")
    #expect(explanation.value == "adaptive capacity 2 → 3")
    #expect(explanation.inputs.filter { $0.symbol == "Δ" }.map(\.place?.row) == [2])
    #expect(explanation.notes.contains { $0.hasPrefix("From 2030: Action b") })
  }
}
