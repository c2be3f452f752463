import Plan
import Store
import Vulnerability
import Workspace

/// What assets inside the zones say for the sensitivity of a risk's system: a reason to weigh, never a score.
struct AssetReasonPanel {
  let visit: Visit
  let calculation: PlanCalculation
  let risk: Risk

  private var text: AssetReasonText { visit.words(AssetReasonText.self) }

  /// Nil where no asset of the system lies inside the zones of the hazard.
  static func reason(for risk: Risk, _ calculation: PlanCalculation) -> SensitivityReason? {
    calculation.overlay.exposure.sensitivityReason(
      hazard: calculation.workspace.zoneHazard(of: risk), system: risk.systemType)
  }

  /// The panel of a form: the reason alone.
  var aside: HTML {
    guard let reason = Self.reason(for: risk, calculation) else { return .empty }
    return """
      <section class="panel stack" aria-labelledby="asset-reason">
      <h2 id="asset-reason">\(text.title)</h2>
      <p>\(text.sentence(reason))</p>
      <p class="soft small">\(text.noScore)</p>
      </section>
      """
  }

  /// The section of a risk's page: the reason, its assets, and taking it into the description.
  var section: HTML {
    guard let reason = Self.reason(for: risk, calculation) else { return .empty }
    let sentence = Self.sentence(reason, in: calculation.workspace)
    return """
      <section class="stack" aria-labelledby="asset-reason">
      <h2 id="asset-reason">\(text.title)</h2>
      <p>\(text.sentence(reason))</p>
      \(ExposedAssetTable(visit: visit, workspace: calculation.workspace, caption: text.title).html(reason.inside.map { (nil, $0) }))
      <p class="soft small">\(text.noScore)</p>
      \(risk.impact.contains(sentence) ? "<p class=\"soft\">\(text.taken)</p>" as HTML : take)
      </section>
      """
  }

  private var take: HTML {
    guard visit.mayEdit, let place = visit.place else { return .empty }
    return visit.form(
      place.path("\(RiskRegisterPages.path)/\(SitePath.encoded(risk.id))/assets"),
      """
      \(visit.draftFields(base: place.summary.head))
      <button class="button button--plain">\(text.take)</button>
      """)
  }

  /// The sentence in the language of the plan.
  static func sentence(_ reason: SensitivityReason, in workspace: CommunityWorkspace) -> String {
    let language = Language(rawValue: workspace.community.language) ?? .english
    return AssetReasonText.in(language).sentence(reason)
  }
}

/// Assets inside zones with their marks, the most critical first.
struct ExposedAssetTable {
  let visit: Visit
  let workspace: CommunityWorkspace
  let caption: String

  /// Rows that a page shows.
  static let shown = 50

  private var text: AssetReasonText { visit.words(AssetReasonText.self) }

  /// - Parameter items: Each with what its hazard is called; nil where one hazard is meant.
  func html(_ items: [(hazard: String?, asset: ExposedAsset)]) -> HTML {
    let hasHazards = items.contains { $0.hazard != nil }
    let rows = items.prefix(Self.shown).map { hazard, item -> [HTML] in
      [name(item)] + (hasHazards ? [HTML(hazard ?? "–")] : [])
        + [
          mark(item.asset.criticality, isBad: item.isCritical),
          mark(item.asset.condition, isBad: item.isInBadCondition),
          number(item.asset.value.map { "$" + visit.number($0) }),
          number(item.asset.people.map { visit.number($0) }),
        ]
    }
    let columns = [text.asset] + (hasHazards ? [text.hazard] : []) + text.columns
    let more = items.count - rows.count
    return """
      \(DataTable(caption: caption, hidesCaption: true, columns: columns, rows: Array(rows)).html)
      \(more > 0 ? "<p class=\"soft small\">\(text.more(more))</p>" as HTML : .empty)
      """
  }

  private func name(_ item: ExposedAsset) -> HTML {
    let name = item.asset.name.isEmpty ? item.asset.id : item.asset.name
    guard let place = visit.place else { return HTML(name) }
    return
      "<a href=\"\(place.path("record?file=assets.csv&row=\(SitePath.encoded(item.asset.id))"))\">\(name)</a>"
  }

  private func mark(_ value: Int?, isBad: Bool) -> HTML {
    guard let value else { return "<span class=\"soft\">\(text.notSaid)</span>" }
    return isBad
      ? "<span class=\"number\"><strong>\(value)</strong></span>"
      : "<span class=\"number\">\(value)</span>"
  }

  private func number(_ text: String?) -> HTML {
    text.map { "<span class=\"number\">\($0)</span>" }
      ?? "<span class=\"soft\">\(self.text.notSaid)</span>"
  }
}

/// The words of critical assets and of those in bad condition.
struct AssetReasonText: Words {
  let title: String
  let listTitle: String
  let noScore: String
  let take: String
  let taken: String
  let done: String
  let asset: String
  let hazard: String
  let columns: [String]
  let notSaid: String
  let more: @Sendable (Int) -> String
  let inside: @Sendable (_ inside: Int, _ total: Int) -> String
  let critical: String
  let bad: String
  let unmarked: @Sendable (Int) -> String
  let others: @Sendable (Int) -> String

  /// At most this many names stand in the sentence.
  private static let named = 5

  /// Which assets of the system are inside, which of them are critical and which in bad condition.
  func sentence(_ reason: SensitivityReason) -> String {
    var parts = [inside(reason.inside.count, reason.total)]
    if !reason.critical.isEmpty {
      parts.append("\(critical) \(names(reason.critical, \.criticality)).")
    }
    if !reason.inBadCondition.isEmpty {
      parts.append("\(bad) \(names(reason.inBadCondition, \.condition)).")
    }
    if reason.unmarked > 0 { parts.append(unmarked(reason.unmarked)) }
    return parts.joined(separator: " ")
  }

  private func names(_ items: [ExposedAsset], _ mark: KeyPath<Asset, Int?>) -> String {
    let named = items.prefix(Self.named).map { item in
      let name = item.asset.name.isEmpty ? item.asset.id : item.asset.name
      return "\(name) (\(item.asset[keyPath: mark].map { "\($0)" } ?? "–"))"
    }
    let rest = items.count - named.count
    return (named + (rest > 0 ? [others(rest)] : [])).joined(separator: ", ")
  }

  static let english = AssetReasonText(
    title: "What the assets say for sensitivity",
    listTitle: "Assets inside, the most critical first",
    noScore:
      "A reason to weigh. Criticality and condition, 1 to 5, enter no score; condition 1 is poor.",
    take: "Put this reason into the description", taken: "The reason stands in the description.",
    done: "The reason stands in the description.", asset: "Asset", hazard: "Hazard",
    columns: ["Criticality", "Condition", "Value", "People"], notSaid: "not said",
    more: { $0 == 1 ? "1 more asset lies inside." : "\($0) more assets lie inside." },
    inside: {
      "\($0) of \($1) \($1 == 1 ? "asset" : "assets") of this system \($0 == 1 ? "lies" : "lie") inside the zones of the hazard."
    }, critical: "Critical (4 or 5):", bad: "In bad condition (1 or 2):",
    unmarked: {
      $0 == 1
        ? "Of 1 neither criticality nor condition is said."
        : "Of \($0) neither criticality nor condition is said."
    }, others: { "\($0) more" })

  static let spanish = AssetReasonText(
    title: "Lo que los bienes dicen sobre la sensibilidad",
    listTitle: "Bienes dentro, primero los más críticos",
    noScore:
      "Una razón para sopesar. La criticidad y el estado, de 1 a 5, no entran en ninguna puntuación; el estado 1 es malo.",
    take: "Poner esta razón en la descripción", taken: "La razón está en la descripción.",
    done: "La razón está en la descripción.", asset: "Bien", hazard: "Amenaza",
    columns: ["Criticidad", "Estado", "Valor", "Personas"], notSaid: "sin indicar",
    more: { $0 == 1 ? "Hay 1 bien más dentro." : "Hay \($0) bienes más dentro." },
    inside: {
      "\($0) de \($1) \($1 == 1 ? "bien" : "bienes") de este sistema \($0 == 1 ? "está" : "están") dentro de las zonas de la amenaza."
    }, critical: "Críticos (4 o 5):", bad: "En mal estado (1 o 2):",
    unmarked: {
      $0 == 1
        ? "De 1 no se dice ni la criticidad ni el estado."
        : "De \($0) no se dice ni la criticidad ni el estado."
    }, others: { "\($0) más" })
}
