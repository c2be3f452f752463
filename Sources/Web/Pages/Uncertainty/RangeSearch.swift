import Foundation
import Store
import Strategies
import Tables

/// Choosing the input that a range is of, by words and kind; the choice stands in the address.
struct RangeSearch {
  let visit: Visit
  let catalog: RangeCatalog

  var text: RangeText { visit.words(RangeText.self) }
  private var words: RangeWords { RangeWords(visit: visit) }
  private var query: String { String((visit.query("q") ?? "").prefix(200)) }
  private var kind: InputRange.What? {
    visit.query("kind").flatMap(InputRange.What.init(rawValue:))
  }

  static let shown = 40

  private var found: [RangeSubject] {
    let parts = query.split(separator: " ")
    return catalog.subjects.filter { subject in
      guard kind == nil || subject.what == kind else { return false }
      let all = "\(words.plainName(subject)) \(subject.title) \(subject.subject)"
      return parts.allSatisfy {
        all.range(of: String($0), options: [.caseInsensitive, .diacriticInsensitive]) != nil
      }
    }
  }

  var html: HTML {
    get throws {
      let place = try visit.workspace()
      let kinds = InputRange.What.allCases.filter { what in
        catalog.subjects.contains { $0.what == what }
      }
      let found = found
      return """
        <div class="stack">
        \(Trail(steps: [(visit.words(UncertaintyText.self).title, place.path(UncertaintyPages.path))]).html)
        <h1>\(text.new)</h1>
        <p class="lead">\(text.newLead)</p>
        <form method="get" action="\(place.path("\(RangePages.path)/new"))" class="form--inline toolbar" role="search">
        \(Field(name: "q", label: text.search, value: query, hint: text.searchHint, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
        \(Choice(name: "kind", label: text.kind, options: [("", text.anyKind)] + kinds.map { ($0.rawValue, words.kind($0)) }, value: kind?.rawValue ?? "").html())
        <button class="button">\(text.find)</button>
        </form>
        <p role="status" class="soft">\(text.found(min(found.count, Self.shown), found.count))</p>
        \(found.isEmpty ? .empty : found.prefix(Self.shown).map { row($0, place) }.html)
        </div>
        """
    }
  }

  private func row(_ subject: RangeSubject, _ place: WorkspacePlace) -> ListRow {
    let range = catalog.input(of: subject)
    let now: HTML =
      range.map { "\(text.has) <span lang=\"en\">\($0.text)</span>" } ?? HTML(text.hasNone)
    return ListRow(
      title: "<a href=\"\(RangePages.address(of: subject, in: place))\">\(words.name(subject))</a>",
      detail:
        "\(words.kind(subject.what)) · \(text.stated) \(words.amount(subject.stated, subject)) · \(now)"
    )
  }
}
