import Foundation
import Workspace

/// What the form of the cover says, to be compared with what others have saved meanwhile.
struct CoverFields: Equatable {
  struct Figure: Equatable {
    /// With its format after a bar.
    let name: String
    let label: String
  }

  let title: String
  let subtitle: String
  let date: String
  let figures: [Figure]

  init(_ book: BookOutline?) {
    title = book?.title ?? ""
    subtitle = book?.subtitle ?? ""
    date = book?.date ?? ""
    figures = (book?.coverFigures ?? []).map { figure in
      Figure(
        name: figure.figure + (figure.format.map { " | \($0)" } ?? ""), label: figure.label)
    }
  }

  init(_ form: FormData) {
    title = form.text("book-title")
    subtitle = form.text("subtitle")
    date = form.text("date")
    figures = zip(form.all("figure"), form.all("label")).map {
      Figure(
        name: $0.trimmingCharacters(in: .whitespaces),
        label: $1.trimmingCharacters(in: .whitespaces)
      )
    }.filter { !$0.name.isEmpty }
  }

  /// Each field with its words, in the order of the form.
  private func parts(_ text: BookPageText) -> [(label: String, value: String)] {
    [
      (text.coverTitle, title), (text.coverSubtitle, subtitle), (text.coverDate, date),
      (text.coverFigures, figures.map { "\($0.name): \($0.label)" }.joined(separator: "\n")),
    ]
  }

  /// The fields that differ, both versions beside each other.
  static func comparison(
    mine: CoverFields, theirs: CoverFields, by name: String, who: HTML, text: BookPageText,
    words: ConflictText
  ) -> HTML {
    let rows = zip(mine.parts(text), theirs.parts(text)).filter { $0.value != $1.value }.map {
      [
        HTML($0.label), "<span class=\"version__text\">\($0.value)</span>",
        "<span class=\"version__text\">\($1.value)</span>",
      ] as [HTML]
    }
    return Notice(
      tone: .caution, title: words.staleTitle,
      detail: """
        <p>\(text.coverStale)</p>
        \(who)
        \(DataTable(caption: words.staleTitle, hidesCaption: true, columns: [text.cover, words.mine, words.theirs(name)], rows: rows).html)
        """
    ).html
  }
}
