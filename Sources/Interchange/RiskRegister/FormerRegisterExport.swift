internal import Factors
internal import Strategies
internal import Tables
internal import Vulnerability
package import Workspace

/// The register in the former tool's 19 columns, every action of every risk.
package struct FormerRegisterExport {
  private let workspace: CommunityWorkspace
  private let taxonomy: Taxonomy
  private let hazards: [String: Hazard]
  /// The action of each goal that came with one, by the goal's id.
  private let actionsOfOwnGoals: [String: String]

  package init(_ workspace: CommunityWorkspace) {
    self.workspace = workspace
    taxonomy = workspace.taxonomy()
    hazards = Dictionary(workspace.hazards.map { ($0.id, $0) }) { first, _ in first }
    actionsOfOwnGoals = RegisterGoals.actionsOfOwnGoals(among: workspace.actions.map(\.id))
  }

  /// The file's text.
  ///
  /// - Parameters:
  ///   - addsLost: Whether what the former export left out follows its columns.
  ///   - isPublic: Leaves out actions that are kept from the public.
  package func csv(addsLost: Bool = false, isPublic: Bool = false) -> String {
    let lost = addsLost ? FormerRegister.Lost.allCases : []
    let header = FormerRegister.Column.allCases.map(\.rawValue) + lost.map(\.rawValue)
    var table = CSVTable(file: "register.csv", header: header)
    for risk in workspace.risks {
      let actions = workspace.actions.filter { action in
        (action.isPublic || !isPublic)
          && (action.risks.contains(risk.id) || response(action, risk) != nil)
      }
      for action in actions.isEmpty ? [nil] : actions.map(Optional.some) {
        let cells =
          FormerRegister.Column.allCases.map { cell($0, risk, action) }
          + lost.map { self.lost($0, risk, action) }
        table.append(cells.map(SpreadsheetText.guarded))
      }
    }
    return table.text
  }

  private func response(_ action: Action, _ risk: Risk) -> RiskResponse? {
    workspace.responses.first { $0.action == action.id && $0.risk == risk.id }
  }

  private func cell(_ column: FormerRegister.Column, _ risk: Risk, _ action: Action?) -> String {
    let hazard = hazards[risk.hazard]
    switch column {
    case .hazard: return name(.hazard, hazard?.type ?? "") ?? hazard?.name ?? risk.hazard
    case .system: return name(.system, risk.systemType) ?? risk.system
    case .probability: return FormerRegister.word(hazard?.outlook.probability)
    case .frequency: return FormerRegister.word(hazard?.outlook.frequency)
    case .intensity: return FormerRegister.word(hazard?.outlook.intensity)
    case .magnitude: return FormerRegister.word(risk.magnitude)
    case .impact: return risk.impact
    case .capacity: return FormerRegister.word(risk.adaptiveCapacity)
    case .factors: return names(.capacityFactor, risk.capacityFactors)
    case .capacityText: return risk.capacity
    default: return action.map { self.action(column, risk, $0) } ?? ""
    }
  }

  private func action(_ column: FormerRegister.Column, _ risk: Risk, _ action: Action) -> String {
    let response = response(action, risk)
    switch column {
    case .action: return action.title
    case .actionType: return name(.actionType, action.actionType) ?? action.actionType
    case .goal: return goal(of: action, risk)
    case .details: return action.summary
    case .notes: return action.note
    case .improvedCapacity: return response?.reason ?? ""
    case .improvedImpacts: return response?.note ?? ""
    case .collaborators: return names(.collaborator, action.collaborators)
    case .funding: return action.funding
    default: return ""
    }
  }

  /// The goals that the action serves for the risk.
  private func goal(of action: Action, _ risk: Risk) -> String {
    workspace.goals.filter { goal in
      let own = goal.actions.isEmpty ? actionsOfOwnGoals[goal.id] : nil
      return goal.isServed(by: action.id, for: risk.id) && (own ?? action.id) == action.id
    }.map(\.title).joined(separator: "; ")
  }

  private func lost(_ column: FormerRegister.Lost, _ risk: Risk, _ action: Action?) -> String {
    let hazard = hazards[risk.hazard]
    let preset = workspace.community.riskPreset
    switch column {
    case .categories: return names(.actionCategory, action?.categories ?? [])
    case .visibility: return action.map { $0.isPublic ? "public" : "internal" } ?? ""
    case .groups: return names(.vulnerableGroup, risk.groups)
    case .timeframe: return hazard?.outlook.timeframe?.rawValue ?? ""
    case .confidence: return risk.confidence?.rawValue ?? ""
    case .exposure: return FormerRegister.word(risk.exposure)
    case .sensitivity: return FormerRegister.word(risk.sensitivity)
    case .likelihood: return FormerRegister.word(risk.likelihood)
    case .consequence: return FormerRegister.word(risk.consequence)
    case .riskIdentifier: return risk.id
    case .actionIdentifier: return action?.id ?? ""
    case .rating: return risk.rating(preset, hazard: hazard)?.title ?? preset.unrated
    case .preset: return preset.rawValue
    case .edition: return taxonomy.edition
    }
  }

  /// The former label where there was one, else Cairn's; nil for a word that is in no list.
  private func name(_ kind: TaxonomyEntry.Kind, _ id: String) -> String? {
    taxonomy.entry(kind, id)?.registerName
  }

  private func names(_ kind: TaxonomyEntry.Kind, _ ids: [String]) -> String {
    let names = ids.map { name(kind, $0) ?? $0 }
    // A semicolon at the end tells that the comma of a single word parts nothing.
    let isOneWithComma = names.count == 1 && names[0].contains(",")
    return names.joined(separator: "; ") + (isOneWithComma ? ";" : "")
  }
}
