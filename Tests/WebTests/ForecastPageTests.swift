import Factors
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Testing
import Workspace

@testable import Web

@Suite struct ForecastPageTests {
  private func trial(_ county: HennepinSite, without off: Set<String> = []) -> String {
    let ids = county.calculation.workspace.actions.filter {
      $0.isMitigation && !off.contains($0.id)
    }
    .map(\.id)
    return "forecast/wedge?try=1" + ids.map { "&on=\($0)" }.joined()
  }

  /// What a trial's numbers carry along to their explanations.
  private func setting(_ path: String) -> String {
    "&" + path.split(separator: "?").dropFirst().joined().replacing("=1&", with: "=1&")
  }

  @Test func `the forecast's table is the library's`() async throws {
    try await HennepinSite.run { county in
      let projection = try #require(county.calculation.projection)
      let page = try await county.get("forecast")
      for year in [2021, 2030, 2050] {
        let total = try #require(projection.total(year))
        #expect(page.numbers(of: "forecast/\(year)/total").allSatisfy { $0 == printed(total) })
        #expect(!page.numbers(of: "forecast/\(year)/total").isEmpty)
        let plan = try #require(county.calculation.portfolio?.total(year))
        #expect(page.numbers(of: "plan/\(year)/total").contains(printed(plan)))
      }
      // Every rule leads to its row, and every series to its values.
      #expect(page.body.contains("record?file=drivers.csv&amp;row="))
      #expect(page.body.contains("/forecast/drivers#series-households"))
    }
  }

  @Test func `targets have their level, gaps and the pace they need`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/targets")
      let last = county.calculation.inventory.total(2021)
      for level in county.calculation.levels {
        let id = level.target.id
        #expect(page.numbers(of: "target/\(id)/emissions").first == printed(level.allowed))
        let yearly = (last - level.allowed) / Double(level.target.year - 2021)
        #expect(page.numbers(of: "target/\(id)/yearly") == [printed(yearly)])
      }
      #expect(page.body.contains("record/new?file=targets.csv"))
    }
  }

  @Test func `a trial that changes nothing shows the plan as it is`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get(trial(county) + "&fragment=1")
      let total = try #require(county.calculation.portfolio?.total(2050))
      #expect(page.body.contains(">\(printed(total))</a>"))
      #expect(!page.body.contains("not as"))
    }
  }

  @Test func `an action that is switched off takes its wedge with it and saves nothing`()
    async throws
  {
    try await HennepinSite.run { county in
      let saved = county.calculation
      let without = saved.with(actions: saved.workspace.actions.filter { $0.id != "b3" })
      let total = try #require(without.portfolio?.total(2050))
      #expect(total > (saved.portfolio?.total(2050) ?? .infinity))
      let page = try await county.get(trial(county, without: ["b3"]) + "&fragment=1")
      #expect(page.body.contains(">\(printed(total))</a>"))
      #expect(page.body.contains("1 action is not as it is saved"))
      #expect(!page.body.contains("figure=action/b3/"))
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `a slider moves participation and start as the library does`() async throws {
    try await HennepinSite.run { county in
      let saved = county.calculation
      var actions = saved.workspace.actions
      let index = try #require(actions.firstIndex { $0.id == "b2" })
      actions[index].parameters["participation"]?.number = 0.5
      actions[index].startYear += 3
      actions[index].fullYear += 3
      let total = try #require(saved.with(actions: actions).portfolio?.total(2040))
      let start = actions[index].startYear
      let page = try await county.get(
        "explain?figure=plan/2040/total&fragment=1" + "&"
          + trial(county).split(separator: "?")[1] + "&amount.b2=0.5&start.b2=\(start)")
      #expect(page.body.contains(EmissionsInventory.text(total)))
      #expect(page.body.contains("which are not saved"))
    }
  }

  @Test func `nonsense in a trial is passed over`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get(
        trial(county) + "&amount.b1=NaN&start.b1=minus&amount.b2=9e99&on=nobody&fragment=1")
      #expect(page.status == 200)
      // A share of more than everything is everything.
      #expect(page.body.contains("Participation 1 (0.75)"))
    }
  }
}
