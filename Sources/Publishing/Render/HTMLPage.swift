import Plan

/// What differs between the heads of the pages.
struct HTMLPage {
  enum Current: Equatable {
    case cover, numbers, print
    case chapter(Int)
  }

  /// Nil for the cover, which has the plan's title alone.
  var title: String?
  var description: String
  /// The class of the body beside `page`.
  var body: String
  var current: Current
  /// True when the page holds charts to explore.
  var hasCharts = false
}

extension HTMLRenderer {
  /// A page with header, contents and footer around its main part.
  func frame(_ page: HTMLPage, @HTMLBuilder main: () -> HTML) -> String {
    self.page(page) {
      HTML.element("header", .class("site-header")) {
        HTML.element("a", .class("site-header__home"), .href("index.html")) {
          HTML.element("span", .class("site-header__community")) { plan.community }
          " "
          HTML.element("span", .class("site-header__title")) { plan.title }
        }
        HTML.element("span", .class("site-header__edition")) { words.edition(plan.edition) }
      }
      HTML.element("details", .class("contents-menu")) {
        HTML.element("summary") { words.chapters }
        HTML.element("nav", .init("aria-label", words.chapters)) { contents(page.current) }
      }
      HTML.element("div", .class("layout")) {
        HTML.element("nav", .class("contents"), .init("aria-label", words.chapters)) {
          contents(page.current)
        }
        main()
      }
    }
  }

  /// A page without the site's header.
  func page(_ page: HTMLPage, @HTMLBuilder content: () -> HTML) -> String {
    HTML.page(language: plan.language) {
      head(page)
      HTML.element("body", .class("page \(page.body)")) {
        HTML.element("a", .class("skip-link"), .href("#main")) { words.skip }
        banners
        content()
        footer
      }
    }
  }

  private func head(_ page: HTMLPage) -> HTML {
    let titles = [page.title, plan.title, plan.community].compactMap { $0 }
    return HTML.element("head") {
      HTML.element("meta", .init("charset", "utf-8"))
      HTML.element(
        "meta", .init("name", "viewport"),
        .init("content", "width=device-width, initial-scale=1"))
      HTML.element("title") { titles.joined(separator: " · ") }
      if !page.description.isEmpty {
        HTML.element(
          "meta", .init("name", "description"), .init("content", page.description))
      }
      HTML.element(
        "link", .init("rel", "icon"), .href("assets/icon.svg"), .init("type", "image/svg+xml"))
      HTML.element("link", .init("rel", "stylesheet"), .href("assets/plan.css"))
      if options.hasTownColors {
        HTML.element("link", .init("rel", "stylesheet"), .href("assets/\(TownPalette.file)"))
      }
      if page.hasCharts {
        // The script fetches Vega when a reader explores the first chart.
        HTML.element(
          "script", .init("src", "assets/\(ChartScripts.explorer)"), .init("defer"),
          .init(
            "data-chart-scripts",
            ChartScripts.names.map { "assets/\($0)" }.joined(separator: " ")),
          words.explorer.map { .init("data-explore", $0.explore) },
          words.explorer.map { .init("data-back", $0.back) },
          words.explorer.map { .init("data-series", $0.series) },
          words.explorer.map { .init("data-save-svg", $0.saveSVG) },
          words.explorer.map { .init("data-save-png", $0.savePNG) },
          words.explorer.map { .init("data-wait", $0.wait) },
          words.explorer.map { .init("data-failed", $0.failed) })
      }
    }
  }

  @HTMLBuilder private var banners: HTML {
    if plan.edition == .internal || plan.isExample {
      HTML.element("aside", .class("edition-banner"), .init("aria-label", words.aboutEdition)) {
        if plan.edition == .internal {
          HTML.element("p") {
            HTML.element("strong") { words.internalTitle }
            words.internalNote
          }
        }
        if plan.isExample {
          HTML.element("p") {
            HTML.element("strong") { words.exampleTitle }
            words.exampleNote
          }
        }
      }
    }
  }

  private var footer: HTML {
    HTML.element("footer", .class("site-footer")) {
      HTML.element("p") {
        [plan.community, plan.title, words.edition(plan.edition), plan.date]
          .filter { !$0.isEmpty }.joined(separator: " · ")
      }
      HTML.element("p") {
        words.madeWith
        HTML.element("a", .href(Self.numbersPage)) { words.numbers }
        " · "
        HTML.element("a", .href("print.html")) { words.wholePlanOnOnePage }
      }
    }
  }

  /// The list of pages, with the sections of the current chapter.
  private func contents(_ current: HTMLPage.Current) -> HTML {
    HTML.element("ol") {
      HTML.element("li") { HTML.element("a", .href("index.html")) { words.cover } }
      for chapter in document.chapters {
        let isCurrent = current == .chapter(chapter.number)
        HTML.element("li") {
          HTML.element(
            "a", .href("\(chapter.page).html"),
            isCurrent ? .init("aria-current", "page") : nil
          ) {
            HTML.element("span", .class("contents__number")) { "\(chapter.number)" }
            " \(chapter.chapter.title)"
          }
          if isCurrent, !chapter.sections.isEmpty {
            HTML.element("ol") {
              for section in chapter.sections {
                HTML.element("li") {
                  HTML.element("a", .href("#\(section.id)")) { section.text.plainText }
                }
              }
            }
          }
        }
      }
      HTML.element("li") {
        HTML.element(
          "a", .href(Self.numbersPage),
          current == .numbers ? .init("aria-current", "page") : nil
        ) { words.numbers }
      }
    }
  }
}
