import Databases
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// Whether a newer program has brought the database forward under this server, which must not write into it any more.
///
/// A program looks at the schema when it starts; another may be started on the same database while it runs.
final class SchemaWatch: Sendable {
  private let database: any SQLDatabase
  private let schemas: [Schema]
  private let logger: Logger
  private let newer = Atomic(false)

  /// - Parameter schemas: Everything that the database holds, as this program knows it.
  init(_ database: any SQLDatabase, schemas: [Schema], logger: Logger) {
    self.database = database
    self.schemas = schemas
    self.logger = logger
  }

  var isOutdated: Bool { newer.load(ordering: .acquiring) }

  /// Looks now; a database that is away is looked at another time.
  func look() async {
    do {
      _ = try await database.pendingMigrations(schemas)
    } catch let problem as DatabaseProblem {
      guard case .newerSchema = problem else { return }
      if !newer.exchange(true, ordering: .acquiringAndReleasing) {
        logger.error("\(problem) This server answers nothing until that version is started.")
      }
    } catch {
      return
    }
  }

  /// Looks whenever the schema is said to have changed or the database came back, and at times; ends when it is newer.
  func untilOutdated(every seconds: Double) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [self] in
        for await signal in database.signals() {
          guard signal == .listening || signal == .message(SchemaSignal.changed) else { continue }
          await look()
          if isOutdated { return }
        }
      }
      group.addTask { [self] in
        while !Task.isCancelled, !isOutdated {
          await look()
          if !isOutdated { try? await Task.sleep(for: .seconds(seconds)) }
        }
      }
      await group.next()
      if isOutdated || Task.isCancelled { group.cancelAll() }
    }
  }
}

/// Answers nothing from a database that a newer program keeps.
struct SchemaGate: RouterMiddleware {
  let watch: SchemaWatch

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard !watch.isOutdated else {
      throw WebProblem(.serviceUnavailable, Self.outdated, headers: [.retryAfter: "60"])
    }
    return try await next(request, context)
  }

  private static let outdated = Phrase(
    "A newer version of Cairn keeps these plans now, and this server still runs the old one. Whoever runs it must start the new version. Nothing was lost; what you were sending was not saved.",
    "Una versión más nueva de Cairn guarda ahora estos planes, y este servidor todavía usa la anterior. Quien lo administra debe iniciar la versión nueva. No se perdió nada; lo que usted enviaba no se guardó."
  )
}
