import Foundation
import Interchange
import Tables
import Vulnerability

/// What somebody says beside a register that was sent: the year in which actions begin, what unknown words mean, and by which preset its scores are rated.
struct RegisterChoice {
  static let yearField = "start_year"
  static let presetField = "preset"
  static let years = 1990...2100

  /// Nil when what was written is no year.
  let startYear: Int?
  let meanings: [RegisterWord: RegisterWord.Meaning]
  let preset: RegisterPreset.Choice

  init(
    startYear: Int?, meanings: [RegisterWord: RegisterWord.Meaning], preset: RegisterPreset.Choice
  ) {
    self.startYear = startYear
    self.meanings = meanings
    self.preset = preset
  }

  init(_ visit: Visit) {
    let written = visit.form[Self.yearField] ?? visit.query(Self.yearField)
    let year = written.map { Int($0.trimmed) } ?? Self.nextYear(visit)
    startYear = year.flatMap { Self.years.contains($0) ? $0 : nil }
    meanings = Self.meanings(visit.form)
    preset = RegisterPreset.Choice(rawValue: visit.form.text(Self.presetField)) ?? .fill
  }

  static func nextYear(_ visit: Visit) -> Int {
    (Int(visit.day.prefix(4)) ?? 2026) + 1
  }

  // One word takes three fields, numbered: its kind, its text, and what it means.

  static func field(_ number: Int, _ part: String) -> String { "word.\(number).\(part)" }

  private static func meanings(_ form: FormData) -> [RegisterWord: RegisterWord.Meaning] {
    var found: [RegisterWord: RegisterWord.Meaning] = [:]
    for field in form.fields {
      let parts = field.name.split(separator: ".")
      guard parts.count == 3, parts[0] == "word", parts[2] == "kind", let number = Int(parts[1]),
        let kind = TaxonomyEntry.Kind(rawValue: field.value),
        let meaning = RegisterWord.Meaning(formValue: form.text(self.field(number, "meaning")))
      else { continue }
      found[RegisterWord(kind, form.text(self.field(number, "text")))] = meaning
    }
    return found
  }

  /// The fields that carry the choice along.
  var hidden: HTML { "\(hiddenMeanings)\(hiddenYear)\(hiddenPreset)" }

  var hiddenYear: HTML {
    startYear.map { WaitingRow.hidden(Self.yearField, "\($0)") } ?? .empty
  }

  var hiddenPreset: HTML { WaitingRow.hidden(Self.presetField, preset.rawValue) }

  var hiddenMeanings: HTML {
    let words = meanings.sorted {
      ($0.key.kind.rawValue, $0.key.text) < ($1.key.kind.rawValue, $1.key.text)
    }
    let fields = words.enumerated().map { number, word -> HTML in
      """
      \(Self.hidden(word.key, number))\(WaitingRow.hidden(Self.field(number, "meaning"), word.value.formValue))
      """
    }
    return "\(fields)"
  }

  /// The fields that name a word.
  static func hidden(_ word: RegisterWord, _ number: Int) -> HTML {
    """
    \(WaitingRow.hidden(field(number, "kind"), word.kind.rawValue))\(WaitingRow.hidden(field(number, "text"), word.text))
    """
  }
}

extension RegisterWord.Meaning {
  static let ownValue = "own"
  private static let entryMark = "entry:"

  init?(formValue: String) {
    if formValue == Self.ownValue {
      self = .own
    } else if formValue.hasPrefix(Self.entryMark) {
      self = .entry(String(formValue.dropFirst(Self.entryMark.count)))
    } else {
      return nil
    }
  }

  var formValue: String {
    switch self {
    case .own: Self.ownValue
    case .entry(let id): Self.entryMark + id
    }
  }
}
