import Accounts
import Forecast
import Foundation
import Inventory
import Plan
import Store
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct DriverPageTests {
  private let path = HennepinSite.place + "/forecast/drivers"

  private func rulePath(_ group: String) -> String {
    path + "/rule?group=" + SitePath.encoded(group)
  }

  @Test func `every group of records stands with what it follows`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/drivers")
      let projection = try #require(county.calculation.projection)
      let groups = projection.driverGroups(county.calculation.workspace.rules)
      #expect(groups.reduce(0) { $0 + $1.records.count } == projection.streams.count)
      #expect(groups.allSatisfy { $0.standing == .carried })
      #expect(page.body.contains("Every record follows a rule."))
      for id in ["households", "jobs", "vmt", "cambium-midcase-MROW", "on-road-rate"] {
        #expect(page.body.contains("id=\"series-\(id)\""), "\(id)")
      }
      #expect(page.body.contains("record?file=indicators.csv&amp;row=households/2030"))
      let file = try await county.get("forecast/drivers?download=groups")
      #expect(file.body.contains("\"Buildings, residential, electricity\""))
    }
  }

  @Test func `records without a driver come first with what to do next`() async throws {
    try await HennepinSite.run { files in
      let lines = (files["drivers.csv"] ?? "").components(separatedBy: "\n")
      files["drivers.csv"] = lines.filter { !$0.hasPrefix("waste") }.joined(separator: "\n")
    } _: { county in
      let page = try await county.get("forecast/drivers")
      let first = try #require(page.body.range(of: "Without a driver: held as they are"))
      let waste = try #require(page.body.range(of: "Solid waste, landfill"))
      let homes = try #require(page.body.range(of: "Carried forward"))
      #expect(first.lowerBound < waste.lowerBound && waste.lowerBound < homes.lowerBound)
      #expect(page.body.contains(">Choose a driver<"))
    }
  }

  @Test func `a rate for one activity goes before the row that would hide it`() async throws {
    try await HennepinSite.run { county in
      let before = try await county.site.community("hennepin-county")
      let group = "buildings/residential/propane"
      let saved = try await county.ada.post(
        path + "/rule", from: rulePath(group),
        [
          "group": group, "reach": "buildings/residential/propane/", "driver": "%",
          "rate_percent": "−2,5",
          "intensity_rate_percent": "", "between": "", "beyond": "", "source": "assumption",
          "note": "Propane is given up",
        ])
      #expect(saved["Location"] == path + "?done=saved")
      let after = try await county.site.community("hennepin-county")
      #expect(after.rules.count == before.rules.count + 1)
      let position = try #require(after.rules.firstIndex { $0.activity == "propane" })
      let general = try #require(
        after.rules.firstIndex { $0.subsector == "residential" && $0.activity == nil })
      #expect(position == general - 1)
      #expect(after.rules[position].rate?.steps == [0: -2.5])
      #expect(try await county.ada.get(rulePath(group)).body.contains("value=\"-2.5\""))
      // Every other row is as it was, byte for byte.
      let text = after.tables["drivers.csv"]?.text ?? ""
      let old = (before.tables["drivers.csv"]?.text ?? "").split(separator: "\n").dropFirst()
      #expect(!old.isEmpty && old.allSatisfy { text.contains($0) })
      #expect(try await county.site.store.head(of: "hennepin-county") == 2)
      // Sent for the same part again it changes the row and adds none.
      _ = try await county.ada.post(
        path + "/rule", from: rulePath(group),
        [
          "group": group, "reach": "buildings/residential/propane/", "driver": "households",
        ])
      let again = try await county.site.community("hennepin-county")
      #expect(again.rules.count == after.rules.count)
      #expect(again.rules[position].driver == "households" && again.rules[position].rate == nil)
    }
  }

  @Test func `nonsense in the form is refused`() async throws {
    try await HennepinSite.run { county in
      let group = "transportation/on-road/vehicle-miles"
      let good = [
        "group": group, "reach": "transportation/on-road/vehicle-miles/", "driver": "vmt",
      ]
      for (name, value) in [
        ("reach", ""), ("reach", "waste///"), ("driver", ""), ("driver", "cows"),
        ("rate_percent", "3"),
        ("intensity_rate_percent", "fast"),
      ] {
        let wrong = try await county.ada.post(
          path + "/rule", from: rulePath(group), good.merging([name: value]) { $1 })
        #expect(wrong.status == 400, "\(name) \(value)")
      }
      county.ada.choose(.spanish)
      let asked = try await county.ada.post(
        path + "/rule", from: rulePath(group),
        good.merging(["driver": "%", "rate_percent": "0.5 2031:2,375"]) { $1 })
      #expect(asked.status == 400)
      #expect(asked.body.contains("«2,375» puede ser 2375 o 2.3750."))
      #expect(asked.body.contains("value=\"0.5 2031:2,375\""))
      #expect(try await county.ada.get(rulePath("nothing/of/this")).status == 404)
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `a ready-made policy is taken over once`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/drivers")
      #expect(page.body.contains("Ready-made policies that may hold in MN"))
      for _ in 0..<2 {
        let taken = try await county.ada.post(
          path + "/policy", from: path, ["policy": "us-light-duty-2027"])
        #expect(taken["Location"]?.hasPrefix(path + "?done=policy") == true)
      }
      let policies = try await county.site.community("hennepin-county").scenarioBook.policies
      #expect(policies.map(\.id).count { $0 == "us-light-duty-2027" } == 1)
      #expect(policies.last?.status == .proposed)
      let unknown = try await county.ada.post(path + "/policy", from: path, ["policy": "no-such"])
      #expect(unknown.status == 404)
    }
  }

  @Test func `the page is in Spanish and a viewer is offered nothing to change`() async throws {
    let path = path
    try await HennepinSite.run { county in
      let spanish = try await county.get("forecast/drivers", headers: ["Accept-Language: es"])
      #expect(spanish.body.contains("Políticas de otros, por capas"))
      let viewer = try await county.site.member(
        .viewer, of: "hennepin-county", invitedBy: county.ada)
      let page = try await viewer.get(path)
      #expect(page.status == 200 && !page.body.contains("/forecast/drivers/rule"))
      #expect(!page.body.contains("/forecast/drivers/policy"))
      let refused = try await viewer.get(path + "/rule?group=waste/landfill/mixed-waste")
      #expect(refused.status == 403)
    }
  }
}
