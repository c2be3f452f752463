import Plan
import Quantities
import Strategies

/// A number in the address of a trial that cannot be tried out.
struct TrialRefusal {
  enum Why {
    /// No action has such a number.
    case unknown
    case noNumber
    /// It lies outside of what the slider reaches.
    case outside
  }

  let why: Why
  /// The name of the field.
  let field: String
  /// What was asked for.
  let asked: String
  let action: Action?
  let lever: WhatIfLever?

  private static let prefixes = ["amount.", "set.", "start.", "full.", "end.", "final."]

  static func isNumber(_ field: String) -> Bool { prefixes.contains { field.hasPrefix($0) } }

  /// In the order of the address.
  ///
  /// Years may lie outside of their slider, as in an address that was kept for long.
  ///
  /// - Parameter years: Those of the forecast.
  static func all(
    in query: FormData, _ actions: [Action], years: ClosedRange<Int>?
  ) -> [TrialRefusal] {
    let levers = actions.flatMap { action in
      WhatIfLever.all(of: action, years: years).map { (action, $0) }
    }
    return query.fields.filter { isNumber($0.name) }.compactMap { field in
      let known = levers.first { $0.1.field == field.name }
      guard let why = why(known?.1, field.value) else { return nil }
      return TrialRefusal(
        why: why, field: field.name, asked: field.value, action: known?.0, lever: known?.1)
    }
  }

  private static func why(_ lever: WhatIfLever?, _ text: String) -> Why? {
    guard let lever else { return .unknown }
    guard let number = Double(text), number.isFinite else { return .noNumber }
    switch lever.kind {
    case .start, .full, .end: return nil
    case .parameter, .finalShare: return lever.reaches(number) ? nil : .outside
    }
  }
}

extension WhatIfLever {
  /// True for a number that the slider can be moved to; its ends are printed with fewer digits than they have.
  fileprivate func reaches(_ number: Double) -> Bool {
    let slack = 1e-6 * max(range.upperBound.magnitude, range.lowerBound.magnitude)
    return number >= range.lowerBound - slack && number <= range.upperBound + slack
  }
}

/// Says on the page why nothing was tried out.
struct TrialRefusalNotice {
  let refusals: [TrialRefusal]
  let visit: Visit

  private var text: WedgeText { visit.words(WedgeText.self) }

  var html: HTML {
    guard !refusals.isEmpty else { return .empty }
    return Notice(
      tone: .danger, title: text.refused,
      detail: "<ul>\(refusals.prefix(20).map { "<li>\(sentence($0))</li>" as HTML })</ul>"
    ).html
  }

  private func sentence(_ refusal: TrialRefusal) -> String {
    let asked = String(refusal.asked.prefix(40))
    guard let lever = refusal.lever, let action = refusal.action else {
      return text.noSuchNumber(String(refusal.field.prefix(80)))
    }
    let name = "“\(action.title)”, \(text.label(lever))"
    guard case .outside = refusal.why else { return text.noNumber(name, asked) }
    return text.outside(
      name, asked, NumberText.cell(lever.range.lowerBound), NumberText.cell(lever.range.upperBound))
  }
}
