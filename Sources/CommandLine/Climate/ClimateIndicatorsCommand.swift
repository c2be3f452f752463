public import ArgumentParser
public import Climate
internal import Foundation

extension DefinitionSet: ExpressibleByArgument {}

/// `cairn climate indicators`: what can be computed.
struct ClimateIndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "List the indicators, or print one with its equation, parameters and source.",
    discussion: """
        cairn climate indicators                  all of them
        cairn climate indicators "heat wave"      those with these words
        cairn climate indicators tx-days-above    one, with its equation, parameters and source
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json, markdown
  }

  @Argument(help: "An indicator, or words to search for; none lists all.") var indicator: String?
  @Option(help: "Only this definition set: temperate, etccdi or planner.") var set: DefinitionSet?
  @Option(help: "text, csv, json or markdown, the reference page.") var format: Format = .text

  func run() throws {
    if let indicator, let declaration = IndicatorCatalog.declaration(indicator) {
      return try print(declaration)
    }
    let found = indicator.map(IndicatorCatalog.declarations(like:)) ?? IndicatorCatalog.all
    let chosen = found.filter { set == nil || $0.definitions == set }
    guard !chosen.isEmpty else {
      throw CommandFailure(
        "There is no indicator “\(indicator ?? "")”. `cairn climate indicators` lists those there are."
      )
    }
    switch format {
    case .text:
      let rows = chosen.map { [$0.id, $0.definitions.rawValue, $0.name] }
      Swift.print(
        TextTable.aligned([["Indicator", "Set", "What"]] + rows, left: 3), terminator: "")
      Swift.print("`cairn climate indicators ID` prints one with its equation and source.")
    case .csv:
      Swift.print(TextTable.csv(try Self.rows(chosen), file: "indicators.csv"), terminator: "")
    case .json: Swift.print(JSONText.of(try Self.rows(chosen), textColumns: ["id"]))
    case .markdown: Swift.print(IndicatorReference.markdown(), terminator: "")
    }
  }

  private func print(_ declaration: IndicatorDeclaration) throws {
    let indicator = try failing { () throws(ClimateProblem) in try declaration.indicator() }
    Swift.print("\(declaration.name)  [\(declaration.id), \(declaration.definitions.rawValue)]")
    Swift.print("  \(declaration.equation)")
    Swift.print("  Unit: \(indicator.unit.symbol)")
    Swift.print("  From: \(indicator.inputs.map(\.rawValue).joined(separator: ", "))")
    for parameter in declaration.parameters {
      Swift.print("  \(parameter.id)=\(parameter.defaultText)  \(parameter.name)")
    }
    Swift.print("  Source: \(declaration.source)")
    if !declaration.limits.isEmpty { Swift.print("  Limits: \(declaration.limits)") }
  }

  private static func rows(_ declarations: [IndicatorDeclaration]) throws -> [[String]] {
    let header = [
      "id", "set", "name", "unit", "variables", "parameters", "equation", "source", "limits",
    ]
    return try [header]
      + declarations.map { declaration in
        let indicator = try failing { () throws(ClimateProblem) in try declaration.indicator() }
        return [
          declaration.id, declaration.definitions.rawValue, declaration.name,
          indicator.unit.symbol, indicator.inputs.map(\.rawValue).joined(separator: " "),
          declaration.parameters.map { "\($0.id)=\($0.defaultText)" }.joined(separator: "; "),
          declaration.equation, declaration.source, declaration.limits,
        ]
      }
  }
}
