/// The ways between the pages of factors and methods: the library, a place's grid, editions, and how numbers are calculated.
struct FactorTabs {
  enum Page: CaseIterable { case library, grid, compare, change, methods }

  let visit: Visit
  let current: Page?

  private var text: FactorLibraryText { visit.words(FactorLibraryText.self) }

  var html: HTML {
    """
    <nav class="pills pills--small" aria-label="\(text.pages)"><ul>
    \(Page.allCases.map(item))
    </ul></nav>
    """
  }

  private func item(_ page: Page) -> HTML {
    let (path, label) = target(page)
    return """
      <li><a href="\(visit.place?.path(path) ?? "")"\("aria-current", page == current ? "true" : nil)>\(label)</a></li>
      """
  }

  private func target(_ page: Page) -> (path: String, label: String) {
    let editions = visit.words(EditionText.self)
    return switch page {
    case .library: (FactorLibraryPages.path, text.libraryTab)
    case .grid: (FactorLibraryPages.placePath, text.placeTab)
    case .compare: (EditionPages.path, editions.compareTab)
    case .change: (EditionPages.changePath, editions.changeTab)
    case .methods: (MethodPages.path, visit.words(MethodText.self).tab)
    }
  }
}
