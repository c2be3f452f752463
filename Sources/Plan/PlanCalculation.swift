public import Factors
public import Forecast
public import Inventory
public import Strategies
public import Tables
internal import Vulnerability
public import Workspace

/// Everything that a workspace's numbers lead to, calculated once: inventory, forecast, targets, actions.
///
/// Pages, figures and closures hold it by the hundred, so its large parts are held by reference: inline it would be four
/// kilobytes, and each copy five hundred counted references.
public struct PlanCalculation: Sendable {
  var sharedWorkspace: Shared<CommunityWorkspace>
  private let sharedLibrary: Shared<FactorLibrary>
  private let sharedInventory: Shared<EmissionsInventory>
  /// The other accounts that have records; never summed with one another.
  public let otherAccounts: [EmissionsInventory]
  /// What every total leaves out because of an error, one sentence each; empty when nothing is.
  public let omissions: [String]
  let register: Deferred<AuditRegister>
  private let usedFactors: Deferred<FactorUse>

  /// The ways in which the years to come may go; nil when there is no inventory for the forecast's base year.
  public internal(set) var scenarios: PlanScenarios?
  var sharedProjection: Shared<Projection?>
  /// Every scenario with all actions of the plan, each from the year in which the plan has it; in the order of `scenarios`.
  ///
  /// The first is the plan itself.
  public internal(set) var scenariosWithAllActions: [ScenarioCase]
  /// Targets and carbon budgets that could be computed.
  public let targets: TargetBook

  var actionResults: Shared<ActionResults>
  /// Every action with the start that the costs of `workspace.moneyBook` are placed for, those that a followed scenario
  /// leaves out, too.
  var costedActions: [Action]

  let deferredShapes: Deferred<ExposureShapes>
  let deferredOverlay: Deferred<ExposureOverlay>

  /// What was found in calculating that no change of actions touches.
  private let groundFindings: [Finding]
  /// Everything found in reading and calculating, most serious first within a file; without what shapes hold, which takes
  /// longer to read and is in `allFindings`.
  public private(set) var findings: [Finding] = []
  let deferredRoots: Deferred<FindingRoots>

  /// The id of the scenario that is followed in place of the first; nil for the first.
  var followed: String?
  var scenarioCopies: [String: Deferred<PlanCalculation>] = [:]
  /// What must not be in a public edition.
  public internal(set) var internalRecords: InternalRecords
  /// Made on demand; nil when nothing is internal, so that the public edition is the same.
  var publicCopy: Deferred<PlanCalculation>?

  /// - Parameter previous: A calculation with the same library, such as that of the revision before; what is as it was there is taken from it.
  public init(
    workspace: CommunityWorkspace, library: FactorLibrary, reusing previous: PlanCalculation? = nil
  ) {
    if let previous, workspace.hasSameNumbers(as: previous.workspace) {
      self = previous.with(writing: workspace)
      return
    }
    let (inventory, otherAccounts) = Self.accounts(workspace, library, reusing: previous)
    sharedWorkspace = Shared(workspace)
    sharedLibrary = Shared(library)
    sharedInventory = Shared(inventory)
    self.otherAccounts = otherAccounts
    omissions = Self.omissions(workspace, inventory: inventory)
    register = Deferred {
      AuditRegister(
        Self.auditSubject(workspace, inventory: inventory, otherAccounts: otherAccounts),
        acceptances: workspace.acceptances)
    }
    usedFactors = Deferred { FactorUse(inventory) }
    var findings = Self.accountFindings(workspace, inventory, otherAccounts)
    let scenarios = Self.scenarios(
      workspace, library: library, inventory: inventory, findings: &findings)
    let projection = scenarios?.first.projection
    self.scenarios = scenarios
    sharedProjection = Shared(projection)
    targets = TargetBook(workspace.targets, in: Self.ground(workspace, inventory: inventory))
    findings += targets.findings + Self.reachFindings(workspace, projection)
    findings += Self.limitFindings(workspace, projection)
    let marginal = MarginalRates.of(
      path: workspace.paths[MarginalRates.path], subregion: workspace.community.subregion,
      potentials: inventory.potentials, findings: &findings)
    groundFindings = findings
    let results = ActionResults(
      workspace, projection: projection, marginal: marginal, targets: targets,
      accounts: otherAccounts)
    actionResults = Shared(results)
    costedActions = workspace.actions
    scenariosWithAllActions = Self.withAllActions(
      scenarios, workspace, plan: results.portfolio, of: scenarios?.first.scenario.id)
    (deferredShapes, deferredOverlay) = Self.exposure(workspace, reusing: previous)
    deferredRoots = Deferred {
      FindingRoots(
        of: NamedRow.allCases.flatMap { $0.unread(in: workspace) }, from: workspace.findings)
    }
    internalRecords = InternalRecords(workspace)
    gatherFindings()
    prepareCopies()
  }

  // Yielded and not returned, since a getter would copy the whole value for each part that is asked for.

  public var workspace: CommunityWorkspace { _read { yield sharedWorkspace.value } }

  public var library: FactorLibrary { _read { yield sharedLibrary.value } }

  /// The community's account: what the plan's totals are.
  public var inventory: EmissionsInventory { _read { yield sharedInventory.value } }

  /// The scenario that the plan's own figures are of, before actions; nil without an inventory for the base year.
  public var projection: Projection? { _read { yield sharedProjection.value } }

  /// Nil without a projection.
  public var portfolio: Portfolio? { _read { yield actionResults.value.portfolio } }

  /// What is left of risks, losses, pathways, goals and fairness.
  public var adaptation: AdaptationPlan { _read { yield actionResults.value.adaptation } }

  /// What zones reach; made once, which takes seconds where there are polygons by the thousand.
  public var overlay: ExposureOverlay { deferredOverlay.value }

  /// The factors and sources that the community's account took; made once.
  public var factorUse: FactorUse { usedFactors.value }

  /// The action of an id.
  public func action(_ id: String) -> Action? {
    workspace.actions.first { $0.id == id }
  }

  mutating func gatherFindings() {
    findings = Self.sorted(
      workspace.findings + groundFindings + actionResults.value.findings + moneyFindings,
      unread: Set(workspace.documents.keys))
  }

  /// Faults of whole files first, since others may follow from them; then by table as the calculation goes, so that a cause
  /// comes before what follows from it, and by weight and row.
  static func sorted(_ findings: [Finding], unread: Set<String>) -> [Finding] {
    func rank(_ finding: Finding) -> Int {
      let isUnread = unread.contains(finding.place.file) && finding.place.file.hasSuffix(".csv")
      let isWhole = (finding.place.row ?? 1) == 1 || isUnread
      return isWhole && finding.place.column == nil && finding.severity >= .warning ? 0 : 1
    }
    return findings.sorted { left, right in
      (
        rank(left), WorkspaceTables.position(of: left.place.file), left.place.file, right.severity,
        left.place.row ?? 0
      ) < (
        rank(right), WorkspaceTables.position(of: right.place.file), right.place.file,
        left.severity, right.place.row ?? 0
      )
    }
  }
}
