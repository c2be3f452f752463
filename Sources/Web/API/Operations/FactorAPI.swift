import Factors
import HTTPTypes
import Hummingbird
import Store
import Tables

/// Editions of factors that the library has, and two of them compared.
struct FactorAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.editions, editions), APIRoute(Self.compare, compare)] }

  private static let edition = APIShape<FactorEdition>(
    "FactorEdition", "An edition of a publication of factors.",
    [
      .text("name", "What to ask for it by.") { $0.name },
      .choice("family", FactorEdition.Family.allCases.map(\.rawValue), "The publication.") {
        $0.family.rawValue
      },
      .text("title", "The publication as people read it.") { $0.family.title },
    ])
  private static let editionList = APIList(shape: edition)

  static let editions = APIOperation(
    id: "listEditions", method: .get, path: "/api/v1/factors/editions", tag: .results,
    summary: "List the editions of factors that can be compared", access: .signedIn,
    query: APIParameter.paging(.offset),
    successes: [.json(editionList.schema, "By publication.")])

  private static let row = APIShape<FactorComparison.Row>(
    "FactorDifference", "A row of two editions.",
    [
      .text("what", "What the factor is.") { $0.what },
      .text("region", "Its region; may be empty.") { $0.listing?.region ?? "" },
      .text("gas", "Its gas.") { $0.listing?.gas ?? "" },
      .text("unit", "Its unit.") { $0.listing?.unit ?? "" },
      .choice("change", FactorComparison.Row.Change.allCases.map(\.rawValue), "What became of it.")
      {
        $0.change.rawValue
      },
      .maybeNumber("old", "In the older edition.") { $0.old?.value },
      .maybeNumber("new", "In the newer edition.") { $0.new?.value },
      .maybeNumber("percent", "The change in percent.") { $0.percent },
    ])
  private static let rows = APIList(shape: row)

  static let compare = APIOperation(
    id: "listFactorDifferences", method: .get, path: "/api/v1/factors/differences",
    tag: .results, summary: "Compare two editions of factors row by row", access: .signedIn,
    query: [
      .query(
        "old", .text("The older edition.", least: 1, most: 100), isRequired: true,
        example: "ar5-100"),
      .query(
        "new", .text("The newer edition.", least: 1, most: 100), isRequired: true,
        example: "ar6-100"),
      .query("region", .text("Only this grid subregion, such as MROW.", most: 40)),
      .query("all", .truth("Whether to list rows that are the same, too.").falling(backTo: false)),
    ] + APIParameter.paging(.offset),
    successes: [.json(rows.schema, "In the order of the tables.")],
    refusals: [.unprocessableContent])

  /// - Throws: `APIProblem` for an edition that the library does not have.
  static func edition(_ name: String) throws -> FactorEdition {
    let catalog = FactorCatalog.standard
    do throws(FactorAbsence) { return try catalog.edition(named: name) } catch {
      throw APIProblem.notTaken(error.message)
    }
  }

  @Sendable private func editions(_ call: APICall) throws -> APIAnswer {
    Self.editionList.answer(of: FactorCatalog.standard.editions, to: call)
  }

  @Sendable private func compare(_ call: APICall) async throws -> APIAnswer {
    let key = EditionPairKey(
      old: try Self.edition(try call.part("old")), new: try Self.edition(try call.part("new")),
      region: call.text("region") ?? "")
    let made: FactorComparison?
    do {
      made = try await call.visit.comparison(key, within: 10)
    } catch let absence as FactorAbsence {
      throw APIProblem.notTaken(absence.message)
    }
    guard let comparison = made else {
      throw APIProblem.stillBeingMade("The editions are being compared.")
    }
    return Self.rows.answer(
      of: call.truth("all") ? comparison.rows : comparison.differences, to: call)
  }
}
