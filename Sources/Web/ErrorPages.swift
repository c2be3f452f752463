import Accounts
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Logging
import Store

/// Turns what went wrong into a page that a reader understands, or into problem+json for programs.
struct ErrorPages: RouterMiddleware {
  /// What this server is, for the words of its errors.
  let words: ErrorWords
  let secrets: SecretPaths

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let problem: WebProblem
    do {
      return try await next(request, context)
    } catch let error as WebProblem {
      problem = error
      if let line = error.logged {
        let text = secrets.masked(line, about: request.uri.path)
        context.logger.error("Request refused: \(text)")
      }
    } catch let error as any HTTPResponseError {
      problem = WebProblem(
        error.status, words.detail(of: error.status), headers: (error as? HTTPError)?.headers ?? [:]
      )
    } catch let error as CancellationError {
      throw error
    } catch {
      problem = words.problem(for: error)
      if problem.status.kind == .serverError {
        let text = secrets.masked("\(error)", about: request.uri.path)
        context.logger.error("Request failed: \(text)")
      }
    }
    let response =
      request.uri.path.hasPrefix("/api/") ? problem.json : problem.page(words, at: request)
    return request.method == .head ? response.createHeadResponse() : response
  }
}

/// What is said of errors that nobody said anything about.
struct ErrorWords: Sendable {
  /// True where pages take forms; else the server only shows published plans.
  let takesForms: Bool

  func title(of status: HTTPResponse.Status) -> Phrase {
    switch status {
    case .notFound: Phrase("This page is not here", "Esta página no está aquí")
    case .forbidden: Phrase("This is not for you", "Esto no es para usted")
    case .methodNotAllowed, .contentTooLarge:
      takesForms
        ? Phrase("This cannot be taken in", "Esto no se puede recibir")
        : Phrase(
          "Published plans can only be read", "Los planes publicados solo se pueden leer")
    case .tooManyRequests: Phrase("Please wait a moment", "Espere un momento, por favor")
    case .conflict: Phrase("Somebody else was quicker", "Otra persona fue más rápida")
    case .misdirectedRequest:
      Phrase("This address is not known here", "Esta dirección no se conoce aquí")
    case .serviceUnavailable:
      Phrase("This cannot be done at this moment", "Esto no se puede hacer en este momento")
    default:
      status.kind == .serverError
        ? Phrase("This page could not be shown", "Esta página no se pudo mostrar")
        : Phrase("This could not be done", "Esto no se pudo hacer")
    }
  }

  func detail(of status: HTTPResponse.Status) -> Phrase {
    switch status {
    case .notFound:
      takesForms
        ? Phrase(
          "The address may have a typing error, or what was here is not for you.",
          "Puede que la dirección tenga un error o que lo que estaba aquí no sea para usted.")
        : Phrase(
          "The plan may have been published anew under another address, or the address has a typing error.",
          "Puede que el plan se haya publicado de nuevo en otra dirección o que la dirección tenga un error."
        )
    case .methodNotAllowed, .contentTooLarge:
      takesForms
        ? Phrase(
          "This address does not take what was sent.", "Esta dirección no recibe lo que se envió.")
        : Phrase(
          "This server takes nothing in: no forms and no files.",
          "Este servidor no recibe nada: ni formularios ni archivos.")
    default:
      Phrase(
        "The fault is on our side. Please try again later.",
        "El fallo es nuestro. Inténtelo otra vez más tarde.")
    }
  }

  /// An error of the layers below as the one who asked should see it.
  func problem(for error: any Error) -> WebProblem {
    switch error {
    case let error as StoreError: WebProblem(error.status, error.phrase)
    case let error as AccountProblem: WebProblem(error.status, error.phrase)
    case let error as SignInRefusal: WebProblem(error.status, error.phrase)
    case let error as JobProblem: WebProblem(error.status, error.phrase)
    case let error as OpenIDProblem: error.page
    case let error as DatabaseProblem where error.isPassing:
      WebProblem(.serviceUnavailable, Self.tryAgain, headers: [.retryAfter: "5"])
    default: WebProblem(.internalServerError, detail(of: .internalServerError))
    }
  }

  static let first = Phrase("To the first page", "A la primera página")
  static let workspace = Phrase("To the workspace", "Al espacio de trabajo")

  // What the database says of itself is for whoever runs it, and in the log.
  private static let tryAgain = Phrase(
    "The database does not answer at this moment. If you were saving, look whether your change is there before you send it again.",
    "La base de datos no responde en este momento. Si estaba guardando, mire si su cambio ya está antes de enviarlo otra vez."
  )
}

extension StoreError {
  var status: HTTPResponse.Status {
    switch self {
    case .noWorkspace, .noRevision, .noDocument: .notFound
    case .workspaceExists, .conflicts, .nothingToChange, .archived: .conflict
    case .notAnIdentifier, .invalid: .badRequest
    }
  }
}

extension AccountProblem {
  var status: HTTPResponse.Status {
    switch self {
    case .notSignedIn: .unauthorized
    case .notAllowed, .confirmationNeeded, .outOfReach, .scoresOfAnother, .external: .forbidden
    case .noAccount, .noMember, .noProgramme, .noSuchThing, .setUpDone: .notFound
    case .emailTaken, .nameTaken, .lastOwner, .lastAdministrator, .hasMembers, .secondFactorIsOn,
      .lastWayIn, .changedMeanwhile:
      .conflict
    case .linkNotUsable: .gone
    case .otherSecret, .badSecret, .missingKeyFile: .internalServerError
    default: .badRequest
    }
  }
}

extension DatabaseProblem {
  /// Whether it may be over soon.
  fileprivate var isPassing: Bool {
    switch self {
    case .unavailable, .outcomeUnknown, .busy, .full: true
    default: false
    }
  }
}

extension WebProblem {
  /// - Parameter request: What was asked, for its language.
  func page(_ words: ErrorWords, at request: Request) -> Response {
    let language = Language(of: request)
    let title = (title ?? words.title(of: status))(language)
    // What only programs should meet has no other words than the English ones.
    let isForeign = language != .english && self.words.spanish == message
    let main: HTML = """
      <div class="stack">
      <h1>\(title)</h1>
      <p class="lead"\("lang", isForeign ? Language.english.rawValue : nil)>\(self.words(language))</p>
      <p class="actions">\((instead ?? Self.workspace(of: request)).map { "<a class=\"button\" href=\"\($0.path)\">\($0.label(language))</a>" as HTML })\
      <a class="button button--plain" href="/">\(ErrorWords.first(language))</a></p>
      </div>
      """
    var response = Response.page(
      Layout(
        title: title, main: main, width: .text, language: language,
        wayBack: LanguageSwitch.wayBack(from: request)
      ).html, status: status)
    response.headers.append(contentsOf: headers)
    return response
  }

  /// The first page of the workspace that the address is in, which says for itself who may read it.
  private static func workspace(of request: Request) -> Instead? {
    let parts = request.uri.path.split(separator: "/")
    guard parts.count > 2, parts[0] == "workspaces" else { return nil }
    return Instead(path: "/workspaces/\(parts[1])", label: ErrorWords.workspace)
  }

  /// For programs, in English.
  var json: Response { json(in: .english) }

  /// For a script that shows it to the reader of a page.
  ///
  /// Source: RFC 9457, Problem Details for HTTP APIs.
  func json(in language: Language) -> Response {
    struct Details: Encodable {
      let type = "about:blank"
      let title: String
      let status: Int
      let detail: String
    }
    let details = Details(title: status.reasonPhrase, status: status.code, detail: words(language))
    return .json(details, status: status, type: "application/problem+json", headers: headers)
  }
}

extension Response {
  /// A value as JSON, with its keys in order and a line end.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json",
    headers: HTTPFields = [:]
  ) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(value)) ?? Data("{}".utf8)
    var fields: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
    fields.append(contentsOf: headers)
    return Response(
      status: status, headers: fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: data + Data("\n".utf8))))
  }
}
