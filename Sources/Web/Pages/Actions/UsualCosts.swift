import Factors
import Quantities
import Strategies
import Tables
import Workspace

/// What a kind of action usually costs and per what costs of it may be stated, for whoever plans one.
struct UsualCosts {
  let kind: ActionKind
  let text: ActionPageText
  /// Words of payers, by their word.
  let payers: [(value: String, label: String)]
  /// What the form says, by field.
  var chosen = UsualCostChoice()
  var errors = FormErrors()

  var html: HTML {
    let facts = CalculatorFacts.standard
    let costs = facts.costs(of: kind)
    let quantities = Calculator.of(kind).quantities
    return """
      <section class="stack" id="usual-costs">
      <h2>\(text.usualCosts)</h2>
      \(costs.isEmpty ? none : known(costs, facts))
      <p class="field__hint">\(text.usualCostsHint)</p>
      <details><summary>\(text.costsPer)</summary>
      <ul>\(quantities.map { "<li><code>\($0.word)</code>: \($0.meaning(in: text.language.rawValue))</li>" as HTML })</ul>
      </details>
      </section>
      """
  }

  private var none: HTML { "<p>\(text.noUsualCosts)</p>" }

  private func known(_ costs: [CalculatorFacts.Cost], _ facts: CalculatorFacts) -> HTML {
    """
    <ul>\(costs.map { item($0, facts) })</ul>
    \(offer)
    """
  }

  /// What is known alone, for whoever reads and plans nothing.
  var list: HTML {
    let facts = CalculatorFacts.standard
    let costs = facts.costs(of: kind)
    return costs.isEmpty ? none : "<ul>\(costs.map { item($0, facts) })</ul>"
  }

  /// A row of costs to be written with the action.
  private var offer: HTML {
    """
    <label class="choice"><input type="checkbox" name="\(UsualCostChoice.field)" value="yes"\("checked", when: chosen.isWritten)><span>\(text.writeUsualCosts)</span></label>
    \(Choice(name: UsualCostChoice.payerField, label: text.costPayer, options: payers, value: chosen.payer?.rawValue ?? Calculator.of(kind).usualPayer?.rawValue ?? Payer.household.rawValue).html(errors))
    """
  }

  private func item(_ cost: CalculatorFacts.Cost, _ facts: CalculatorFacts) -> HTML {
    var notes = [text.prices(String(cost.priceYear))]
    if let low = cost.low, let high = cost.high {
      notes.append(text.usualSpan(Self.dollars(low), Self.dollars(high)))
    }
    if cost.status == .unverified { notes.append(text.unverified) }
    let rest = notes.joined(separator: "; ")
    let unit = text.costUnits[cost.per] ?? cost.per
    return """
      <li>\(text.costKinds[cost.what] ?? cost.what): \(text.costEach(Self.dollars(cost.dollars), unit)) \
      (<cite lang="en">\(facts.citation(cost.sources))</cite>; \(rest))</li>
      """
  }

  private static func dollars(_ amount: Double) -> String {
    "$" + (amount < 10 ? NumberText.significant(amount) : NumberText.grouped(amount))
  }
}

/// Whether the usual costs of a new action are written to its table, and who pays them.
struct UsualCostChoice: Hashable {
  static let field = "usual_costs"
  static let payerField = "usual_payer"

  var isWritten = false
  var payer: Payer?

  init() {}

  init(_ form: FormData) {
    isWritten = form.text(Self.field) == "yes"
    payer = Payer(rawValue: form.text(Self.payerField))
  }

  /// What the rows need and the form does not say.
  func errors(
    _ kind: ActionKind, _ parameters: [String: ParameterFields.Cells], _ text: ActionPageText
  ) -> FormErrors {
    var errors = FormErrors()
    guard isWritten else { return errors }
    if payer == nil { errors.add(Self.payerField, text.costPayer) }
    for count in CalculatorFacts.standard.counts(of: kind)
    where parameters[count.name]?.value.isEmpty != false {
      errors.add("value.\(count.name)", text.countForCost(text.meaning(count)))
    }
    return errors
  }

  /// Adds the rows with the sources that they name.
  func add(
    _ kind: ActionKind, of action: String, from startYear: Int, to fullYear: Int,
    knownSources: Set<String>, to edits: inout TableEdits
  ) {
    guard isWritten, let payer else { return }
    let facts = CalculatorFacts.standard
    let rows = UsualCostRow.all(
      of: Calculator.of(kind), action: action, payer: payer, startYear: startYear,
      fullYear: fullYear, facts: facts)
    var known = knownSources
    for row in rows {
      edits.add(row.cells, to: WorkspaceTables.costs.file)
      for id in row.cost.sources where known.insert(id).inserted {
        guard let source = facts.sources[id] else { continue }
        edits.add(
          [
            "id": id, "author": source.author, "title": source.title, "year": source.year,
            "publisher": source.publisher, "licence": source.licence, "url": source.url,
            "note": source.note,
          ], to: WorkspaceTables.sources.file)
      }
    }
  }
}
