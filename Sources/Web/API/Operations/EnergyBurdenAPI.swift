import Accounts
import Forecast
import HTTPTypes
import Plan
import Store
import Strategies
import Tables
import Workspace

/// What part of their income households spend on energy at home, before and after the actions.
struct EnergyBurdenAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.show, show)] }

  private struct Band: Sendable {
    let row: EnergyBurden.Band
    let limit: Double
  }

  private static let band = APIShape<Band>(
    "EnergyBurdenBand", "The mean household of a band of incomes.",
    [
      .text("band", "The band, as the table names it.") { $0.row.band.band },
      .number("households", "How many households it has.") { $0.row.band.households },
      .number("income", "Their mean income, US dollars a year.") { $0.row.band.income },
      .number("energyCost", "What one spends on energy at home, US dollars a year.") {
        $0.row.band.energyCost
      },
      .maybeWhole("dollarsOf", "The year of the dollars of this band.") { $0.row.band.priceYear },
      .number("saving", "What one saves by the actions; below 0 where energy costs more.") {
        $0.row.saving
      },
      .number("before", "Percent of income now.") { $0.row.before * 100 },
      .number("after", "Percent of income with the actions.") { $0.row.after * 100 },
      .truth("isOverBefore", "Whether that is over the limit now.") { $0.row.before > $0.limit },
      .truth("isOverAfter", "The same with the actions.") { $0.row.after > $0.limit },
    ])
  private static let schema = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("scenario", .text("The id of the scenario that the actions are on top of.").orNull),
      .must("action", .text("The one action that counts; null for all together.").orNull),
      .must("year", .whole(nil, "The year that it is of.")),
      .must("limit", .number("Percent of income above which the burden counts as high.")),
      .must("bands", .list(band.schema, "In the order of the table.")),
      .must("householdsOverBefore", .number("Households of bands over the limit now.")),
      .must("householdsOverAfter", .number("The same with the actions.")),
      .must("savings", .number("What all households save in the year, US dollars.")),
      .must("dollarsOf", .whole(nil, "The year of those dollars.")),
      .must("omissions", .list(.text(), "What is left out or was assumed, a sentence each.")),
    ], name: "EnergyBurden", "What part of their income households spend on energy at home.")

  static let show = APIOperation(
    id: "getEnergyBurden", method: .get,
    path: "/api/v1/workspaces/{workspace}/actions/energy-burden", tag: .actions,
    summary: "Read what energy at home is of households' incomes, before and after the actions",
    details:
      "Incomes and what households spend are rows of `incomes.csv`. All households of a band count by its mean. Without usable incomes it is 404.",
    access: .workspace(.readWorkspace),
    query: [
      .query("action", .text("The id of the one action that counts.", most: 100)),
      .query(
        "year",
        .whole(1_990...2_200, "A year of the forecast; that of the first target unless given.")),
      .query(
        "limit",
        .whole(1...99, "Percent of income above which it counts as high.").falling(backTo: 6)),
      .scenario, .revision,
    ], successes: [.json(schema, "The bands.")], refusals: [.conflict, .unprocessableContent])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.followed()
    let calculation = calculated.calculation
    let (ledger, action) = (calculation.money, call.text("action"))
    if let action, calculation.action(action) == nil {
      throw APIProblem.notTaken("There is no usable action “\(action)”.")
    }
    let year = call.whole("year") ?? calculation.moneyYear
    guard ledger.years.contains(year) else {
      throw APIProblem.notTaken(
        "The forecast has the years \(ledger.years.lowerBound) to \(ledger.years.upperBound).")
    }
    let limit = Double(call.whole("limit") ?? Int(EnergyBurden.usualLimit * 100)) / 100
    guard let burden = ledger.burden(in: year, of: action, limit: limit) else {
      throw APIProblem(.notFound, .plain, "There are no usable incomes. Add rows to incomes.csv.")
    }
    return .json([
      "revision": .whole(calculated.revision),
      "scenario": .maybe(calculation.basis?.scenario.id), "action": .maybe(action),
      "year": .whole(burden.year), "limit": .number(burden.limit * 100),
      "bands": .list(burden.bands.map { Self.band.json(Band(row: $0, limit: burden.limit)) }),
      "householdsOverBefore": .number(burden.householdsOverBefore),
      "householdsOverAfter": .number(burden.householdsOverAfter),
      "savings": .number(burden.savings), "dollarsOf": .whole(burden.dollarsOf),
      "omissions": .texts(
        burden.notes + burden.findings.filter { $0.severity == .error }.map(\.message)
          + calculation.workspace.burdenOmissions + calculation.planOmissions),
    ])
  }
}
