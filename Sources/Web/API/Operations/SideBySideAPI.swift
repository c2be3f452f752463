import Accounts
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Quantities
import Tables

/// Several years of a community's inventory, and those of another community beside them.
struct SideBySideAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.show, show)] }

  // Shapes

  private struct Part: Sendable {
    let column: InventoriesBeside.Column
    let sector: Sector
  }

  private static let part = APIShape<Part>(
    "SectorBeside", "A sector of one column.",
    [
      .choice("sector", Sector.allCases.map(\.rawValue), "The sector.") { $0.sector.rawValue },
      .text("title", "The sector as people read it.") { $0.sector.title },
      .maybeNumber("tonnesCO2e", "Null where no record is calculated, which is not 0.") {
        $0.column.tonnes(of: $0.sector)
      },
      .texts("notationKeys", "Keys of records without an amount, such as `NE`.") {
        $0.column.keys(of: $0.sector).map(\.rawValue)
      },
    ])

  private struct Year: Sendable {
    let column: InventoriesBeside.Column
    let sectors: [Sector]
  }

  private static let year = APIShape<Year>(
    "InventoryBeside", "A year of one community, metric tons CO2e.",
    [
      .text("workspace", "The id of its workspace.") { $0.column.workspace },
      .text("name", "The community as people read it.") { $0.column.name },
      .whole("year", "The year.") { $0.column.year },
      .maybeNumber("tonnesCO2e", "All sectors; null where no record is calculated.") {
        $0.column.tonnes(of: nil)
      },
      .maybeNumber("population", "Residents; null where nobody has stated them.") {
        $0.column.population
      },
      .maybeNumber("tonnesPerResident", "Null where the population is not known.") { year in
        year.column.tonnes(of: nil).flatMap(year.column.perPerson)
      },
      .parts("sectors", part, "Those that any column has, so that all columns have the same.") {
        year in year.sectors.map { Part(column: year.column, sector: $0) }
      },
    ])

  private static let answer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state of this workspace; others are at their last.")),
      .must("account", .choice(Account.allCases.map(\.rawValue), "The set of books.")),
      .must("potentials", InventoryShapes.potentials.schema),
      .must("columns", .list(year.schema, "This workspace's first; at most 8.")),
      .must("isCut", .truth("Whether more years were asked for than stand here.")),
      .must(
        "omissions",
        .list(
          .text(), "What this workspace's columns leave out because of an error, a sentence each.")),
      .must("remarks", .list(.text(), "What to know of the other community.")),
    ], name: "SideBySide", "Inventories side by side, under the same warming potentials.")

  // Operation

  static let show = APIOperation(
    id: "compareInventories", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory-side-by-side", tag: .results,
    summary: "Put years of the inventory side by side, and another community beside them",
    details:
      "Communities count by their own methods and data, so that small differences say little.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "years",
        .text(
          "Years with commas between; those of the community's inventories unless given.",
          pattern: "^[0-9]{4}(,[0-9]{4}){0,19}$"), example: "2021"),
      .query("with", .text("The id of another workspace that you may read.", most: 64)),
    ] + InventoryAPI.accounting, successes: [.json(answer, "The columns.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let inventory = try call.inventory(calculated.calculation)
    let asked = call.text("with")
    let years = (call.text("years") ?? "").split(separator: ",").compactMap { Int($0) }
    try Self.checkYears(years, of: inventory)
    let beside = try await InventoriesBeside(
      calculated.calculation, inventory, years: years, with: asked, call.visit)
    guard asked == nil || beside.other == asked else {
      let message = "There is no other workspace “\(asked ?? "")” that you may read."
      throw APIProblem.notTaken(
        message, flaws: [APIFlaw(place: .parameter("with"), message: message)])
    }
    let sectors = beside.sectors
    let text = call.visit.words(SideBySideText.self)
    return .json([
      "revision": .whole(calculated.revision), "account": .text(inventory.account.rawValue),
      "potentials": InventoryShapes.potentials.json(inventory.potentials),
      "columns": .list(
        beside.columns.map { Self.year.json(Year(column: $0, sectors: sectors)) }),
      "isCut": .truth(beside.isCut), "omissions": .texts(calculated.calculation.omissions),
      "remarks": .texts(beside.remarks.map { $0.text(text) }),
    ])
  }

  /// A page passes a year without records over; a program would take the others for what it asked for.
  private static func checkYears(_ years: [Int], of inventory: EmissionsInventory) throws {
    let known = inventory.years.filter(inventory.hasEntries)
    let missing = years.filter { !known.contains($0) }
    guard let first = missing.first else { return }
    let message = InventoryYears.refusal(of: first, known: known)
    throw APIProblem.notTaken(
      message, flaws: [APIFlaw(place: .parameter("years"), message: message)])
  }
}
