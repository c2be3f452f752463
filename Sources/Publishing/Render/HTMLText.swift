import Plan

/// Renders the blocks and runs of text of one chapter.
struct HTMLText {
  let renderer: HTMLRenderer
  /// Nil outside the chapters.
  let chapter: NumberedChapter?
  /// True on the page that holds the whole plan, where ids are unique in the plan and headings one
  /// level lower.
  let isWholePlan: Bool

  init(_ renderer: HTMLRenderer, chapter: NumberedChapter?, isWholePlan: Bool) {
    self.renderer = renderer
    self.chapter = chapter
    self.isWholePlan = isWholePlan
  }

  func blocks(_ blocks: [NumberedBlock]) -> [HTML] {
    blocks.map(block)
  }

  private func block(_ block: NumberedBlock) -> HTML {
    switch block {
    case .lead(let text): HTML.element("p", .class("lead")) { inlines(text) }
    case .heading(let heading): self.heading(heading)
    case .paragraph(let text): HTML.element("p") { inlines(text) }
    case .list(true, let items): HTML.element("ol") { items.map(item) }
    case .list(false, let items): HTML.element("ul") { items.map(item) }
    case .quote(let inner): HTML.element("blockquote") { blocks(inner) }
    case .code(let text): HTML.element("pre") { HTML.element("code") { text } }
    case .rule: HTML.element("hr")
    case .callout(let kind, let title, let anchor, let inner):
      callout(kind, title: title, anchor: anchor, blocks: inner)
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart)
    }
  }

  private func heading(_ heading: NumberedHeading) -> HTML {
    let id = HTML.Attribute.id(isWholePlan ? heading.anchor : heading.id)
    return switch heading.level + (isWholePlan ? 1 : 0) {
    case 2: HTML.element("h2", id) { inlines(heading.text) }
    case 3: HTML.element("h3", id) { inlines(heading.text) }
    default: HTML.element("h4", id) { inlines(heading.text) }
    }
  }

  /// A list item; one that is a single paragraph needs no paragraph.
  private func item(_ blocks: [NumberedBlock]) -> HTML {
    HTML.element("li") {
      for (index, block) in blocks.enumerated() {
        if index == 0, case .paragraph(let text) = block {
          inlines(text)
        } else {
          self.block(block)
        }
      }
    }
  }

  private func callout(
    _ kind: String, title: String, anchor: String, blocks: [NumberedBlock]
  ) -> HTML {
    // The style sheet prints the kind above the title, so that only a screen reader needs it here.
    let isTitled = !title.isEmpty
    return HTML.element(
      "div", .class("callout callout--\(kind)"), .init("role", "note"),
      isTitled
        ? .init("aria-labelledby", anchor) : .init("aria-label", renderer.words.callout(kind))
    ) {
      if isTitled {
        HTML.element("p", .class("callout__title"), .id(anchor)) { title }
      }
      self.blocks(blocks)
    }
  }

  private func keyFigures(_ figures: [KeyFigure]) -> HTML {
    HTML.element("dl", .class("key-figures")) {
      for figure in figures {
        HTML.element("div") {
          HTML.element("dt") { figure.label }
          HTML.element("dd", .class("key-figures__value")) { renderer.button(for: figure.figure) }
        }
      }
    }
  }
}

// MARK: - Runs of text

extension HTMLText {
  func inlines(_ text: [Inline]) -> [HTML] {
    text.map(inline)
  }

  private func inline(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): .text(text)
    case .emphasis(let inner): HTML.element("em") { inlines(inner) }
    case .strong(let inner): HTML.element("strong") { inlines(inner) }
    case .code(let text): HTML.element("code") { text }
    case .link(let url, let inner): link(url, text: inner)
    case .figure(let figure): renderer.button(for: figure)
    case .lineBreak: HTML.element("br")
    }
  }

  /// A link; a figure in it is plain text, because a button cannot stand in a link.
  private func link(_ url: String, text: [Inline]) -> HTML {
    let words = text.map(self.words)
    guard let address = address(of: url) else { return .joined(words) }
    return HTML.element("a", .href(address)) { words }
  }

  private func words(_ inline: Inline) -> HTML {
    switch inline {
    case .figure(let figure): .text(figure.text)
    case .emphasis(let inner): HTML.element("em") { inner.map(words) }
    case .strong(let inner): HTML.element("strong") { inner.map(words) }
    case .link(_, let inner): .joined(inner.map(words))
    case .text, .code, .lineBreak: self.inline(inline)
    }
  }

  private func address(of url: String) -> String? {
    if let addresses = renderer.options.draftAddresses { return draftAddress(of: url, addresses) }
    return switch renderer.document.destination(of: url, from: chapter.map { $0.number - 1 }) {
    case nil: nil
    case .external(let url), .file(let url): url
    case .chapter(let target, let heading):
      isWholePlan
        ? "#\(heading?.anchor ?? target.anchor)"
        : "\(target.page).html" + (heading.map { "#\($0.id)" } ?? "")
    case .exhibit(let target, let anchor):
      isWholePlan ? "#\(anchor)" : "\(target.page).html#\(anchor)"
    }
  }

  /// Where a link of a chapter shown by itself leads; files beside the pages are not there.
  private func draftAddress(of url: String, _ addresses: [String: String]) -> String? {
    switch renderer.document.destination(of: url, from: chapter.map { $0.number - 1 }) {
    case nil, .file: nil
    case .external(let url): url
    case .chapter(let target, let heading):
      if target.number == chapter?.number {
        heading.map { "#\($0.id)" }
      } else {
        addresses[target.chapter.id]
      }
    case .exhibit(let target, let anchor):
      target.number == chapter?.number ? "#\(anchor)" : addresses[target.chapter.id]
    }
  }
}
