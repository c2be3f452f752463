/// What is wrong with a form, field by field, in the order of the form.
struct FormErrors: Sendable {
  private(set) var all: [(field: String, message: String)] = []

  var isEmpty: Bool { all.isEmpty }

  subscript(field: String) -> String? { all.first { $0.field == field }?.message }

  mutating func add(_ field: String, _ message: String) { all.append((field, message)) }

  /// These and then others.
  func followed(by others: FormErrors) -> FormErrors {
    var both = self
    for (field, message) in others.all { both.add(field, message) }
    return both
  }

  static func one(_ field: String, _ message: String) -> FormErrors {
    var errors = FormErrors()
    errors.add(field, message)
    return errors
  }

  /// The summary above a form, whose entries lead to the fields; empty when nothing is wrong.
  ///
  /// The page begins at it, so that nobody has to look for what was refused.
  var summary: HTML {
    guard !isEmpty else { return .empty }
    return """
      <div class="notice notice--danger" role="alert" id="problems" tabindex="-1" autofocus>
      <h2 class="notice__title">\(DesignText.ofReader.lookAgain)</h2>
      <ul>
      \(all.map { "<li><a href=\"#field-\($0.field)\">\($0.message)</a></li>" as HTML })
      </ul>
      </div>
      """
  }
}

/// One field of a form with its label, hint and error.
struct Field {
  enum Kind: String { case text, email, password, date, search }

  let name: String
  let label: String
  var value = ""
  var hint: String?
  var kind = Kind.text
  var isRequired = true
  /// Where most fields may stay empty, saying so at each of them is noise.
  var marksOptional = true
  var autocomplete: String?
  /// How the keyboard of a phone looks, such as `numeric`.
  var inputMode: String?
  var maxLength: Int?
  /// What counts when the field is left empty; a hint says where it is from.
  var placeholder: String?
  var isCode = false
  /// Long text gets a field of several lines.
  var lines = 1
  /// What tells it from another field of the same name on the page; nil for the only one, which is what errors lead to.
  var id: String?

  private var key: String { id ?? name }

  func html(_ errors: FormErrors = FormErrors()) -> HTML {
    let error = errors[name]
    return """
      <div class="field\(error == nil ? HTML.empty : " field--wrong")">
      <label class="field__label" for="field-\(key)">\(label)\(optionalMark)</label>
      \(hint.map { "<p class=\"field__hint\" id=\"hint-\(key)\">\($0)</p>" as HTML })
      \(error.map { "<p class=\"field__error\" id=\"error-\(key)\">\($0)</p>" as HTML })
      \(control(isWrong: error != nil))
      </div>
      """
  }

  private var optionalMark: HTML {
    isRequired || !marksOptional
      ? .empty : " <span class=\"soft small\">\(DesignText.ofReader.optional)</span>"
  }

  private func control(isWrong: Bool) -> HTML {
    let described = [hint == nil ? nil : "hint-\(key)", isWrong ? "error-\(key)" : nil]
      .compactMap(\.self).joined(separator: " ")
    let attributes: HTML = """
      id="field-\(key)" name="\(name)"\("required", when: isRequired)\
      \("autocomplete", autocomplete)\("maxlength", maxLength.map(String.init))\("placeholder", placeholder)\
      \("aria-describedby", described.isEmpty ? nil : described)\("aria-invalid", isWrong ? "true" : nil)
      """
    // A browser drops a line end at the beginning of a text area; the one here is the one it drops.
    if lines > 1 {
      return "<textarea class=\"input\" \(attributes) rows=\"\(lines)\">\n\(value)</textarea>"
    }
    let shape: HTML = isCode ? "input input--code" : "input"
    return """
      <input class="\(shape)" type="\(kind.rawValue)" \(attributes)\
      \("inputmode", inputMode)\("spellcheck", isCode || kind != .text ? "false" : nil)\
      \("value", value.isEmpty ? nil : value)>
      """
  }
}

/// The fields of one form, which says of none of them that it may stay empty.
struct FormFields {
  let errors: FormErrors
  let maxLength: Int
  /// What a field says, by its name.
  let value: (String) -> String

  func callAsFunction(
    _ name: String, _ label: String, isRequired: Bool = false, mode: String? = nil,
    hint: String? = nil, lines: Int = 1
  ) -> HTML {
    Field(
      name: name, label: label, value: value(name), hint: hint, isRequired: isRequired,
      marksOptional: false, inputMode: mode, maxLength: maxLength, lines: lines
    ).html(errors)
  }
}

/// A field with a choice of a few values.
struct Choice {
  let name: String
  let label: String
  /// Value and what it is called.
  let options: [(value: String, label: String)]
  var value = ""
  var hint: String?
  /// As of a field.
  var id: String?

  func html(_ errors: FormErrors = FormErrors()) -> HTML {
    let error = errors[name]
    let key = id ?? name
    let described = [hint == nil ? nil : "hint-\(key)", error == nil ? nil : "error-\(key)"]
      .compactMap(\.self).joined(separator: " ")
    return """
      <div class="field\(error == nil ? HTML.empty : " field--wrong")">
      <label class="field__label" for="field-\(key)">\(label)</label>
      \(hint.map { "<p class=\"field__hint\" id=\"hint-\(key)\">\($0)</p>" as HTML })
      \(error.map { "<p class=\"field__error\" id=\"error-\(key)\">\($0)</p>" as HTML })
      <select class="input" id="field-\(key)" name="\(name)"\("aria-describedby", described.isEmpty ? nil : described)\("aria-invalid", error == nil ? nil : "true")>
      \(options.map { "<option value=\"\($0.value)\"\("selected", when: $0.value == value)>\($0.label)</option>" as HTML })
      </select>
      </div>
      """
  }
}

/// Several values that may be chosen together.
struct Choices {
  let name: String
  let label: String
  let options: [(value: String, label: String, hint: String)]
  var values: Set<String> = []

  func html(_ errors: FormErrors = FormErrors()) -> HTML {
    let error = errors[name]
    return """
      <fieldset class="field\(error == nil ? HTML.empty : " field--wrong")" id="field-\(name)">
      <legend>\(label)</legend>
      \(error.map { "<p class=\"field__error\">\($0)</p>" as HTML })
      \(options.map(option))
      </fieldset>
      """
  }

  private func option(_ option: (value: String, label: String, hint: String)) -> HTML {
    """
    <label class="choice"><input type="checkbox" name="\(name)" value="\(option.value)"\
    \("checked", when: values.contains(option.value))>\
    <span>\(option.label)<span class="choice__hint">\(option.hint)</span></span></label>
    """
  }
}
