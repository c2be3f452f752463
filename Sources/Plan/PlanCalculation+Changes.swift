public import Factors
internal import Forecast
internal import Inventory
public import Strategies
internal import Workspace

extension PlanCalculation {
  /// The same plan under other warming potentials: every year, target and forecast moves.
  public func with(potentials: WarmingPotentials) -> PlanCalculation {
    var workspace = workspace
    workspace.community.gwpSet = potentials.set
    workspace.community.gwpHorizon = potentials.horizon
    return PlanCalculation(workspace: workspace, library: library)
  }

  /// The same numbers with what another workspace with the same numbers says of its chapters.
  func with(writing workspace: CommunityWorkspace) -> PlanCalculation {
    var copy = self
    copy.sharedWorkspace = Shared(workspace)
    copy.gatherFindings()
    copy.prepareCopies()
    return copy
  }

  /// The same plan with other actions; inventory, forecast and targets stay as they are.
  public func with(actions: [Action]) -> PlanCalculation {
    var workspace = workspace
    workspace.actions = actions
    var copy = with(workspace)
    copy.internalRecords = InternalRecords(workspace)
    copy.prepareCopies()
    return copy
  }

  /// The plan on top of another scenario, with the actions that it has, or all of the plan where it has none.
  ///
  /// The scenarios stay what they are, whichever of them is followed.
  func onTop(of entry: ScenarioCase) -> PlanCalculation {
    var copy = self
    copy.followed = entry.scenario.id
    copy.sharedProjection = Shared(entry.projection)
    var workspace = workspace
    workspace.actions = entry.actionsOnTop(of: workspace.actions)
    copy.takeActions(of: workspace)
    copy.prepareCopies()
    return copy
  }

  /// The same plan with other actions, responses and goals; everything before them stays as it is.
  ///
  /// The copies that are made on demand are still those of this plan; whoever calls prepares them.
  private func with(_ changed: CommunityWorkspace) -> PlanCalculation {
    var copy = self
    copy.takeActions(of: changed)
    copy.scenarios = scenarios?.with(actions: copy.workspace.actions)
    copy.scenariosWithAllActions = Self.withAllActions(
      copy.scenarios, copy.workspace, plan: copy.portfolio, of: copy.basis?.scenario.id)
    return copy
  }

  /// Takes what follows from the actions of a workspace in place of what is here; costs move with their starts.
  private mutating func takeActions(of changed: CommunityWorkspace) {
    let workspace = costsMoved(in: changed)
    let kept = Set(workspace.actions.map(\.id))
    costedActions = workspace.actions + costedActions.filter { !kept.contains($0.id) }
    sharedWorkspace = Shared(workspace)
    actionResults = Shared(
      ActionResults(
        workspace, projection: projection, marginal: portfolio?.marginal, targets: targets,
        accounts: otherAccounts))
    gatherFindings()
  }

  /// The same workspace with the costs of actions in the years that follow from their starts.
  func costsMoved(in workspace: CommunityWorkspace) -> CommunityWorkspace {
    var moved = workspace
    moved.moneyBook = workspace.moneyBook.moved(from: costedActions, to: workspace.actions)
    return moved
  }

  /// What is made of the calculation on demand; last, since each starts from the whole of it.
  mutating func prepareCopies() {
    scenarioCopies = preparedCopies()
    let whole = self
    publicCopy = internalRecords.isEmpty ? nil : Deferred { whole.withoutInternalRecords() }
  }

  private func withoutInternalRecords() -> PlanCalculation {
    var copy = with(workspace.without(internalRecords))
    copy.publicCopy = nil
    copy.scenarioCopies = copy.preparedCopies()
    return copy
  }

  /// The calculation that an edition shows: the public one knows nothing of internal actions.
  ///
  /// Its totals are of public actions alone, so that what is printed adds up and gives nothing away.
  public func shown(in edition: Edition) -> PlanCalculation {
    edition == .public ? publicCopy?.value ?? self : self
  }
}
