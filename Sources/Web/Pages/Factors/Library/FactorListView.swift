import Factors

/// The page of the library: its tables, or the rows that a question leaves.
struct FactorListView {
  let visit: Visit
  let text: FactorLibraryText
  let search: FactorSearch
  let index: FactorIndex
  /// Best first.
  let found: [FactorListing]

  private var catalog: FactorCatalog { index.catalog }
  private var query: FactorQuery { search.query }
  private var path: String { visit.place?.path(FactorLibraryPages.path) ?? "" }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(FactorTabs(visit: visit, current: .library).html)
    \(form)
    </div>
    \(search.isEmpty ? overview : results)
    </div>
    """
  }

  // The question

  private var form: HTML {
    let tables = catalog.tables.map { table in
      FactorOptionList.Item(
        table.table, FactorNames.text(table.title, visit.language), english: table.title)
    }
    let gases = catalog.gases.map { FactorOptionList.Item($0, FactorListing.gasName(of: $0)) }
    let sources = catalog.sources.map {
      FactorOptionList.Item($0.id, nil, english: $0.citation)
    }
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" role="search" aria-label="\(text.search)">
      \(Field(name: "q", label: text.words, value: query.text, hint: text.wordsHint, kind: .search, isRequired: false, marksOptional: false, maxLength: 200).html())
      \(list("table", text.table, query.table, tables))
      \(list("gas", text.gas, query.gas, gases))
      \(Field(name: "year", label: text.year, value: search.wrongYear ?? query.year.map(String.init) ?? "", isRequired: false, marksOptional: false, inputMode: "numeric", maxLength: 4).html(yearErrors))
      \(Field(name: "edition", label: text.edition, value: query.edition, isRequired: false, marksOptional: false, maxLength: 60, placeholder: "2025, eGRID2023, ar6").html())
      \(list("region", text.region, query.region, catalog.regions.map { FactorOptionList.Item($0, $0) }))
      \(list("source", text.source, query.source, sources))
      <div class="row">
      <label class="choice"><input type="checkbox" name="unverified" value="yes"\("checked", when: query.isUnverifiedOnly)><span>\(text.onlyUnverified)</span></label>
      <button class="button">\(text.show)</button>
      \(search.isEmpty ? .empty : "<a href=\"\(path)\">\(text.clear)</a>" as HTML)
      </div>
      </form>
      """
  }

  private func list(
    _ name: String, _ label: String, _ value: String, _ items: [FactorOptionList.Item]
  ) -> HTML {
    FactorOptionList(name: name, label: label, all: text.all, items: items, value: value).html
  }

  private var yearErrors: FormErrors {
    search.wrongYear == nil ? FormErrors() : .one("year", text.wrongYear)
  }

  // Without a question

  private var overview: HTML {
    let rows = catalog.tables.map { table in
      let rows = catalog.listings.filter { $0.table == table.table }
      let unverified = rows.count { $0.status == .unverified }
      return FigureTable.Row(cells: [
        FigureTable.Cell(
          "<a href=\"\(path)?table=\(SitePath.encoded(table.table))\">\(visit.language.factor(table.title))</a>",
          plain: table.table),
        number(table.count), number(unverified),
      ])
    }
    let table = FigureTable(
      id: "factor-tables", caption: text.tables, hidesCaption: true,
      columns: [
        .init(title: text.table, isNumber: false), .init(title: text.rows),
        .init(title: text.unverifiedRows),
      ], rows: rows)
    return """
      <section class="stack"><h2>\(text.tables)</h2>
      <p class="soft prose">\(text.tablesNote)</p>
      \(table.html(download: nil))
      <h2>\(text.editions)</h2>
      <p>\(catalog.editions.map { "<a href=\"\(path)?edition=\(SitePath.encoded($0.mark))\">\($0.name)</a>" as HTML }.joined(by: ", "))</p>
      </section>
      """
  }

  private func number(_ count: Int) -> FigureTable.Cell {
    FigureTable.Cell(HTML(visit.number(Double(count))), plain: String(count))
  }

  // With one

  private var results: HTML {
    guard search.wrongYear == nil else {
      return Notice(tone: .caution, title: text.wrongYear).html
    }
    guard !found.isEmpty else { return nothing }
    let shown = search.shown(of: found)
    let pager = Pager(
      page: shown.page, pageSize: FactorSearch.pageSize, count: found.count,
      text: visit.words(PagerText.self),
      path: { visit.address(changing: ["page": String($0), "download": nil]) },
      number: { visit.number(Double($0)) })
    return """
      <section class="stack">
      \(visit.html(table(Array(shown.rows))))
      \(pager.html)
      </section>
      """
  }

  /// Every row that was found, for the file.
  var tables: [FigureTable] { found.isEmpty ? [] : [table(found)] }

  private func table(_ listings: [FactorListing]) -> FigureTable {
    FactorRows(visit: visit, text: text).table("factors", text.found, listings)
  }

  /// What is not in the library, with the nearest word where one is near.
  private var nothing: HTML {
    let advice = index.corrections(query).map { word, nearest -> HTML in
      guard let nearest else { return "<p>\(text.noWord(word))</p>" }
      let words = query.text.split(separator: " ").map { part in
        part.lowercased() == word ? nearest : String(part)
      }.joined(separator: " ")
      let address = visit.address(changing: ["q": words, "page": nil])
      return "<p>\(text.noWord(word)) \(text.didYouMean) <a href=\"\(address)\">\(nearest)</a>?</p>"
    }
    return EmptyState(
      title: text.nothing, detail: text.nothingDetail,
      action: "\(advice.joined(by: "\n"))\n<p><a href=\"\(path)\">\(text.clear)</a></p>"
    ).html
  }
}

/// A field of the search with what stands in the tables, each in the language that it has.
struct FactorOptionList {
  struct Item {
    let value: String
    let label: String
    /// Whether the label is English on a page of another language.
    let isEnglish: Bool

    /// - Parameter text: Nil where it has no name in the language of the page.
    init(_ value: String, _ text: String?, english: String = "") {
      self.value = value
      label = text ?? english
      isEnglish = text == nil
    }
  }

  let name: String
  let label: String
  let all: String
  let items: [Item]
  let value: String

  var html: HTML {
    """
    <div class="field">
    <label class="field__label" for="field-\(name)">\(label)</label>
    <select class="input" id="field-\(name)" name="\(name)">
    <option value="">\(all)</option>
    \(unknown)
    \(items.map(option))
    </select>
    </div>
    """
  }

  /// What the address asks for and no row has, so that the field does not say that all are shown.
  private var unknown: HTML {
    guard !value.isEmpty, !items.contains(where: isChosen) else { return .empty }
    return "<option value=\"\(value)\" selected>\(value)</option>"
  }

  private func isChosen(_ item: Item) -> Bool { item.value.lowercased() == value.lowercased() }

  private func option(_ item: Item) -> HTML {
    """
    <option value="\(item.value)"\("lang", item.isEnglish ? "en" : nil)\("selected", when: isChosen(item))>\(item.label)</option>
    """
  }
}

/// Rows of the library as a table of a page.
struct FactorRows {
  let visit: Visit
  let text: FactorLibraryText

  func table(_ id: String, _ caption: String, _ listings: [FactorListing]) -> FigureTable {
    FigureTable(
      id: id, caption: caption,
      columns: [
        .init(title: text.factor, isNumber: false), .init(title: text.gas, isNumber: false),
        .init(title: text.value), .init(title: text.unit, isNumber: false),
        .init(title: text.edition, isNumber: false), .init(title: text.region, isNumber: false),
        .init(title: text.source, isNumber: false), .init(title: text.status, isNumber: false),
        .init(title: text.id, isNumber: false, isOnlyInFile: true),
      ], rows: listings.map(row))
  }

  private func row(_ listing: FactorListing) -> FigureTable.Row {
    FigureTable.Row(cells: [
      FigureTable.Cell(
        "<a href=\"\(visit.path(listing))\">\(visit.language.factor(listing.what))</a><br><code class=\"small\">\(listing.id)</code>",
        plain: listing.what),
      FigureTable.Cell(listing.gasName), value(listing), unit(listing),
      FigureTable.Cell(edition(listing)), FigureTable.Cell(listing.region),
      FigureTable.Cell(
        "<span class=\"small\" lang=\"en\">\(listing.source.citation)</span>",
        plain: listing.source.citation),
      FigureTable.Cell(text.tag(listing.status), plain: listing.status.rawValue),
      FigureTable.Cell("", plain: listing.id),
    ])
  }

  func value(_ listing: FactorListing) -> FigureTable.Cell {
    guard let value = listing.value else { return FigureTable.Cell("–", plain: "") }
    return FigureTable.Cell(HTML(visit.number(value, significantDigits: 7)), plain: "\(value)")
  }

  func unit(_ listing: FactorListing) -> FigureTable.Cell {
    let unit = [listing.unit, listing.per].filter { !$0.isEmpty }.joined(separator: "/")
    return FigureTable.Cell(visit.written(unit: unit), plain: unit)
  }

  func edition(_ listing: FactorListing) -> String {
    guard let year = listing.year.map(String.init), !listing.edition.contains(year) else {
      return listing.edition
    }
    return listing.edition.isEmpty ? year : "\(listing.edition), \(year)"
  }
}
