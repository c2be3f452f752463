import Factors
import Forecast
import Plan
import Store
import Strategies
import Tables
import Workspace

/// The form of a scenario.
struct ScenarioForm {
  /// How many drivers can be replaced beyond those that are.
  private static let sparePairs = 2
  private static let columns = [
    "name", "policies", "actions", "climate", "drivers", "source", "note",
  ]

  let visit: Visit
  let calculation: PlanCalculation
  /// Cells of the row.
  let values: [String: String]
  let path: String
  let errors: FormErrors
  let text: ScenarioText

  private var workspace: CommunityWorkspace { calculation.workspace }
  private var inputs: ForecastInputs? { calculation.scenarios?.inputs }

  // Values

  /// What an offer fills the form with.
  static func values(offered visit: Visit) -> [String: String] {
    var values = ["policies": "none", "actions": "none"]
    for column in columns {
      if let value = visit.query(column) { values[column] = String(value.prefix(2_000)) }
    }
    return values
  }

  /// The cells that a form was sent with, and what is wrong with them.
  static func read(_ form: FormData, _ text: ScenarioText) -> ([String: String], FormErrors) {
    var errors = FormErrors()
    var values = Dictionary(
      ["name", "climate", "source", "note"].map {
        ($0, form.text($0).replacing("\r\n", with: "\n"))
      }
    ) { first, _ in first }
    if values["name"]?.isEmpty ?? true { errors.add("name", text.wrongName) }
    values["policies"] = choice(
      form, "policies", ["none", "adopted", "all"], text.wrongPolicies, &errors)
    values["actions"] = choice(form, "actions", ["none", "all"], text.wrongActions, &errors)
    values["drivers"] = pairs(form, text, &errors)
    return (values, errors)
  }

  private static func choice(
    _ form: FormData, _ name: String, _ words: [String], _ message: String,
    _ errors: inout FormErrors
  ) -> String {
    let word = form.text(name)
    guard !words.contains(word) else { return word }
    let ticked = form.all("\(name)-id").flatMap(RiskForm.words)
    if ticked.isEmpty { errors.add("\(name)-id", message) }
    return ticked.isEmpty ? "some" : ticked.joined(separator: " ")
  }

  private static func pairs(
    _ form: FormData, _ text: ScenarioText, _ errors: inout FormErrors
  ) -> String {
    var seen: Set<String> = []
    var words: [String] = []
    var number = 1
    while let old = form["old-\(number)"], let new = form["new-\(number)"], number < 50 {
      defer { number += 1 }
      guard !old.isEmpty || !new.isEmpty else { continue }
      if old.isEmpty || new.isEmpty { errors.add("new-\(number)", text.wrongDriver) }
      if !old.isEmpty, !seen.insert(old).inserted {
        errors.add("old-\(number)", text.twiceDriver)
      }
      words.append("\(old)=\(new)")
    }
    return words.joined(separator: " ")
  }

  // The page

  var html: HTML {
    """
    \(errors.summary)
    \(visit.form(path, """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      \(field("name", text.nameField, isRequired: true))
      \(policies)
      \(actions)
      \(climates)
      \(drivers)
      \(field("source", text.source))
      \(field("note", text.note, lines: 2))
      <div class="actions"><button class="button">\(text.save)</button></div>
      """))
    """
  }

  private func word(_ column: String, _ words: [String]) -> String {
    let cell = values[column] ?? ""
    return cell.isEmpty ? "none" : words.contains(cell) ? cell : "some"
  }

  private func ticked(_ column: String, _ words: [String]) -> Set<String> {
    let cell = values[column] ?? ""
    return words.contains(cell) || cell == "some" ? [] : Set(RiskForm.words(cell))
  }

  private var policies: HTML {
    let words = ["none", "adopted", "all"]
    let options = [
      ("none", text.policyNone), ("adopted", text.policyAdopted), ("all", text.policyAll),
      ("some", text.policySome),
    ]
    let own = workspace.scenarioBook.policies
    let library = inputs?.policyLibrary ?? PolicyLibrary()
    let ready = library.policies(in: workspace.community.state).filter { policy in
      !own.contains { $0.id == policy.id }
    }
    let chosen = ticked("policies", words)
    let known = Set((own + ready).map(\.id))
    func box(
      _ policy: Policy, _ origin: String = ""
    ) -> (id: String, label: String, hint: String) {
      (policy.id, library.name(of: policy, visit.language), origin + hint(policy))
    }
    let boxes =
      own.map { box($0) } + ready.map { box($0, "\(text.ready), ") }
      + chosen.subtracting(known).sorted().map { id in
        library.policy(id).map { box($0) } ?? (id, id, text.unknownID)
      }
    return """
      \(Choice(name: "policies", label: text.policyField, options: options, value: word("policies", words)).html(errors))
      \(boxes.isEmpty ? .empty : Self.list("policies-id", text.policyList, text.policyListHint, boxes, chosen, errors))
      """
  }

  private func hint(_ policy: Policy) -> String {
    let column = WorkspaceColumns.column("status", of: WorkspaceTables.policies.file)
    let standing = visit.columnWords.label(of: policy.status.rawValue, in: column)
    return policy.evidence == .unverified ? "\(standing), \(text.unverified)" : standing
  }

  private var actions: HTML {
    let words = ["none", "all"]
    let options = [
      ("none", text.actionNone), ("all", text.actionAll), ("some", text.actionSome),
    ]
    let chosen = ticked("actions", words)
    let known = Set(workspace.actions.map(\.id))
    let boxes =
      workspace.actions.map { ($0.id, $0.title, "\($0.startYear)–\($0.fullYear)") }
      + chosen.subtracting(known).sorted().map { ($0, $0, text.unknownID) }
    return """
      \(Choice(name: "actions", label: text.actionField, options: options, value: word("actions", words)).html(errors))
      \(boxes.isEmpty ? .empty : Self.list("actions-id", text.actionList, nil, boxes, chosen, errors))
      """
  }

  /// Boxes in a list that scrolls by itself, since there may be many.
  private static func list(
    _ name: String, _ label: String, _ hint: String?,
    _ boxes: [(id: String, label: String, hint: String)], _ chosen: Set<String>,
    _ errors: FormErrors
  ) -> HTML {
    let rows = boxes.map { box -> HTML in
      """
      <label class="choice choice--small"><input type="checkbox" name="\(name)" value="\(box.id)"\("checked", when: chosen.contains(box.id))><span>\(box.label) <span class="soft small">\(box.hint)</span></span></label>
      """
    }
    return """
      <fieldset class="field\(errors[name] == nil ? HTML.empty : " field--wrong")" id="field-\(name)"><legend>\(label)</legend>
      \(hint.map { "<p class=\"field__hint\">\($0)</p>" as HTML })
      \(errors[name].map { "<p class=\"field__error\">\($0)</p>" as HTML })
      <div class="choices--scroll" role="group" aria-label="\(label)" tabindex="0">\(rows)</div></fieldset>
      """
  }

  private var climates: HTML {
    let known = (inputs?.climates.values.map { ($0.id, $0.title) } ?? []).sorted { $0.0 < $1.0 }
    let own = values["climate"] ?? ""
    let unknown = own.isEmpty || known.contains { $0.0 == own } ? [] : [(own, own)]
    guard !known.isEmpty || !unknown.isEmpty else {
      return "<input type=\"hidden\" name=\"climate\" value=\"\">"
    }
    return Choice(
      name: "climate", label: text.climateField,
      options: [("", text.climateToday)] + known + unknown,
      value: own, hint: text.climateHint
    ).html(errors)
  }

  private var drivers: HTML {
    let pairs = RiskForm.words(values["drivers"] ?? "").map { word -> (String, String) in
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
    let rules = workspace.rules
    let used = (rules.compactMap(\.driver) + rules.flatMap(\.intensities)).withoutRepeats()
    let series =
      workspace.indicatorOrder + workspace.paths.keys.sorted()
      + Set(workspace.scenarioBook.makers.map(\.id)).sorted()
    guard !used.isEmpty || !pairs.isEmpty else { return .empty }
    let fields = (pairs + Array(repeating: ("", ""), count: Self.sparePairs)).enumerated().map {
      index, pair -> HTML in
      """
      \(select("old-\(index + 1)", text.driverOld(index + 1), used, pair.0))
      \(select("new-\(index + 1)", text.driverNew(index + 1), series, pair.1))
      """
    }
    return """
      <fieldset class="field"><legend>\(text.driverField)</legend>
      <p class="field__hint">\(text.driverHint)</p>
      <div class="grid">\(fields)</div></fieldset>
      """
  }

  private func select(
    _ name: String, _ label: String, _ ids: [String], _ value: String
  ) -> HTML {
    let options = ids + (value.isEmpty || ids.contains(value) ? [] : [value])
    return Choice(
      name: name, label: label, options: [("", "—")] + options.map { ($0, seriesName($0)) },
      value: value
    ).html(errors)
  }

  /// What a fact or path is called, with its short name where that says something else.
  private func seriesName(_ id: String) -> String {
    workspace.indicators[id].map { "\($0.title) (\(id))" } ?? visit.codes.path(id) ?? id
  }

  private func field(
    _ name: String, _ label: String, isRequired: Bool = false, lines: Int = 1
  ) -> HTML {
    Field(
      name: name, label: label, value: values[name] ?? "", isRequired: isRequired,
      marksOptional: false, maxLength: 2_000, lines: lines
    ).html(errors)
  }
}
