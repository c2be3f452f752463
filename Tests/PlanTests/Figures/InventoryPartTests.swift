import Factors
import Forecast
import Inventory
import Plan
import Quantities
import TestSupport
import Strategies
import Testing
import Workspace

@Suite struct InventoryPartTests {
  private let calculation = Result { try SampleWorkspace().calculation() }

  private func number(_ id: String) throws -> Double {
    guard case .found(let figure) = FigureCatalog(try calculation.get()).answer(id),
      case .number(let value, _) = figure.content
    else { throw Missing(id: id) }
    return value
  }

  private struct Missing: Error { let id: String }

  private func reason(_ id: String) throws -> String {
    guard case .missing(let reason) = FigureCatalog(try calculation.get()).answer(id) else {
      return ""
    }
    return reason
  }

  @Test func `a part is called by the shortest name that there is`() {
    #expect(InventoryPart().figure(2021) == "inventory/2021/total")
    #expect(InventoryPart(sector: .waste).figure(2021) == "inventory/2021/sector/waste")
    #expect(
      InventoryPart(sector: .waste, subsector: "landfill").figure(2021)
        == "inventory/2021/subsector/waste/landfill")
    #expect(InventoryPart(scope: 2).figure(2021) == "inventory/2021/scope/2")
    #expect(
      InventoryPart(account: .government).figure(2021) == "inventory/2021/account/government")
    #expect(
      InventoryPart(sector: .buildings, scope: 2).figure(2021)
        == "inventory/2021/part/sector:buildings,scope:2")
    #expect(InventoryPart(scope: 0).figure(2021) == "inventory/2021/part/scope:0")
  }

  @Test func `every part of a division can be asked for, and the parts add up`() throws {
    let inventory = try calculation.get().inventory
    let total = try number("inventory/2021/total")
    let scopes = try [1, 2, 3].map { try number(InventoryPart(scope: $0).figure(2021)) }
    #expect(isClose(scopes.reduce(0, +), total))
    let activities = Set(inventory.entries(of: 2021).map(\.record.activity))
    let byActivity = try activities.map { try number(InventoryPart(activity: $0).figure(2021)) }
    #expect(isClose(byActivity.reduce(0, +), total))
    let byGas = try [Gas.carbonDioxide, .methane, .nitrousOxide].map {
      try number(InventoryPart(gas: $0).figure(2021))
    }
    #expect(isClose(byGas.reduce(0, +), total))
    let shares = try [1, 2, 3].map { try number(InventoryPart(scope: $0).share(2021)) }
    #expect(isClose(shares.reduce(0, +), 1))
  }

  @Test func `words with separators keep their meaning`() throws {
    let name = "gas, steam/heat: 50~60"
    var sample = SampleWorkspace()
    sample.files["inventory.csv"] = sample.files["inventory.csv"]?
      .replacing("e21,2021,buildings,residential,", with: "e21,2021,buildings,\"\(name)\",")
    let calculation = try sample.calculation()
    let figure = InventoryPart(sector: .buildings, subsector: name).figure(2021)
    guard case .found(let found) = FigureCatalog(calculation).answer(figure),
      case .number(let value, _) = found.content
    else {
      Issue.record("There is no \(figure).")
      return
    }
    #expect(value == calculation.inventory.tonnes(of: 2021) { $0.id == "e21" })
  }

  @Test(arguments: [
    ("inventory/2021/part/", "names no part"), ("inventory/2021/part/colour:red", "names no part"),
    ("inventory/2021/part/scope:4", "names no part"),
    ("inventory/2021/part/sector:agriculture", "no calculated record"),
    ("inventory/2021/part/account:government", "No record is booked"),
    ("inventory/1999/part/sector:waste", "no calculated record"),
    ("inventory/1999/framework/gpc/basic", "no record of 1999"),
    ("inventory/2021/framework/gpc/line/ix.9", "no line"),
    ("inventory/change/2019/2021/part/sector:waste", "in both 2019 and 2021"),
    ("inventory/contribution/2019/1999", "1999"),
    ("inventory/contribution/2019/2021/driver/luck", "has no driver"),
  ])
  func `a part that is not there says why, and is never 0`(_ id: String, _ words: String) throws {
    let said = try reason(id)
    #expect(said.contains(words), "\(id): \(said)")
  }

  @Test func `a change and its drivers are those of the analysis`() throws {
    let inventory = try calculation.get().inventory
    let change = InventoryPart(sector: .buildings, subsector: "residential").change(
      from: 2019, to: 2021)
    let before = try #require(inventory.total(2019, sector: .buildings))
    let after = try #require(inventory.total(2021, sector: .buildings))
    #expect(isClose(try number(change), after / before - 1))
    let whole = try number("inventory/contribution/2019/2021")
    #expect(isClose(whole, inventory.total(2021) - inventory.total(2019)))
  }

  @Test func `the pace leads from the last inventory to the target`() throws {
    let inventory = try calculation.get().inventory
    let level = try #require(try calculation.get().levels.first { $0.target.id == "half" })
    let yearly = try number("target/half/yearly")
    #expect(isClose(inventory.total(2021) - yearly * 9, level.allowed))
    #expect(isClose(try number("target/half/yearly-rate"), 0.5 / 9))
  }

  @Test func `other actions change the portfolio and nothing else`() throws {
    let saved = try calculation.get()
    let changed = saved.with(actions: saved.workspace.actions.filter { $0.id != "a1" })
    #expect(changed.inventory.total(2021) == saved.inventory.total(2021))
    #expect(changed.projection?.total(2030) == saved.projection?.total(2030))
    let before = try #require(saved.portfolio?.reduction(in: 2030))
    let after = try #require(changed.portfolio?.reduction(in: 2030))
    #expect(after < before)
    #expect(changed.portfolio?.reduction(of: "a1", in: 2030) == nil)
  }

  @Test func `other potentials move every year and target`() throws {
    let saved = try calculation.get()
    let other = try #require(saved.library.warmingPotentials(set: "ar4", horizon: 100))
    let moved = saved.with(potentials: other)
    #expect(moved.inventory.potentials == other)
    #expect(
      isClose(
        moved.inventory.total(2021),
        EmissionsInventory(saved.inventory, potentials: other).total(2021)))
    #expect(moved.levels.map(\.allowed) != saved.levels.map(\.allowed))
  }
}
