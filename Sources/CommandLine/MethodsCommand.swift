internal import ArgumentParser
internal import Inventory
internal import Quantities
internal import Strategies

/// `cairn methods`: the reference of methods and effects, made from their declarations.
struct MethodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "Print every method and action effect, with equation, validity and source.",
    discussion: "The output is docs/methods.md.")

  func run() throws {
    print(MethodsReference.markdown, terminator: "")
  }
}

/// The reference page of methods, as Markdown.
enum MethodsReference {
  static var markdown: String {
    let methods = MethodRegistry.declarations.map(section).joined(separator: "\n")
    let effects = EffectDeclaration.all.map(section).joined(separator: "\n")
    return """
      # Methods

      Made by `cairn methods` from the declarations in the code; do not edit. A method turns an activity
      record into emissions by gas; an effect says what a kind of action does to activity.

      ## Methods of the inventory

      \(methods)
      ## Effects of actions

      \(effects)
      """
  }

  private static func section(_ method: MethodDeclaration) -> String {
    let symbols = method.symbols.map { "- `\($0.symbol)`: \($0.meaning)\n" }.joined()
    let units = MeasurementUnit.Kind.allCases.filter(method.kinds.contains)
      .flatMap { MeasurementUnit.symbols(of: $0) }.map { "`\($0)`" }.joined(separator: ", ")
    let sectors = method.sectors.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return """
      ### `\(method.id)`: \(method.name)

          \(method.equation)

      \(symbols)
      Units: \(units). Sectors: \(sectors).

      Valid for: \(method.validity)

      Source: \(method.source).

      """
  }

  private static func section(_ effect: EffectDeclaration) -> String {
    let parameters = effect.requirements.map { requirement in
      "- `\(requirement.name)`: \(requirement.meaning)\(bounds(requirement))\n"
    }.joined()
    return """
      ### `\(effect.kind.rawValue)`: \(effect.title)

          \(effect.equation)

      \(parameters.isEmpty ? "No parameters.\n" : parameters)
      Valid for: \(effect.validity)

      """
  }

  private static func bounds(_ requirement: EffectDeclaration.Requirement) -> String {
    if !requirement.words.isEmpty {
      return " (" + requirement.words.map { "`\($0)`" }.joined(separator: ", ") + ")"
    }
    guard let range = requirement.range else { return "" }
    let low = NumberText.significant(range.lowerBound)
    let high = NumberText.significant(range.upperBound)
    return " (\(low) to \(high))"
  }
}
