import Factors

/// One factor with everything that the library knows of it: every gas, its source, where it holds, and its other editions.
struct FactorView {
  let visit: Visit
  let text: FactorLibraryText
  let catalog: FactorCatalog
  let listing: FactorListing
  /// What the subregion is called; nil where it is not named.
  let regionName: String?

  private var path: String { visit.place?.path(FactorLibraryPages.path) ?? "" }
  private var rows: FactorRows { FactorRows(visit: visit, text: text) }

  /// What it is about, for the head of the page.
  var title: String { FactorNames.text(listing.what, visit.language) ?? text.factor }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, path)]).html)
    <h1>\(visit.language.factor(listing.what))</h1>
    <p class="lead">\(visit.published(listing))</p>
    <p class="row row--tight">\(tags.joined(by: " "))</p>
    </div>
    <div class="columns columns--side">
    <div class="stack stack--loose">
    \(gases)
    \(editions)
    \(source)
    </div>
    <aside class="stack">\(facts)\(use)</aside>
    </div>
    </div>
    """
  }

  private var tags: [HTML] {
    [listing.region, listing.edition].filter { !$0.isEmpty }
      .map { "<span class=\"tag tag--code\">\($0)</span>" as HTML } + [text.tag(listing.status)]
  }

  // Facts

  private var facts: HTML {
    let year = listing.year.map(String.init) ?? ""
    let region = regionName.map { "\(listing.region) (\($0))" } ?? listing.region
    var pairs: [(String, HTML)] = [
      (
        text.table,
        "<a href=\"\(path)?table=\(SitePath.encoded(listing.table))\">\(visit.language.factor(listing.tableTitle))</a>"
      ),
      (text.gas, HTML(listing.gasName)), (text.unit, visit.written(unit: listing.unit)),
      (text.per, visit.written(unit: listing.per)), (text.edition, HTML(listing.edition)),
      (text.dataYear, HTML(year)), (text.modelYears, HTML(modelYears)),
      (text.region, HTML(region)),
    ]
    pairs += listing.details.map { (text.column($0.column), detail($0)) }
    pairs.append((text.id, "<code>\(listing.id)</code>"))
    return """
      <div class="panel stack">
      <dl class="stack stack--tight">\(pairs.filter { !$0.1.isEmpty }.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      </div>
      """
  }

  /// Numbers stand as the reader writes them; sentences of the tables are English.
  private func detail(_ detail: FactorListing.Detail) -> HTML {
    let isYear = detail.column.hasSuffix("year") || detail.column.hasSuffix("years")
    if let number = Double(detail.text), !isYear {
      return HTML(visit.number(number, significantDigits: 7))
    }
    return "<span lang=\"en\">\(detail.text)</span>"
  }

  private var modelYears: String {
    guard let years = listing.modelYears else { return "" }
    return switch (years.lowerBound, years.upperBound) {
    case (0, 9999): text.anyYear
    case (0, let last): text.until(last)
    case (let first, 9999): text.from(first)
    case (let first, let last): first == last ? "\(first)" : "\(first)–\(last)"
    }
  }

  // Its relatives

  private var family: [FactorListing] { catalog.gases(of: listing) }

  private var gases: HTML {
    guard family.count > 1 else { return .empty }
    return """
      <section class="stack"><h2>\(text.byGas)</h2>
      \(visit.html(gasTable))
      </section>
      """
  }

  private var gasTable: FigureTable { rows.table("factor-gases", text.byGas, family) }

  private var others: [FactorListing] {
    catalog.counterparts(of: listing).sorted {
      ($0.edition, $0.year ?? 0) > ($1.edition, $1.year ?? 0)
    }
  }

  private var editions: HTML {
    guard !others.isEmpty else {
      return
        "<section class=\"stack\"><h2>\(text.otherEditions)</h2><p class=\"soft\">\(text.noOther)</p></section>"
    }
    return """
      <section class="stack"><h2>\(text.otherEditions)</h2>
      \(visit.html(editionTable))
      \(compare)
      </section>
      """
  }

  /// From this edition to each other one.
  private var editionTable: FigureTable {
    let rows = others.map { other -> FigureTable.Row in
      let change = change(to: other)
      return FigureTable.Row(cells: [
        FigureTable.Cell(
          "<a href=\"\(visit.path(other))\">\(self.rows.edition(other))</a>",
          plain: self.rows.edition(other)),
        self.rows.value(other), self.rows.unit(other),
        FigureTable.Cell(
          HTML(change.map { visit.percent($0, decimals: 1, isSigned: true) } ?? "–"),
          plain: change.map { "\($0 * 100)" } ?? ""),
        FigureTable.Cell(text.tag(other.status), plain: other.status.rawValue),
      ])
    }
    return FigureTable(
      id: "factor-editions", caption: text.otherEditions, hidesCaption: true,
      columns: [
        .init(title: text.edition, isNumber: false), .init(title: text.value),
        .init(title: text.unit, isNumber: false), .init(title: text.fromThis),
        .init(title: text.status, isNumber: false),
      ], rows: rows)
  }

  /// Nil unless both have a number and this one is not 0; counterparts have the same units.
  private func change(to other: FactorListing) -> Double? {
    guard let value = listing.value, value != 0, let new = other.value else { return nil }
    return (new - value) / value.magnitude
  }

  /// The comparison of this edition with the newest other one of its publication.
  private var compare: HTML {
    let other = others.compactMap(\.comparableEdition).max()
    guard let own = listing.comparableEdition, let other, own != other else { return .empty }
    let (old, new) = (min(own, other), max(own, other))
    let region = listing.region.isEmpty ? "" : "&region=\(SitePath.encoded(listing.region))"
    let path =
      "\(visit.place?.path(EditionPages.path) ?? "")?old=\(SitePath.encoded(old.name))&new=\(SitePath.encoded(new.name))\(region)"
    return "<p><a href=\"\(path)\">\(text.compare(old.name, new.name))</a></p>"
  }

  // Its source

  private var source: HTML {
    let source = listing.source
    let isLink = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
    let address: HTML =
      isLink ? "<a href=\"\(source.url)\" rel=\"noopener\">\(source.url)</a>" : HTML(source.url)
    let pairs: [(String, HTML)] = [
      (text.publisher, HTML(source.publisher)), (text.licence, HTML(source.licence)),
      (text.address, address), (text.howRead, HTML(source.note)),
    ].filter { !$0.1.isEmpty }
    return """
      <section class="stack prose" aria-labelledby="source"><h2 id="source">\(text.source)</h2>
      <p><cite lang="en">\(source.citation)</cite></p>
      <dl class="stack stack--tight">\(pairs.map { "<div><dt class=\"soft small\">\($0.0)</dt><dd lang=\"en\">\($0.1)</dd></div>" as HTML })</dl>
      <p class="small">\(listing.status == .verified ? text.verifiedMeans : text.unverifiedMeans)</p>
      <p class="small"><a href="\(path)?source=\(SitePath.encoded(source.id))">\(text.allOfSource)</a></p>
      </section>
      """
  }

  private var use: HTML {
    """
    <div class="panel panel--quiet stack">
    <p class="small">\(text.howToTake)</p>
    <p><a class="button button--plain" href="\(visit.place?.path("inventory/records") ?? "")">\(text.toRecords)</a></p>
    </div>
    """
  }

  /// The tables of the page that there is a file of.
  var tables: [FigureTable] {
    (family.count > 1 ? [gasTable] : []) + (others.isEmpty ? [] : [editionTable])
  }
}

/// What stands where a factor would be that the library does not have.
struct MissingFactorView {
  let visit: Visit
  let text: FactorLibraryText
  let id: String
  /// Rows with its words.
  let near: [FactorListing]

  var html: HTML {
    let links = near.map { listing -> HTML in
      "<li><a href=\"\(visit.path(listing))\">\(visit.language.factor(listing.what))</a> <code class=\"small\">\(listing.id)</code></li>"
    }
    let path = visit.place?.path(FactorLibraryPages.path) ?? ""
    return """
      <div class="stack">
      \(Trail(steps: [(text.title, path)]).html)
      <h1>\(text.missingTitle)</h1>
      <p><code>\(id)</code></p>
      <p>\(text.missingDetail)</p>
      \(near.isEmpty ? .empty : "<p>\(text.near)</p>\n<ul>\(links)</ul>")
      </div>
      """
  }
}
