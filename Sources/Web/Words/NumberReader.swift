import Tables

/// Reads numbers as people write them into forms.
///
/// In English `2,375` has a separator of thousands. In Spanish both `2,375` and `2.375` are written for either number, so
/// the form asks which one is meant.
struct NumberReader {
  typealias Reading = WrittenNumber.Reading

  let language: Language
  private let notation: WrittenNumber

  /// - Parameters:
  ///   - groups: As whoever wrote the numbers parts thousands; nil takes what the language does.
  ///   - signs: What may stand beside the digits.
  init(
    language: Language, groups: WrittenNumber.Groups? = nil,
    signs: Set<WrittenNumber.Sign> = [.dollars]
  ) {
    self.language = language
    let usual: WrittenNumber.Groups = language == .spanish ? .either : .comma
    notation = WrittenNumber(groups: groups ?? usual, signs: signs)
  }

  /// Reads what a program sends: numbers as tables hold them.
  static let program = NumberReader(language: .english)

  func read(_ written: String) -> Reading { notation.read(written) }
}

extension NumberReader {
  /// Nil for what is no number, and for what could be two.
  func number(_ written: String) -> Double? {
    guard case .number(let text) = read(written) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A whole number, of which every mark before three digits parts thousands.
  func count(_ written: String) -> Int? {
    switch WrittenNumber(groups: .either, signs: notation.signs).read(written) {
    case .number(let text), .ambiguous(whole: let text, decimal: _): Int(text)
    case .unreadable: nil
    }
  }

  /// What to ask of whoever wrote a number that can be read in two ways; nil for every other text.
  func question(_ written: String) -> String? {
    guard case .ambiguous(let whole, let decimal) = read(written) else { return nil }
    return NumberReadingText.in(language).ambiguous(written, whole, "\(decimal)0")
  }

  /// What is wrong with a number.
  ///
  /// - Parameters:
  ///   - message: What to say of a text that is no number, or not one that is allowed.
  func problem(
    with written: String, _ message: String, isAllowed: (Double) -> Bool = { _ in true }
  ) -> String? {
    question(written) ?? (number(written).map(isAllowed) == true ? nil : message)
  }

  /// A number as a table holds it; any other text as it is.
  func cell(_ written: String) -> String {
    guard case .number(let text) = read(written) else { return written }
    guard text.hasSuffix("0"), case .ambiguous = read(String(text.dropLast())) else { return text }
    return String(text.dropLast())
  }

  /// A cell as a form shows it, so that it is read as the same number again.
  func field(_ cell: String) -> String {
    guard Double(cell) != nil, case .ambiguous = read(cell) else { return cell }
    return cell + "0"
  }
}

/// The words about numbers of forms.
struct NumberReadingText: Words {
  let ambiguous: @Sendable (_ written: String, _ whole: String, _ decimal: String) -> String

  static let english = NumberReadingText(
    ambiguous: { "“\($0)” can be \($1) or \($2). Write one of the two." })

  static let spanish = NumberReadingText(
    ambiguous: { "«\($0)» puede ser \($1) o \($2). Escriba uno de los dos." })
}

extension Visit {
  /// Reads numbers in the reader's language.
  var numbers: NumberReader { NumberReader(language: language) }
}
