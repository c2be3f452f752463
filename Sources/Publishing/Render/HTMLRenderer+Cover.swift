import Plan

extension HTMLRenderer {
  func coverPage() -> String {
    let page = HTMLPage(
      title: nil, description: plan.subtitle, body: "page--cover", current: .cover)
    return self.page(page) {
      HTML.element("header", .class("cover")) {
        HTML.element("div", .class("cover__art"), .init("aria-hidden", "true"))
        HTML.element("div", .class("cover__text")) { coverText }
        coverFacts
      }
      HTML.element("main", .id("main"), .class("cover-main"), .init("tabindex", "-1")) {
        HTML.element("div", .class("prose")) { howToRead }
        contentsOfPlan
        downloads
        popovers(plan.coverFigures.map(\.figure))
      }
    }
  }

  @HTMLBuilder private var coverText: HTML {
    HTML.element("p", .class("cover__community")) { plan.community }
    HTML.element("h1", .class("cover__title")) { plan.title }
    if !plan.subtitle.isEmpty {
      HTML.element("p", .class("cover__subtitle")) { plan.subtitle }
    }
    HTML.element("p", .class("cover__edition")) { editionAndDate }
    if let first = document.chapters.first {
      HTML.element("p", .class("cover__actions")) {
        HTML.element("a", .class("button"), .href("\(first.page).html")) { words.read }
      }
    }
  }

  private var editionAndDate: String {
    [words.edition(plan.edition), plan.date].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  @HTMLBuilder private var coverFacts: HTML {
    if !plan.coverFigures.isEmpty {
      HTML.element("dl", .class("cover__facts")) {
        for fact in plan.coverFigures {
          HTML.element("div") {
            HTML.element("dt") { fact.label }
            HTML.element("dd") { button(for: fact.figure) }
          }
        }
      }
    }
  }

  @HTMLBuilder private var howToRead: HTML {
    HTML.element("h2", .id("how-to-read")) { words.howToRead }
    HTML.element("p") {
      words.howToReadFirst
      HTML.element("a", .href(Self.numbersPage)) { words.numbers }
      words.listsThemAll
      HTML.element("a", .href("print.html")) { words.theWholePlan }
      words.isAlsoOnOnePage
    }
  }

  private var contentsOfPlan: HTML {
    HTML.element(
      "nav", .class("contents contents--page"), .init("aria-labelledby", "contents")
    ) {
      HTML.element("h2", .id("contents")) { words.contents }
      HTML.element("ol") {
        for chapter in document.chapters {
          HTML.element("li") {
            HTML.element("a", .href("\(chapter.page).html")) {
              HTML.element("span", .class("contents__number")) { "\(chapter.number)" }
              " "
              HTML.element("span", .class("contents__title")) { chapter.chapter.title }
              if !chapter.summary.isEmpty {
                " "
                HTML.element("span", .class("contents__about")) { chapter.summary }
              }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var downloads: HTML {
    let exhibits = document.exhibits
    if !options.downloads.isEmpty || !exhibits.isEmpty || !options.tables.isEmpty {
      HTML.element("section", .class("downloads"), .init("aria-labelledby", "downloads")) {
        HTML.element("h2", .id("downloads")) { words.download }
        if !options.downloads.isEmpty {
          HTML.element("ul") {
            for download in options.downloads {
              HTML.element("li") {
                HTML.element("a", .href(download.path)) {
                  HTML.element("span", .class("downloads__kind")) { download.kind }
                  " "
                  HTML.element("span", .class("downloads__about")) { download.about }
                }
              }
            }
          }
        }
        if !exhibits.isEmpty { dataFiles(exhibits) }
        if !options.tables.isEmpty { tables }
      }
    }
  }

  private var tables: HTML {
    HTML.element("details", .class("downloads__data")) {
      HTML.element("summary") { words.tablesAsCSV }
      HTML.element("ul") {
        for table in options.tables { dataFile(table.path, table.kind) }
      }
    }
  }

  private func dataFiles(_ exhibits: [NumberedBlock]) -> HTML {
    HTML.element("details", .class("downloads__data")) {
      HTML.element("summary") { words.exhibitsAsCSV }
      HTML.element("ul") {
        for exhibit in exhibits {
          switch exhibit {
          case .chart(let chart):
            dataFile(chart.dataPath, "\(words.figure(chart.number)). \(chart.chart.title)")
          case .table(let table):
            dataFile(
              table.dataPath,
              table.number.map { "\(words.table($0)). \(table.table.caption)" }
                ?? table.table.columns.map(\.title).joined(separator: ", "))
          default: HTML.empty
          }
        }
      }
    }
  }

  private func dataFile(_ path: String, _ title: String) -> HTML {
    HTML.element("li") {
      HTML.element("a", .href(path), .init("download")) { title }
    }
  }
}

// MARK: - The whole plan on one page

extension HTMLRenderer {
  func printPage() -> String {
    let hasCharts = options.hasInteractiveCharts && document.exhibits.contains(where: \.isChart)
    let page = HTMLPage(
      title: words.wholePlan, description: plan.subtitle, body: "page--print", current: .print,
      hasCharts: hasCharts)
    return self.page(page) {
      HTML.element("main", .id("main"), .class("print-main"), .init("tabindex", "-1")) {
        HTML.element("header", .class("cover")) {
          HTML.element("div", .class("cover__art"), .init("aria-hidden", "true"))
          HTML.element("div", .class("cover__text")) {
            HTML.element("p", .class("cover__community")) { plan.community }
            HTML.element("h1", .class("cover__title")) { plan.title }
            HTML.element("p", .class("cover__subtitle")) { plan.subtitle }
            HTML.element("p", .class("cover__edition")) { editionAndDate }
            HTML.element("p", .class("cover__actions")) {
              HTML.element("a", .class("button"), .href("index.html")) { words.readByChapter }
            }
          }
          coverFacts
        }
        for chapter in document.chapters { printed(chapter) }
        popovers(
          plan.coverFigures.map(\.figure) + document.chapters.flatMap { $0.chapter.figures })
      }
    }
  }

  private func printed(_ chapter: NumberedChapter) -> HTML {
    HTML.element(
      "section", .class("chapter"), .id(chapter.anchor),
      .init("aria-labelledby", "\(chapter.anchor)--title")
    ) {
      HTML.element("header", .class("chapter__header")) {
        HTML.element("p", .class("chapter__number")) { words.chapter(chapter.number) }
        HTML.element("h2", .id("\(chapter.anchor)--title")) { chapter.chapter.title }
      }
      HTMLText(self, chapter: chapter, isWholePlan: true).blocks(chapter.blocks)
    }
  }
}
