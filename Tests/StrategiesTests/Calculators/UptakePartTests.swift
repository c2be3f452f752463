import Plan
import Tables
import TestSupport
import Testing

@testable import Strategies

@Suite struct UptakePartTests {
  private func action(_ curve: Uptake.Curve) throws -> Action {
    var action = try #require(try SampleWorkspace().calculation().portfolio?.effective.first)
    (action.startYear, action.fullYear) = (2025, 2034)
    action.uptake.curve = curve
    if curve == .own { action.uptake.shares = [2025: 0.1, 2030: 0.5, 2040: 0.8] }
    action.uptake.endYear = 2045
    action.uptake.decay = 0.01
    return action
  }

  @Test(arguments: Uptake.Curve.allCases)
  func `an action that reaches a part of its effect has that part of it in every year`(
    _ curve: Uptake.Curve
  ) throws {
    let action = try action(curve)
    let final = action.uptake.finalShare
    #expect(final == (curve == .own ? 0.8 : 1))
    let less = action.reaching(final / 4)
    #expect(isClose(less.uptake.finalShare, final / 4, within: 1e-12))
    for year in 2020...2050 {
      #expect((less.ramp(year) - action.ramp(year) / 4).magnitude < 1e-12, "\(year)")
    }
    #expect(action.ramp(2040) > 0 && action.ramp(2046) == 0)
  }

  @Test func `an action that ends where it ended is the same`() throws {
    let action = try action(.logistic)
    #expect(action.reaching(1) == action)
    #expect(action.reaching(0).ramp(2040) == 0)
  }
}
