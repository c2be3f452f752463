internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// The columns of a sector's inputs: one for each name that its methods declare.
struct InputColumn {
  let id: String
  /// The methods that take an input of this name, each with its own declaration of it.
  private(set) var uses: [(method: String, parameter: MethodParameter)] = []

  /// In the order of the methods.
  ///
  /// - Parameter taken: Titles that other columns of the sheet have.
  static func columns(
    of methods: [MethodDeclaration], _ library: FactorLibrary, taken: Set<String>
  ) -> [InventoryColumn] {
    var inputs: [InputColumn] = []
    var positions: [String: Int] = [:]
    for method in methods {
      for parameter in method.parameters {
        let position = positions[parameter.id] ?? inputs.count
        if position == inputs.count { inputs.append(InputColumn(id: parameter.id)) }
        positions[parameter.id] = position
        inputs[position].uses.append((method.id, parameter))
      }
    }
    return inputs.map { $0.column(library, taken: taken) }
  }

  private func column(_ library: FactorLibrary, taken: Set<String>) -> InventoryColumn {
    let isNumber = uses.allSatisfy {
      $0.parameter.words.isEmpty && variants($0.parameter, library).isEmpty
    }
    var column = InventoryColumn(
      id, isNumber ? .number : .word, .input, rule: rule(library, isNumber: isNumber), note(library)
    )
    if taken.contains(id) { column.title = "\(id) (input)" }
    column.target = .input(id)
    let units = Set(uses.map(\.parameter.unit))
    column.unit = units.count == 1 ? units.first ?? "" : ""
    return column
  }

  private func rule(_ library: FactorLibrary, isNumber: Bool) -> Workbook.Column.Rule? {
    let words = uses.flatMap { $0.parameter.words + variants($0.parameter, library) }
      .withoutRepeats()
    if !words.isEmpty {
      return uses.allSatisfy { !$0.parameter.words.isEmpty } ? .oneOf(words) : .suggested(words)
    }
    let ranges = uses.compactMap(\.parameter.range)
    guard isNumber, ranges.count == uses.count, let low = ranges.map(\.lowerBound).min(),
      let high = ranges.map(\.upperBound).max()
    else { return isNumber && hasUnit ? .number() : nil }
    return .number(from: low, to: high)
  }

  /// A parameter without words and without a unit may be any text.
  private var hasUnit: Bool { uses.allSatisfy { !$0.parameter.unit.isEmpty } }

  /// Names that may stand in place of a number.
  private func variants(_ parameter: MethodParameter, _ library: FactorLibrary) -> [String] {
    switch parameter.fallback {
    case .constant(let name, _), .variant(let name):
      library.variants(of: name).filter { $0 != name }
    default: []
    }
  }

  /// Each meaning once, with the methods that take it.
  private func note(_ library: FactorLibrary) -> String {
    var order: [String] = []
    var methods: [String: [String]] = [:]
    for use in uses {
      let text = text(use.parameter, library)
      if methods[text] == nil { order.append(text) }
      methods[text, default: []].append(use.method)
    }
    return order.map { text in
      "\(text)\nUsed by \((methods[text] ?? []).joined(separator: ", "))."
    }.joined(separator: "\n\n")
  }

  private func text(_ parameter: MethodParameter, _ library: FactorLibrary) -> String {
    let unit = parameter.unit.isEmpty ? "" : " Unit: \(parameter.unit)."
    let range = parameter.range.map { range in
      let low = NumberText.significant(range.lowerBound)
      return " From \(low) to \(NumberText.significant(range.upperBound))."
    }
    let words = parameter.words.isEmpty ? "" : " One of \(parameter.words.joined(separator: ", "))."
    let names = variants(parameter, library)
    let variants = names.isEmpty ? "" : " Or one of \(limited(names, to: 12))"
    return
      "\(parameter.meaning).\(unit)\(range ?? "")\(words)\(variants) \(fallback(parameter.fallback))"
  }

  private func fallback(_ fallback: MethodParameter.Fallback) -> String {
    switch fallback {
    case .required: "Must be filled."
    case .absent: "May be empty."
    case .constant(let name, let variant):
      "Empty: Cairn's value “\(variant.isEmpty ? name : variant)”."
    case .variant: "Must be filled, with a number or a name."
    case .assumed(let value, let reason): "Empty: \(NumberText.significant(value)), \(reason)."
    case .word(let word): "Empty: \(word)."
    }
  }
}
