import Foundation
import Quantities
import Tables
import Workspace

/// One cell of a row as a field: its title, what to write, the control that fits, and what was found.
struct RecordField {
  let column: ColumnDeclaration
  /// In the reader's language.
  let title: String
  var help: String?
  let value: String
  var isRequired = false
  /// What would be wrong if it were saved.
  var error: String?
  /// What is found in what is saved.
  var findings: [Finding] = []
  /// The rows that the cell may name; nil where it names none.
  var choices: [WorkspaceNames.Choice]?
  /// True for a column that the format does not know.
  var isOwn = false
  let words: ColumnWords
  let text: RecordText

  /// Beyond so many a list is typed into, not chosen from.
  static let choiceLimit = 200
  private static let boxLimit = 60

  private var name: String { RecordInput.field(column.column) }
  private var id: String { "field-\(name)" }

  private var isGroup: Bool {
    switch column.kind {
    case .yesNo: value.isEmpty || ["yes", "no"].contains(value)
    case .references: hasBoxes
    default: false
    }
  }

  private var hasBoxes: Bool {
    guard let choices, !column.isOpen else { return false }
    return (1...Self.boxLimit).contains(choices.count)
  }

  var html: HTML {
    let state: HTML =
      error != nil || findings.contains { $0.severity == .error } ? " field--wrong" : ""
    let width: HTML = isWide ? " field--wide" : ""
    guard !isGroup else {
      return """
        <fieldset class="field\(width)\(state)" id="\(id)"\("aria-describedby", described)>
        <legend class="field__label">\(label)</legend>
        \(messages)
        \(group)
        \(hint)
        </fieldset>
        """
    }
    return """
      <div class="field\(width)\(state)">
      <label class="field__label" for="\(id)">\(label)</label>
      \(messages)
      \(control)
      \(hint)
      </div>
      """
  }

  private var label: HTML {
    let mark: HTML = isRequired ? " <span class=\"field__required\">\(text.required)</span>" : ""
    let code: HTML =
      isOwn ? "" : " <code class=\"field__code\">\(column.column)</code>"
    return "\(title)\(mark)\(code)"
  }

  private var hint: HTML {
    let limits: String? = column.range.flatMap { range in
      // What no amount comes near is no help to anybody.
      guard range.upperBound < 1e5 else { return nil }
      return text.limits(NumberText.cell(range.lowerBound), NumberText.cell(range.upperBound))
    }
    let sentences = [help, limits].compactMap(\.self).joined(separator: " ")
    return sentences.isEmpty
      ? .empty : "<p class=\"field__hint\" id=\"hint-\(name)\">\(sentences)</p>"
  }

  /// Errors of the form, then what is found.
  private var messages: HTML {
    let wrong: HTML? = error.map {
      "<p class=\"field__error\" id=\"error-\(name)\">\($0)</p>"
    }
    let found = otherFindings.enumerated().map { index, finding in
      """
      <p class="field__finding field__finding--\(finding.severity.rawValue)" id="finding-\(name)-\(index)">\(words.language.library(finding.message))</p>
      """ as HTML
    }
    return "\(wrong)\(found)"
  }

  /// What is found in what is saved and is not said of what would be saved already.
  private var otherFindings: [Finding] {
    findings.filter { words.language.said($0.message) != error }
  }

  private var described: String? {
    var ids = error == nil ? [] : ["error-\(name)"]
    ids += otherFindings.indices.map { "finding-\(name)-\($0)" }
    if !hint.isEmpty { ids.append("hint-\(name)") }
    return ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  private var attributes: HTML {
    """
    id="\(id)" name="\(name)"\("aria-describedby", described)\
    \("aria-required", isRequired ? "true" : nil)\("aria-invalid", isWrong ? "true" : nil)
    """
  }

  private var isWrong: Bool { error != nil || findings.contains { $0.severity == .error } }

  private var isWide: Bool {
    switch column.kind {
    case .longText: true
    case .references: hasBoxes
    default: isLong
    }
  }

  /// Text that a single line would hide, or lose the line ends of.
  private var isLong: Bool { value.count > 60 || value.contains(where: \.isNewline) }

  // The control

  private var control: HTML {
    switch column.kind {
    case .longText(let lines): area(lines)
    case _ where value.contains(where: \.isNewline): area(4)
    case .choice(let words): select(words.map { ($0, self.words.label(of: $0, in: column)) })
    case .reference where isShortList:
      select(rows(\.label))
    case .reference, .references: listed(rows(\.title))
    case .suggestions(let words):
      listed(words.map { ($0, self.words.label(of: $0, in: column)) })
    case .unit: listed(Self.units.map { ($0, words.label(of: $0, in: column)) })
    case .yesNo: select([("yes", text.yes), ("no", text.no)])
    case .number: line(mode: "decimal", shape: " input--short")
    case .wholeNumber, .year: line(mode: "numeric", shape: " input--short")
    // A date that the browser cannot read would be shown empty, and be lost.
    case .date where value.isEmpty || CalendarDay.isDay(value):
      line(type: "date", shape: " input--short")
    case .date: line(shape: " input--short")
    case .identifier: line(shape: " input--name", isPlain: true)
    case .url: line(mode: "url", isPlain: true)
    case .text where CodeWords.names(column): "\(isLong ? area(2) : line())\(saidInWords)"
    case .text: isLong ? area(2) : line()
    }
  }

  private var isShortList: Bool {
    guard let choices, !column.isOpen else { return false }
    return choices.count < Self.choiceLimit
  }

  private typealias Option = (word: String, label: String)

  private var others: [Option] {
    column.otherWords.map { ($0, words.label(of: $0, in: column)) }
  }

  /// The rows that may be named; where they are typed, the list shows their short names anyway.
  private func rows(_ label: (WorkspaceNames.Choice) -> String) -> [Option] {
    let rows: [Option] = (choices ?? []).map { ($0.word, label($0)) }
    return rows + others
  }

  private static let units = MeasurementUnit.Kind.allCases.flatMap {
    MeasurementUnit.symbols(of: $0)
  }

  private func area(_ lines: Int) -> HTML {
    // A browser drops a line end at the beginning of a text area; the one here is the one it drops.
    "<textarea class=\"input\" \(attributes) rows=\"\(min(14, max(lines, value.count / 75 + 1)))\">\n\(value)</textarea>"
  }

  /// Numbers too are typed as text: a field of numbers would drop what it cannot read, as “1,250” from a spreadsheet.
  private func line(
    type: String = "text", mode: String? = nil, shape: HTML = "", isPlain: Bool = false,
    list: String? = nil
  ) -> HTML {
    """
    <input class="input\(shape)" type="\(type)" \(attributes)\("inputmode", mode)\("list", list)\
    \("spellcheck", isPlain || mode != nil ? "false" : nil)\("autocapitalize", isPlain ? "none" : nil) autocomplete="off"\
    \("value", value.isEmpty ? nil : value)>
    """
  }

  private func select(_ options: [Option]) -> HTML {
    let isKnown = value.isEmpty || options.contains { $0.word == value }
    let stranger: HTML =
      isKnown
      ? .empty : "<option value=\"\(value)\" selected>\(text.unknownWord(value))</option>"
    return """
      <select class="input" \(attributes)>
      <option value="">\(text.notStated)</option>
      \(stranger)
      \(options.map { "<option value=\"\($0.word)\"\("selected", when: $0.word == value)\("lang", words.language(of: $0.word, in: column))>\($0.label)</option>" as HTML })
      </select>
      """
  }

  /// A line with a list that narrows while one types.
  private func listed(_ options: [Option]) -> HTML {
    guard !options.isEmpty else { return isLong ? area(2) : line(isPlain: true) }
    let shown = options.prefix(Self.choiceLimit)
    let more: HTML =
      options.count > shown.count
      ? "<p class=\"field__hint\">\(text.moreToType(shown.count))</p>" : .empty
    return """
      \(line(isPlain: true, list: "list-\(name)"))
      <datalist id="list-\(name)">
      \(shown.map { "<option value=\"\($0.word)\"\("lang", words.language(of: $0.word, in: column))>\($0.label)</option>" as HTML })
      </datalist>
      \(meaning(options))
      \(more)
      """
  }

  /// What the words of the cell are called, where that says more than the words.
  private func meaning(_ options: [Option]) -> HTML {
    let labels = Dictionary(options.map { ($0.word, $0.label) }) { first, _ in first }
    let named = value.split(separator: " ").map(String.init).compactMap { word -> String? in
      let said = labels[word] ?? words.label(of: word, in: column)
      return said.isEmpty || said == word ? nil : said
    }
    return named.isEmpty
      ? .empty : "<p class=\"field__meaning\">\(named.joined(separator: " · "))</p>"
  }

  /// What the whole cell says, where its words are the format's own, as `grid_year=2020`.
  private var saidInWords: HTML {
    let said = words.label(of: value, in: column)
    return said == value ? .empty : "<p class=\"field__meaning\">\(said)</p>"
  }

  private var group: HTML {
    switch column.kind {
    case .references(_, _, let separator): boxes(separator)
    default:
      radios([("", text.notStated), ("yes", text.yes), ("no", text.no)])
    }
  }

  private func radios(_ options: [Option]) -> HTML {
    let shown = options.map { option in
      """
      <label class="choice"><input type="radio" name="\(name)" value="\(option.word)"\("checked", when: option.word == value)>\
      <span>\(option.label)</span></label>
      """ as HTML
    }
    return "<div class=\"choices choices--row\">\n\(shown)\n</div>"
  }

  /// What is chosen stands first; a hidden field says that the list was there when nothing is.
  private func boxes(_ separator: String) -> HTML {
    let chosen = value.split(separator: separator).map(String.init)
    let known = Set((choices ?? []).map(\.word))
    let strangers = chosen.filter { !known.contains($0) }
      .map { WorkspaceNames.Choice(word: $0, title: text.unknownWord($0)) }
    let isChosen = { (choice: WorkspaceNames.Choice) in chosen.contains(choice.word) }
    let all =
      (choices ?? []).filter(isChosen) + strangers + (choices ?? []).filter { !isChosen($0) }
    let shown = all.map { choice in
      """
      <label class="choice"><input type="checkbox" name="\(name)" value="\(choice.word)"\("checked", when: isChosen(choice))>\
      <span>\(choice.title.isEmpty ? choice.word : choice.title)<span class="choice__hint">\(choice.word)</span></span></label>
      """ as HTML
    }
    return """
      <input type="hidden" name="\(name)" value="">
      <div class="choices choices--scroll" tabindex="0" role="group" aria-label="\(title)">
      \(shown)
      </div>
      """
  }
}
