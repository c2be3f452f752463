package import Accounts
package import Databases
package import Factors
package import Foundation
import Hummingbird
package import Logging
package import Publishing
package import Store
import Webhooks

/// Serves the workspaces of a store to people with accounts, and published plans to everybody.
package struct SiteServer: Sendable {
  /// Where and for whom a site is served.
  package struct Settings: Sendable {
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// 0 takes any free port.
    package var port = 8080
    /// The address that people type, when it is another one: behind a proxy, or by a name.
    package var publicAddress: OwnAddress?
    /// True when a proxy before this server says where requests come from.
    package var isBehindProxy = false
    /// True where a store without accounts belongs to whoever opens it with `localKey`; only on the loopback.
    package var allowsLocal = false
    /// Requests that one address may make at once, and then each second.
    package var burst = 240
    package var perSecond = 60
    /// Archives that are unpacked at once.
    package var unpackings = 2
    /// Bytes of large bodies that arrive at the same time.
    package var arrivingBytes = 256 * 1024 * 1024
    /// Jobs that run at once on this node.
    package var jobPlaces = 2
    /// How long to wait for news of jobs before looking anyway, in seconds.
    package var jobPoll = 15.0
    /// How often to look whether a newer program has changed the database, beside what is heard of it, in seconds.
    package var schemaPoll = 60.0
    /// How long a node holds a job without saying that it still lives, in seconds.
    package var jobLease = 60.0
    /// Kinds of jobs beside those of the site.
    var moreJobs: [any SiteJob.Type] = []
    /// True where webhooks may lead to this machine and into private networks.
    package var webhooksReachPrivateNetworks = false
    /// How long a webhook's target may take to answer, in seconds.
    package var webhookSeconds = 10.0
    /// How long a client may take to send the head of a request, in seconds.
    package var headLimit = 40.0
    /// How long nobody may have asked before memory is given back, in seconds.
    package var restSeconds = 60.0
    /// How long requests under way may keep the server from ending once it is asked to, in seconds.
    package var stopLimit = 8.0

    package init() {}
  }

  private let site: Site
  private let settings: Settings
  private let bucket: TokenBucket
  private let schemaWatch: SchemaWatch
  private let idleRest = IdleRest()

  /// - Parameters:
  ///   - openID: The city's own sign-in.
  ///   - publishing: Where the programs that draw charts and set plans are; nil where pages do without.
  ///   - schemas: Everything that the database holds, as the program knows it.
  package init(
    store: WorkspaceStore, accounts: AccountDirectory, openID: OpenIDProvider? = nil,
    library: FactorLibrary, publishedFolder: URL, publishing: PlanPublisher.Setting? = nil,
    schemas: [Schema] = [], settings: Settings = Settings(),
    logger: Logger = PlanServer.standardErrorLogger,
    now: @escaping @Sendable () -> Date
  ) {
    let own = OwnAddress(listeningOn: settings.host)
    site = Site(
      store: store, accounts: accounts, openID: openID, library: library,
      address: settings.publicAddress ?? own,
      plans: PublishedPlans(folder: publishedFolder), publishing: publishing,
      // Somebody at another machine is never the person at this one.
      localKey: settings.allowsLocal && settings.publicAddress == nil
        && !settings.isBehindProxy && own.hosts != nil ? LocalKey() : nil,
      unpackings: settings.unpackings, arrivingBytes: settings.arrivingBytes,
      jobs: Self.jobs + settings.moreJobs,
      jobSettings: .site(lease: settings.jobLease),
      webhookSender: WebhookSender(
        seconds: settings.webhookSeconds, allowsPrivate: settings.webhooksReachPrivateNetworks),
      logger: logger, now: now)
    self.settings = settings
    schemaWatch = SchemaWatch(store.database, schemas: schemas, logger: logger)
    bucket = TokenBucket(burst: settings.burst, perSecond: settings.perSecond)
  }

  /// What the address `/enter?key=` takes while the store has no accounts; nil where nobody gets in without one.
  package var localKey: LocalKey? { site.localKey }

  /// Serves until the process is asked to stop (SIGINT or SIGTERM) or the task is cancelled.
  ///
  /// - Parameter onReady: Called once with the bound port, when requests are answered.
  /// - Throws: `PlanServerError` when the address cannot be used.
  package func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
    let service = HTTPService(
      host: settings.host, port: settings.port, logger: site.logger, headLimit: settings.headLimit,
      stopLimit: settings.stopLimit)
    let upkeep = SiteUpkeep(site: site)
    let runner = JobRunner(
      site: site,
      settings: JobRunner.Settings(places: settings.jobPlaces, poll: settings.jobPoll))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        await withTaskGroup(of: Void.self) { work in
          work.addTask { await upkeep.hearOtherNodes() }
          work.addTask { await upkeep.sweepHourly() }
          work.addTask { await upkeep.tellWebhooks(every: settings.jobPoll) }
          work.addTask { await runner.run() }
          work.addTask { await idleRest.rest(after: settings.restSeconds) { site.rest() } }
          await schemaWatch.untilOutdated(every: settings.schemaPoll)
          work.cancelAll()
        }
      }
      defer { group.cancelAll() }
      try await service.run(routes, onReady: onReady)
    }
  }

  /// Every route this server answers, with who may use it.
  package var routes: RouteTable {
    let known = KnownRoutes()
    let secrets = SecretPaths(routes: known)
    var middleware: [any MiddlewareProtocol<Request, Response, WebContext>] = [
      idleRest, AccessLog(logger: site.logger, secrets: secrets),
      SecurityHeaders(isSecure: site.address.isSecure), LanguageOfRequest(),
    ]
    if settings.isBehindProxy {
      middleware.append(ProxyAddress())
    } else {
      middleware.append(ForwardedWarning(logger: site.logger))
    }
    middleware += [
      ErrorPages(words: ErrorWords(takesForms: true), secrets: secrets), MethodCheck(routes: known),
      HostCheck(address: site.address), RateLimit(bucket: bucket), SchemaGate(watch: schemaWatch),
    ]
    var table = RouteTable(middleware: middleware)
    let shelf = site.publishedShelf
    PlanRoutes(
      plans: site.plans, isSecure: site.address.isSecure, explorer: site.explorer,
      invitation: { [now = site.now] plan in
        await shelf.commentPeriod(of: plan).flatMap { ResidentInvitation($0, at: now()) }
      }
    ) { await shelf.refresh() }.addPublic(to: &table, hasAccounts: true)
    var routes = SiteRoutes(site: site, table: table)
    for group in Self.groups { group.add(to: &routes) }
    known.note(routes.table)
    return routes.table
  }

  /// The tabs of every workspace.
  static let navigation = Navigation(groups)

  /// What the site is made of; a new capability is one more of these.
  private static let groups: [any PageGroup] = [
    WorkspaceListPages(),
    NewWorkspacePages(),
    PlaceSearchPages(),
    SetUpPages(),
    LocalPages(),
    SignInPages(),
    OpenIDPages(),
    InvitationPages(),
    AccountPages(),
    IdentityPages(),
    DeletionPages(),
    LanguagePages(),
    SecondFactorPages(),
    TokenPages(),
    HomePages(),
    HazardProfilePages(),
    ClimateFilePages(),
    IndicatorLibraryPages(),
    ScreeningPages(),
    OwnWordsPages(),
    RiskProposalPages(),
    HazardListPages(),
    HazardOutlookPages(),
    AssessorPages(),
    HazardScorePages(),
    AgreementPages(),
    EquityPages(),
    ExposurePages(),
    ShapeImportPages(),
    TractIndexPages(),
    RiskRegisterPages(),
    RegisterTransferPages(),
    RiskPages(),
    ActionListPages(),
    ActionTimelinePages(),
    GoalPages(),
    RankingPages(),
    PortfolioPages(),
    ActionComparePages(),
    PathwayPages(),
    CostPages(),
    LibraryPages(),
    AdoptionPages(),
    NewActionPages(),
    ActionPages(),
    RecordListPages(),
    RecordPages(),
    StaleEditPages(),
    RemovedRecordPages(),
    KeptFormPages(),
    TablePages(),
    NewRecordPages(),
    RecordRemoval(),
    BookPages(),
    EditorPages(),
    ReviewPages(),
    CommentPages(),
    PublishPages(),
    ResidentPages(),
    ResidentDeskPages(),
    SettingsPages(),
    ArchivePages(),
    ChapterPages(),
    HistoryPages(),
    RevertPages(),
    MemberPages(),
    SearchPages(),
    ImportPages(),
    AccessLogPages(),
    AdministrationPages(),
    PersonPages(),
    WorkspaceAdministrationPages(),
    ProgrammePages(),
    APICatalog(),
    JobPages(),
    WebhookPages(),
    ResultsPages(),
    ComparePages(),
    RecalculationPages(),
    SideBySidePages(),
    InventoryUncertaintyPages(),
    FactorLibraryPages(),
    EditionPages(),
    MethodPages(),
    RareEventPages(),
    AuditPages(),
    FindingsPages(),
    ExplainPages(),
    ForecastPages(),
    ScenarioPages(),
    DriverPages(),
    TargetPages(),
    WedgePages(),
    UncertaintyPages(),
    RangePages(),
    ActionWorkbook(),
    MapPages(),
    GridPages(),
    UploadPages(),
    BulkPages(),
    TableDownloads(), ExhibitPages(), StepCheckPages(),
    FactorPages(),
    MethodComparisonPages(),
    WarmPages(),
    ResultsWorkbook(),
    ResidualPages(),
  ]

  /// The long work that the site does; a new kind is one more of these.
  private static let jobs: [any SiteJob.Type] = [
    ImportLookJob.self, UploadReadJob.self, UploadTakeJob.self, ShapeLookJob.self,
    ClimateFileJob.self, WebhookDelivery.self, PublishJob.self, PortfolioJob.self,
    BulkTotalsJob.self,
  ]
}
