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

  /// - Throws: `ResourceProblem` when this installation lacks its tables.
  package init(_ workspace: CommunityWorkspace) throws {
    self.workspace = workspace
    taxonomy = try workspace.taxonomy()
    hazards = Dictionary(workspace.hazards.map { ($0.id, $0) }) { first, _ in first }
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

  /// The goal that came with the action, else those of its risk.
  private func goal(of action: Action, _ risk: Risk) -> String {
    if let own = workspace.goals.first(where: { $0.id == "goal-\(action.id)" }) {
      return own.title
    }
    return workspace.goals.filter { $0.risks.contains(risk.id) }.map(\.title)
      .joined(separator: "; ")
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
