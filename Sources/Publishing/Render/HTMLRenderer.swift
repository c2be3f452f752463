package import Plan

/// Renders a plan as a site of static pages.
///
/// The pages work from the file system and without scripts: live figures open popovers of HTML
/// itself, and every chart is a picture with its data beside it.
package struct HTMLRenderer {
  /// A file offered on the cover page.
  package struct Download: Sendable {
    /// Such as `PDF`.
    package var kind: String
    /// For whom and how large, such as `For print and screen readers, 4.2 MB`.
    package var about: String
    /// Relative to the site.
    package var path: String

    package init(kind: String, about: String, path: String) {
      self.kind = kind
      self.about = about
      self.path = path
    }
  }

  /// What a site has besides the document.
  package struct Options: Sendable {
    package var downloads: [Download]
    /// The community's own tables, whose `kind` is what they are called.
    package var tables: [Download]
    /// True when the Vega scripts lie in `assets`; charts can then be explored.
    package var hasInteractiveCharts: Bool
    /// For a chapter shown by itself: where links to chapters lead, by their ids; nil for a site with all its files.
    package var draftAddresses: [String: String]?
    /// Whether `assets/town.css` puts the community's own color in place.
    package var hasTownColors = false

    package init(
      downloads: [Download] = [], tables: [Download] = [], hasInteractiveCharts: Bool = false,
      draftAddresses: [String: String]? = nil, hasTownColors: Bool = false
    ) {
      self.hasTownColors = hasTownColors
      self.downloads = downloads
      self.tables = tables
      self.hasInteractiveCharts = hasInteractiveCharts
      self.draftAddresses = draftAddresses
    }

    /// Whether the files that a site has besides its pages are there to be linked to.
    var hasFiles: Bool { draftAddresses == nil }
  }

  let document: NumberedDocument
  let options: Options
  /// The picture of a chart; nil when it could not be drawn.
  let svg: (Chart) -> String?

  var plan: PlanDocument { document.plan }
  var words: FurnitureText { document.words }

  /// A text of the calculation; marked where it is English in a plan of another language.
  func said(_ text: String) -> HTML {
    guard let lang = language(of: text) else { return .text(text) }
    return HTML.element("span", lang) { text }
  }

  /// The mark of an element whose text is English in a plan of another language.
  func language(of text: String) -> HTML.Attribute? {
    document.translation?.isForeign(text) == true ? .init("lang", "en") : nil
  }

  /// The files of this program's resources that every site needs in its folder `assets`.
  package static let assets = ["plan.css", "cover-art.svg", "chapter-art.svg", "icon.svg"]

  static let numbersPage = "how-numbers-came-to-be.html"

  package init(
    _ document: NumberedDocument, options: Options = Options(),
    svg: @escaping (Chart) -> String?
  ) {
    self.document = document
    self.options = options
    self.svg = svg
  }

  /// Every page of the site, the cover first.
  ///
  /// The pages expect the files of `assets`, and with interactive charts those of
  /// `ChartScripts` beside them.
  package func pages() -> [GeneratedFile] {
    [GeneratedFile(path: "index.html", text: coverPage())]
      + document.chapters.map {
        GeneratedFile(path: "\($0.page).html", text: chapterPage($0))
      } + [
        GeneratedFile(path: Self.numbersPage, text: numbersPage()),
        GeneratedFile(path: "print.html", text: printPage()),
      ]
  }
}

// MARK: - Chapters

extension HTMLRenderer {
  private func chapterPage(_ chapter: NumberedChapter) -> String {
    let text = HTMLText(self, chapter: chapter, isWholePlan: false)
    let hasCharts = chapter.blocks.flatMap(\.flattened).contains(where: \.isChart)
    let page = HTMLPage(
      title: chapter.chapter.title, description: chapter.summary, body: "page--chapter",
      current: .chapter(chapter.number), hasCharts: hasCharts && options.hasInteractiveCharts)
    return frame(page) {
      HTML.element("main", .id("main"), .class("chapter"), .init("tabindex", "-1")) {
        HTML.element("header", .class("chapter__header")) {
          HTML.element("p", .class("chapter__number")) { words.chapter(chapter.number) }
          HTML.element("h1") { chapter.chapter.title }
        }
        text.blocks(chapter.blocks)
        neighbors(of: chapter)
        popovers(chapter.chapter.figures)
      }
    }
  }

  private func neighbors(of chapter: NumberedChapter) -> HTML {
    let index = chapter.number - 1
    let previous = index > 0 ? document.chapters[index - 1] : nil
    let next = index + 1 < document.chapters.count ? document.chapters[index + 1] : nil
    return HTML.element(
      "nav", .class("chapter-nav"), .init("aria-label", words.neighbors)
    ) {
      HTML.element(
        "a", .class("chapter-nav__previous"), .init("rel", "prev"),
        .href(previous.map { "\($0.page).html" } ?? "index.html")
      ) {
        HTML.element("span") { words.previous }
        " \(previous?.chapter.title ?? words.cover)"
      }
      HTML.element(
        "a", .class("chapter-nav__next"), .init("rel", "next"),
        .href(next.map { "\($0.page).html" } ?? Self.numbersPage)
      ) {
        HTML.element("span") { words.next }
        " \(next?.chapter.title ?? words.numbers)"
      }
    }
  }

  /// The explanations of the figures, each once.
  func popovers(_ figures: [FigureValue]) -> [HTML] {
    var seen: Set<String> = []
    return figures.filter { seen.insert($0.id).inserted }.map { popover(for: $0) }
  }
}
