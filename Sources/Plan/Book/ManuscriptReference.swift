public import Tables

/// A reference of a chapter's text to something calculated, such as `{{inventory/2021/total}}`.
public struct ManuscriptReference: Hashable, Sendable {
  /// What a reference asks for.
  public enum Target: Hashable, Sendable {
    /// One figure in running text; `format` is as written, such as `millions`.
    case figure(id: String, format: String?)
    /// A chart, table or map in a paragraph of its own; `id` is its name, with a slash before what it is to show.
    case exhibit(kind: ExhibitKind, id: String)
    /// A row of large numbers in a paragraph of its own.
    case keyFigures([KeyFigureEntry])
  }

  public var target: Target
  /// The reference as it stands in the file, with its braces.
  public var source: String
  public var place: Place
  /// The only edition that prints it; nil when both do.
  public var edition: Edition?

  public init(target: Target, source: String, place: Place, edition: Edition? = nil) {
    self.target = target
    self.source = source
    self.place = place
    self.edition = edition
  }
}

/// What can be placed in a chapter by name.
public enum ExhibitKind: String, Hashable, Sendable, CaseIterable {
  case chart, table, map
}

/// One entry of `{{figures …}}`: a figure, and the label it is printed with.
public struct KeyFigureEntry: Hashable, Sendable {
  public var id: String
  /// Nil takes the title of the figure's explanation.
  public var label: String?

  public init(id: String, label: String? = nil) {
    self.id = id
    self.label = label
  }
}

extension ManuscriptReference.Target {
  /// What a reference that cannot be read says about itself.
  struct Unreadable: Error, Equatable {
    var message: String
  }

  /// Reads what stands between the braces.
  ///
  ///     inventory/2021/total | millions
  ///     chart wedges
  ///     chart climate-series days-above-95f
  ///     figures a/b "Label one" c/d
  static func parsed(_ content: String) -> Result<Self, Unreadable> {
    // Authors who know Markdown's tables put a backslash before a bar in a cell.
    let content = content.replacing("\\|", with: "|")
    let words = ReferenceWord.words(of: content)
    guard let first = words.first else {
      return fail("The braces are empty. Write a figure, such as {{inventory/2021/total}}.")
    }
    if first.text == "figures" { return keyFigures(words.dropFirst()) }
    let parts = content.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    if parts.count > 1 || words.count == 1 { return figure(parts) }
    return exhibit(named: first.text, words: words.dropFirst())
  }

  private static func figure(_ parts: [String]) -> Result<Self, Unreadable> {
    guard parts.count <= 2, !parts[0].isEmpty, !parts[0].contains(" ") else {
      return fail(
        "A figure is written as one reference and, after a bar, one format, such as "
          + "{{inventory/2021/total | millions}}.")
    }
    guard parts.count == 2 else {
      guard ExhibitKind(rawValue: parts[0]) == nil else {
        return fail("Name the \(parts[0]) to place, such as {{\(parts[0]) \(example(parts[0]))}}.")
      }
      return .success(.figure(id: parts[0], format: nil))
    }
    guard !parts[1].isEmpty else {
      return fail("There is no format after the bar. Write one, such as millions, or remove it.")
    }
    return .success(.figure(id: parts[0], format: parts[1]))
  }

  private static func exhibit(
    named name: String, words: ArraySlice<ReferenceWord>
  ) -> Result<Self, Unreadable> {
    guard let kind = ExhibitKind(rawValue: name) else {
      return fail(
        "“\(name)” is not chart, table, map or figures. A figure is one word without spaces.")
    }
    guard (1...2).contains(words.count), !words.contains(where: \.isQuoted) else {
      return fail(
        "A \(name) is placed by its name, such as {{\(name) \(example(name))}}, and some by what they show too, such as {{chart climate-series INDICATOR}}."
      )
    }
    return .success(.exhibit(kind: kind, id: words.map(\.text).joined(separator: "/")))
  }

  private static func keyFigures(_ words: ArraySlice<ReferenceWord>) -> Result<Self, Unreadable> {
    var entries: [KeyFigureEntry] = []
    for word in words {
      guard word.isQuoted else {
        entries.append(KeyFigureEntry(id: word.text))
        continue
      }
      guard let last = entries.indices.last, entries[last].label == nil else {
        return fail("The label “\(word.text)” must stand right after the figure it belongs to.")
      }
      entries[last].label = word.text
    }
    guard !entries.isEmpty else {
      return fail("Name the figures to show, such as {{figures inventory/2021/total \"In 2021\"}}.")
    }
    return .success(.keyFigures(entries))
  }

  private static func example(_ kind: String) -> String {
    switch kind {
    case "chart": "wedges"
    case "map": "region"
    default: "actions"
    }
  }

  private static func fail(_ message: String) -> Result<Self, Unreadable> {
    .failure(Unreadable(message: message))
  }
}

/// A word of a reference, or a label in quotation marks.
struct ReferenceWord: Equatable {
  var text: String
  var isQuoted: Bool

  /// Splits at white space; what stands in straight or curly quotation marks stays together.
  static func words(of content: String) -> [ReferenceWord] {
    var words: [ReferenceWord] = []
    var rest = Substring(content).drop(while: \.isWhitespace)
    while let first = rest.first {
      if "\"“”".contains(first) {
        let label = rest.dropFirst().prefix { !"\"“”".contains($0) }
        let clean = label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        words.append(ReferenceWord(text: clean, isQuoted: true))
        rest = rest.dropFirst(label.count + 2)
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"\"“”".contains($0) }
        words.append(ReferenceWord(text: String(word), isQuoted: false))
        rest = rest.dropFirst(word.count)
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    return words
  }
}
