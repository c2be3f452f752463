import Hummingbird
import Store
import Workspace

/// What the page asks before it shows rows: which column is which, and what names mean.
extension UploadPages {
  /// The form's fields, or those of the address: a page of rows has its columns there.
  static func query(_ visit: Visit) -> FormData {
    visit.form.fields.isEmpty ? Visit.query(of: visit.request) : visit.form
  }

  static func mapping(_ outline: UploadOutline, _ visit: Visit) -> UploadMapping {
    guard !outline.isTemplate else { return outline.guess }
    if let other = otherSheet(outline, visit) {
      let sheet = outline.sheets[other]
      return UploadMapping(guessing: sheet.header, table: other) {
        (sheet.names[$0] ?? []).map(\.text)
      }
    }
    var mapping =
      UploadMapping(
        query(visit), headers: outline.sheets.map(\.header), language: visit.language)
      ?? outline.guess
    if let place = visit.place { mapping.bringCompanions(of: outline, to: place) }
    return mapping
  }

  /// The sheet that was chosen where the columns of another one were shown; nil where they are its own.
  static func otherSheet(_ outline: UploadOutline, _ visit: Visit) -> Int? {
    guard let shown = Int(visit.form.text("shown")), let chosen = Int(visit.form.text("table")),
      chosen != shown, outline.sheets.indices.contains(chosen)
    else { return nil }
    return chosen
  }

  /// Whether the page has to ask which column is which.
  static func asksColumns(
    _ outline: UploadOutline, _ mapping: UploadMapping, _ visit: Visit
  ) -> Bool {
    guard !outline.isTemplate else { return false }
    if visit.form.text("act") == "again" || !mapping.missing.isEmpty
      || otherSheet(outline, visit) != nil
    {
      return true
    }
    return query(visit)["mapped"] == nil && !outline.isPlain
  }

  /// What can be asked about the names of a file; nil of the template, which has codes.
  func questions(
    _ outline: UploadOutline, _ mapping: UploadMapping, _ visit: Visit
  ) async throws -> UploadQuestions? {
    guard !outline.isTemplate else { return nil }
    return try UploadQuestions(
      of: outline, mapping, try await visit.opened(), library: visit.site.library)
  }

  /// Whether the page has to ask what the names of the file mean.
  static func asksNames(
    _ questions: UploadQuestions, _ outline: UploadOutline, _ visit: Visit
  ) -> Bool {
    guard visit.form.text("act") != "names" else { return !questions.sections.isEmpty }
    guard visit.form.text("act") != "take", query(visit)["named"] == nil else { return false }
    return !questions.sections.isEmpty && questions.isWorthAsking(isPlain: outline.isPlain)
  }

  func namesPage(
    _ visit: Visit, _ questions: UploadQuestions, _ outline: UploadOutline,
    _ mapping: UploadMapping
  ) throws -> Response {
    let text = visit.words(UploadNamesText.self)
    let page = UploadNamesForm(
      questions: questions, mapping: mapping, name: outline.name, text: text,
      upload: visit.words(UploadText.self), words: visit.columnWords,
      path: try visit.workspace().path(Self.address(of: try visit.parameter("upload"), nil)))
    return visit.page(text.title, page.html(visit), at: Self.path)
  }

  func mappingPage(
    _ visit: Visit, _ outline: UploadOutline, _ mapping: UploadMapping
  ) throws -> Response {
    let text = visit.words(UploadText.self)
    let page = UploadMappingForm(
      outline: outline, mapping: mapping, text: text, names: visit.words(UploadNamesText.self),
      lexicon: ActivityNames(library: visit.site.library), words: visit.columnWords,
      path: try visit.workspace().path(Self.address(of: try visit.parameter("upload"), nil)),
      hasAsked: visit.form["mapped"] != nil)
    return visit.page(text.mapTitle, page.html(visit), at: Self.path)
  }
}
