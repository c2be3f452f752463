import Accounts
import Factors
import Hummingbird
import Interchange
import Inventory
import Plan
import Publishing
import Store
import Workspace

/// An earlier state of a workspace that its inventory is held against.
enum EarlierState: Sendable {
  /// A revision of the history.
  case revision(Int)
  /// A folder as a ZIP archive, or a filled template of the inventory.
  case file(StagedUploads.File)

  /// The field of an address or form that names it.
  var field: (name: String, value: String) {
    switch self {
    case .revision(let revision): ("from", String(revision))
    case .file(let file): ("file", file.id)
    }
  }
}

/// Why a file cannot be compared with, in a sentence for whoever sent it.
struct EarlierFileRefusal: Error {
  let message: String
}

/// By what the calculation of a file is kept; a workbook is read over the workspace as it is.
struct EarlierFileKey: Hashable, Sendable {
  let file: String
  let state: MadeFrom
}

extension Visit {
  private func asked(_ name: String) -> String { form[name] ?? query(name) ?? "" }

  /// The state that the address or the form asks for; nil while none is chosen.
  ///
  /// - Throws: `EarlierFileRefusal` for a file that is not kept any more; `WebProblem` with 404 for a revision that is not there.
  func earlierState() async throws -> EarlierState? {
    let (file, from) = (asked("file"), asked("from"))
    if !file.isEmpty {
      guard let found = try await StagedUploads(.earlierState, self).find(file) else {
        throw EarlierFileRefusal(message: words(RecalculationText.self).gone)
      }
      return .file(found)
    }
    guard !from.isEmpty else { return nil }
    guard let revision = Int(from), (1...max(1, try workspace().summary.head)).contains(revision)
    else { throw Self.nothingHere }
    return .revision(revision)
  }

  /// What an earlier state leads to; nil while a file is still being read.
  ///
  /// - Parameter seconds: How long the reader waits for a file.
  /// - Throws: `EarlierFileRefusal` for a state that nothing can be calculated of.
  func calculation(
    of state: EarlierState, within seconds: Double
  ) async throws -> PlanCalculation? {
    let place = try workspace()
    let text = words(RecalculationText.self)
    switch state {
    case .revision(let revision):
      do {
        return try await site.calculations.calculation(
          of: place.id, at: revision, head: place.summary.head)
      } catch is WorkspaceError {
        throw EarlierFileRefusal(message: text.unreadableRevision(revision))
      }
    case .file(let file):
      let reading = EarlierFile(
        file: file, present: try await opened().community, library: site.library,
        tools: site.publishing?.tools, text: text, language: language)
      let key = EarlierFileKey(file: file.id, state: MadeFrom(place))
      return try await site.earlierFiles.value(of: key, within: seconds) {
        try reading.calculation()
      }
    }
  }
}
