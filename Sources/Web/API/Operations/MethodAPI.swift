import HTTPTypes
import Hummingbird
import Inventory

/// The methods of the inventory, each with its equation, inputs, limits and source.
struct MethodAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.list, list), APIRoute(Self.show, show)] }

  private static let fields: [APIField<MethodDeclaration>] = [
    .text("id", "Its id, as the column `method` has it.") { $0.id },
    .text("name", "Its name.") { $0.name },
    .choice("account", Account.allCases.map(\.rawValue), "The set of books of its records.") {
      $0.account.rawValue
    },
    .texts("sectors", "Sectors that it serves, the main one first.") {
      $0.sectors.map(\.rawValue)
    },
    .text("family", "Methods for the same activity data share it.") { $0.family },
    .text("quantity", "What the quantity is.") { $0.quantity },
    .texts("units", "Units that the quantity may have.") { $0.unitSymbols },
    .text("equation", "The formula.") { $0.equation },
  ]
  private static let line = APIShape<MethodDeclaration>(
    "MethodLine", "A method of the inventory.", fields)
  private static let lines = APIList(shape: line)

  private struct Symbol: Sendable {
    let symbol: String
    let meaning: String
  }

  private static let symbol = APIShape<Symbol>(
    "MethodSymbol", "A symbol of the equation.",
    [
      .text("symbol", "As the equation writes it.") { $0.symbol },
      .text("meaning", "What it means, with its unit.") { $0.meaning },
    ])

  private static let fallbacks = [
    "required", "absent", "constant", "variant", "assumed", "word",
  ]

  private static let input = APIShape<MethodParameter>(
    "MethodInput", "An input beside the quantity.",
    [
      .text("name", "What a record calls it.") { $0.id },
      .text("symbol", "As the equation writes it.") { $0.symbol },
      .text("meaning", "What it is.") { $0.meaning },
      .text("unit", "Its unit; empty for a word.") { $0.unit },
      .texts("words", "Words to choose from; empty for a number.") { $0.words },
      .maybeNumber("least", "The least that makes sense.") { $0.range?.lowerBound },
      .maybeNumber("most", "The most that makes sense.") { $0.range?.upperBound },
      .choice(
        "unlessStated", fallbacks,
        "What holds when it is not stated: nothing, so that it is required; nothing, and the method does without; a constant of the library; a number or variant that must be stated; a number that needs no source; a word."
      ) { fallback($0.fallback).kind },
      .text("usual", "That constant, number or word; empty where there is none.") {
        fallback($0.fallback).usual
      },
      .text("reason", "Why that number is taken; empty where none is.") {
        fallback($0.fallback).reason
      },
    ])

  private static func fallback(
    _ fallback: MethodParameter.Fallback
  ) -> (kind: String, usual: String, reason: String) {
    switch fallback {
    case .required: ("required", "", "")
    case .absent: ("absent", "", "")
    case .constant(let name, let variant):
      ("constant", variant.isEmpty ? name : "\(name):\(variant)", "")
    case .variant(let name): ("variant", name, "")
    case .assumed(let value, let reason): ("assumed", "\(value)", reason)
    case .word(let word): ("word", word, "")
    }
  }

  private static let whole = APIShape<MethodDeclaration>(
    "Method", "A method with everything that its declaration says.",
    fields + [
      .parts("symbols", symbol, "Of the equation.") { method in
        method.symbols.map { Symbol(symbol: $0.symbol, meaning: $0.meaning) }
      },
      .texts("activities", "Words that the column `activity` may say; empty for any.") {
        if case .words(let words) = $0.activities { words } else { [] }
      },
      .maybeText("activitySet", "The set of factors that the activity is of; `fuels` for a fuel.") {
        switch $0.activities {
        case .fuels: "fuels"
        case .factorSet(let set): set
        case .any, .words: nil
        }
      },
      .parts("inputs", input, "Beside the quantity.") { $0.parameters },
      .text("gpc", "Its line of the Global Protocol; may be empty.") { $0.protocols.gpc },
      .maybeWhole("scope", "Its scope.") { $0.protocols.scope },
      .text("uscp", "Its line of the US Community Protocol; may be empty.") { $0.protocols.uscp },
      .text("lgop", "Its line of the Local Government Operations Protocol; may be empty.") {
        $0.protocols.lgop
      },
      .truth("isProportional", "Whether emissions are proportional to the quantity.") {
        $0.isLinear
      },
      .text("validity", "Where it holds, and where not.") { $0.validity },
      .text("source", "Where it is from.") { $0.source },
      .texts("relatives", "Ids of other methods for the same data.") { method in
        MethodRegistry.declarations.filter {
          $0.family == method.family && $0.id != method.id
        }.map(\.id)
      },
    ])

  static let list = APIOperation(
    id: "listMethods", method: .get, path: "/api/v1/library/methods", tag: .results,
    summary: "List the methods of the inventory", access: .signedIn,
    query: [
      .query("q", .text("Words to look for.", most: 200), example: "landfill"),
      .query("sector", .choice(Sector.allCases.map(\.rawValue), "Only those of this sector.")),
    ] + APIParameter.paging(.offset),
    successes: [.json(lines.schema, "In the order of the reference.")])

  static let show = APIOperation(
    id: "getMethod", method: .get, path: "/api/v1/library/methods/{method}", tag: .results,
    summary: "Read how a method calculates, what it asks for and where it holds",
    access: .signedIn, successes: [.json(whole.schema, "The method.")])

  @Sendable private func list(_ call: APICall) throws -> APIAnswer {
    let words = (call.text("q") ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
    let sector = call.text("sector").flatMap { Sector(rawValue: $0) }
    let found = MethodRegistry.declarations.filter { method in
      let text = "\(method.id) \(method.name) \(method.quantity)".lowercased()
      return (sector.map(method.sectors.contains) ?? true)
        && words.allSatisfy { text.contains($0) }
    }
    return Self.lines.answer(of: found, to: call)
  }

  @Sendable private func show(_ call: APICall) throws -> APIAnswer {
    let id = try call.part("method")
    guard let declaration = MethodRegistry.method(id)?.declaration else {
      throw APIProblem(.notFound, .plain, "The library has no method “\(id)”.")
    }
    return .json(Self.whole.json(declaration))
  }
}
