import Accounts
import Factors
import Forecast
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Tables
import Workspace

/// What the change of the inventory between two years is made of.
struct ContributionAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.show, show)] }

  private static let part = APIShape<ContributionAnalysis.Part>(
    "ContributionPart", "What a driver did in one chain of the inventory.",
    [
      .text("chain", "Such as the gas of homes.") { $0.chain.title },
      .number("tonnes", "Metric tons CO2e.") { $0.tonnes },
    ])

  private static let driver = APIShape<ContributionAnalysis.DriverContribution>(
    "DriverContribution", "A driver of emissions with its effect over all chains.",
    [
      .text("driver", "Its id, such as `population`.") { $0.driver.id },
      .text("title", "As people read it.") { $0.driver.title },
      .number("tonnes", "Metric tons CO2e.") { $0.tonnes },
      .maybeNumber("percentOfStart", "Of the first year's total; null where that is 0.") {
        $0.percentOfStart
      },
      .parts("parts", part) { $0.parts },
    ])

  private static let source = APIShape<RecordChange>(
    "SourceContribution", "A source that is counted in one of the two years only.",
    [
      .choice("kind", RecordChange.Kind.allCases.map(\.rawValue), "Why.") { $0.kind.rawValue },
      .text("title", "What it is.") { $0.title },
      .number("tonnes", "What the total moves by, metric tons CO2e.") { $0.tonnes },
      .text("reason", "A sentence.") { $0.reason },
    ])

  private static let undivided = APIShape<ContributionAnalysis.Undivided>(
    "UndividedContribution", "A change that cannot be split among drivers.",
    [
      .text("chain", "What changed.") { $0.chain.title },
      .number("tonnes", "What the total moves by, metric tons CO2e.") { $0.tonnes },
      .text("reason", "Why it is not split.") { $0.reason },
    ])

  private static let answer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")), .must("from", .whole(nil)),
      .must("to", .whole(nil)), .must("start", .number("The first year, metric tons CO2e.")),
      .must("end", .number("The second year, metric tons CO2e.")),
      .must("change", .number("The sum of everything that is listed.")),
      .must("drivers", .list(driver.schema)), .must("sources", .list(source.schema)),
      .must("undivided", .list(undivided.schema)),
      .must("notes", .list(.text(), "What to know of the result.")),
    ], name: "Contribution", "A change split among its drivers without a remainder.")

  private static let years = 1_900...2_200

  static let show = APIOperation(
    id: "getContribution", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory-contribution", tag: .results,
    summary: "Read what the change between two years is made of",
    details:
      "The community's account, split by drivers of `indicators.csv` as far as these are known. It says what moved with what, not what caused it.",
    access: .workspace(.readWorkspace),
    query: [
      .query("from", .whole(years, "The first year; the first inventory year unless given.")),
      .query("to", .whole(years, "The second year; the last inventory year unless given.")),
      .revision,
    ], successes: [.json(answer, "The change.")], refusals: [.conflict, .unprocessableContent])

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let calculation = calculated.calculation
    let inventory = calculation.inventory
    let known = inventory.years.filter(inventory.hasEntries)
    guard let from = call.whole("from") ?? known.first, let to = call.whole("to") ?? known.last,
      from != to, known.contains(from), known.contains(to)
    else {
      throw APIProblem.notTaken(
        "Name two different years with calculated records: \(known.map(String.init).joined(separator: ", "))."
      )
    }
    let analysis: ContributionAnalysis
    do {
      analysis = try ContributionAnalysis(
        from: inventory, startYear: from, endYear: to,
        indicators: calculation.workspace.indicators.mapValues(\.series))
    } catch {
      throw APIProblem.notTaken(error.reason)
    }
    return .json([
      "revision": .whole(calculated.revision), "from": .whole(from), "to": .whole(to),
      "start": .number(analysis.startTonnes), "end": .number(analysis.endTonnes),
      "change": .number(analysis.change), "drivers": .list(analysis.drivers.map(Self.driver.json)),
      "sources": .list(analysis.recordChanges.map(Self.source.json)),
      "undivided": .list(analysis.undivided.map(Self.undivided.json)),
      "notes": .texts(analysis.notes),
    ])
  }
}
