import Forecast
import Plan
import Store
import Strategies
import Tables
import Workspace

/// The form that asks for a portfolio.
struct PortfolioForm {
  let visit: Visit
  let calculation: PlanCalculation
  let values: [String: String]
  let errors: FormErrors
  let text: PortfolioText

  /// What the form shows at first: nothing that is still to be decided starts this year, or before the last inventory ends.
  static func first(_ calculation: PlanCalculation, now year: Int) -> [String: String] {
    let years = calculation.projection?.years
    return [
      "goal": "reduction", "target": "", "path": "", "net": "", "discount": "0",
      "from": calculation.firstStart(now: year).map { String($0) } ?? "",
      "to": years.map { String($0.upperBound) } ?? "",
    ]
  }

  static func values(from form: FormData) -> [String: String] {
    Dictionary(
      ["goal", "target", "path", "net", "from", "to", "discount"].map { ($0, form.text($0)) }
    ) { first, _ in first }
  }

  static func question(
    _ values: [String: String], _ numbers: NumberReader
  ) -> PortfolioQuestion {
    PortfolioQuestion(
      goal: values["goal"] ?? "", target: values["target"] ?? "",
      isPath: values["path"] == "yes", from: Int(values["from"] ?? ""),
      to: Int(values["to"] ?? ""), discount: numbers.number(values["discount"] ?? "") ?? 0,
      isNet: values["net"] == "yes")
  }

  static func errors(
    _ values: [String: String], _ text: PortfolioText, _ numbers: NumberReader
  ) -> FormErrors {
    var errors = FormErrors()
    if PortfolioTask.Goal(rawValue: values["goal"] ?? "") == nil { errors.add("goal", text.goal) }
    for name in ["from", "to"] {
      let year = values[name] ?? ""
      if !year.isEmpty, Int(year).map({ (1990...2150).contains($0) }) != true {
        errors.add(name, text.wrongYear)
      }
    }
    let discount = values["discount"] ?? ""
    if !discount.isEmpty,
      let problem = numbers.problem(
        with: discount, text.wrongDiscount, isAllowed: PortfolioQuestion.discounts.contains)
    {
      errors.add("discount", problem)
    }
    return errors
  }

  var html: HTML {
    guard let place = visit.place else { return .empty }
    let goals = [PortfolioTask.Goal.reduction, .cost].map { ($0.rawValue, text.goals[$0] ?? "") }
    let targets =
      [("", text.allTargets)]
      + calculation.portfolioTargets.map { target in
        let covers = PortfolioAmounts(visit: visit, text: text).covers(target.reach)
        let years =
          target.kind == .budget ? "\(target.baseYear)–\(target.year)" : "\(target.year)"
        return (target.id, "\(target.name)\(covers), \(years)")
      }
    let path: HTML = """
      <label class="choice"><input type="checkbox" name="path" value="yes"\("checked", when: values["path"] == "yes")>
      <span>\(text.path)<span class="choice__hint">\(text.pathHint)</span></span></label>
      """
    let net: HTML = """
      <label class="choice"><input type="checkbox" name="net" value="yes"\("checked", when: values["net"] == "yes")>
      <span>\(text.net)<span class="choice__hint">\(text.netHint)</span></span></label>
      """
    func year(_ name: String, _ label: String) -> HTML {
      Field(
        name: name, label: label, value: values[name] ?? "", isRequired: false,
        marksOptional: false, inputMode: "numeric", maxLength: 4
      ).html(errors)
    }
    let followed = FollowedScenario(visit: visit, calculation: calculation)
    let form = visit.form(
      Visit.address(place.path(PortfolioPages.path), followed.fields),
      """
      \(visit.draftFields(base: place.summary.head))
      \(Choice(name: "goal", label: text.goal, options: goals, value: values["goal"] ?? "").html(errors))
      \(Choice(name: "target", label: text.target, options: targets, value: values["target"] ?? "").html(errors))
      \(path)
      \(net)
      <div class="grid">\(year("from", text.from))\(year("to", text.to))</div>
      \(Field(name: "discount", label: text.discount, value: values["discount"] ?? "", hint: text.discountHint, isRequired: false, marksOptional: false, inputMode: "decimal", maxLength: 5).html(errors))
      <div class="actions"><button class="button">\(text.choose)</button></div>
      """)
    return """
      \(limits(place))
      \(errors.summary)
      \(visit.mayAdd ? form : "<p>\(text.mayNot)</p>" as HTML)
      """
  }

  private func limits(_ place: WorkspacePlace) -> HTML {
    let limits = calculation.workspace.priorityBook.limits
    let link: HTML =
      "<p><a href=\"\(place.path("table?file=limits.csv"))\">\(text.limitsLink)</a></p>"
    guard !limits.isEmpty else {
      return Notice(title: text.limits, detail: "<p>\(text.noLimits)</p>\(link)").html
    }
    let amounts = PortfolioAmounts(visit: visit, text: text)
    let items = limits.map { limit -> HTML in
      let value = limit.kind == .equity ? limit.value / 100 : limit.value
      return
        "<li>\(amounts.title(limit.kind, limit.year)): \(amounts.text(limit.kind, value))</li>"
    }
    return """
      <section class="stack stack--tight" aria-labelledby="limits"><h2 id="limits">\(text.limits)</h2>
      <p>\(text.limitsLead)</p><ul>\(items)</ul>\(link)</section>
      """
  }
}

/// Limits and amounts in the reader's language.
struct PortfolioAmounts {
  let visit: Visit
  let text: PortfolioText

  func title(_ kind: PortfolioLimit.Kind, _ year: Int?) -> String {
    "\(text.kinds[kind] ?? kind.rawValue), \(year.map(String.init) ?? text.everyYear)"
  }

  /// What a target counts, in brackets; nothing where it counts everything.
  func covers(_ reach: TargetReach) -> String {
    let words = visit.words(TargetText.self).reach(reach, visit.words(FigureText.self))
    return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
  }

  /// With the target that a ceiling comes from, and what it counts.
  func title(_ kind: PortfolioLimit.Kind, _ year: Int?, _ ceiling: PortfolioSummary.Ceiling?)
    -> String
  {
    guard let ceiling else { return title(kind, year) }
    let covers = covers(ceiling.reach)
    guard let first = ceiling.fromYear, let year else {
      return "\(title(kind, year)): \(ceiling.target)\(covers)"
    }
    return "\(text.budget), \(first)–\(year): \(ceiling.target)\(covers)"
  }

  func text(_ kind: PortfolioLimit.Kind, _ value: Double) -> String {
    switch kind {
    case .budget, .governmentBudget, .householdBudget, .businessBudget:
      "$\(visit.number(value))"
    case .staffHours: "\(visit.number(value)) \(text.hours)"
    case .target: "\(visit.number(value)) t CO₂e"
    case .equity: "\(visit.percent(value)) \(text.ofSpending)"
    }
  }
}
