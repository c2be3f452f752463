import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Store
import Tables

/// How sure a year's total is, and what another edition of factors would change.
struct InventoryDoubtAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.show, show), APIRoute(Self.change, change)] }

  private static let path = "/api/v1/workspaces/{workspace}/inventory/{year}"

  // A year of many records has lists of many thousands: they come page by page, as lists do.
  private static let recordCount = APISchema.Property.must(
    "recordCount", .whole(nil, "How many records there are over all pages."))
  private static let next = APISchema.Property.must(
    "next", .text("The `after` of the next records; null at the end.").orNull)

  // Uncertainty

  private static let interval = APIShape<UncertaintyPropagation.Interval>(
    "Interval", "Half of a 95 % interval.",
    [
      .number("halfWidth", "Metric tons CO2e.") { $0.halfWidth },
      .maybeNumber("percent", "Percent of the total; null where the total is 0.") { $0.percent },
    ])

  private static let term = APIShape<UncertaintyPropagation.Term>(
    "DoubtfulRecord", "A record with its part of the doubt.",
    [
      .text("record", "The id of the record.") { $0.id },
      .number("tonnes", "Metric tons CO2e.") { $0.tonnes },
      .number("percent", "Half of its 95 % interval, percent.") { $0.percent },
      .number("halfWidth", "Half of its 95 % interval, metric tons CO2e.") { $0.halfWidth },
      .number(
        "shareOfVariance",
        "Its part of the total's variance; all sum to 1. Below 0 where it offsets records of the same factor, as what trees take up may: then others are above 1."
      ) { $0.shareOfVariance },
    ])

  private static let answer = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")), .must("year", .whole(nil)),
      .must("tonnes", .number("Of every record, metric tons CO2e.")),
      .must("covered", .number("Of the records that have ranges, which the intervals are around.")),
      .must("independent", interval.schema), .must("sharedFactors", interval.schema),
      .must(
        "low", .number("2.5 % of the draws lie below; null while no record has a range.").orNull),
      .must("median", .number("Half of the draws lie below.").orNull),
      .must("high", .number("97.5 % of the draws lie below.").orNull),
      .must("draws", .whole(nil)), .must("seed", .whole(nil)),
      .must("stated", .number("Percent of emissions whose ranges are stated.").orNull),
      .must("defaulted", .number("Percent with usual ranges by data quality.").orNull),
      .must("unknown", .number("Percent without a range.").orNull),
      .must("records", .list(term.schema, "Those that make most of the doubt first.")), recordCount,
      next,
      .must("notes", .list(.text(), "What to know of the result.")),
    ], name: "InventoryUncertainty", "How sure a year's total is.")

  static let show = APIOperation(
    id: "getInventoryUncertainty", method: .get, path: path + "/uncertainty", tag: .results,
    summary: "Read how sure a year's total is, and which records make most of the doubt",
    details: "Until the draws are made the answer is 503 with `Retry-After`.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "draws",
        .whole(InventoryDoubt.drawLimits, "How many draws.")
          .falling(backTo: InventoryDoubt.drawsJSON)),
      .query(
        "seed",
        .whole(0...2_147_483_647, "The same seed gives the same draws.").falling(backTo: 1)),
      .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(answer, "The year.")], refusals: [.conflict]
  )

  private static func inventory(_ call: APICall) async throws -> (APICall.Calculated, Int) {
    let calculated = try await call.calculated()
    let inventory = calculated.calculation.inventory
    let wanted = call.whole("year")
    guard let year = wanted, inventory.hasEntries(of: year) else {
      let known = inventory.years.filter(inventory.hasEntries)
      throw APIProblem(.notFound, .plain, InventoryYears.refusal(of: wanted, known: known))
    }
    return (calculated, year)
  }

  @Sendable private func show(_ call: APICall) async throws -> APIAnswer {
    let (calculated, year) = try await Self.inventory(call)
    let draws = call.whole("draws") ?? InventoryDoubt.draws
    let seed = call.whole("seed").map { UInt64($0) } ?? InventoryDoubt.seed
    let key = InventoryDoubtKey(
      state: MadeFrom(try call.visit.workspace()), revision: calculated.revision, year: year,
      draws: draws, seed: seed)
    let doubt = try await call.visit.doubt(key, calculated.calculation.inventory, within: 10)
    guard let doubt else {
      throw APIProblem.stillBeingMade("The draws are being made.")
    }
    let (formula, ends) = (doubt.formula, doubt.sampling?.percentiles)
    let coverage = formula.coverage
    let page = call.page(
      of: formula.terms.sorted { $0.shareOfVariance > $1.shareOfVariance }, at: calculated.revision)
    return .json([
      "revision": .whole(calculated.revision), "year": .whole(year),
      "tonnes": .number(formula.total), "covered": .number(formula.coveredTotal),
      "independent": Self.interval.json(formula.independent),
      "sharedFactors": Self.interval.json(formula.sharedFactors), "low": .maybe(ends?.p2_5),
      "median": .maybe(ends?.p50), "high": .maybe(ends?.p97_5), "draws": .whole(draws),
      "seed": .whole(Int(seed)), "stated": .maybe(coverage.percent(coverage.stated)),
      "defaulted": .maybe(coverage.percent(coverage.defaulted)),
      "unknown": .maybe(coverage.percent(coverage.unknown)),
      "records": .list(page.items.map(Self.term.json)), "recordCount": .whole(formula.terms.count),
      "next": .maybe(page.next), "notes": .texts(formula.notes),
    ])
  }

  // Another edition

  private static let moved = APIShape<EditionChange.MovedFactor>(
    "MovedFactor", "A factor that is another in the edition.",
    [
      .text("symbol", "Its symbol in the formula.") { $0.symbol },
      .text("name", "What it is.") { $0.name }, .text("old", "As it is used now.") { $0.old },
      .text("new", "As the edition has it.") { $0.new }, .text("unit", "Its unit.") { $0.unit },
    ])
  private static let row = APIShape<EditionChange.Row>(
    "MovedRecord", "A record that another edition would move.",
    [
      .text("record", "The id of the record.") { $0.record.id },
      .whole("year", "Its year.") { $0.record.year },
      .maybeNumber("old", "Metric tons CO2e now; null where it is not calculated.") { $0.old },
      .maybeNumber("new", "Metric tons CO2e with the edition.") { $0.new },
      .parts("factors", moved) { $0.factors },
      .text("problem", "Why it cannot be calculated with the edition; else empty.") { $0.problem },
    ])
  private static let total = APIShape<EditionChange.Total>(
    "MovedTotal", "A year's total now and with the edition, metric tons CO2e.",
    [
      .whole("year", "The year.") { $0.year }, .number("old", "Now.") { $0.old },
      .number("new", "With the edition.") { $0.new },
    ])
  private static let changeSchema = APISchema.object(
    [
      .must("revision", .whole(nil, "The state that it is of.")),
      .must("edition", .text("The edition's name.")), .must("totals", .list(total.schema)),
      .must("records", .list(row.schema)), recordCount, next,
      .must("unchanged", .whole(nil, "Records that stay.")),
      .must("notes", .list(.text())),
    ], name: "EditionChange", "What another edition of factors would change.")

  static let change = APIOperation(
    id: "tryEdition", method: .get,
    path: "/api/v1/workspaces/{workspace}/inventory-with-edition", tag: .results,
    summary: "Read what another edition of factors would change",
    details:
      "Nothing is written. `listEditions` names the editions. Until it is worked out the answer is 503 with `Retry-After`.",
    access: .workspace(.readWorkspace),
    query: [
      .query(
        "edition", .text("The edition's name.", least: 1, most: 100), isRequired: true,
        example: "ar5-100"), .revision,
    ] + APIParameter.paging(.pinned), successes: [.json(changeSchema, "What would move.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func change(_ call: APICall) async throws -> APIAnswer {
    let calculated = try await call.calculated()
    let edition = try FactorAPI.edition(try call.part("edition"))
    let change = try await Self.effect(of: edition, on: calculated, call)
    let page = call.page(of: change.rows, at: calculated.revision)
    return .json([
      "revision": .whole(calculated.revision), "edition": .text(edition.name),
      "totals": .list(change.totals.map(Self.total.json)),
      "records": .list(page.items.map(Self.row.json)), "recordCount": .whole(change.rows.count),
      "next": .maybe(page.next), "unchanged": .whole(change.unchanged),
      "notes": .texts(change.notes),
    ])
  }

  /// Worked out once for all pages of the list.
  ///
  /// - Throws: `APIProblem` with 503 until then.
  private static func effect(
    of edition: FactorEdition, on calculated: APICall.Calculated, _ call: APICall
  ) async throws -> EditionChange {
    let key = EditionChangeKey(
      state: MadeFrom(try call.visit.workspace()), revision: calculated.revision, edition: edition)
    let made: EditionChange?
    do {
      made = try await call.visit.editionChange(key, calculated.calculation.inventory, within: 10)
    } catch let absence as FactorAbsence {
      throw APIProblem.notTaken(absence.message)
    }
    guard let made else {
      throw APIProblem.stillBeingMade("The change is being worked out.")
    }
    return made
  }
}

extension InventoryDoubt {
  fileprivate static let drawsJSON = JSONValue.whole(draws)
}
