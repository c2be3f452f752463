import Accounts
import Factors
import HTTPTypes
import Hummingbird
import Inventory
import Plan
import Store

/// The factors that a record of activity may take, each with what it would come to.
struct FactorOptionAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list)] }

  /// One input of an option, with the row of the library that it is.
  struct Taken: Sendable {
    let input: Explanation.Input
    /// Nil for a number of the community's own, and where the row is not certain.
    let row: FactorListing?
  }

  struct Offered: Sendable {
    let option: FactorOption
    let taken: [Taken]
  }

  private static let input = APIShape<Taken>(
    "FactorOptionInput", "A factor that an option takes.",
    [
      .text("symbol", "Its symbol in the formula.") { $0.input.symbol },
      .text("name", "What it is.") { $0.input.name },
      .text("value", "As it is printed.") { $0.input.value },
      .text("unit", "Its unit.") { $0.input.unit },
      .text("source", "Its edition and source.") { $0.input.source },
      .maybeText("factor", "The id of the row of the library, for `getFactor`.") { $0.row?.id },
    ])
  private static let option = APIShape<Offered>(
    "FactorOption", "A way to fill the column `factor` of a record.",
    [
      .choice(
        "group", FactorOption.Group.allCases.map(\.rawValue),
        "Where it comes from; `current` is what the record says now."
      ) { $0.option.group.rawValue },
      .text("cell", "What the column says; empty for Cairn's own choice.") { $0.option.cell },
      .maybeNumber("tonnes", "Metric tons CO2e; null where it is not possible.") {
        $0.option.tonnes
      },
      .text("problem", "Why it is not possible; empty when it is.") { $0.option.problem },
      .maybeNumber("uncertaintyPercent", "Half of a 95 percent interval, where one is stated.") {
        $0.option.uncertaintyPercent
      },
      .parts("inputs", input, "The factors that it takes.") { $0.taken },
      .texts("notes", "Why these, and what else to know.") { $0.option.notes },
    ])
  private static let options = APIList(shape: option, hasRevision: true)

  static let list = APIOperation(
    id: "listFactorOptions", method: .get,
    path: "/api/v1/workspaces/{workspace}/records/{record}/factor-options", tag: .results,
    summary: "List the factors that a record may take, with what each would come to",
    details:
      "Every way to fill the column `factor` that the record's method, activity, year and place allow, the present one first. To take one, write its `cell` with `changeRow`, and the reason into the remarks.",
    access: .workspace(.readWorkspace), query: [.revision] + APIParameter.paging(.pinned),
    successes: [.json(options.schema, "The present one first.")],
    refusals: [.conflict, .unprocessableContent])

  @Sendable private func list(_ call: APICall) async throws -> APIAnswer {
    let name = try call.part("record")
    let open = try await call.opened()
    guard let found = try FactorRecord(named: name, in: open) else {
      throw APIProblem(.notFound, .plain, "The inventory has no record “\(name)”.")
    }
    guard let record = found.record, record.quantity != nil else {
      throw APIProblem.notTaken(
        "The record “\(name)” has a notation key in place of an amount, or an error, so that it takes no factor. `listFindings` says what is wrong."
      )
    }
    let library = call.site.library
    let offered = try await onOwnThread {
      let printed = FactorShelf.printed
      return found.options(library).map { option in
        let names = option.inputs.map(\.name).joined(separator: " ")
        let subject = "\(record.title) \(record.activity) \(record.year) \(names)"
        return Offered(
          option: option,
          taken: option.inputs.map {
            Taken(input: $0, row: printed.row(of: $0, about: subject))
          })
      }
    }
    return Self.options.answer(of: offered, at: open.revision, to: call)
  }
}
