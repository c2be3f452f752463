import HTTPTypes
import Hummingbird

extension Language {
  /// The language of whoever is being answered.
  ///
  /// Pages pass their language on; the small pieces that every page is made of take it from here, so that a field need
  /// not be told in which language it says “optional”.
  @TaskLocal static var ofReader = Language.english
}

/// Finds out the language of a request before anything else says a word.
struct LanguageOfRequest: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    try await Language.$ofReader.withValue(Language(of: request)) {
      try await next(request, context)
    }
  }
}
