/// The way through a list that is longer than a page: what of it is shown, and links to the page before and the next.
struct Pager {
  let page: Int
  let pageSize: Int
  let count: Int
  let text: PagerText
  /// The address of a page.
  let path: (Int) -> String
  let number: (Int) -> String

  private var pages: Int { max(1, (count + pageSize - 1) / pageSize) }

  /// Empty where there is nothing to list.
  var html: HTML {
    guard count > 0 else { return .empty }
    let first = (page - 1) * pageSize + 1
    let last = min(count, page * pageSize)
    let range: HTML =
      "<p class=\"soft small\" role=\"status\">\(text.range(number(first), number(last), number(count)))</p>"
    guard pages > 1 else { return range }
    return """
      <nav class="row row--ends" aria-label="\(text.pages)">
      \(range)
      <div class="actions">\(link(page - 1, "prev", text.before))\(link(page + 1, "next", text.after))</div>
      </nav>
      """
  }

  private func link(_ target: Int, _ relation: String, _ label: String) -> HTML {
    guard (1...pages).contains(target) else { return .empty }
    return
      "<a class=\"button button--plain\" rel=\"\(relation)\" href=\"\(path(target))\">\(label)</a>"
  }
}

/// The texts of a pager.
struct PagerText: Words {
  let pages: String
  let before: String
  let after: String
  let range: @Sendable (_ first: String, _ last: String, _ all: String) -> String

  static let english = PagerText(
    pages: "Pages", before: "Back", after: "On",
    range: { "Rows \($0) to \($1) of \($2)" })

  static let spanish = PagerText(
    pages: "Páginas", before: "Atrás", after: "Adelante",
    range: { "Filas \($0) a \($1) de \($2)" })
}
