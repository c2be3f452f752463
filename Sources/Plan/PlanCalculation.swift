public import Factors
public import Forecast
public import Inventory
internal import Quantities
public import Strategies
public import Tables
internal import Vulnerability
public import Workspace

/// Everything that a workspace's numbers lead to, calculated once: inventory, forecast, targets, actions.
///
/// Pages, figures and closures hold it by the hundred, so its large parts are held by reference: inline it would be four
/// kilobytes, and each copy five hundred counted references.
public struct PlanCalculation: Sendable {
  private var sharedWorkspace: Shared<CommunityWorkspace>
  private let sharedLibrary: Shared<FactorLibrary>
  private let sharedInventory: Shared<EmissionsInventory>
  /// The other accounts that have records; never summed with one another.
  public let otherAccounts: [EmissionsInventory]
  /// The ways in which the years to come may go; nil when there is no inventory for the forecast's base year.
  public private(set) var scenarios: PlanScenarios?
  private var sharedProjection: Shared<Projection?>
  /// The id of the scenario that is followed in place of the first; nil for the first.
  private(set) var followed: String?
  private(set) var scenarioCopies: [String: Deferred<PlanCalculation>] = [:]
  /// Targets and carbon budgets that could be computed.
  public let targets: TargetBook
  private var sharedPortfolio: Shared<Portfolio?>
  private var sharedAdaptation: Shared<AdaptationPlan>
  /// Every action with the start that the costs of `workspace.moneyBook` are placed for, those that a followed scenario
  /// leaves out, too.
  private(set) var costedActions: [Action]
  private(set) var moneyLedger: Deferred<MoneyLedger>
  let deferredShapes: Deferred<ExposureShapes>
  private let deferredOverlay: Deferred<ExposureOverlay>
  /// Everything found in reading and calculating, most serious first within a file; without what shapes hold, which takes
  /// longer to read and is in `allFindings`.
  public private(set) var findings: [Finding]
  /// What every total leaves out because of an error, one sentence each; empty when nothing is.
  public let omissions: [String]
  let register: Deferred<AuditRegister>
  private let usedFactors: Deferred<FactorUse>
  private(set) var deferredUnread: Deferred<[UnreadAction]>
  let deferredRoots: Deferred<FindingRoots>
  private(set) var deferredDraws: Deferred<PlanDraws?>
  private(set) var deferredCatalog: Deferred<RangeCatalog?>
  /// Every scenario with all actions of the plan, each from the year in which the plan has it; in the order of `scenarios`.
  ///
  /// The first is the plan itself.
  public private(set) var scenariosWithAllActions: [ScenarioCase]
  /// What must not be in a public edition.
  public private(set) var internalRecords: InternalRecords
  /// Made on demand; nil when nothing is internal, so that the public edition is the same.
  private var publicCopy: Deferred<PlanCalculation>?

  /// - Parameter previous: A calculation with the same library, such as that of the revision before; what is as it was there is taken from it.
  public init(
    workspace: CommunityWorkspace, library: FactorLibrary, reusing previous: PlanCalculation? = nil
  ) {
    if let previous, workspace.hasSameNumbers(as: previous.workspace) {
      self = previous.with(writing: workspace)
      return
    }
    sharedWorkspace = Shared(workspace)
    costedActions = workspace.actions
    sharedLibrary = Shared(library)
    let (inventory, otherAccounts) = Self.accounts(workspace, library, reusing: previous)
    sharedInventory = Shared(inventory)
    self.otherAccounts = otherAccounts
    omissions = PlanCalculation.omissions(workspace, inventory: inventory)
    register = Deferred {
      AuditRegister(
        Self.auditSubject(workspace, inventory: inventory, otherAccounts: otherAccounts),
        acceptances: workspace.acceptances)
    }
    usedFactors = Deferred { FactorUse(inventory) }
    deferredUnread = Deferred { Self.unreadActions(workspace) }
    deferredRoots = Deferred {
      FindingRoots(
        of: NamedRow.allCases.flatMap { $0.unread(in: workspace) }, from: workspace.findings)
    }
    var findings = Self.accountFindings(workspace, inventory, otherAccounts)
    let scenarios = PlanCalculation.scenarios(
      workspace, library: library, inventory: inventory, findings: &findings)
    self.scenarios = scenarios
    let projection = scenarios?.first.projection
    sharedProjection = Shared(projection)
    targets = TargetBook(
      workspace.targets, in: PlanCalculation.ground(workspace, inventory: inventory))
    findings += targets.findings + Self.reachFindings(workspace, projection)
    let portfolio = Self.portfolio(workspace, projection, inventory.potentials, &findings)
    sharedPortfolio = Shared(portfolio)
    findings += Self.governmentFindings(portfolio, otherAccounts)
    findings += Self.limitFindings(workspace, projection) + Self.startFindings(workspace)
    moneyLedger = Deferred { Self.ledger(workspace, portfolio) }
    deferredDraws = Self.deferredDraws(
      workspace, portfolio: portfolio, targets: targets, money: moneyLedger)
    deferredCatalog = Self.deferredCatalog(
      workspace, portfolio: portfolio, targets: targets)
    scenariosWithAllActions = Self.withAllActions(
      scenarios, workspace, plan: portfolio, of: scenarios?.first.scenario.id)
    findings += Self.rangeFindings(workspace, portfolio: portfolio, targets: targets)
    let adaptation = AdaptationPlan(workspace)
    sharedAdaptation = Shared(adaptation)
    findings += adaptation.findings
    let shapes =
      previous.flatMap { Self.hasSameShapes($0.workspace, workspace) ? $0.deferredShapes : nil }
      ?? Deferred(reusing: previous?.deferredShapes) { ExposureShapes(workspace, reusing: $0) }
    deferredShapes = shapes
    deferredOverlay =
      previous.flatMap {
        ExposureOverlay.isSame($0.workspace, workspace) ? $0.deferredOverlay : nil
      }
      ?? Deferred(reusing: previous?.deferredOverlay) {
        ExposureOverlay(workspace, shapes: shapes.value, reusing: $0)
      }
    internalRecords = InternalRecords(workspace)
    self.findings = []
    self.findings = PlanCalculation.sorted(
      findings + moneyFindings, unread: Set(workspace.documents.keys))
    prepareCopies()
  }

  // Yielded and not returned, since a getter would copy the whole value for each part that is asked for.

  public private(set) var workspace: CommunityWorkspace {
    _read { yield sharedWorkspace.value }
    set { sharedWorkspace = Shared(newValue) }
  }

  public var library: FactorLibrary { _read { yield sharedLibrary.value } }

  /// The community's account: what the plan's totals are.
  public var inventory: EmissionsInventory { _read { yield sharedInventory.value } }

  /// The scenario that the plan's own figures are of, before actions; nil without an inventory for the base year.
  public private(set) var projection: Projection? {
    _read { yield sharedProjection.value }
    set { sharedProjection = Shared(newValue) }
  }

  /// Nil without a projection.
  public private(set) var portfolio: Portfolio? {
    _read { yield sharedPortfolio.value }
    set { sharedPortfolio = Shared(newValue) }
  }

  /// What is left of risks, losses, pathways, goals and fairness.
  public private(set) var adaptation: AdaptationPlan {
    _read { yield sharedAdaptation.value }
    set { sharedAdaptation = Shared(newValue) }
  }

  /// The community's account and those of the others that have records.
  private static func accounts(
    _ workspace: CommunityWorkspace, _ library: FactorLibrary, reusing previous: PlanCalculation?
  ) -> (community: EmissionsInventory, others: [EmissionsInventory]) {
    let community = workspace.community
    let known = library.warmingPotentials(
      set: community.gwpSet, horizon: community.gwpHorizon)
    let context = workspace.inventoryContext(library)
    // Without the set that was asked for, nothing is totaled under another.
    let booked = Dictionary(
      grouping: known == nil ? [] : workspace.records, by: \.bookedAccount)
    func account(_ account: Account, rejected: [RejectedRecord]) -> EmissionsInventory {
      EmissionsInventory(
        records: booked[account] ?? [], rejected: rejected, account: account, context: context,
        potentials: known ?? library.warmingPotentials[0],
        reusing: account == .community
          ? previous?.inventory : previous?.otherAccounts.first { $0.account == account })
    }
    return (
      account(.community, rejected: workspace.rejected),
      Account.allCases.filter { $0 != .community && booked[$0] != nil }
        .map { account($0, rejected: []) }
    )
  }

  private static func accountFindings(
    _ workspace: CommunityWorkspace, _ inventory: EmissionsInventory,
    _ others: [EmissionsInventory]
  ) -> [Finding] {
    workspace.findings + inventory.findings + others.flatMap(\.findings)
      + inventory.missingPotentials + others.flatMap(\.missingPotentials)
      + yearFindings(workspace: workspace, inventory: inventory)
  }

  private static func portfolio(
    _ workspace: CommunityWorkspace, _ projection: Projection?, _ potentials: WarmingPotentials,
    _ findings: inout [Finding]
  ) -> Portfolio? {
    let marginal = MarginalRates.of(
      path: workspace.paths[MarginalRates.path], subregion: workspace.community.subregion,
      potentials: potentials, findings: &findings)
    let portfolio = projection.map {
      Portfolio(actions: workspace.actions, projection: $0, marginal: marginal)
    }
    findings += portfolio?.findings ?? []
    return portfolio
  }

  /// What is made of the calculation on demand; last, since each starts from the whole of it.
  private mutating func prepareCopies() {
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

  /// Faults of whole files first, since others may follow from them; then by file, weight and row.
  static func sorted(_ findings: [Finding], unread: Set<String>) -> [Finding] {
    func rank(_ finding: Finding) -> Int {
      let isUnread = unread.contains(finding.place.file) && finding.place.file.hasSuffix(".csv")
      let isWhole = (finding.place.row ?? 1) == 1 || isUnread
      return isWhole && finding.place.column == nil && finding.severity >= .warning ? 0 : 1
    }
    return findings.sorted { left, right in
      (rank(left), left.place.file, right.severity, left.place.row ?? 0)
        < (rank(right), right.place.file, left.severity, right.place.row ?? 0)
    }
  }

  private static func scenarios(
    _ workspace: CommunityWorkspace, library: FactorLibrary, inventory: EmissionsInventory,
    findings: inout [Finding]
  ) -> PlanScenarios? {
    let community = workspace.community
    guard !workspace.records.isEmpty, let base = community.forecastBaseYear else { return nil }
    guard inventory.hasEntries(of: base),
      community.forecastEndYear > base
    else {
      findings.append(
        Finding(
          .error,
          "There is no forecast: the base year \(base) needs an inventory, and the last year must come after it.",
          at: Place(file: "community.yaml", column: "forecast_base_year")))
      return nil
    }
    let scenarios = PlanScenarios(
      workspace, library: library, inventory: inventory, years: base...community.forecastEndYear)
    // Without rows of its own a community has nothing to mend in the other scenarios.
    let checked = workspace.scenarioBook.isEmpty ? [scenarios.first] : scenarios.cases
    var seen: Set<Finding> = []
    findings += (scenarios.findings + checked.flatMap(\.projection.findings))
      .filter { seen.insert($0).inserted }
    return scenarios
  }

  /// - Parameter basis: The id of the scenario that the portfolio is calculated under.
  private static func withAllActions(
    _ scenarios: PlanScenarios?, _ workspace: CommunityWorkspace, plan: Portfolio?,
    of basis: String?
  ) -> [ScenarioCase] {
    (scenarios?.cases ?? []).map { entry in
      entry.acting(
        .all, of: workspace.actions, made: entry.scenario.id == basis ? plan : nil)
    }
  }

  private static func yearFindings(
    workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> [Finding] {
    let missing = workspace.community.inventoryYears.filter { !inventory.hasEntries(of: $0) }
    let stray = Set(inventory.years).subtracting(workspace.community.inventoryYears).sorted()
    let notes = stray.compactMap { year in
      inventory.firstEntry(of: year).map { entry in
        Finding(
          .warning,
          "\(year) is not among the inventory years of community.yaml, so the plan does not show it.",
          at: entry.record.place.at(column: "year"))
      }
    }
    return notes + populationNotes(workspace)
      + missing.filter { _ in !workspace.records.isEmpty }.map { year in
        Finding(
          .error, "\(year) is an inventory year, and inventory.csv has no usable record of it.",
          at: Place(file: "community.yaml", column: "inventory_years"))
      }
  }

  /// Inventory years whose population is not given but lies between two rows.
  private static func populationNotes(_ workspace: CommunityWorkspace) -> [Finding] {
    guard let population = workspace.indicators["population"] else { return [] }
    return workspace.community.inventoryYears.compactMap { year in
      let behind = population.series.years(behind: year)
      let place =
        behind.first.flatMap { population.origins[$0]?.place } ?? Place(file: "indicators.csv")
      guard !population.series.isGiven(year) else { return nil }
      guard behind.count > 1 else {
        return Finding(
          .warning, "There is no population for \(year), an inventory year. Add a row.",
          at: Place(file: "indicators.csv"))
      }
      return Finding(
        .warning,
        "There is no population for \(year), an inventory year; it is interpolated between \(behind[0]) and \(behind[1]). Add a row.",
        at: place)
    }
  }

  /// What zones reach; made once, which takes seconds where there are polygons by the thousand.
  public var overlay: ExposureOverlay { deferredOverlay.value }

  /// The factors and sources that the community's account took; made once.
  public var factorUse: FactorUse { usedFactors.value }

  private static func omissions(
    _ workspace: CommunityWorkspace, inventory: EmissionsInventory
  ) -> [String] {
    var omissions = inventory.leftOut.map { record in
      "\(record.title) is not in any total, because of an error at \(record.place)."
    }
    omissions += inventory.rejected.map { row in
      "\(row.id.isEmpty ? "A row" : "“\(row.id)”") is not in any total, because of an error at \(row.place)."
    }
    omissions += inventory.gasesWithoutPotential.map { gas in
      "\(gas.formula) is in no total, because \(inventory.potentials.title) has no potential for it."
    }
    omissions += supportOmissions(workspace)
    if workspace.isInventoryUnreadable {
      omissions.append("inventory.csv could not be read, so nothing in it is in any total.")
    }
    return omissions
  }

  /// Rows of tables that records rest on, and that could not be used, one sentence each.
  private static func supportOmissions(_ workspace: CommunityWorkspace) -> [String] {
    let files = [
      WorkspaceTables.inventoryParameters, WorkspaceTables.factors, WorkspaceTables.instruments,
      WorkspaceTables.vehicleMix, WorkspaceTables.wasteMix, WorkspaceTables.wasteDeposits,
    ].map(\.file)
    var seen: Set<Place> = []
    return workspace.findings.filter { $0.severity == .error && files.contains($0.place.file) }
      .compactMap { finding in
        let row = Place(file: finding.place.file, row: finding.place.row)
        guard seen.insert(row).inserted else { return nil }
        return "\(row) could not be used, so records that rest on it lack it."
      }
  }

  /// What every forecast leaves out and why, one sentence each.
  public var forecastOmissions: [String] {
    omissions + (projection?.omissions ?? []) + planOmissions
  }

  /// Actions of the plan that no forecast counts and why, one sentence each.
  public var planOmissions: [String] {
    portfolio.map { $0.omissions + actionOmissions + uptakeOmissions } ?? []
  }

  /// What sums of money leave out and why: actions that no forecast counts, and rows of costs and prices that could not be
  /// used, one sentence each.
  public var moneyOmissions: [String] { planOmissions + workspace.moneyOmissions }

  /// The same plan under other warming potentials: every year, target and forecast moves.
  public func with(potentials: WarmingPotentials) -> PlanCalculation {
    var workspace = workspace
    workspace.community.gwpSet = potentials.set
    workspace.community.gwpHorizon = potentials.horizon
    return PlanCalculation(workspace: workspace, library: library)
  }

  /// The same numbers with what another workspace with the same numbers says of its chapters.
  private func with(writing workspace: CommunityWorkspace) -> PlanCalculation {
    var copy = self
    copy.workspace = workspace
    let read = Set(self.workspace.findings)
    copy.findings = PlanCalculation.sorted(
      workspace.findings + findings.filter { !read.contains($0) },
      unread: Set(workspace.documents.keys))
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
  func onTop(of entry: ScenarioCase) -> PlanCalculation {
    var start = self
    start.followed = entry.scenario.id
    start.projection = entry.projection
    var workspace = workspace
    workspace.actions = entry.actionsOnTop(of: workspace.actions)
    var copy = start.with(workspace)
    // The scenarios stay what they are, whichever of them is followed.
    copy.scenarios = scenarios
    copy.scenariosWithAllActions = scenariosWithAllActions
    copy.prepareCopies()
    return copy
  }

  /// The same plan with other actions, responses and goals; costs move with the starts of actions, and everything before
  /// them stays as it is.
  ///
  /// The copies that are made on demand are still those of this plan; whoever calls prepares them.
  private func with(_ changed: CommunityWorkspace) -> PlanCalculation {
    let workspace = costsMoved(in: changed)
    var copy = self
    copy.workspace = workspace
    let kept = Set(workspace.actions.map(\.id))
    copy.costedActions = workspace.actions + costedActions.filter { !kept.contains($0.id) }
    let old = Set(
      (portfolio?.findings ?? []) + Self.governmentFindings(portfolio, otherAccounts)
        + Self.rangeFindings(self.workspace, portfolio: portfolio, targets: targets)
        + Self.startFindings(self.workspace) + adaptation.findings + moneyFindings)
    let portfolio = projection.map {
      Portfolio(
        actions: workspace.actions, projection: $0, marginal: self.portfolio?.marginal)
    }
    copy.portfolio = portfolio
    copy.scenarios = scenarios?.with(actions: workspace.actions)
    copy.deferredUnread = Deferred { Self.unreadActions(workspace) }
    copy.moneyLedger = Deferred { Self.ledger(workspace, portfolio) }
    copy.deferredDraws = Self.deferredDraws(
      workspace, portfolio: portfolio, targets: targets, money: copy.moneyLedger)
    copy.deferredCatalog = Self.deferredCatalog(
      workspace, portfolio: portfolio, targets: targets)
    copy.scenariosWithAllActions = Self.withAllActions(
      copy.scenarios, workspace, plan: portfolio, of: copy.basis?.scenario.id)
    copy.adaptation = AdaptationPlan(workspace)
    copy.findings =
      findings.filter { !old.contains($0) } + (portfolio?.findings ?? [])
      + Self.governmentFindings(portfolio, otherAccounts)
      + Self.rangeFindings(workspace, portfolio: portfolio, targets: targets)
      + Self.startFindings(workspace)
      + copy.adaptation.findings
      + copy.moneyFindings
    return copy
  }

  /// The same workspace with the costs of actions in the years that follow from their starts.
  func costsMoved(in workspace: CommunityWorkspace) -> CommunityWorkspace {
    var moved = workspace
    moved.moneyBook = workspace.moneyBook.moved(from: costedActions, to: workspace.actions)
    return moved
  }

  /// The action of an id.
  public func action(_ id: String) -> Action? {
    workspace.actions.first { $0.id == id }
  }
}
