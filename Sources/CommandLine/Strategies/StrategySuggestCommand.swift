public import ArgumentParser
internal import Forecast
internal import Quantities
public import Strategies
internal import Vulnerability
internal import Workspace

extension AdaptationStrategy.Level: ExpressibleByArgument {}

/// `cairn strategies suggest`: strategies for a risk, with the reasons for and against each.
struct StrategySuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Suggest strategies for a risk, with every reason.",
    discussion: """
      Compares hazard, system, coast, region, size, staff and the limits of capacity that the risk names. \
      What is not known counts neither way. There is no score: the order is printed with the list.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The risk's short name.") var risk: String
  @Option(help: "The region of the national assessment, such as midwest.") var region: String?
  @Option(help: "How many people the community can spare: low, medium or high.")
  var staff: AdaptationStrategy.Level?
  @Option(help: "yes or no: is there a coast?") var coast: String?
  @Option(help: "en or es.") var language: LibraryLanguage = .en
  @Option(help: "How many; 0 for all.") var limit = 10

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more.") }
    guard ["yes", "no", nil].contains(coast) else { throw ValidationError("--coast is yes or no.") }
  }

  func run() throws {
    let workspace = try folder.calculation().workspace
    let shelf = try StrategyShelf(own: workspace.ownTaxonomy)
    guard let risk = workspace.risks.first(where: { $0.id == risk }) else {
      throw CommandFailure(
        "There is no risk “\(risk)” in the register. Risks: \(workspace.risks.map(\.id).joined(separator: ", "))."
      )
    }
    let subject = subject(risk, workspace, shelf)
    guard !subject.hazard.isEmpty || !subject.system.isEmpty else {
      throw CommandFailure(
        "Neither the hazard nor the system of “\(risk.id)” is one of the taxonomy, so nothing can be compared. Fill type in hazards.csv or system_id in risks.csv."
      )
    }
    let region = try shelf.region(region)
    let traits = CommunityTraits(
      population: workspace.indicators["population"]?.series.points.last?.value,
      region: region.isEmpty ? nil : region, isCoastal: coast.map { $0 == "yes" }, staff: staff)
    let found = shelf.library.suggestions(
      for: subject, traits: traits, actions: workspace.actions
    ) { id, language in
      let hazard = shelf.taxonomy.entry(.hazard, id) != nil
      return shelf.name(hazard ? .hazard : .system, id, language)
    }
    print(found, title: workspace.title(of: risk))
  }

  /// What the taxonomy knows of the risk; a hazard or system without an id is taken by its name.
  private func subject(
    _ risk: Risk, _ workspace: CommunityWorkspace, _ shelf: StrategyShelf
  ) -> SuggestionSubject {
    let hazard = workspace.hazards.first { $0.id == risk.hazard }
    let type = hazard?.type ?? ""
    let named = shelf.taxonomy.entry(.hazard, named: hazard?.name ?? "")?.id ?? ""
    let system =
      risk.systemType.isEmpty
      ? shelf.taxonomy.entry(.system, named: risk.system)?.id ?? "" : risk.systemType
    return SuggestionSubject(
      hazard: type.isEmpty ? named : type, system: system, capacityFactors: risk.capacityFactors)
  }

  private func print(_ found: [StrategySuggestion], title: String) {
    let isSpanish = language == .es
    Swift.print(title)
    for suggestion in limit == 0 ? found[...] : found.prefix(limit) {
      let strategy = suggestion.strategy
      let adopted =
        suggestion.adopted.isEmpty
        ? "" : " — already an action: \(suggestion.adopted.joined(separator: ", "))"
      Swift.print("\n\(isSpanish ? strategy.spanishName : strategy.name) [\(strategy.id)]\(adopted)")
      for reason in suggestion.reasons {
        Swift.print("  + \(isSpanish ? reason.spanishText : reason.text)")
      }
      for reason in suggestion.misfits {
        Swift.print("  − \(isSpanish ? reason.spanishText : reason.text)")
      }
    }
    Swift.print(
      "\n\(found.count) strategies. \(isSpanish ? StrategySuggestion.spanishOrderText : StrategySuggestion.orderText)"
    )
  }
}
