public import ArgumentParser
internal import Foundation
public import Store

/// `cairn store list`: the workspaces of a store.
struct StoreListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the workspaces of a store.")

  @OptionGroup var option: StoreOption

  func run() async throws {
    let all = try await option.withStore { try await $0.workspaces() }
    guard !all.isEmpty else {
      print("No workspace is in the store yet. Take one in with `cairn store import FOLDER`.")
      return
    }
    let rows = all.map { workspace in
      [
        workspace.id, workspace.name, workspace.headTime, workspace.isArchived ? "archived" : "",
        String(workspace.head),
      ]
    }
    print(
      TextTable.aligned([["id", "name", "last change", "", "revision"]] + rows, left: 4),
      terminator: "")
  }
}

/// `cairn store history`: who changed what, when and why.
struct StoreHistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the commits of a workspace, the last one first.")

  @Argument(help: "The workspace's id.") var workspace: String
  @Option(help: "Only changes of this document, such as inventory.csv#elec-2021.")
  var document: String?
  @Option(help: "At most this many.") var limit = 20
  @OptionGroup var option: StoreOption

  func run() async throws {
    let commits = try await option.withStore {
      try await $0.history(
        of: workspace, document: document.map { DocumentName($0) }, limit: max(1, limit))
    }
    for commit in commits { print(CommitLine(commit: commit).text) }
  }
}

/// One commit in one line.
struct CommitLine {
  let commit: Commit

  var text: String {
    var parts = ["\(commit.revision)", commit.time, commit.author.name]
    if let milestone = commit.milestone {
      parts.append("[\(milestone.kind.rawValue): \(milestone.title)]")
    }
    if let undone = commit.undoes { parts.append("takes back revision \(undone)") }
    parts.append(commit.changeCount == 1 ? "1 document" : "\(commit.changeCount) documents")
    if !commit.reason.isEmpty { parts.append("“\(commit.reason)”") }
    return parts.joined(separator: "  ")
  }
}

/// `cairn store diff`: what differs between two revisions.
struct StoreDifferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what differs between two revisions, cell by cell.")

  @Argument(help: "The workspace's id.") var workspace: String
  @Argument(help: "The earlier revision.") var from: Int
  @Argument(help: "The later one; the last one unless given.") var to: Int?
  @OptionGroup var option: StoreOption

  func run() async throws {
    let (before, after, differences) = try await option.withStore { store in
      (
        try await store.snapshot(of: workspace, at: from),
        try await store.snapshot(of: workspace, at: to),
        try await store.differences(of: workspace, from: from, to: to)
      )
    }
    let text = DifferenceText(before: before, after: after)
    for difference in differences { print(text.text(of: difference), terminator: "") }
    if differences.isEmpty { print("Nothing differs.") }
  }
}

/// Differences of documents as text: cells of a row, lines of a chapter.
struct DifferenceText {
  private let before: [String: RowFields]
  private let after: [String: RowFields]

  init(before: WorkspaceSnapshot, after: WorkspaceSnapshot) {
    self.before = Self.heads(before)
    self.after = Self.heads(after)
  }

  private static func heads(_ snapshot: WorkspaceSnapshot) -> [String: RowFields] {
    var heads: [String: RowFields] = [:]
    for document in snapshot.documents where document.kind == .table {
      heads[document.name.file] = RowFields(file: document.name.file, head: document.body)
    }
    return heads
  }

  func text(of difference: DocumentDifference) -> String {
    let mark = difference.before == nil ? "+" : difference.after == nil ? "-" : "~"
    return ([("\(mark) \(difference.name)")] + details(of: difference)).joined(separator: "\n")
      + "\n"
  }

  private func details(of difference: DocumentDifference) -> [String] {
    let (old, new) = (difference.before, difference.after)
    guard (old ?? new)?.kind == .row else { return lines(old, new) }
    let file = difference.name.file
    func side(_ heads: [String: RowFields], _ document: Document?) -> (
      table: RowFields, body: [UInt8]
    )? {
      guard let head = heads[file], let document else { return nil }
      return (head, document.body)
    }
    return FieldDifference.between(side(before, old), side(after, new)).map { field in
      "    \(field.column): “\(field.before)” → “\(field.after)”"
    }
  }

  private func lines(_ old: Document?, _ new: Document?) -> [String] {
    guard let old, let new else { return [] }
    let difference = LineDifference(from: old.body, to: new.body)
    guard !difference.isTooLarge else { return ["    (too large to compare line by line)"] }
    return difference.passages.flatMap { passage in
      ["    line \(passage.after)"]
        + passage.lines.map { line in
          switch line.kind {
          case .added: "    + \(line.text)"
          case .removed: "    - \(line.text)"
          default: "      \(line.text)"
          }
        }
    }
  }
}

/// `cairn store undo`: a commit taken back by another.
struct StoreUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what one commit changed, as a new commit.",
    discussion: "What was changed again since is a conflict, and then nothing is changed.")

  @Argument(help: "The workspace's id.") var workspace: String
  @Argument(help: "The revision to take back.") var revision: Int
  @Option(help: "Why, for the history.") var reason: String = ""
  @OptionGroup var option: StoreOption

  func run() async throws {
    let commit = try await option.withStore {
      try await $0.undo(
        revision, in: workspace, id: UUID().uuidString, author: .atThisMachine, reason: reason)
    }
    print("Took back revision \(revision) in revision \(commit.revision).")
  }
}

extension Milestone.Kind: ExpressibleByArgument {}

/// `cairn store milestone`: a name for the state of a plan.
struct StoreMilestoneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "milestone", abstract: "Name the present state of a workspace, or list the names.")

  @Argument(help: "The workspace's id.") var workspace: String
  @Argument(help: "The title, such as “Draft of June”; lists milestones unless given.")
  var title: String?
  @Option(help: "draft-for-comment, submitted, adopted or other.") var kind: Milestone.Kind = .other
  @OptionGroup var option: StoreOption

  func run() async throws {
    try await option.withStore { store in
      guard let title else {
        for commit in try await store.milestones(of: workspace) {
          print(CommitLine(commit: commit).text)
        }
        return
      }
      let head = try await store.head(of: workspace)
      let commit = try await store.commit(
        CommitDraft(
          id: UUID().uuidString, author: .atThisMachine, reason: "", base: head, changes: [],
          milestone: Milestone(kind: kind, title: title)), to: workspace)
      print("Revision \(commit.revision) is “\(title)”; its digest is \(commit.hash).")
    }
  }
}

/// `cairn store search`: records, risks, actions and text by their words.
struct StoreSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find records, risks, actions and text by their words.")

  @Argument(help: "The workspace's id.") var workspace: String
  @Argument(help: "The words; all of them must be there.") var words: [String]
  @Option(help: "At most this many.") var limit = 20
  @OptionGroup var option: StoreOption

  func run() async throws {
    let found = try await option.withStore {
      try await $0.search(words.joined(separator: " "), in: workspace, limit: max(1, limit))
    }
    for document in found {
      let text = String(decoding: document.body.prefix(400), as: UTF8.self)
        .split(whereSeparator: \.isNewline).joined(separator: " ")
      print("\(document.name)  \(text.prefix(100))")
    }
    if found.isEmpty { print("Nothing was found.") }
  }
}
