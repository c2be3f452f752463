import Factors
import Forecast
import Inventory
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

/// The plan on top of another scenario than the first.
@Suite struct ScenarioFollowingTests {
  private typealias Sample = ForecastSample

  private let calculation: PlanCalculation

  init() throws {
    calculation = try Sample.calculation(
      Sample.policies(
        "law,Law,state,adopted,buildings,,electricity,activity,,2024,2024,20,bill,"),
      [
        "scenarios.csv": Sample.table(
          "id,name,policies,actions,starts,climate,drivers,source,note",
          [
            "bau,Usual,none,none,,,,,", "law,The law,adopted,none,,,,,",
            "one,One later,adopted,a1,a1=2025,,,,",
          ]),
        "ranges.csv":
          "id,what,subject,parameter,distribution,low,best,high,source,note\nr1,parameter,a1,participation,triangular,0.3,0.5,0.8,assumption,\n",
      ])
  }

  private func total(_ calculation: PlanCalculation) throws -> Double {
    try #require(calculation.portfolio?.total(2030))
  }

  @Test func `the first is the plan itself`() throws {
    for id in [nil, "bau"] {
      let same = try calculation.following(id)
      #expect(!same.followsAnother)
      #expect(try total(same) == total(calculation))
      #expect(same.basis?.scenario.id == "bau")
    }
  }

  @Test func `all actions of the plan stand on top of a scenario without any`() throws {
    let law = try calculation.following("law")
    let entry = try #require(calculation.scenarios?["law"])
    #expect(law.basis?.scenario.id == "law")
    #expect(law.projection?.total(2030) == entry.projection.total(2030))
    let acting = entry.acting(.all, of: calculation.workspace.actions)
    #expect(isClose(try total(law), try #require(acting.total(2030))))
    // The law has saved a part of the power that the actions would have saved.
    let first = try #require(calculation.portfolio)
    let second = try #require(law.portfolio)
    let saved = try #require(first.reduction(of: "a1", in: 2030))
    let left = try #require(second.reduction(of: "a1", in: 2030))
    #expect(left < saved && left > 0)
  }

  @Test func `a scenario has its own actions from its own years`() throws {
    let one = try calculation.following("one")
    let entry = try #require(calculation.scenarios?["one"])
    #expect(one.portfolio?.actions.map(\.id) == ["a1"])
    #expect(one.portfolio?.actions.first?.startYear == 2025)
    #expect(isClose(try total(one), try #require(entry.total(2030))))
    // What the other scenarios come to does not hang on which is followed.
    for id in ["bau", "law", "one"] {
      #expect(one.scenarios?[id]?.total(2030) == calculation.scenarios?[id]?.total(2030))
    }
  }

  @Test func `figures, courses, draws and trials follow`() throws {
    let law = try calculation.following("law")
    let before = try #require(law.projection?.total(2030))
    guard case .found(let figure) = FigureCatalog(law).answer("plan/2030/total"),
      case .number(let value, _) = figure.content
    else {
      Issue.record("There is no total of the plan.")
      return
    }
    #expect(value == (try total(law)))
    let courses = law.targetScenarios
    #expect(courses.map(\.id).first == "law" && courses.count == 4)
    let course = try #require(law.planCourse)
    #expect(course.tonnes(2030, .everything) == (try total(law)))
    var options = PlanDraws.Options()
    options.draws = 200
    let drawn = try #require(law.draws(options))
    // Factors of the inventory are drawn as well, so that the middle is only near what the law leaves.
    let usual = drawn.businessAsUsual[2030 - drawn.years.lowerBound].p50
    let first = try #require(calculation.projection?.total(2030))
    #expect(isClose(usual, before, within: 0.02))
    #expect((usual - before).magnitude < (usual - first).magnitude / 2, "\(first)")
    let none = law.with(actions: [])
    #expect(none.followsAnother)
    #expect(isClose(try total(none), before))
  }

  @Test func `a trial has scenarios of its own actions, whichever is followed`() throws {
    let trial = calculation.with(actions: calculation.workspace.actions.filter { $0.id != "a1" })
    let law = try trial.following("law")
    #expect(law.portfolio?.actions.map(\.id) == trial.workspace.actions.map(\.id))
    #expect(try total(law) > total(try calculation.following("law")))
    #expect(law.shown(in: .public).basis?.scenario.id == "law")
  }

  @Test func `an unknown scenario is named with those that there are`() {
    do throws(UnknownScenario) {
      _ = try calculation.following("x")
      Issue.record("A scenario was found that is not there.")
    } catch {
      #expect(error.id == "x" && error.known == ["bau", "law", "one"])
      #expect(error.description == "There is no scenario “x”. Scenarios: bau, law, one.")
    }
  }
}
