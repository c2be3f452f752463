import Accounts
import Factors
import Foundation
import HTTPTypes
import Inventory
import Plan
import Tables

/// Results of the inventory: by year, sector, scope and gas, under any protocol and potentials that the library knows.
struct InventoryAPI: APIGroup {
  var routes: [APIRoute] {
    [APIRoute(Self.show, show), APIRoute(Self.year, year), APIRoute(Self.report, report)]
  }

  struct Overview: Sendable {
    let inventory: EmissionsInventory
    let calculated: APICall.Calculated
    let known: [WarmingPotentials]
  }

  static let overview = APIShape<Overview>(
    "Inventory", "Every year of an account.",
    [
      .whole("revision", "The state that it is of.") { $0.calculated.revision },
      .choice("account", Account.allCases.map(\.rawValue), "The set of books.") {
        $0.inventory.account.rawValue
      },
      .part("potentials", InventoryShapes.potentials) { $0.inventory.potentials },
      .parts("years", InventoryShapes.yearTotal, "In order.") { overview in
        overview.inventory.years.map {
          InventoryShapes.YearTotal(year: $0, inventory: overview.inventory)
        }
      },
      .texts("omissions", "What every total leaves out because of an error, a sentence each.") {
        $0.calculated.calculation.omissions
      },
      .parts("knownPotentials", InventoryShapes.potentials, "What can be asked for.") { $0.known },
    ])

  static let accounting: [APIParameter] = [
    .query(
      "account",
      .choice(Account.allCases.map(\.rawValue), "The set of books.")
        .falling(backTo: "community")),
    .query(
      "gwp_set",
      .text("The assessment report, such as `ar5`; the plan's own unless given.", most: 40),
      example: "ar5"),
    .query(
      "horizon", .whole(1...1_000, "Years of the warming potentials; the plan's own unless given.")),
    .revision,
  ]

  static let show = APIOperation(
    id: "getInventory", method: .get, path: "/api/v1/workspaces/{workspace}/inventory",
    tag: .results, summary: "Read the totals of every year",
    details: "By sector, and by gas before warming potentials are applied.",
    access: .workspace(.readWorkspace), query: accounting,
    successes: [.json(overview.schema, "The inventory.")],
    refusals: [.conflict, .unprocessableContent])

  private static let yearSchema = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("year", .whole(nil)),
      .must("potentials", InventoryShapes.potentials.schema),
      .must("lines", .list(InventoryShapes.line.schema, "By sector and scope.")),
      .must("total", InventoryShapes.amount.schema),
      .must("omissions", .list(.text(), "What the total leaves out because of an error.")),
    ], name: "InventoryYear")

  static let year = APIOperation(
    id: "getInventoryYear", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory/{year}", tag: .results,
    summary: "Read a year by sector, scope and gas", access: .workspace(.readWorkspace),
    query: accounting, successes: [.json(yearSchema, "The year.")],
    refusals: [.conflict, .unprocessableContent])

  private static let reportSchema = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("framework", .text()),
      .must("title", .text("The protocol as people read it.")),
      .must("year", .whole(nil)),
      .must("potentials", InventoryShapes.potentials.schema),
      .must("totals", .list(InventoryShapes.reportTotal.schema)),
      .must("lines", .list(InventoryShapes.reportLine.schema)),
      .must("findings", .list(FindingShapes.finding.schema)),
    ], name: "FrameworkReport")

  static let report = APIOperation(
    id: "getFrameworkReport", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory/{year}/frameworks/{framework}",
    tag: .results, summary: "Report a year under a protocol",
    details:
      "USCP, GPC and CRF report the community's account, LGOP the government's own operations.",
    access: .workspace(.readWorkspace),
    query: accounting.filter { $0.name != "account" } + [
      .query(
        "control",
        .choice(
          GovernmentControl.allCases.filter { $0 != .none }.map(\.rawValue),
          "What counts as the government's own, under LGOP."
        ).falling(backTo: "operational"))
    ], successes: [.json(reportSchema, "The report.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    return .json(
      Self.overview.json(
        Overview(
          inventory: try call.inventory(calculated.calculation), calculated: calculated,
          known: call.site.library.warmingPotentials)))
  }

  private func wantedYear(_ call: APICall, _ inventory: EmissionsInventory) throws -> Int {
    let wanted = call.whole("year")
    guard let year = wanted, inventory.years.contains(year) else {
      throw APIProblem(
        .notFound, .plain, InventoryYears.refusal(of: wanted, known: inventory.years))
    }
    return year
  }

  @Sendable private func year(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let inventory = try call.inventory(calculated.calculation)
    let table = inventory.sectorTable(try wantedYear(call, inventory))
    let lines = table.lines.map {
      InventoryShapes.line.json(InventoryShapes.Line(line: $0, potentials: table.potentials))
    }
    let total = InventoryShapes.Amount(emissions: table.total, potentials: table.potentials)
    return .json([
      "revision": .whole(calculated.revision), "year": .whole(table.year),
      "potentials": InventoryShapes.potentials.json(table.potentials), "lines": .list(lines),
      "total": InventoryShapes.amount.json(total),
      "omissions": .texts(calculated.calculation.omissions),
    ])
  }

  @Sendable private func report(_ call: APICall) async throws -> APIAnswer {
    guard let framework = ReportingFramework(rawValue: try call.part("framework")) else {
      throw Visit.nothingHere
    }
    let calculated = try await call.calculated()
    var wanted = call.parameters
    wanted["account"] = .text(framework.account.rawValue)
    let inventory = try call.with(wanted).inventory(calculated.calculation)
    let control = call.text("control").flatMap { GovernmentControl(rawValue: $0) } ?? .operational
    let report = inventory.report(
      framework, year: try wantedYear(call, inventory), control: control)
    return .json([
      "revision": .whole(calculated.revision), "framework": .text(framework.rawValue),
      "title": .text(framework.title), "year": .whole(report.year),
      "potentials": InventoryShapes.potentials.json(report.potentials),
      "totals": .list(
        report.totals.map { InventoryShapes.reportTotal.json(.init(total: $0, report: report)) }),
      "lines": .list(
        report.lines.map { InventoryShapes.reportLine.json(.init(line: $0, report: report)) }),
      "findings": .list(report.findings.map(FindingShapes.finding.json)),
    ])
  }
}

extension APICall {
  fileprivate func with(_ parameters: [String: JSONValue]) -> APICall {
    APICall(
      visit: visit, operation: operation, parameters: parameters, filters: filters, body: body,
      contentType: contentType)
  }
}
