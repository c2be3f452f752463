import Accounts
import Databases
import Factors
import Foundation
import Store
import Workspace

extension Visit {
  /// Makes a workspace with its first commit, owned by the visitor: both, or neither.
  ///
  /// - Throws: `StoreError` when the id is none or taken, `AccountProblem` when the visitor may not.
  func makeWorkspace(
    _ id: String, name: String, files: [String: [UInt8]], reason: String
  ) async throws {
    let (principal, origin, now) = (principal, origin, site.now())
    let draft = CommitDraft(
      id: UUID().uuidString.lowercased(), author: author, reason: reason, base: 0,
      changes: FolderDocuments.split(files: files))
    try await site.store.database.write { transaction in
      try WorkspaceStore.create(id, name: name, time: InstantText.text(now), in: transaction)
      try AccountDirectory.makeFirstOwner(
        of: id, by: principal, from: origin, at: now, in: transaction)
      _ = try WorkspaceStore.commit(draft, to: id, at: now, in: transaction)
    }
  }

  /// Makes a workspace of a folder's files, with the id and name that they state.
  ///
  /// - Throws: As above; `ImportRefusal` when the files are no whole workspace.
  func makeWorkspace(from files: [String: [UInt8]], reason: String) async throws -> String {
    let empty = WorkspaceSnapshot(workspace: "", revision: 0, documents: [])
    let known = files.filter { WorkspaceFolder.knows($0.key) }
    let library = site.library
    let preview = try await site.unpacking.pass {
      ImportPreview(of: known, into: empty, library: library)
    }
    if let refusal = preview.refusal { throw refusal }
    guard let identity = files["community.yaml"].flatMap({ CommunityIdentity(yaml: $0) }) else {
      throw ImportRefusal.noCommunity("The files do not say which community they are of.")
    }
    try await makeWorkspace(
      identity.id, name: String(identity.name.prefix(100)), files: known, reason: reason)
    return identity.id
  }
}

extension ImportRefusal: Error {}

/// What somebody wants a new workspace to be, as the form says, with what is wrong about it.
struct NewWorkspaceWish {
  let id: String
  let name: String
  let files: [String: [UInt8]]
  let errors: FormErrors

  init(
    _ form: FormData, settings: PlaceSettings?, text: NewWorkspaceText, language: Language
  ) {
    var errors = FormErrors()
    name = form.text("name")
    if name.isEmpty || name.count > 100 { errors.add("name", text.wrongName) }
    let wanted = form.text("id")
    id = wanted.isEmpty ? PlaceSettings.identifier(name) : wanted
    if !WorkspaceStore.isIdentifier(id) {
      errors.add("id", StoreError.notAnIdentifier(id).phrase(language))
    }
    let state = (settings?.place.state ?? form.text("state")).uppercased()
    if !state.isEmpty, state.utf8.count != 2 || !state.allSatisfy(\.isLetter) {
      errors.add("state", text.wrongState)
    }
    let year = form.text("year")
    if !year.isEmpty, Int(year).map({ (1990...2100).contains($0) }) != true {
      errors.add("year", text.wrongYear)
    }
    files = NewWorkspace.files(
      id: id, name: name,
      kind: Community.Kind(rawValue: form.text("kind")) ?? settings?.kind ?? .city,
      state: state, years: Int(year).map { [$0] } ?? [],
      setting: Self.setting(form, settings))
    self.errors = errors
  }

  /// Only what the form could have offered is taken from it.
  private static func setting(
    _ form: FormData, _ settings: PlaceSettings?
  ) -> NewWorkspace.Setting {
    let zone = form.text("time_zone")
    let subregion = form.text("subregion")
    let usual = settings?.timeZone ?? NewWorkspace.Setting().timeZone
    return NewWorkspace.Setting(
      geoid: settings?.place.geoid ?? "",
      subregion: settings?.grid.subregions.contains(subregion) == true ? subregion : "",
      timeZone: zone == usual || PlaceSettings.timeZones.contains(zone) ? zone : usual,
      units: Community.UnitSystem(rawValue: form.text("units")) ?? .us,
      language: Language(rawValue: form.text("language"))?.rawValue ?? "en")
  }
}
