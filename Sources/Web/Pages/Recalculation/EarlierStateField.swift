import Databases
import Hummingbird
import Store

/// The states of a workspace that it may be compared with: published editions, named states, and the last changes.
struct EarlierStateField {
  private struct Option {
    let revision: Int
    let label: String
  }

  /// Commits that the list offers; older ones are reached from the history.
  private static let most = 60

  private let text: RecalculationText
  private let published: [Option]
  private let named: [Option]
  private let recent: [Option]

  init(_ visit: Visit) async throws {
    let place = try visit.workspace()
    let text = visit.words(RecalculationText.self)
    self.text = text
    let head = place.summary.head
    func day(_ instant: String) -> String {
      InstantText.instant(instant).map(place.instants.text) ?? instant
    }
    published = try await visit.site.publications.history(of: place.id)
      .filter { $0.revision < head }.map {
        Option(
          revision: $0.revision,
          label: text.published($0.isPublic, day($0.published), $0.revision))
      }
    named = try await visit.site.store.milestones(of: place.id).filter { $0.revision < head }.map {
      Option(
        revision: $0.revision,
        label: text.state($0.milestone?.title ?? "", day($0.time), $0.revision))
    }
    recent = try await visit.site.store.history(of: place.id, before: head, limit: Self.most)
      .filter { $0.changeCount > 0 }.map {
        Option(
          revision: $0.revision,
          label: text.state(String($0.reason.prefix(60)), day($0.time), $0.revision))
      }
  }

  var isEmpty: Bool { published.isEmpty && named.isEmpty && recent.isEmpty }

  /// - Parameter revision: The one that is chosen; nil for none.
  func html(chosen revision: Int?) -> HTML {
    let all = published + named + recent
    let other = revision.flatMap { chosen in
      all.contains { $0.revision == chosen }
        ? nil
        : Option(
          revision: chosen, label: text.revision(chosen))
    }
    // One state may stand in several groups; only the first is marked.
    var isMarked = false
    func options(_ options: [Option]) -> HTML {
      options.map { option -> HTML in
        let isChosen = option.revision == revision && !isMarked
        if isChosen { isMarked = true }
        return
          "<option value=\"\(option.revision)\"\("selected", when: isChosen)>\(option.label)</option>"
      }.joined(by: "\n")
    }
    func group(_ label: String, _ members: [Option]) -> HTML {
      members.isEmpty
        ? .empty : "<optgroup label=\"\(label)\">\n\(options(members))\n</optgroup>"
    }
    return """
      <div class="field">
      <label class="field__label" for="field-from">\(text.from)</label>
      <select class="input" id="field-from" name="from">
      <option value="">\(text.choose)</option>
      \(options(other.map { [$0] } ?? []))
      \(group(text.publishedGroup, published))
      \(group(text.namedGroup, named))
      \(group(text.recentGroup, recent))
      </select>
      </div>
      """
  }
}
