import Accounts
import HTTPTypes
import Hummingbird

/// The whole API: every operation, its document and its reader.
struct APICatalog: PageGroup {
  /// A new capability of the API is one more of these.
  static let groups: [any APIGroup] = [
    WorkspaceAPI(), NewWorkspaceAPI(), ProgressAPI(), DocumentAPI(), ChapterPreviewAPI(),
    SearchAPI(), TableAPI(),
    RowAPI(), ImportAPI(), FolderImportAPI(), ActivityFileAPI(), HistoryAPI(), InventoryAPI(),
    InventoryDoubtAPI(), SideBySideAPI(), RecalculationAPI(), ContributionAPI(),
    MethodComparisonAPI(),
    BulkTotalsAPI(), FactorAPI(), FactorLibraryAPI(), FactorOptionAPI(), FigureAPI(),
    FindingAPI(), ExhibitAPI(), ClimateAPI(), ClimateFileAPI(), ScreeningAPI(),
    RiskProposalAPI(), ScoringAPI<AssessorAPI>(), ScoringAPI<HazardScoreAPI>(), RiskRegisterAPI(),
    RegisterImportAPI(), AdaptationAPI(), LossAPI(), ExposureAPI(),
    ExposureDetailAPI(), ShapeImportAPI(), ForecastAPI(), WedgeAPI(), UncertaintyAPI(),
    LibraryAPI(), MethodAPI(), ActionAPI(), ActionTrialAPI(),
    ActionComparisonAPI(),
    PriorityAPI(), PortfolioAPI(), MoneyAPI(), EnergyBurdenAPI(), CommentAPI(), ApprovalAPI(),
    StepCheckAPI(),
    PublicationAPI(),
    ResidentCommentAPI(),
    MemberAPI(), AccessLogAPI(), AccountAPI(), AdministrationAPI(), ProgrammeAPI(),
    ProgrammePeopleAPI(), JobAPI(), WebhookAPI(), DescriptionAPI(),
  ]

  static let document = OpenAPIDocument(
    operations: groups.flatMap(\.routes).map(\.operation))

  func add(to routes: inout SiteRoutes) {
    for group in Self.groups {
      for route in group.routes { routes.add(route) }
    }
    APIReader().add(to: &routes)
  }
}

/// The document itself.
struct DescriptionAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.show, show)] }

  static let show = APIOperation(
    id: "getDescription", method: .get, path: "/api/v1/openapi.json", tag: .document,
    summary: "Read this description", details: "OpenAPI 3.1.", access: .everyone,
    successes: [.json(.object([], others: .anything), "The document.")])

  @Sendable private func show(_ call: APICall) -> APIAnswer {
    let origin = call.site.address.origin(of: call.visit.request)
    var answer = APIAnswer.json(APICatalog.document.json(origin: origin))
    answer.headers[.cacheControl] = "no-cache"
    return answer
  }
}
