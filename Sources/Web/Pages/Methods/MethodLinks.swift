import Inventory
import Strategies

/// The ways to the pages of methods and calculators, from whatever names one.
struct MethodLinks {
  let place: WorkspacePlace

  func path(_ method: MethodDeclaration) -> String {
    place.path("\(MethodPages.path)/\(SitePath.encoded(method.id))")
  }

  func path(_ calculator: Calculator) -> String {
    place.path("\(MethodPages.calculatorPath)/\(SitePath.encoded(calculator.kind.rawValue))")
  }

  /// The page of the method or calculator that the method of an explanation begins with; nil where it is none of them.
  ///
  /// Explanations of records and actions begin with its name and a full stop; other explanations have sentences of their own.
  func path(ofExplained words: String) -> String? {
    let methods = MethodRegistry.declarations.filter { words.hasPrefix("\($0.name). ") }
    if let method = methods.max(by: { $0.name.count < $1.name.count }) { return path(method) }
    let calculators = Calculator.all.filter { words.hasPrefix("\($0.title). ") }
    return calculators.max { $0.title.count < $1.title.count }.map(path)
  }
}
