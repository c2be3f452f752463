import Store
import Strategies
import Tables

/// Ranges that the program suggests, to be taken over with one button.
struct RangeProposalList {
  let visit: Visit
  let place: WorkspacePlace
  let proposals: [RangeProposal]
  /// The year whose emissions they are sorted by.
  let year: Int

  private var text: RangeText { visit.words(RangeText.self) }
  private var words: RangeWords { RangeWords(visit: visit) }

  var html: HTML {
    guard !proposals.isEmpty else { return .empty }
    let list: HTML = "<ul class=\"rows\">\n\(proposals.map(row))\n</ul>"
    let body =
      visit.mayAdd
      ? visit.form(
        place.path(RangePages.path), className: "stack",
        """
        \(visit.draftFields(base: place.summary.head))
        \(list)
        <div class="actions"><button class="button">\(text.take)</button></div>
        """) : list
    return """
      <section class="stack" aria-labelledby="suggestions">
      <h2 id="suggestions">\(text.suggestions)</h2>
      <p>\(text.suggestionsLead(year))</p>
      \(body)
      </section>
      """
  }

  private func row(_ proposal: RangeProposal) -> HTML {
    let (subject, range) = (proposal.subject, proposal.range)
    let ends = text.fromTo(words.amount(range.low, subject), words.amount(range.high, subject))
    let detail: HTML = """
      \(ends) · \(words.distribution(range.distribution)) · \(text.stated) \(words.amount(subject.stated, subject)) · \
      \(text.swing(visit.number(proposal.swing), year))<br>\(basis(proposal))
      """
    let name = words.name(subject)
    let title: HTML =
      visit.mayAdd
      ? "<label class=\"choice\"><input type=\"checkbox\" name=\"take\" value=\"\(range.id)\" checked><span>\(name)</span></label>"
      : name
    return ListRow(title: title, detail: detail).html
  }

  private func basis(_ proposal: RangeProposal) -> HTML {
    guard !proposal.basis.isEmpty else { return HTML(text.ruleOfThumb) }
    return "\(text.librarySpan) <cite lang=\"en\">\(proposal.basis)</cite>"
  }
}
