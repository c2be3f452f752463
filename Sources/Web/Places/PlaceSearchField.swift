import Factors
import Foundation

/// The field in which a place is searched for, with suggestions while somebody types where scripts run.
struct PlaceSearchField {
  /// The script that makes suggestions.
  static let script = "places.js"

  let label: String
  let hint: String
  var value = ""
  /// Where a suggestion leads; the place's code is put at its end.
  let go: String
  let language: Language
  /// The name of the field, and of its element.
  var name = "q"

  var html: HTML {
    let text = PlaceSearchText.in(language)
    return """
      <div class="field">
      <label class="field__label" for="field-\(name)">\(label)</label>
      <p class="field__hint" id="hint-\(name)">\(hint)</p>
      <div class="combo" data-places="/places.json" data-go="\(go)" data-label="\(text.list)" data-none="\(text.none)" data-some="\(text.some)" data-near="\(text.near)">
      <input class="input" type="search" id="field-\(name)" name="\(name)" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="hint-\(name)"\("value", value.isEmpty ? nil : value)>
      </div>
      </div>
      """
  }
}

struct PlaceSearchText: Words {
  /// What the list of suggestions is called.
  let list: String
  let none: String
  /// With `#` for the number.
  let some: String
  let near: String
  let notFound: @Sendable (_ written: String) -> String
  let nearLead: String

  static let english = PlaceSearchText(
    list: "Places", none: "No place found", some: "# places",
    near: "Nothing has this name. Near it: #",
    notFound: { "No place called “\($0)” was found" }, nearLead: "Places with a name like it:")
  static let spanish = PlaceSearchText(
    list: "Lugares", none: "Ningún lugar", some: "# lugares",
    near: "Nada tiene este nombre. Parecidos: #",
    notFound: { "No se encontró ningún lugar llamado «\($0)»" },
    nearLead: "Lugares de nombre parecido:")
}
