import Accounts
import Databases
import Factors
import Foundation
import HTTPTypes
import Store
import Tables
import Workspace

/// Making a workspace: with nothing in it, with empty tables, for a real place, or as the worked example.
struct NewWorkspaceAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.create, create)] }

  /// What a workspace begins with.
  private enum Beginning: String, CaseIterable {
    case nothing, settings, place, example
  }

  static let create = APIOperation(
    id: "createWorkspace", method: .post, path: "/api/v1/workspaces", tag: .workspaces,
    summary: "Make a workspace",
    details:
      "Whoever makes it owns it. `begin` says what is in it: `nothing`, for a folder that you send next; `settings`, empty tables and a first draft of the book; `place`, the same with what is known of a place of `listPlaces`; or `example`, the complete worked example under its own id. All but the example need a name, and `nothing` an id too; a place has its own unless you say another.",
    access: .instance(.createWorkspace),
    body: .json(
      .object([
        .may(
          "begin",
          .choice(Beginning.allCases.map(\.rawValue), "What is in it.").falling(
            backTo: .text(Beginning.nothing.rawValue))),
        .may(
          "id",
          .text(
            "Lower-case letters, digits and hyphens; made from the name unless given.",
            pattern: "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$")),
        .may("name", .text("As people read it.", least: 1, most: 100)),
        .may(
          "place",
          .text("The Census code of the place, for `place`.", pattern: "^[0-9]{2,10}$")),
        .may(
          "kind", .choice(Community.Kind.allCases.map(\.rawValue), "What sort of government it is.")
        ),
        .may("state", .text("Such as MN; a place has its own.", least: 2, most: 2)),
        .may(
          "language", .choice(Language.allCases.map(\.rawValue), "Of the published plan.")),
        .may(
          "units",
          .choice(Community.UnitSystem.allCases.map(\.rawValue), "What readers are shown.")),
        .may("year", .whole(1_990...2_100, "The first inventory year.")),
        .may(
          "subregion",
          .text("The grid subregion, of those that the place may lie in.", most: 20)),
        .may("timeZone", .text("Such as America/Chicago.", most: 60)),
      ])), successes: [.json(WorkspaceAPI.shape.schema, "The new workspace.", status: .created)],
    keepsAnswer: true,
    example: ["begin": "place", "place": "27123", "year": 2023])

  @Sendable private func create(_ call: APICall) async throws -> APIAnswer {
    let begin = call.body["begin"]?.text.flatMap(Beginning.init(rawValue:)) ?? .nothing
    let id =
      switch begin {
      case .nothing: try await makeBare(call)
      case .settings: try await make(call, at: nil)
      case .place: try await make(call, at: try Self.settings(call))
      case .example: try await makeExample(call)
      }
    let made = try await call.site.store.workspace(id)
    return .json(
      WorkspaceAPI.shape.json(made), status: .created,
      headers: [.location: "/api/v1/workspaces/\(id)"])
  }

  private func makeBare(_ call: APICall) async throws -> String {
    let visit = call.visit
    let (principal, origin, now) = (visit.principal, visit.origin, call.site.now())
    let (id, name) = (call.words("id"), call.words("name"))
    guard !name.isEmpty else { throw Self.missing("name", "A workspace needs a name.") }
    guard !id.isEmpty else { throw Self.missing("id", "A workspace without settings needs an id.") }
    try await call.site.store.database.write { transaction in
      try WorkspaceStore.create(id, name: name, time: InstantText.text(now), in: transaction)
      try AccountDirectory.makeFirstOwner(
        of: id, by: principal, from: origin, at: now, in: transaction)
    }
    return id
  }

  private static func missing(_ member: String, _ message: String) -> APIProblem {
    .notTaken(message, flaws: [APIFlaw(place: .body("/\(member)"), message: message)])
  }

  /// What is known of the place that the body names.
  ///
  /// - Throws: `APIProblem` with 422 for a code that no place has, and for a county that is no more.
  private static func settings(_ call: APICall) throws -> PlaceSettings {
    let code = call.words("place")
    guard let settings = PlaceSettings(geoid: code) else {
      throw missing(
        "place", "There is no place with the Census code “\(code)”. Search with listPlaces.")
    }
    guard settings.place.kind != .formerCounty else {
      let later = settings.gazetteer.changes(of: settings.place).map {
        "\($0.newName) (\($0.newCode))"
      }
      throw missing(
        "place",
        "\(settings.place.title) is no more. What followed: \(later.joined(separator: ", ")).")
    }
    return settings
  }

  private func make(_ call: APICall, at settings: PlaceSettings?) async throws -> String {
    let text = NewWorkspaceText.english
    let wish = NewWorkspaceWish(
      Self.form(call, settings), settings: settings, text: text, language: .english)
    guard wish.errors.isEmpty else {
      throw APIProblem.notTaken(wish.errors) { "/\($0)" }
    }
    try await call.visit.makeWorkspace(
      wish.id, name: wish.name, files: wish.files,
      reason: settings.map { text.reasonPlace($0.place.title) } ?? text.reasonEmpty)
    return wish.id
  }

  /// The body as the form of the page would send it; what it leaves out is what the page offers first.
  private static func form(_ call: APICall, _ settings: PlaceSettings?) -> FormData {
    func words(_ name: String, else usual: String?) -> String {
      let said = call.words(name)
      return said.isEmpty ? usual ?? "" : said
    }
    let year = call.body["year"]?.whole.map(String.init) ?? ""
    return FormData(fields: [
      ("name", words("name", else: settings?.place.name)),
      ("id", words("id", else: call.words("name").isEmpty ? settings?.identifier : nil)),
      ("kind", words("kind", else: settings?.kind.rawValue)), ("state", call.words("state")),
      ("language", words("language", else: nil)), ("units", words("units", else: nil)),
      ("year", year),
      ("subregion", words("subregion", else: settings?.grid.candidates.first?.subregion)),
      ("time_zone", words("timeZone", else: nil)),
    ])
  }

  private func makeExample(_ call: APICall) async throws -> String {
    guard let files = WorkedExample.files else {
      throw APIProblem(.conflict, .plain, "This installation has no worked example.")
    }
    do {
      return try await call.visit.makeWorkspace(
        from: files, reason: NewWorkspaceText.english.reasonExample)
    } catch let refusal as ImportRefusal {
      throw APIProblem.notTaken(refusal.message)
    }
  }
}
