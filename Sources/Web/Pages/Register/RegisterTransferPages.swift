import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Plan
import Store
import Tables
import Workspace

/// The risk register to and from other systems: its tables to download, and the former tool's table looked at and taken.
struct RegisterTransferPages: PageGroup {
  /// The most bytes of a file; a register of ten thousand rows has about five million.
  static let limit = 8 * 1024 * 1024
  static let path = "hazards/register-files"

  func add(to routes: inout SiteRoutes) {
    let base: String = "/workspaces/:workspace/\(Self.path)"
    routes.get("\(base)", for: .workspace(.readWorkspace)) { try await askPage($0) }
    routes.get("\(base)/download", for: .workspace(.readWorkspace), use: download)
    routes.post(
      "\(base)", for: .workspace(.editDocument), taking: .upload(limit: Self.limit), use: receive)
    routes.get("\(base)/:upload", for: .workspace(.editDocument)) { try await show($0) }
    routes.post("\(base)/:upload", for: .workspace(.editDocument), use: decide)
  }

  private func askPage(
    _ visit: Visit, errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let text = visit.words(RegisterTransferText.self)
    if case .empty(let response) = try await visit.planOrEmpty(
      text.title, at: RiskRegisterPages.path)
    {
      return response
    }
    let view = RegisterTransferView(visit: visit, text: text, errors: errors)
    return visit.page(
      text.title, view.html, width: .text, at: RiskRegisterPages.path, status: status)
  }

  @Sendable private func download(_ visit: Visit) async throws -> Response {
    guard let form = RegisterForm(rawValue: visit.query("as") ?? "") else {
      throw Visit.nothingHere
    }
    let calculation = try await visit.planOrNothing()
    let csv =
      switch form {
      case .temperate:
        FormerRegisterExport(calculation.workspace).csv(
          addsLost: visit.query("lost") == "yes", isPublic: visit.query("public") == "yes")
      case .framework(let table): table.csv(calculation)
      }
    let place = try visit.workspace()
    try await visit.note(.exported, "\(form.noted) of revision \(place.summary.head)")
    return .download(Array(csv.utf8), named: "\(place.id)-\(form.fileName)")
  }

  // Sent, looked at, taken

  private func uploads(_ visit: Visit) throws -> StagedUploads {
    try StagedUploads(.riskRegister, visit)
  }

  private func file(_ visit: Visit) async throws -> StagedUploads.File? {
    try await uploads(visit).find(try visit.parameter("upload"))
  }

  private func gone(_ visit: Visit) async throws -> Response {
    let text = visit.words(RegisterTransferText.self)
    return try await askPage(visit, errors: .one("file", text.gone), status: .gone)
  }

  @Sendable private func receive(_ visit: Visit) async throws -> Response {
    let text = visit.words(RegisterTransferText.self)
    var errors = FormErrors()
    let file = visit.form.files["file"]
    if file?.name.lowercased().hasSuffix(".csv") != true { errors.add("file", text.noFile) }
    let choice = RegisterChoice(visit)
    if choice.startYear == nil { errors.add("start_year", text.wrongYear) }
    guard let file, let year = choice.startYear, errors.isEmpty else {
      return try await askPage(visit, errors: errors, status: .badRequest)
    }
    let id = try await uploads(visit).keep(file.contents, named: file.name)
    return visit.seeOther(
      try visit.workspace().path("\(Self.path)/\(id)?\(RegisterChoice.yearField)=\(year)"))
  }

  private func show(
    _ visit: Visit, notice: String? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let file = try await file(visit) else { return try await gone(visit) }
    let open = try await visit.opened()
    let choice = RegisterChoice(visit)
    let view = RegisterImportView(
      visit: visit, text: visit.words(RegisterTransferText.self), name: file.name, choice: choice,
      look: try await RegisterLook.at(file, choice, open, visit),
      taxonomy: open.community.taxonomy(),
      base: open.revision, notice: notice)
    return visit.page(
      visit.words(RegisterTransferText.self).previewTitle, view.html, at: RiskRegisterPages.path,
      status: status)
  }

  @Sendable private func decide(_ visit: Visit) async throws -> Response {
    guard let file = try await file(visit) else {
      if let taken = try await StagedUploads.takenBefore(visit) { return taken }
      return try await gone(visit)
    }
    switch visit.form.text("act") {
    case "drop":
      try await uploads(visit).remove(file.id)
      return visit.seeOther(try visit.workspace().path(Self.path))
    case "take": return try await take(file, visit)
    default: return try await show(visit)
    }
  }

  private func take(_ file: StagedUploads.File, _ visit: Visit) async throws -> Response {
    // What was looked at is what is taken: against the same state, and only if nothing
    // that it touches was changed since.
    let base = try visit.base()
    let open = try await visit.site.cache.workspace(try visit.workspace().id, at: base)
    let look = try await RegisterLook.at(file, RegisterChoice(visit), open, visit)
    guard let preview = look.preview, !preview.differences.isEmpty else {
      return try await show(visit)
    }
    let taking = try await uploads(visit).take(
      file.id, named: file.name, try preview.accepted(), base: base, visit)
    switch taking {
    case .taken(let response): return response
    case .nothingNew: return try await show(visit)
    case .stale:
      let text = visit.words(RegisterTransferText.self)
      return try await show(visit, notice: text.stale, status: .conflict)
    }
  }
}

/// A table of another system that the register is written as.
enum RegisterForm: RawRepresentable, CaseIterable {
  case temperate
  case framework(FrameworkTable)

  static let allCases = [temperate] + FrameworkTable.allCases.map(framework)

  init?(rawValue: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = found
  }

  var rawValue: String {
    switch self {
    case .temperate: "temperate"
    case .framework(let table): table.rawValue
    }
  }

  var fileName: String {
    switch self {
    case .temperate: "register.csv"
    case .framework(let table): table.fileName
    }
  }

  /// What the access log calls it.
  var noted: String {
    switch self {
    case .temperate: "the risk register in the former tool's columns"
    case .framework(.hazards): "the risk table of the common reporting framework"
    case .framework(.events): "the past hazards of the common reporting framework"
    case .framework(.capacity): "the adaptive capacity of the common reporting framework"
    case .framework(.trackHazards): "the hazards of CDP-ICLEI Track"
    case .framework(.trackCapacity): "the adaptive capacity of CDP-ICLEI Track"
    }
  }
}

/// What a register that was sent would do.
struct RegisterLook: Sendable {
  let register: RegisterImport
  /// Nil when nothing would change.
  let preview: ImportPreview?

  /// Reads a register over a state of the workspace; nothing is changed.
  static func at(
    _ file: StagedUploads.File, _ choice: RegisterChoice, _ open: OpenWorkspace, _ visit: Visit
  ) async throws -> RegisterLook {
    let (community, snapshot, library) = (open.community, open.snapshot, visit.site.library)
    let year = choice.startYear ?? RegisterChoice.nextYear(visit)
    let (meanings, preset) = (choice.meanings, choice.preset)
    return try await visit.site.unpacking.pass {
      let register = RegisterImport(
        file.bytes, file: file.name, into: community, startYear: year, meanings: meanings,
        presetChoice: preset)
      let files = register.files
      let preview =
        files.isEmpty
        ? nil : ImportPreview(of: files, into: snapshot, library: library, keepsOthers: true)
      return RegisterLook(register: register, preview: preview)
    }
  }
}
