import Factors
import Inventory
import Plan
import Quantities
import Strategies
import Tables
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

  /// What the calculator asks for, and what usual costs of it ask for beside that.
  static func inputs(of kind: ActionKind) -> [CalculatorInput] {
    Calculator.of(kind).inputs + CalculatorFacts.standard.counts(of: kind)
  }

  private var codes: CodeWords { CodeWords(language: text.language) }
  private var inputs: [CalculatorInput] { Self.inputs(of: kind) }

  /// The rows that an action has.
  static func values(of action: Action) -> [String: Cells] {
    action.parameters.mapValues {
      Cells(value: $0.text, unit: $0.unit?.symbol ?? "", source: $0.source, note: $0.note)
    }
  }

  /// What is known of the place itself, which a new action begins with.
  static func local(_ kind: ActionKind, _ workspace: CommunityWorkspace) -> [String: Cells] {
    let known = workspace.localValues
    return Calculator.of(kind).inputs.reduce(into: [:]) { cells, input in
      cells[input.name] = known[input.name].map {
        Cells(value: $0.value, unit: $0.unit, source: $0.source, note: $0.note)
      }
    }
  }

  /// What a form says of each parameter of a kind.
  static func values(from form: FormData, kind: ActionKind) -> [String: Cells] {
    Dictionary(
      inputs(of: kind).map { input in
        let name = input.name
        let cells = Cells(
          value: form.text("value.\(name)"), unit: form.text("unit.\(name)"),
          source: form.text("source.\(name)"), note: form.text("note.\(name)"))
        return (name, input.kind == .share ? percent(cells) : cells)
      }
    ) { first, _ in first }
  }

  /// A share that is written as `30%` is 30 in percent, whatever its unit was chosen to be.
  private static func percent(_ cells: Cells) -> Cells {
    guard cells.value.hasSuffix("%") else { return cells }
    var percent = cells
    percent.value = String(cells.value.dropLast()).trimmed
    percent.unit = "percent"
    return percent
  }

  /// The values as a table holds them, from those of a form without problems.
  static func cells(
    _ values: [String: Cells], kind: ActionKind, _ numbers: NumberReader
  ) -> [String: Cells] {
    converted(values, kind, numbers.cell)
  }

  /// The values as a form shows them, from those of a table.
  static func fields(
    _ values: [String: Cells], kind: ActionKind, _ numbers: NumberReader
  ) -> [String: Cells] {
    converted(values, kind, numbers.field)
  }

  private static func converted(
    _ values: [String: Cells], _ kind: ActionKind, _ convert: (String) -> String
  ) -> [String: Cells] {
    let words = Set(inputs(of: kind).filter { $0.kind == nil }.map(\.name))
    return values.reduce(into: values) { result, entry in
      if !words.contains(entry.key) { result[entry.key]?.value = convert(entry.value.value) }
    }
  }

  var html: HTML {
    guard !inputs.isEmpty else { return .empty }
    return "<div class=\"stack\">\(inputs.map(field))</div>"
  }

  private func field(_ input: CalculatorInput) -> HTML {
    let name = input.name
    let cells = values[name] ?? Cells(unit: input.units.first ?? "")
    let meaning = text.meaning(input)
    let title = meaning.prefix(1).uppercased() + meaning.dropFirst()
    return """
      <fieldset class="score"><legend>\(title)</legend>
      <p class="field__hint"><code>\(name)</code>\(range(input))</p>
      \(usual(input).map { "<p class=\"field__hint\">\($0)</p>" as HTML })
      <div class="grid">
      \(value(input, cells))
      \(unit(input, cells))
      \(Field(name: "source.\(name)", label: text.source, value: cells.source, isRequired: false, marksOptional: false, maxLength: 200).html())
      \(Field(name: "note.\(name)", label: text.note, value: cells.note, isRequired: false, marksOptional: false, maxLength: 1_000).html())
      </div>
      </fieldset>
      """
  }

  private func range(_ input: CalculatorInput) -> String {
    guard let range = input.range, range.upperBound < 1e9 else { return "" }
    let unit = input.units.first.flatMap(MeasurementUnit.named)
    let scale = unit?.canonicalFactor ?? 1
    let (low, high) = (range.lowerBound / scale, range.upperBound / scale)
    let name = scale == 1 ? "" : " \(unit.map { codes.unit($0.symbol) ?? $0.symbol } ?? "")"
    return " · \(NumberText.significant(low))–\(NumberText.significant(high))\(name)"
  }

  private func value(_ input: CalculatorInput, _ cells: Cells) -> HTML {
    let name = "value.\(input.name)"
    let options = choices(input)
    guard options.isEmpty else {
      let known =
        options.contains(cells.value) || cells.value.isEmpty ? options : options + [cells.value]
      let chosen = cells.value.isEmpty ? input.usualWord ?? "" : cells.value
      return Choice(
        name: name, label: text.value,
        options: known.map { ($0, text.choices[$0] ?? codes.plain($0) ?? $0) },
        value: chosen
      ).html(errors)
    }
    return Field(
      name: name, label: text.value, value: cells.value, isRequired: false, marksOptional: false,
      inputMode: input.kind == nil ? nil : "decimal", maxLength: 1_000,
      placeholder: placeholder(input)
    ).html(errors)
  }

  private func placeholder(_ input: CalculatorInput) -> String? {
    input.usualWord ?? CalculatorFacts.standard.usual(input.name, of: kind)?.value
  }

  private func unit(_ input: CalculatorInput, _ cells: Cells) -> HTML {
    let units = input.units
    guard !units.isEmpty else { return .empty }
    let known = units.contains(cells.unit) || cells.unit.isEmpty ? units : units + [cells.unit]
    return Choice(
      name: "unit.\(input.name)", label: text.unit,
      options: known.map { ($0, codes.unit($0) ?? $0) },
      value: cells.unit.isEmpty ? units[0] : cells.unit
    ).html(errors)
  }

  /// The words that a parameter may be: the declared ones, or the subsectors that the inventory has.
  private func choices(_ input: CalculatorInput) -> [String] {
    guard input.kind == nil else { return [] }
    if !input.words.isEmpty { return input.words }
    guard input.name == "subsector" else { return [] }
    return workspace.records.filter { $0.sector == .buildings || $0.sector == .industry }
      .map(\.subsector).filter { !$0.isEmpty }.withoutRepeats()
  }

  /// What counts when the field is left empty, with its source; nil when nothing does.
  private func usual(_ input: CalculatorInput) -> HTML? {
    let facts = CalculatorFacts.standard
    guard let usual = facts.usual(input.name, of: kind) else { return nil }
    let source: HTML = "<cite lang=\"en\">\(facts.citation(usual.sources))</cite>"
    var notes: [String] = []
    if let low = usual.low, let high = usual.high { notes.append(text.usualSpan(low, high)) }
    if usual.standing == .unverified { notes.append(text.unverified) }
    let rest = notes.map { "; \($0)" }.joined()
    return
      "\(text.usual("\(usual.value) \(codes.unit(usual.unit) ?? usual.unit)")) (\(source)\(rest))"
  }

  /// What is wrong, by the check that the calculation makes; an action may be kept before it is complete.
  static func problems(
    _ values: [String: Cells], kind: ActionKind, text: ActionPageText, _ numbers: NumberReader
  ) -> FormErrors {
    var errors = FormErrors()
    for input in inputs(of: kind) {
      guard let cells = values[input.name], !cells.value.isEmpty else { continue }
      guard input.kind != nil else {
        if !input.words.isEmpty, !input.words.contains(cells.value) {
          errors.add(
            "value.\(input.name)",
            text.wrongWord(text.meaning(input), cells.value, input.words.joined(separator: ", ")))
        }
        continue
      }
      if let question = numbers.question(cells.value) {
        errors.add("value.\(input.name)", "\(text.meaning(input)): \(question)")
        continue
      }
      // The calculation would leave the whole action out.
      guard let unit = MeasurementUnit.named(cells.unit), unit.kind == input.kind else {
        errors.add(
          "unit.\(input.name)",
          text.wrongUnit(text.meaning(input), input.units.joined(separator: ", ")))
        continue
      }
      let number = numbers.number(cells.value).map { $0 * unit.canonicalFactor }
      let isInside = number.map { number in input.range.map { $0.contains(number) } ?? true }
      if isInside != true {
        errors.add(
          "value.\(input.name)",
          text.wrongValue(text.meaning(input), cells.value, allowed(input.range, unit)))
      }
    }
    return errors
  }

  /// The ends of a range in the unit that somebody writes in; nil where any number goes.
  ///
  /// An upper end of a thousand million says nothing but that there is none.
  private static func allowed(
    _ range: ClosedRange<Double>?, _ unit: MeasurementUnit
  ) -> (low: String, high: String?)? {
    range.map { range in
      func end(_ value: Double) -> String {
        NumberText.significant(value / unit.canonicalFactor)
      }
      return (end(range.lowerBound), range.upperBound < 1e9 ? end(range.upperBound) : nil)
    }
  }
}
