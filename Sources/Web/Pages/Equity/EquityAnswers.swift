import Vulnerability
import Workspace

/// The questions of fairness about one subject with their answers.
struct EquityAnswers {
  /// Where an answer stands that counts for a subject.
  enum Origin { case own, plan }

  struct Item {
    let question: EquityQuestion
    /// Nil when nobody has answered.
    let answer: EquityAnswer?
    let origin: Origin
  }

  let items: [Item]

  /// - Parameter id: `plan`, or the id of a risk or an action.
  init(
    _ workspace: CommunityWorkspace, taxonomy: Taxonomy, subject: EquityQuestion.Subject, id: String
  ) {
    let answers = workspace.equityAnswers.filter { !$0.answer.isEmpty }
    items = taxonomy.questions.filter { $0.subjects.contains(subject) }.map { question in
      let own = answers.first { $0.question == question.id && $0.subject == id }
      // What was answered for the whole plan is not asked again of each part.
      let whole =
        question.subjects.contains(.plan) && id != EquityPages.plan
        ? answers.first { $0.question == question.id && $0.subject == EquityPages.plan } : nil
      return Item(
        question: question, answer: own ?? whole, origin: own == nil && whole != nil ? .plan : .own)
    }
  }

  var missing: [EquityQuestion] { items.filter { $0.answer == nil }.map(\.question) }
  var answered: Int { items.count - missing.count }
}

/// The answers about a subject as they stand on its own page, with those that are missing.
struct EquityPanel {
  let visit: Visit
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let subject: EquityQuestion.Subject
  let id: String
  /// The level of the panel's own heading is 2.
  var showsTitle = true

  private var text: EquityText { visit.words(EquityText.self) }

  var html: HTML {
    let answers = EquityAnswers(workspace, taxonomy: taxonomy, subject: subject, id: id)
    let path = EquityPages.path(visit, subject, id)
    let title: HTML = """
      <div class="row row--ends"><h2 id="fairness">\(text.title)</h2>\
      \(visit.mayEdit ? "<a class=\"button button--plain\" href=\"\(path)\">\(text.answer)</a>" as HTML : .empty)</div>
      """
    return """
      <section class="stack"\("aria-labelledby", showsTitle ? "fairness" : nil)>
      \(showsTitle ? title : .empty)
      <p>\(text.answeredOf(answers.answered, answers.items.count))</p>
      \(EquityQuestion.Dimension.allCases.map { part($0, answers) })
      </section>
      """
  }

  private func part(_ dimension: EquityQuestion.Dimension, _ answers: EquityAnswers) -> HTML {
    let items = answers.items.filter { $0.question.dimension == dimension }
    guard !items.isEmpty else { return .empty }
    return """
      <h3>\(text.dimensions[dimension] ?? "")</h3>
      <dl class="stack prose">\(items.map(item))</dl>
      """
  }

  private func item(_ item: EquityAnswers.Item) -> HTML {
    let shown: HTML
    if let answer = item.answer {
      let by = [answer.by, answer.date].filter { !$0.isEmpty }.joined(separator: ", ")
      shown = """
        \(answer.answer)\
        \(item.origin == .plan ? " <span class=\"tag\">\(text.fromPlan)</span>" as HTML : .empty)\
        \(by.isEmpty ? .empty : " <span class=\"soft small\">\(by)</span>" as HTML)\(evidence(answer))
        """
    } else {
      shown = "<span class=\"tag tag--caution\">\(text.missing)</span>"
    }
    return """
      <div><dt><strong>\(item.question.question(visit.language))</strong></dt><dd>\(shown)</dd></div>
      """
  }

  private func evidence(_ answer: EquityAnswer) -> HTML {
    let words = answer.evidence.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return .empty }
    let links = words.map { word -> HTML in
      if word.hasPrefix("https://") || word.hasPrefix("http://") {
        return "<a href=\"\(word)\" rel=\"noreferrer\">\(word)</a>"
      }
      guard let row = workspace.equityEvidence.first(where: { $0.id == word }) else {
        return HTML(word)
      }
      let path = visit.place?.path("\(EquityPages.path)#evidence-\(SitePath.encoded(word))") ?? ""
      return "<a href=\"\(path)\">\(row.claim)</a>"
    }
    return "<br><span class=\"small\">\(text.evidence): \(links.joined(by: "; "))</span>"
  }
}
