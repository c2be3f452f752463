import Factors
import Hummingbird
import Inventory
import Plan

/// Factors to choose from, with what each would come to.
struct FactorChoiceForm {
  let options: [FactorOption]
  let text: FactorText
  let errors: FormErrors
  let mayChange: Bool
  let base: Int
  /// The record's own page.
  let back: String
  let factors: FactorLinks
  /// What the record is, to find the rows of its factors by.
  let subject: String

  private var now: Double? { options.first?.tonnes }

  func html(_ visit: Visit) -> HTML {
    let chosen = visit.form["cell"]
    let groups = FactorOption.Group.allCases.compactMap { group in
      let members = options.filter { $0.group == group }
      return members.isEmpty ? nil : (group, members)
    }
    let tables = groups.map { group, members in
      // Far regions are seldom meant, and many.
      group == .region
        ? "<details><summary>\(text.group(group)) (\(members.count))</summary>\(table(group, members, chosen, visit))</details>"
        : table(group, members, chosen, visit)
    }
    guard mayChange else {
      return "<p class=\"soft\">\(text.readOnly)</p>\n\(tables)"
    }
    return """
      <p class="soft">\(text.lead)</p>
      \(errors.summary)
      \(visit.form(visit.request.uri.path, className: "stack", """
        \(visit.draftFields(base: base))
        <div id="field-cell" class="stack" tabindex="-1">
        \(tables)
        </div>
        \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), hint: text.reasonHint, maxLength: 500, lines: 3).html(errors))
        <div class="actions"><button class="button">\(text.save)</button><a class="button button--plain" href="\(back)">\(text.cancel)</a></div>
        """))
      <p class="soft small">\(text.otherMethod)</p>
      """
  }

  private func table(
    _ group: FactorOption.Group, _ members: [FactorOption], _ chosen: String?, _ visit: Visit
  ) -> HTML {
    let columns =
      [text.factor, text.values, text.source, text.uncertainty, text.tonnes, text.difference]
    return DataTable(
      caption: text.group(group), columns: columns, numbers: [4, 5],
      rows: members.map { row($0, chosen, visit) }
    ).html
  }

  private func row(_ option: FactorOption, _ chosen: String?, _ visit: Visit) -> [HTML] {
    let label: HTML =
      option.cell.isEmpty
      ? "<span class=\"soft\">\(text.automatic)</span>" : "<code>\(option.cell)</code>"
    let isCurrent = option.group == .current
    let head: HTML =
      isCurrent || !mayChange
      ? label
      : """
      <label class="choice choice--small"><input type="radio" name="cell" value="\(option.cell)"\("checked", when: chosen == option.cell)><span>\(label)</span></label>
      """
    guard let tonnes = option.tonnes else {
      return [head, HTML(text.notPossible + option.problem), "", "", "–", "–"]
    }
    let sources = option.inputs.map(\.source).filter { !$0.isEmpty }
    return [
      head, values(option.inputs),
      Array(Set(sources)).sorted().map { HTML($0) }.joined(by: "<br>"),
      HTML(
        option.uncertaintyPercent.map { "± \(visit.number($0, decimals: 1)) %" } ?? text.notStated),
      HTML(amount(tonnes, visit)),
      isCurrent ? "" : HTML(difference(tonnes, visit)),
    ]
  }

  private func values(_ inputs: [Explanation.Input]) -> HTML {
    guard !inputs.isEmpty else { return HTML(text.noFactors) }
    let names = inputs.map(\.name).joined(separator: " ")
    return inputs.prefix(8).map { input -> HTML in
      let number = "\(input.value) \(input.unit)"
      let path = factors.path(input, about: "\(subject) \(names)")
      let value: HTML = path.map { "<a href=\"\($0)\">\(number)</a>" } ?? HTML(number)
      return
        "<span class=\"number\" title=\"\(input.name)\"><span class=\"soft\">\(input.symbol)</span> \(value)</span>"
    }.joined(by: "<br>")
  }

  private func amount(_ tonnes: Double, _ visit: Visit) -> String {
    visit.number(tonnes, decimals: tonnes.magnitude < 100 ? 2 : 0)
  }

  private func difference(_ tonnes: Double, _ visit: Visit) -> String {
    guard let now else { return "–" }
    let change = tonnes - now
    let part = now == 0 ? "" : " (\(visit.number(change / now * 100, decimals: 1)) %)"
    return (change > 0 ? "+" : "") + amount(change, visit) + part
  }
}
