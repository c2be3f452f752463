internal import Quantities
import Tables

/// Puts blocks between fences into passages.
struct PassageAssembly {
  private struct Open {
    var kind: PassageKind
    var title: [ManuscriptInline]
    var place: Place
    var blocks: [ManuscriptBlock] = []
  }

  /// One passage may stand in another, such as a call-out in an internal passage.
  private static let deepestNesting = 2

  private var blocks: [ManuscriptBlock] = []
  private var open: [Open] = []
  private var findings: [Finding] = []

  mutating func append(_ block: ManuscriptBlock) {
    guard open.isEmpty else {
      open[open.count - 1].blocks.append(block)
      return
    }
    blocks.append(block)
  }

  /// Takes a line of colons; an empty kind closes the innermost passage.
  mutating func fence(kind name: String, title: [ManuscriptInline], at place: Place) {
    guard !name.isEmpty else {
      close(at: place)
      return
    }
    let kind = PassageKind(rawValue: name)
    if kind == nil {
      let kinds = PassageKind.allCases.map(\.rawValue)
      let guess =
        NearestName.findInAnyCase(name, among: kinds).map { " Did you mean :::\($0)?" } ?? ""
      findings.append(
        Finding(
          .error,
          "“:::\(name)” is not a kind of passage. Use internal, public, equity, adaptation or note."
            + guess, at: place))
    }
    if open.count == Self.deepestNesting {
      findings.append(
        Finding(
          .error, "Three passages stand in each other here. Close one of them first with :::.",
          at: place))
    }
    open.append(Open(kind: kind ?? .note, title: title, place: place))
  }

  private mutating func close(at place: Place) {
    guard let last = open.popLast() else {
      findings.append(
        Finding(
          .error, "This ::: closes nothing. Remove it, or open a passage above, such as :::note.",
          at: place))
      return
    }
    append(.passage(kind: last.kind, title: last.title, blocks: last.blocks))
  }

  /// The blocks, with what is still open closed at the end of the chapter.
  func finished() -> (blocks: [ManuscriptBlock], findings: [Finding]) {
    var copy = self
    for passage in open.reversed() {
      copy.findings.append(
        Finding(
          .error,
          "The passage :::\(passage.kind.rawValue) is not closed. Put ::: on a line of its own "
            + "where it ends.", at: passage.place))
      copy.close(at: passage.place)
    }
    return (copy.blocks, copy.findings)
  }
}
