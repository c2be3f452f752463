import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Tables
import Workspace

/// One record by every method that its data allow, and a year's waste by WARM factors: views beside the inventory.
struct MethodComparisonAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.methods, methods), APIRoute(Self.warm, warm)] }

  // Methods

  private static let method = APIShape<MethodComparison.Row>(
    "MethodAnswer", "What one method makes of a record.",
    [
      .text("method", "The id of the method.") { $0.method.id },
      .text("name", "As people read it.") { $0.method.name },
      .text("equation", "In symbols.") { $0.method.equation },
      .text("source", "Where the method is from.") { $0.method.source },
      .truth("isUsed", "Whether the record uses it.") { $0.isUsed },
      .maybeNumber("tonnes", "Metric tons CO2e; null where the record lacks what it needs.") {
        $0.tonnes
      },
      .text("reason", "Why it differs, or what is missing.") { $0.reason },
    ])

  private static let variant = APIShape<MethodComparison.Variant>(
    "SourceVariant", "The method used with another edition, revision or study.",
    [
      .text("choice", "What is chosen.") { $0.choice },
      .text("setting", "As the `factor` cell states it.") { $0.setting },
      .number("tonnes", "Metric tons CO2e.") { $0.tonnes },
      .text("reason", "How much it differs, and by which inputs.") { $0.reason },
    ])

  private static let methodsAnswer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("record", .text("The id of the record.")),
      .must("potentials", InventoryShapes.potentials.schema),
      .must("methods", .list(method.schema, "The one that is used first.")),
      .must("variants", .list(variant.schema)),
    ], name: "MethodComparison", "A record by every method of its family.")

  static let methods = APIOperation(
    id: "compareMethods", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory-methods", tag: .results,
    summary: "Calculate one record by every method that its data allow",
    details: "Nothing is written.", access: .workspace(.readWorkspace),
    query: [
      .query(
        "record", .text("The id of the record.", least: 1, most: 300), isRequired: true,
        example: "el-res-2021"), .revision,
    ], successes: [.json(methodsAnswer, "The methods.")], refusals: [.conflict])

  @Sendable private func methods(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let workspace = calculated.calculation.workspace
    let id = try call.part("record")
    guard let record = workspace.records.first(where: { $0.id == id }) else {
      throw APIProblem(.notFound, .plain, "There is no record “\(id)” in inventory.csv.")
    }
    let library = call.site.library
    let comparison = try await onOwnThread {
      PlanCalculation.comparison(of: record, in: workspace, library: library)
    }
    return .json([
      "revision": .whole(calculated.revision), "record": .text(id),
      "potentials": InventoryShapes.potentials.json(comparison.potentials),
      "methods": .list(comparison.rows.map(Self.method.json)),
      "variants": .list(comparison.variants.map(Self.variant.json)),
    ])
  }

  // WARM

  private static let waste = APIShape<WasteByWarm.Row>(
    "WarmRecord", "A record of waste by WARM factors and in the inventory.",
    [
      .text("record", "The id of the record.") { $0.record.id },
      .maybeText("treatment", "WARM's treatment; null where it has none for the method.") {
        $0.treatment?.rawValue
      },
      .maybeNumber("warm", "Metric tons CO2e by WARM; null where it cannot be estimated.") {
        $0.warm
      },
      .number("inventory", "Metric tons CO2e in the inventory.") { $0.own },
      .text("problem", "Why it cannot be estimated; else empty.") { $0.problem },
    ])

  private static let warmAnswer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")), .must("year", .whole(nil)),
      .must("edition", .text("Of the EPA's hub.")),
      .must(
        "potentialSet",
        .text("The potentials behind the factors; null while nothing is estimated.").orNull),
      .must("potentials", InventoryShapes.potentials.schema),
      .must("records", .list(waste.schema)),
    ], name: "WasteByWarm", "A year's waste by WARM factors: a view that is never added.")

  static let warm = APIOperation(
    id: "getWasteByWarm", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory/{year}/warm", tag: .results,
    summary: "Read a year's waste by EPA's WARM factors, beside the inventory",
    details:
      "WARM factors are CO2e of one set of warming potentials with transport and machines in them, and cannot be kept by gas.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "edition",
        .choice(WasteByWarm.editions, "Of the EPA's hub.").falling(
          backTo: .text(WasteByWarm.editions[0]))),
      .revision,
    ], successes: [.json(warmAnswer, "The waste.")], refusals: [.conflict])

  @Sendable private func warm(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let inventory = calculated.calculation.inventory
    let known = WarmPages.years(inventory)
    guard let year = call.whole("year"), known.contains(year) else {
      let list = known.map(String.init).joined(separator: ", ")
      throw APIProblem(
        .notFound, .plain,
        known.isEmpty
          ? "The inventory has no calculated waste."
          : "The inventory has no calculated waste of that year. It has \(list).")
    }
    let view = calculated.calculation.wasteByWarm(
      year, edition: call.text("edition") ?? WasteByWarm.editions[0])
    return .json([
      "revision": .whole(calculated.revision), "year": .whole(year),
      "edition": .text(view.edition), "potentialSet": .maybe(view.potentialSet),
      "potentials": InventoryShapes.potentials.json(inventory.potentials),
      "records": .list(view.rows.map(Self.waste.json)),
    ])
  }
}
