import Inventory
import Plan
import Quantities
import Strategies
import Workspace

/// The parameters of a kind of action as fields of a form, and back as rows.
struct ParameterFields {
  let kind: ActionKind
  let text: ActionPageText
  let workspace: CommunityWorkspace
  /// The cells by parameter: those of the rows, or those of the form.
  var values: [String: Cells] = [:]
  var errors = FormErrors()

  struct Cells: Hashable {
    var value = ""
    var unit = ""
    var source = ""
    var note = ""

    var columns: [String: String] {
      ["value": value, "unit": unit, "source": source, "note": note]
    }
  }

  private var requirements: [EffectDeclaration.Requirement] {
    EffectDeclaration.of(kind).requirements
  }

  /// The rows that an action has.
  static func values(of action: Action) -> [String: Cells] {
    action.parameters.mapValues {
      Cells(value: $0.text, unit: $0.unit?.symbol ?? "", source: $0.source, note: $0.note)
    }
  }

  /// What a form says of each parameter of a kind.
  static func values(from form: FormData, kind: ActionKind) -> [String: Cells] {
    Dictionary(
      EffectDeclaration.of(kind).requirements.map { requirement in
        let name = requirement.name
        return (
          name,
          Cells(
            value: form.text("value.\(name)"), unit: form.text("unit.\(name)"),
            source: form.text("source.\(name)"), note: form.text("note.\(name)"))
        )
      }
    ) { first, _ in first }
  }

  var html: HTML {
    guard !requirements.isEmpty else { return .empty }
    return "<div class=\"stack\">\(requirements.map(field))</div>"
  }

  private func field(_ requirement: EffectDeclaration.Requirement) -> HTML {
    let name = requirement.name
    let cells = values[name] ?? Cells(unit: Self.units(of: requirement).first ?? "")
    let meaning = text.meaning(requirement)
    let title = meaning.prefix(1).uppercased() + meaning.dropFirst()
    return """
      <fieldset class="score"><legend>\(title)</legend>
      <p class="field__hint"><code>\(name)</code>\(range(requirement))</p>
      <div class="grid">
      \(value(requirement, cells))
      \(unit(requirement, cells))
      \(Field(name: "source.\(name)", label: text.source, value: cells.source, isRequired: false, marksOptional: false, maxLength: 200).html())
      \(Field(name: "note.\(name)", label: text.note, value: cells.note, isRequired: false, marksOptional: false, maxLength: 1_000).html())
      </div>
      </fieldset>
      """
  }

  private func range(_ requirement: EffectDeclaration.Requirement) -> String {
    guard let range = requirement.range else { return "" }
    let (low, high) = (range.lowerBound, range.upperBound)
    return " · \(NumberText.significant(low))–\(NumberText.significant(high))"
  }

  private func value(_ requirement: EffectDeclaration.Requirement, _ cells: Cells) -> HTML {
    let name = "value.\(requirement.name)"
    let options = choices(requirement)
    guard options.isEmpty else {
      let known =
        options.contains(cells.value) || cells.value.isEmpty ? options : options + [cells.value]
      return Choice(
        name: name, label: text.value, options: known.map { ($0, text.choices[$0] ?? $0) },
        value: cells.value
      ).html(errors)
    }
    return Field(
      name: name, label: text.value, value: cells.value, isRequired: false, marksOptional: false,
      inputMode: requirement.kind == nil ? nil : "decimal", maxLength: 100
    ).html(errors)
  }

  private func unit(_ requirement: EffectDeclaration.Requirement, _ cells: Cells) -> HTML {
    let units = Self.units(of: requirement)
    guard !units.isEmpty else { return .empty }
    let known = units.contains(cells.unit) || cells.unit.isEmpty ? units : units + [cells.unit]
    return Choice(
      name: "unit.\(requirement.name)", label: text.unit, options: known.map { ($0, $0) },
      value: cells.unit.isEmpty ? units[0] : cells.unit
    ).html()
  }

  /// The words that a parameter may be: the declared ones, or the subsectors that the inventory has.
  private func choices(_ requirement: EffectDeclaration.Requirement) -> [String] {
    guard requirement.kind == nil else { return [] }
    if !requirement.words.isEmpty { return requirement.words }
    guard requirement.name == "subsector" else { return [] }
    var seen: Set<String> = []
    return workspace.records.filter { $0.sector == .buildings || $0.sector == .industry }
      .map(\.subsector).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The units that a parameter may be stated in, the usual one first.
  static func units(of requirement: EffectDeclaration.Requirement) -> [String] {
    switch requirement.kind {
    case .share: ["share", "percent"]
    case .power: ["MW", "kW"]
    case .area: ["acre", "hectare", "square-mile", "km2"]
    case .carbonUptake: ["t-C/hectare/year"]
    case .ratio: [requirement.name == "electricity_per_mile" ? "kWh/mile" : "ratio"]
    default: []
    }
  }

  /// What is wrong, by the check that the calculation makes; an action may be kept before it is complete.
  static func problems(
    _ values: [String: Cells], kind: ActionKind, text: ActionPageText
  ) -> FormErrors {
    var errors = FormErrors()
    for requirement in EffectDeclaration.of(kind).requirements {
      guard let cells = values[requirement.name], !cells.value.isEmpty,
        requirement.kind != nil
      else { continue }
      let unit = MeasurementUnit.named(cells.unit)
      let number = Double(cells.value).map { $0 * (unit?.canonicalFactor ?? 1) }
      let isInside = number.map { number in requirement.range.map { $0.contains(number) } ?? true }
      if isInside != true {
        errors.add(
          "value.\(requirement.name)",
          "\(text.meaning(requirement)): \(cells.value) \(cells.unit)"
            + (requirement.range.map {
              " (\(NumberText.significant($0.lowerBound))–\(NumberText.significant($0.upperBound)))"
            } ?? ""))
      }
    }
    return errors
  }
}
