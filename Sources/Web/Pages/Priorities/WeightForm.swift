import Plan
import Quantities
import Store
import Strategies
import Tables

/// The form for one person's weights.
struct WeightForm {
  private let visit: Visit
  private let criteria: [Criterion]
  private let values: [String: String]
  private let errors: FormErrors
  private let text: RankingText
  private let title: CriterionName

  /// - Parameter values: As they were sent; nil for those that are saved.
  init(
    visit: Visit, _ panel: PriorityPanel, values: [String: String]?,
    errors: FormErrors = FormErrors()
  ) {
    self.visit = visit
    criteria = panel.matrix.criteria
    self.errors = errors
    text = visit.words(RankingText.self)
    title = CriterionName(panel, visit)
    let own = visit.assessorName.flatMap { panel.weights.weights(of: $0) } ?? panel.weights.stated
    // Saved weights are shown as parts of a hundred, whatever numbers they were given in.
    self.values =
      values
      ?? Dictionary(
        zip(criteria, own).map { ($0.id, Self.hundredths($1)) },
        uniquingKeysWith: { first, _ in first })
  }

  private static func hundredths(_ weight: Double) -> String {
    NumberText.cell((weight * 1000).rounded() / 10)
  }

  var html: HTML {
    guard visit.mayAdd, let place = visit.place else { return .empty }
    let who: HTML =
      visit.assessorName.map { "<p>\(text.youAre) <strong>\($0)</strong>.</p>" }
      ?? Field(
        name: "person", label: text.person, value: values["person"] ?? "", maxLength: 200
      ).html(errors)
    let fields = criteria.map { criterion in
      Field(
        name: Self.name(criterion), label: title(criterion), value: values[criterion.id] ?? "",
        inputMode: "decimal", maxLength: 12
      ).html(errors)
    }
    return """
      <section class="stack" aria-labelledby="own-weights">
      <h2 id="own-weights">\(text.weightsTitle)</h2>
      <p>\(text.weightsLead)</p>
      \(errors.summary)
      \(visit.form(place.path(RankingPages.path), """
        \(visit.draftFields(base: place.summary.head))
        \(who)
        <div class="grid">\(fields)</div>
        \(Field(name: "why", label: text.reason, value: values["why"] ?? "", isRequired: false, maxLength: 2000, lines: 2).html(errors))
        <div class="actions"><button class="button">\(text.save)</button></div>
        """))
      </section>
      """
  }

  /// A field's name, which no other field of the form can have.
  static func name(_ criterion: Criterion) -> String { "weight-\(criterion.id)" }

  static func values(from form: FormData, _ criteria: [Criterion]) -> [String: String] {
    var values = [
      "person": form.text("person"), "why": form.text("why").replacing("\r\n", with: "\n"),
    ]
    for criterion in criteria {
      values[criterion.id] = form.text(name(criterion))
    }
    return values
  }

  static func errors(
    _ values: [String: String], _ criteria: [Criterion], name: String, _ text: RankingText,
    _ numbers: NumberReader
  ) -> FormErrors {
    var errors = FormErrors()
    if name.isEmpty { errors.add("person", text.noName) }
    var sum = 0.0
    for criterion in criteria {
      let said = values[criterion.id] ?? ""
      if let problem = numbers.problem(
        with: said, text.wrongWeight, isAllowed: (0...1_000_000).contains)
      {
        errors.add(Self.name(criterion), problem)
      }
      sum += numbers.number(said) ?? 0
    }
    if errors.isEmpty, sum == 0, let first = criteria.first {
      errors.add(Self.name(first), text.wrongWeights)
    }
    return errors
  }
}
