import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Plan
import Quantities
import Store
import Tables
import Vulnerability
import Workspace

/// Judging a hazard itself: how probable, where it goes, when it matters; and which hazard of the list it is.
struct HazardOutlookPages: PageGroup {
  static let path = "hazards/outlook"

  func add(to routes: inout SiteRoutes) {
    let path: RouterPath = "/workspaces/:workspace/hazards/outlook/:hazard"
    routes.get(path, for: .workspace(.editDocument), use: show)
    routes.post(path, for: .workspace(.editDocument), use: save)
  }

  /// The workspace and the hazard that the address names.
  static func found(_ visit: Visit) async throws -> (CommunityWorkspace, Hazard) {
    let workspace = try await visit.planOrNothing().workspace
    return (workspace, try visit.hazard(of: workspace))
  }

  private func cells(of hazard: Hazard) -> [String: String] {
    OutlookFields.values(of: hazard.outlook).merging([
      "type": hazard.type,
      "national_percentile": hazard.outlook.nationalPercentile.map {
        NumberText.significant($0)
      } ?? "",
    ]) { $1 }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (workspace, hazard) = try await Self.found(visit)
    return try page(visit, workspace, hazard, cells(of: hazard))
  }

  private func page(
    _ visit: Visit, _ workspace: CommunityWorkspace, _ hazard: Hazard, _ values: [String: String],
    errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let text = visit.words(OutlookText.self)
    let place = try visit.workspace()
    let taxonomy = workspace.taxonomy()
    let types =
      [("", text.noType)] + taxonomy.shown(.hazard).map { ($0.id, $0.name(visit.language)) }
    let main: HTML = """
      <div class="stack">
      \(Trail(steps: [(visit.words(HazardListText.self).title, place.path(HazardListPages.path))]).html)
      <h1>\(hazard.name)</h1>
      <p class="lead">\(text.lead)</p>
      \(visit.doneNotice(["saved": text.saved]))
      \(errors.summary)
      \(visit.form(place.path("\(Self.path)/\(SitePath.encoded(hazard.id))"), """
        \(visit.draftFields(base: place.summary.head))
        \(Choice(name: "type", label: text.type, options: types, value: values["type"] ?? "", hint: text.typeHint).html())
        \(OutlookFields(visit: visit, values: values).html)
        \(Field(name: "national_percentile", label: text.percentile, value: values["national_percentile"] ?? "", hint: text.percentileHint, isRequired: false, inputMode: "decimal", maxLength: 10).html(errors))
        \(Field(name: "reason", label: visit.words(RiskDetailText.self).reason, value: visit.form.text("reason"), isRequired: false, marksOptional: false, maxLength: 500).html())
        \(hazard.settlement == nil ? .empty : "<p class=\"soft small\">\(visit.words(RiskDetailText.self).settledAway)</p>" as HTML)
        <button class="button">\(text.save)</button>
        """))
      \(HazardJudgeLinks(visit: visit, hazard: hazard, hasOwnForm: false).html)
      </div>
      """
    return visit.page(hazard.name, main, width: .text, at: HazardListPages.path, status: status)
  }

  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let (workspace, hazard) = try await Self.found(visit)
    let taxonomy = workspace.taxonomy()
    var values = cells(of: hazard)
    let form = visit.form
    if form["type"] != nil {
      let type = form.text("type")
      if type.isEmpty || taxonomy.entry(.hazard, type) != nil { values["type"] = type }
    }
    values.merge(OutlookFields.values(from: form)) { $1 }
    if form["national_percentile"] != nil {
      let said = form.text("national_percentile")
      guard said.isEmpty || Double(said).map({ (0...100).contains($0) }) == true else {
        values["national_percentile"] = said
        return try page(
          visit, workspace, hazard, values,
          errors: .one("national_percentile", visit.words(OutlookText.self).wrongPercentile),
          status: .badRequest)
      }
      values["national_percentile"] = said
    }
    let old = cells(of: hazard)
    var changed = values.filter { old[$0.key] != $0.value }
    // What is changed by hand is settled no longer.
    if hazard.settlement != nil,
      HazardOutlook.Field.allCases.contains(where: { changed[$0.rawValue] != nil })
    {
      for column in ["settled_by", "settled_on", "settled_reason"] { changed[column] = "" }
    }
    try await visit.commitEdits(base: try visit.base(), reason: "") { edits in
      if !changed.isEmpty { edits.put(changed, in: "hazards.csv", where: ["id": hazard.id]) }
    }
    let place = try visit.workspace()
    return visit.seeOther(place.path("\(Self.path)/\(SitePath.encoded(hazard.id))?done=saved"))
  }
}

extension Visit {
  /// The hazard of the plan that the address names.
  ///
  /// - Throws: `MissingRecord` where the plan has none of that id.
  func hazard(of workspace: CommunityWorkspace) throws -> Hazard {
    let id = try parameter("hazard")
    let known = id.removingPercentEncoding ?? id
    guard let hazard = workspace.hazards.first(where: { $0.id == known }) else {
      throw missing(WorkspaceTables.hazards.file, known, list: HazardListPages.path)
    }
    return hazard
  }
}

/// The fields in which a hazard itself is judged.
struct OutlookFields {
  let visit: Visit
  /// By column; empty is unsure.
  let values: [String: String]

  var html: HTML {
    let text = visit.words(OutlookText.self)
    let words = OutlookWords(visit)
    let probability = values["probability"] ?? ""
    return """
      \(ScoreFields.field("probability", text.probability, help: text.probabilityHelp, scale: visit.words(RiskDetailText.self).probabilityScale, value: probability.isEmpty ? "unsure" : probability, text: visit.words(RiskText.self)))
      <div class="grid">
      \(Choice(name: "frequency", label: text.frequency, options: words.trends, value: values["frequency"] ?? "").html())
      \(Choice(name: "intensity", label: text.intensity, options: words.trends, value: values["intensity"] ?? "").html())
      \(Choice(name: "timeframe", label: text.timeframe, options: words.timeframes, value: values["timeframe"] ?? "", hint: text.timeframeHint).html())
      </div>
      """
  }

  static func values(of outlook: HazardOutlook?) -> [String: String] {
    var values: [String: String] = [:]
    for field in HazardOutlook.Field.allCases { values[field.rawValue] = outlook?[field] ?? "" }
    return values
  }

  /// The cells of the fields that a form has; nonsense is unsure.
  static func values(from form: FormData) -> [String: String] {
    var values: [String: String] = [:]
    for field in HazardOutlook.Field.allCases where form[field.rawValue] != nil {
      let word = form.text(field.rawValue)
      values[field.rawValue] = field.words.contains(word) ? word : ""
    }
    return values
  }
}

/// How a hazard's outlook reads.
struct OutlookWords {
  private let visit: Visit
  private let text: OutlookText

  init(_ visit: Visit) {
    self.visit = visit
    text = visit.words(OutlookText.self)
  }

  private func choices(_ column: String, _ words: [String]) -> [(String, String)] {
    let declared = WorkspaceColumns.column(column, of: "hazards.csv")
    return [("", text.unsure)] + words.map { ($0, visit.columnWords.label(of: $0, in: declared)) }
  }

  var trends: [(String, String)] {
    choices("frequency", HazardOutlook.Trend.allCases.map(\.rawValue))
  }

  var timeframes: [(String, String)] {
    choices("timeframe", HazardOutlook.Timeframe.allCases.map(\.rawValue))
  }

  func title(_ field: HazardOutlook.Field) -> String {
    switch field {
    case .probability: text.probability
    case .frequency: text.frequency
    case .intensity: text.intensity
    case .timeframe: text.timeframe
    }
  }

  /// The word of a cell as people read it; nil stands for unsure.
  func word(_ word: String?, of field: HazardOutlook.Field) -> String {
    guard let word else { return text.unsure }
    guard field != .probability else { return word }
    let choices = field == .timeframe ? timeframes : trends
    return choices.first { $0.0 == word }?.1 ?? word
  }

  /// What is said of it, those parts that nobody is sure of too.
  func pairs(of outlook: HazardOutlook) -> [(String, HTML)] {
    let risk = visit.words(RiskText.self)
    let unsure: HTML = "<span class=\"badge badge--unsure\">\(risk.unsure)</span>"
    return [
      (text.probability, outlook.probability.map { HTML(risk.score($0)) } ?? unsure),
      (text.frequency, label(outlook.frequency?.rawValue, trends) ?? unsure),
      (text.intensity, label(outlook.intensity?.rawValue, trends) ?? unsure),
      (text.timeframe, label(outlook.timeframe?.rawValue, timeframes) ?? unsure),
    ]
  }

  private func label(_ word: String?, _ choices: [(String, String)]) -> HTML? {
    word.flatMap { word in choices.first { $0.0 == word }.map { HTML($0.1) } }
  }
}

struct OutlookText: Words {
  let lead: String
  let type: String
  let typeHint: String
  let noType: String
  let probability: String
  let probabilityHelp: String
  let frequency: String
  let intensity: String
  let timeframe: String
  let timeframeHint: String
  let percentile: String
  let percentileHint: String
  let wrongPercentile: String
  let unsure: String
  let save: String
  let saved: String

  static let english = OutlookText(
    lead: "What holds for the hazard itself, whatever it meets. It counts for all its risks.",
    type: "Hazard of the list",
    typeHint: "With it known effects, usual systems and exports under the field's names are known.",
    noType: "Not said", probability: "Probability",
    probabilityHelp: "How often an event that does harm is to be expected today.",
    frequency: "How often, over time", intensity: "How strong, over time",
    timeframe: "When the change matters",
    timeframeHint: "When you expect the change to be felt in what the community does.",
    percentile: "Percentile among the nation’s counties",
    percentileHint:
      "From FEMA’s National Risk Index, for this hazard, 0 to 100. Cairn’s own tables have the index over all hazards only. Leave it empty where FEMA rates nothing.",
    wrongPercentile: "Write a number from 0 to 100, or leave it empty.",
    unsure: "Unsure",
    save: "Save", saved: "Saved.")

  static let spanish = OutlookText(
    lead:
      "Lo que vale para la amenaza misma, sea lo que sea que toque. Cuenta para todos sus riesgos.",
    type: "Amenaza de la lista",
    typeHint:
      "Con ella se conocen los efectos conocidos, los sistemas habituales y las exportaciones con los nombres del sector.",
    noType: "Sin indicar", probability: "Probabilidad",
    probabilityHelp: "Con qué frecuencia cabe esperar hoy un suceso que haga daño.",
    frequency: "Frecuencia, con el tiempo", intensity: "Intensidad, con el tiempo",
    timeframe: "Cuándo importa el cambio",
    timeframeHint: "Cuándo espera que el cambio se note en lo que hace la comunidad.",
    percentile: "Percentil entre los condados del país",
    percentileHint:
      "Del Índice Nacional de Riesgo de FEMA, para esta amenaza, de 0 a 100. Las tablas de Cairn solo tienen el índice sobre todas las amenazas juntas. Déjelo vacío donde FEMA no califica nada.",
    wrongPercentile: "Escriba un número de 0 a 100, o déjelo vacío.",
    unsure: "Incierto",
    save: "Guardar", saved: "Guardado.")
}
