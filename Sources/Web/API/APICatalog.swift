import Accounts
import HTTPTypes
import Hummingbird

/// The whole API: every operation, its document and its reader.
struct APICatalog: PageGroup {
  /// A new capability of the API is one more of these.
  static let groups: [any APIGroup] = [
    WorkspaceAPI(), DocumentAPI(), SearchAPI(), TableAPI(), RowAPI(), ImportAPI(), HistoryAPI(),
    InventoryAPI(), InventoryDoubtAPI(), FactorAPI(), FigureAPI(), FindingAPI(), ExhibitAPI(), MemberAPI(), AccessLogAPI(),
    AccountAPI(), JobAPI(), WebhookAPI(), PublicationAPI(), CommentAPI(), ApprovalAPI(),
    FolderImportAPI(), ActivityFileAPI(), ProgressAPI(), ScreeningAPI(), RiskProposalAPI(),
    AssessorAPI(), ClimateAPI(), ExposureAPI(), ShapeImportAPI(), LibraryAPI(), ActionAPI(),
    PriorityAPI(), PortfolioAPI(), MoneyAPI(), ForecastAPI(), WedgeAPI(), UncertaintyAPI(),
    ProgrammeAPI(), ProgrammePeopleAPI(), AdministrationAPI(), DescriptionAPI(),
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
