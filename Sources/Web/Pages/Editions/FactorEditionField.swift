import Factors

/// A field for an edition of factors, grouped by publication.
struct FactorEditionField {
  let name: String
  let label: String
  let editions: [FactorEdition]
  /// The name of the chosen edition; may be of none that is there.
  let value: String
  let text: EditionText

  var html: HTML {
    """
    <div class="field">
    <label class="field__label" for="field-\(name)">\(label)</label>
    <select class="input" id="field-\(name)" name="\(name)">
    \(FactorEdition.Family.allCases.map(group))
    </select>
    </div>
    """
  }

  private func group(_ family: FactorEdition.Family) -> HTML {
    let members = editions.filter { $0.family == family }
    guard !members.isEmpty else { return .empty }
    return """
      <optgroup label="\(text.family(family))">
      \(members.map(option))
      </optgroup>
      """
  }

  private func option(_ edition: FactorEdition) -> HTML {
    """
    <option value="\(edition.name)"\("selected", when: edition.name == value)>\(edition.name)</option>
    """
  }
}
