public import ArgumentParser
internal import Plan
public import Strategies
internal import Vulnerability
internal import Workspace

extension AdaptationStrategy.Level: ExpressibleByArgument {}

/// `cairn strategies suggest`: strategies for a risk, with the reasons for and against each.
struct StrategySuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Suggest strategies for a risk, with every reason.",
    discussion: """
      Compares hazard, system, coast, region, size, staff, the weak scores and the limits of capacity that \
      the risk names. What is not known counts neither way. There is no score: the order is printed.
      """)

  @OptionGroup var folder: WorkspaceArgument
  @Argument(help: "The risk's short name.") var risk: String
  @Option(
    help: "The region of the national assessment, such as midwest; the county's unless given.")
  var region: String?
  @Option(help: "How many people the community can spare: low, medium or high.")
  var staff: AdaptationStrategy.Level?
  @Option(help: "yes or no: is there a tidal coast? The county's unless given.") var coast: String?
  @Option(help: "en or es.") var language: LibraryLanguage = .en
  @Option(help: "How many; 0 for all.") var limit = 10

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more.") }
    guard ["yes", "no", nil].contains(coast) else { throw ValidationError("--coast is yes or no.") }
  }

  func run() throws {
    let workspace = try folder.calculation().workspace
    let shelf = StrategyShelf(own: workspace.ownTaxonomy)
    let risk = try workspace.risk(named: risk)
    let subject = workspace.suggestionSubject(of: risk, in: shelf.taxonomy)
    guard !subject.hazard.isEmpty || !subject.system.isEmpty else {
      throw CommandFailure(
        "Neither the hazard nor the system of “\(risk.id)” is one of the taxonomy, so nothing can be compared. Fill type in hazards.csv or system_id in risks.csv."
      )
    }
    let region = try shelf.region(region)
    var traits = workspace.traits(staff: staff)
    if !region.isEmpty { traits.region = region }
    if let coast { traits.isCoastal = coast == "yes" }
    let found = shelf.library.suggestions(
      for: subject, traits: traits, actions: workspace.actions
    ) { id, language in
      let hazard = shelf.taxonomy.entry(.hazard, id) != nil
      return shelf.name(hazard ? .hazard : .system, id, language)
    }
    print(found, title: workspace.title(of: risk))
  }

  private func print(_ found: [StrategySuggestion], title: String) {
    let isSpanish = language == .es
    Swift.print(title)
    for suggestion in limit == 0 ? found[...] : found.prefix(limit) {
      let strategy = suggestion.strategy
      let adopted =
        suggestion.adopted.isEmpty
        ? "" : " — already an action: \(suggestion.adopted.joined(separator: ", "))"
      Swift.print(
        "\n\(isSpanish ? strategy.spanishName : strategy.name) [\(strategy.id)]\(adopted)")
      for reason in suggestion.reasons {
        Swift.print("  + \(isSpanish ? reason.spanishText : reason.text)")
      }
      for reason in suggestion.misfits {
        Swift.print("  − \(isSpanish ? reason.spanishText : reason.text)")
      }
    }
    Swift.print(
      "\n\(found.count) \(found.count == 1 ? "strategy" : "strategies"). \(isSpanish ? StrategySuggestion.spanishOrderText : StrategySuggestion.orderText)"
    )
  }
}
