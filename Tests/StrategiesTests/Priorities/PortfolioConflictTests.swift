import Testing

@testable import Strategies

/// Which limits bind, by invented rules of what can be kept.
@Suite struct PortfolioConflictTests {
  private func bound(_ kind: PortfolioLimit.Kind, _ year: Int? = nil) -> PortfolioBound {
    PortfolioBound(kind: kind, year: year, value: 1)
  }

  /// Bounds cannot be kept when all of one of these are among them.
  private func conflicts(
    _ bounds: [PortfolioBound], _ rules: [[PortfolioBound]]
  ) throws -> [[PortfolioBound]] {
    try ConflictSearch.conflicts(among: bounds) { asked in
      rules.contains { $0.allSatisfy(asked.contains) }
    }
  }

  @Test func `of many limits only those that bind are found`() throws {
    let budgets = (2025...2040).map { bound(.budget, $0) }
    let ceiling = bound(.target, 2030)
    let rule = [budgets[2], budgets[9], ceiling]
    let found = try conflicts(budgets + [bound(.equity), ceiling], [rule])
    #expect(found.count == 1 && Set(found[0]) == Set(rule))
    #expect(try conflicts(budgets, [rule]).isEmpty)
    #expect(try conflicts([], [rule]).isEmpty)
  }

  @Test func `limits that no choice keeps are told apart from one another`() throws {
    let staff = [bound(.staffHours, 2028), bound(.staffHours, 2030)]
    let rules = [[staff[0]], [staff[1], bound(.target, 2030)]]
    let found = try conflicts(staff + [bound(.target, 2030), bound(.budget, 2026)], rules)
    #expect(found.map { Set($0) } == rules.map { Set($0) })
    // A question without an answer counts as one that can be kept.
    #expect(try ConflictSearch.conflicts(among: staff, isBroken: { _ in false }).isEmpty)
  }

  @Test func `a sentence names kinds and years in few words`() {
    func sentence(_ bounds: [PortfolioBound]) -> String {
      PortfolioConflict(bounds: bounds).sentence
    }
    let budgets = [2027, 2028, 2029, 2031].map { bound(.budget, $0) }
    #expect(
      sentence(budgets + [bound(.target, 2030)])
        == "The budgets of 2027 to 2029 and 2031 and the ceiling of 2030 cannot be kept together.")
    #expect(
      sentence([bound(.staffHours, 2028)])
        == "The staff limit of 2028 cannot be kept by any choice.")
    #expect(
      sentence([budgets[0], bound(.equity)])
        == "The budget of 2027 and the equity floor cannot be kept together.")
    let each = PortfolioConflict.each([bound(.target, 2030), bound(.target, 2031)])
    #expect(
      each.map(\.sentence)
        == ["The ceilings of 2030 to 2031 cannot be kept by any choice, none of them even alone."])
  }

  @Test func `an overestimate of next to nothing is not told`() {
    func part(_ expected: Double, _ reached: Double) -> Double? {
      PortfolioOutcome.overestimate(
        [
          PortfolioSearch.Round(
            number: 1, changes: nil, expected: expected, reached: reached, isBetter: false)
        ], usual: 1_000_000)
    }
    #expect(part(100, -1e-10) == nil && part(100, 0.9) == nil)
    #expect(part(110, 100) == 0.1)
  }
}
