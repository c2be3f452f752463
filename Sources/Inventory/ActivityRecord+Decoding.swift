internal import Quantities
public import Tables

extension ActivityRecord {
  /// Reads a row of `inventory.csv`; stated parameters come from their own table.
  ///
  /// Every cell is read before anything is decided, so the decoder has a finding for each that is wrong.
  ///
  /// - Returns: nil when the decoder has an error, and then the row belongs to no total.
  public init?(_ decoder: inout RecordDecoder) {
    let record = decoder.record
    let key: NotationKey? = decoder.optionalChoice("notation_key")
    let keyText = record["notation_key"]
    let isKeyed = !keyText.isEmpty
    let id = decoder.identifier()
    let year = decoder.year()
    let sector: Sector? = decoder.choice("sector")
    let isMisplaced = decoder.findMisplacedKey()
    let hasQuantity = record.text("quantity") != nil && !isMisplaced
    let isCounted = hasQuantity || !(isKeyed || isMisplaced)
    let quantity = isCounted ? decoder.amount("quantity") : nil
    let unit = isCounted ? decoder.unit() : nil
    let method = isKeyed || isMisplaced ? record["method"] : decoder.required("method")
    let scope = decoder.scope()
    let quality: DataQuality? = decoder.optionalChoice("quality")
    let factorQuality: DataQuality? = decoder.optionalChoice("factor_quality")
    let account: Account? = decoder.optionalChoice("account")
    let control: GovernmentControl? = decoder.optionalChoice("control")
    let activityUncertainty = decoder.optionalAmount("activity_uncertainty_percent")
    let factorUncertainty = decoder.optionalAmount("factor_uncertainty_percent")
    if isKeyed { decoder.checkNotation(keyText, hasQuantity: hasQuantity) }
    guard decoder.isUsable, let year, let sector else { return nil }
    self.init(
      id: id, year: year, sector: sector, subsector: record["subsector"], method: method,
      activity: record["activity"], quantity: quantity, unit: unit,
      factor: FactorChoice(record["factor"]), account: account, gpcReference: record["gpc"],
      uscpReference: record["uscp"], scope: scope, control: control, within: record["within"],
      notationKey: key, quality: quality, factorQuality: factorQuality,
      activityUncertainty: activityUncertainty, factorUncertainty: factorUncertainty,
      source: record["source"], note: record["note"], place: record.place)
  }
}

extension RecordDecoder {
  fileprivate mutating func scope() -> Int? {
    guard let text = record.text("scope") else { return nil }
    guard let scope = Int(text), (1...3).contains(scope) else {
      find(.error, "“\(text)” is not a scope. Use 1, 2 or 3.", column: "scope")
      return nil
    }
    return scope
  }

  /// Whether the amount is a notation key, as some forms have it in one column.
  fileprivate mutating func findMisplacedKey() -> Bool {
    guard let key = record.text("quantity"), NotationKey(rawValue: key) != nil else { return false }
    find(
      .error, "“\(key)” is a notation key. Write it in “notation_key” and leave the amount empty.",
      column: "quantity")
    return true
  }

  fileprivate mutating func checkNotation(_ key: String, hasQuantity: Bool) {
    if record.text("note") == nil {
      find(
        .warning, "A notation key needs a note that says why; for IE, where it is counted.",
        column: "note")
    }
    if key == NotationKey.confidential.rawValue, hasQuantity {
      find(
        .warning,
        "The amount is confidential, so it is in no total and is not published. Combine it with others to count it.",
        column: "notation_key")
    } else if hasQuantity, ["IE", "NO"].contains(key) {
      let meaning = key == "IE" ? "it is counted in another record" : "it does not occur"
      find(
        .error,
        "The key \(key) says that \(meaning), and there is an amount. Remove one of the two.",
        column: "notation_key")
    } else if hasQuantity {
      find(
        .warning, "There is both an amount and a notation key; the amount was used.",
        column: "notation_key")
    }
  }
}
