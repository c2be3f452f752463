/// A remark that stands out of the page.
struct Notice {
  enum Tone { case plain, good, caution, danger }

  var tone = Tone.plain
  let title: String
  var detail: HTML = .empty
  /// Answers what was just sent: the page begins at it, and the next press of Tab leads into what follows.
  var isAnswer = false

  var html: HTML {
    """
    <div class="notice\(modifier)"\("role", tone == .good ? "status" : nil)\(isAnswer ? " tabindex=\"-1\" autofocus" : .empty)>
    <p class="notice__title">\(title)</p>
    \(detail)
    </div>
    """
  }

  private var modifier: HTML {
    switch tone {
    case .plain: ""
    case .good: " notice--good"
    case .caution: " notice--caution"
    case .danger: " notice--danger"
    }
  }
}

/// What stands where a list would be when there is nothing to list, with the next step.
struct EmptyState {
  let title: String
  let detail: String
  /// The language of the detail where it is not that of the page.
  var detailLanguage: Language?
  var action: HTML = .empty

  var html: HTML {
    """
    <div class="empty">
    <h2>\(title)</h2>
    <p class="lead"\("lang", detailLanguage?.rawValue)>\(detail)</p>
    \(action)
    </div>
    """
  }
}

/// One entry of a list: a title, details under it, and what can be done at its end.
struct ListRow {
  let title: HTML
  var detail: HTML = .empty
  var actions: HTML = .empty
  /// What can be opened under it.
  var more: HTML = .empty

  var html: HTML {
    """
    <li><div class="rows__text">
    <p class="rows__title">\(title)</p>
    \(detail.isEmpty ? HTML.empty : "<p class=\"rows__detail\">\(detail)</p>")
    </div>\(actions.isEmpty ? HTML.empty : "<div class=\"actions\">\(actions)</div>")\(more)</li>
    """
  }
}

extension [ListRow] {
  /// Nothing where there is nothing to list, so that no empty box is drawn.
  var html: HTML { isEmpty ? .empty : "<ul class=\"rows\">\n\(map(\.html))\n</ul>" }
}

/// A table that scrolls by itself where it is wider than the page.
struct DataTable {
  let caption: String
  var hidesCaption = false
  let columns: [String]
  /// Columns of numbers, which stand at the right.
  var numbers: Set<Int> = []
  /// Cells of each row; the first one is its head.
  let rows: [[HTML]]

  var html: HTML {
    """
    <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
    <table>
    <caption\(hidesCaption ? " class=\"hidden\"" as HTML : "")>\(caption)</caption>
    <thead><tr>\(columns.enumerated().map { "<th scope=\"col\"\("class", css($0))>\($1)</th>" as HTML })</tr></thead>
    <tbody>
    \(rows.map(row))
    </tbody>
    </table>
    </div>
    """
  }

  private func row(_ cells: [HTML]) -> HTML {
    let head = cells.first.map { "<th scope=\"row\">\($0)</th>" as HTML }
    let rest = cells.enumerated().dropFirst().map { "<td\("class", css($0))>\($1)</td>" as HTML }
    return "<tr>\(head)\(rest)</tr>"
  }

  private func css(_ column: Int) -> String? { numbers.contains(column) ? "number" : nil }
}

/// The way to a page, from the outside in.
struct Trail {
  let steps: [(label: String, path: String)]

  var html: HTML {
    """
    <nav aria-label="\(DesignText.ofReader.trail)"><ol class="trail">
    \(steps.map { "<li><a href=\"\($0.path)\">\($0.label)</a></li>" as HTML })
    </ol></nav>
    """
  }
}
