import Factors
import Vulnerability

/// How a rating came to be, in place: the rule, the scores with the way to their cells, and the reasons.
struct RatingExplanation {
  let visit: Visit
  let rater: RiskRater
  let risk: Risk

  private var text: RiskText { visit.words(RiskText.self) }
  private var words: RatingWords { RatingWords(visit) }

  /// A part that opens without scripts.
  var disclosure: HTML {
    """
    <details class="details--cell"><summary>\(text.why)<span class="hidden">: \(risk.system), \(rater.hazardName(of: risk))</span></summary>
    \(body)
    </details>
    """
  }

  var body: HTML {
    // The library's own explanation says which inputs there are and where they stand.
    let explanation = risk.explanation(rater.preset, hazard: rater.hazard(of: risk))
    let inputs = explanation.inputs.map { input -> HTML in
      let value = input.value == "unsure" || input.value == "not known" ? words.unsure : input.value
      let isScore = Int(input.value) != nil && input.symbol != "p"
      let number: HTML = isScore ? HTML(text.ofFive(value)) : HTML(value)
      return
        "<li>\(link(input.symbol, words.words.text(name(input.symbol, input.name)))): \(number)</li>"
    }
    return """
      <div class="stack stack--tight small">
      <p>\(words.badge(rater.rating(of: risk), by: rater.preset))</p>
      <p><code class="formula">\(words.words.text(explanation.formula))</code></p>
      \(inputs.isEmpty ? .empty : "<ul>\(inputs)</ul>")
      <p class="soft">\(words.words.text(explanation.method))</p>
      \(missing)
      \(reasons)
      </div>
      """
  }

  /// The reader sees which scores are unsure; what else may be missing is said.
  private var missing: HTML {
    guard rater.rating(of: risk) == nil, rater.preset == .nationalPercentile else { return .empty }
    return "<p>\(words.words.text(rater.preset.unratedReason))</p>"
  }

  private func name(_ symbol: String, _ name: String) -> String {
    symbol == "probability" ? "Probability" : name
  }

  /// Leads to the cell of the score in its row.
  private func link(_ symbol: String, _ name: String) -> HTML {
    guard let place = visit.place else { return HTML(name) }
    let isHazards = symbol == "probability" || symbol == "p"
    let path =
      isHazards
      ? place.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))/edit#outlook")
      : place.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))#scored")
    return "<a href=\"\(path)\">\(name)</a>"
  }

  private var reasons: HTML {
    var lines: [HTML] = []
    if !risk.impact.isEmpty { lines.append("<li>\(text.impactWords): \(risk.impact)</li>") }
    if !risk.capacity.isEmpty { lines.append("<li>\(text.capacityWords): \(risk.capacity)</li>") }
    if let confidence = risk.confidence {
      lines.append("<li>\(text.confidence): \(text.confidences[confidence] ?? "")</li>")
    }
    if let settlement = risk.settlement {
      lines.append(
        "<li>\(text.settled(settlement.by, DayLabel(settlement.date).html)) \(settlement.reason)</li>"
      )
    }
    return lines.isEmpty ? .empty : "<ul>\(lines)</ul>"
  }
}
