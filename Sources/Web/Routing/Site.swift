import Accounts
import Climate
import Databases
import Factors
import Foundation
import Inventory
import Jobs
import Logging
import Plan
import Publishing
import Store
import Synchronization
import Webhooks
import Workspace

/// Everything that pages of a site are made from.
///
/// There is one for each server. As a value, every page and closure that holds it would copy some forty references.
final class Site: Sendable {
  let store: WorkspaceStore
  let accounts: AccountDirectory
  let address: OwnAddress
  let cookies: SiteCookies
  let plans: PublishedPlans
  /// Opens a store without accounts to the person at this machine; nil where it is closed to everybody.
  let localKey: LocalKey?
  let logger: Logger
  let now: @Sendable () -> Date
  /// Long work that any node takes.
  let jobs: JobBoard
  let jobKinds: JobKinds
  /// What people have sent for such work.
  let uploads: UploadShelf
  let webhooks: WebhookRegister
  let webhookSender: WebhookSender
  /// Unpacking and reading a whole folder takes much memory and time.
  let unpacking: Turnstile
  /// Large bodies that arrive are collected in memory.
  let arriving: ArrivalRoom
  let library: FactorLibrary
  /// The city's own sign-in; nil where there is none.
  let openID: OpenIDProvider?
  /// Workspaces that were opened lately.
  let cache: WorkspaceCache
  /// What first pages say of workspaces.
  let summaries = HeadShelf<HomeSummary?>()
  /// Works out those that lists miss.
  let summaryQueue = SummaryQueue()
  /// What was calculated lately.
  let calculations: CalculationShelf
  /// Draws of plans that were asked for lately.
  let drawings = WorkShelf<DrawKey, MadeDraws>(limit: 6)
  /// Inputs by how much they move a year.
  let rankings = WorkShelf<RankingKey, DrawnPlan>(limit: 6)
  /// What the money of actions comes to in such draws.
  let drawnMoney = WorkShelf<DrawKey, DrawnMoney>(limit: 3)
  /// How sure years of inventories are.
  let doubts = WorkShelf<InventoryDoubtKey, InventoryDoubt>(limit: 12)
  /// Orders of actions, drawn over all weights.
  let orders = WorkShelf<OrderKey, DrawnOrder>(limit: 12)
  /// Editions of factors that were compared.
  let comparisons = WorkShelf<EditionPairKey, FactorComparison>(limit: 6)
  /// What other editions of factors change in inventories.
  let editionChanges = WorkShelf<EditionChangeKey, EditionChange>(limit: 6)
  /// Earlier states of workspaces that were sent as files.
  let earlierFiles = WorkShelf<EarlierFileKey, PlanCalculation>(limit: 4)
  /// How high rare events are, or why nobody can tell; a list asks for every extreme of a plan.
  let rareEvents = WorkShelf<RareEventKey, Result<RareEvents, ClimateProblem>>(limit: 64)
  /// What uploads would change, as it was looked at lately.
  let uploadLooks = UploadLookShelf(limit: 2)
  /// Calculates anew with something that nobody has saved.
  let trying = Turnstile(places: 2, refusal: .busy)
  /// Workbooks of actions that were asked for lately.
  let workbooks = WorkShelf<MadeFrom, [UInt8]>(limit: 12)
  /// Workbooks of results that were asked for lately.
  let resultWorkbooks = WorkShelf<ResultsWorkbookKey, [UInt8]>(limit: 8)
  /// Where the programs that draw charts and set plans are; nil where pages do without.
  let publishing: PlanPublisher.Setting?
  /// Draws charts; nil where pages show their tables alone.
  let charts: ChartDesk?
  /// What readers explore charts with; nil where it is not installed.
  let explorer: ChartExplorer?
  /// Plans that were published from the store, with their files.
  let publications: PublicationRegister
  /// What residents say of public plans.
  let residents: ResidentCommentRegister
  /// Brings the published folder of this node to what the store has.
  let publishedShelf: PublishedShelf
  /// What was found out about plans lately.
  let planShelf = PlanShelf()
  private let memory = SiteMemory()

  init(
    store: WorkspaceStore, accounts: AccountDirectory, openID: OpenIDProvider?,
    library: FactorLibrary, address: OwnAddress, plans: PublishedPlans,
    publishing: PlanPublisher.Setting?, localKey: LocalKey?,
    unpackings: Int, arrivingBytes: Int, jobs: [any SiteJob.Type], jobSettings: JobSettings,
    webhookSender: WebhookSender, logger: Logger, now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.accounts = accounts
    self.openID = openID
    cache = WorkspaceCache(store, library: library)
    calculations = CalculationShelf(cache, library: library)
    unpacking = Turnstile(places: unpackings)
    arriving = ArrivalRoom(bytes: arrivingBytes)
    self.jobs = JobBoard(store.database, settings: jobSettings, now: now)
    jobKinds = JobKinds(jobs)
    uploads = UploadShelf(store.database, now: now)
    webhooks = WebhookRegister(store, key: accounts.key(for: "webhooks"), now: now)
    self.webhookSender = webhookSender
    self.library = library
    self.address = address
    cookies = SiteCookies(isSecure: address.isSecure)
    self.plans = plans
    publications = PublicationRegister(store.database, now: now)
    residents = ResidentCommentRegister(store.database, now: now)
    publishedShelf = PublishedShelf(
      publications, comments: residents, folder: plans.folder, logger: logger)
    self.publishing = publishing
    charts = publishing.map { ChartDesk($0) }
    explorer = publishing.flatMap { ChartExplorer(tools: $0.tools) }
    self.localKey = localKey
    self.logger = logger
    self.now = now
  }

  /// Lets go of what the next request makes again in the time that a page may take.
  func rest() {
    calculations.rest()
    cache.rest()
    store.database.rest()
  }

  /// Whether there is any account.
  ///
  /// Accounts are never removed, so that a yes is remembered.
  func hasAccounts() async throws -> Bool {
    if memory.hasAccounts { return true }
    let found = try await accounts.hasAccounts()
    if found { memory.noteAccounts() }
    return found
  }
}

/// What every page of a workspace takes from its settings.
struct TownLook: Sendable {
  /// By its name.
  let timeZone: String
  let accent: AccentColor?

  init(settings bytes: [UInt8]) {
    timeZone = SettingsLine.value("time_zone", in: bytes) ?? "UTC"
    accent = SettingsLine.color("accent_color", in: bytes)
  }
}

/// What the database was asked once for all.
private final class SiteMemory: Sendable {
  private let state = Mutex(false)

  var hasAccounts: Bool { state.withLock { $0 } }

  func noteAccounts() { state.withLock { $0 = true } }
}
