import Accounts
import Hummingbird

/// Finds out who sends a request, and whether a route is for them.
struct Doorkeeper: Sendable {
  let site: Site

  enum Admission {
    case admitted(WorkspacePlace?)
    /// What is answered instead of the page.
    case refused(Response)
  }

  func arrival(_ request: Request, _ context: WebContext) async throws -> Arrival {
    let session = site.cookies.value(site.cookies.sessionName, of: request)
    let form = site.cookies.value(site.cookies.formName, of: request)
    let key = (session ?? form).map { FormKey(secret: $0, isNew: false) } ?? .make()
    return Arrival(request: request, context: context, visitor: .anonymous, formKey: key)
  }

  func admission(of arrival: Arrival, to access: Access) async throws -> Admission {
    .admitted(nil)
  }
}
