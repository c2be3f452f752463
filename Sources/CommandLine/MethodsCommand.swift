internal import ArgumentParser
internal import Foundation
internal import Inventory
internal import Quantities
internal import Strategies

/// `cairn methods`: the reference of methods and calculators, made from their declarations.
struct MethodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract:
      "Print methods and calculators of actions, with equation, inputs, validity and source.",
    discussion: """
      Without a name, prints the list; with that of a method or a calculator, its page. With --output, writes \
      the list to methods.md and one page per method to methods/reference in that folder; \
      `cairn methods --output docs` makes the reference of this program.
      """)

  @Argument(help: "A method or a calculator, such as grid-electricity or heat-pumps.")
  var method: String?
  @Option(name: .shortAndLong, help: "A folder to write the reference to.") var output: String?

  func run() throws {
    if let output { return try write(to: URL(filePath: output)) }
    guard let method else {
      print(MethodsReference.index, terminator: "")
      return
    }
    print(try page(method), terminator: "")
  }

  /// - Throws: `CommandFailure` with the nearest name for one that neither a method nor a calculator has.
  private func page(_ name: String) throws -> String {
    if let declaration = MethodRegistry.method(name)?.declaration {
      return MethodsReference.page(declaration)
    }
    if let calculator = Calculator.all.first(where: { $0.kind.rawValue == name }) {
      return CalculatorReference.page(calculator)
    }
    let names = MethodRegistry.declarations.map(\.id) + Calculator.all.map(\.kind.rawValue)
    throw CommandFailure(
      "There is no method and no calculator “\(name)”."
        + NearestName.advice(on: name, among: names, atMost: .max))
  }

  private func write(to folder: URL) throws {
    do {
      for (path, text) in MethodsReference.pages {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
      }
    } catch {
      throw CommandFailure(writing: folder.path, error)
    }
    print("Wrote \(MethodsReference.pages.count) pages to \(folder.path).")
  }
}

/// The reference of methods as Markdown: a list, and a page for each.
enum MethodsReference {
  /// Every page by its path below the folder of the documentation.
  static var pages: [String: String] {
    var pages = ["methods.md": index, CalculatorReference.path: CalculatorReference.page]
    for method in MethodRegistry.declarations {
      pages["methods/reference/\(method.id).md"] = page(method)
    }
    return pages
  }

  static var index: String {
    let bySector = Sector.allCases.map { sector in
      let methods = MethodRegistry.declarations.filter { $0.sectors.first == sector }
      let rows = methods.map { method in
        "| [`\(method.id)`](methods/reference/\(method.id).md) | \(method.name) | \(kinds(method)) | \(protocols(method)) |\n"
      }
      guard !rows.isEmpty else { return "" }
      return """
        ### \(sector.title)

        | method | what it is | counts | protocols |
        |---|---|---|---|
        \(rows.joined())

        """
    }.joined()
    let effects = CalculatorReference.groups
    return """
      # Methods

      Made by `cairn methods --output docs` from the declarations in the code; do not edit. A method turns an
      activity record into emissions by gas; a calculator says what an action does to activity and emissions.
      \(MethodRegistry.declarations.count) methods; what is listed under a sector may serve others too. \(Calculator.all.count) calculators.

      ## Methods of the inventory

      \(bySector)
      ## Calculators of actions

      \(effects)
      """
  }

  static func page(_ method: MethodDeclaration) -> String {
    let symbols = method.symbols.map { "- `\($0.symbol)`: \($0.meaning)\n" }.joined()
    let units = method.unitSymbols.map { "`\($0)`" }.joined(separator: ", ")
    let sectors = method.sectors.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    let relatives = MethodRegistry.declarations.filter {
      $0.family == method.family && $0.id != method.id
    }.map { "[`\($0.id)`](\($0.id).md)" }.joined(separator: ", ")
    let parameters = method.parameters.map(row).joined()
    return """
      # `\(method.id)`: \(method.name)

      Made by `cairn methods --output docs`; do not edit. [All methods](../../methods.md).

          \(method.equation)

      \(symbols)
      - Quantity: \(method.quantity.prefix(1).lowercased() + method.quantity.dropFirst()), in \(units)
      - Activity: \(activities(method.activities))
      - Sectors: \(sectors)
      - Account: \(method.account.title.lowercased())
      - Protocols: \(protocols(method).isEmpty ? "none" : protocols(method))
      - Same data by other methods: \(relatives.isEmpty ? "none" : relatives)\(method.isLinear ? "" : "\n- Emissions are not proportional to the quantity")

      ## Inputs

      \(parameters.isEmpty ? "None beside the quantity.\n" : "| input | meaning | unit | range or words | unless stated |\n|---|---|---|---|---|\n" + parameters)
      State an input as `name=value` in the `factor` cell, or as a row of `inventory-parameters.csv` with its source.

      ## Where it is valid

      \(method.validity)

      ## Source

      \(method.source).

      """
  }

  private static func row(_ parameter: MethodParameter) -> String {
    let range = parameter.range.map {
      "\(NumberText.significant($0.lowerBound)) to \(NumberText.significant($0.upperBound))"
    }
    let words = parameter.words.map { "`\($0)`" }.joined(separator: ", ")
    let bounds = parameter.words.isEmpty ? range ?? "any" : words
    return
      "| `\(parameter.id)` | \(parameter.meaning) | \(parameter.unit.isEmpty ? "a word" : parameter.unit) | \(bounds) | \(fallback(parameter.fallback)) |\n"
  }

  private static func fallback(_ fallback: MethodParameter.Fallback) -> String {
    switch fallback {
    case .required: "must be stated"
    case .absent: "as the activity tells, or left out"
    case .constant(let name, let variant):
      "`\(name)`\(variant.isEmpty ? "" : ", `\(variant)`") of the library"
    case .variant(let name): "must be stated; may name a variant of `\(name)`"
    case .assumed(let value, let reason): "\(NumberText.significant(value)): \(reason)"
    case .word(let word): "`\(word)`"
    }
  }

  private static func activities(_ activities: ActivityList) -> String {
    switch activities {
    case .any: "any word"
    case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .fuels: "a fuel of the library (`cairn factors list --table combustion`)"
    case .factorSet(let set): "an activity of the set `\(set)` (`cairn factors search \(set)`)"
    }
  }

  private static func kinds(_ method: MethodDeclaration) -> String {
    MeasurementUnit.Kind.allCases.filter(method.kinds.contains).map(\.rawValue)
      .joined(separator: ", ")
  }

  private static func protocols(_ method: MethodDeclaration) -> String {
    let tags = method.protocols
    return [
      tags.gpc.isEmpty
        ? "" : "GPC \(tags.gpc.replacing("{n}", with: "x").replacing("{t}", with: "x"))",
      tags.scope.map { "scope \($0)" } ?? "", tags.uscp.isEmpty ? "" : "USCP \(tags.uscp)",
      tags.lgop.isEmpty ? "" : "LGOP \(tags.lgop)", tags.counts?.rawValue ?? "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
