internal import Cryptography

/// The digest of a commit, which holds its whole past.
///
///     hash = SHA-256(“cairn commit 1” · parent hash · fields of the commit · changes by name)
///
/// Every field is written with its length before it, so that no two commits give the same bytes; a body enters by its
/// own SHA-256. Whoever changes a past commit changes every digest after it.
enum CommitHash {
  /// The parent of the first commit.
  static let none = String(repeating: "0", count: 64)

  static func hash(of commit: Commit, changes: [DocumentChange]) -> String {
    var text = Writer()
    text.add("cairn commit 1")
    text.add(commit.parentHash)
    text.add(commit.workspace)
    text.add(commit.revision)
    text.add(commit.id)
    text.add(commit.author.id)
    text.add(commit.author.name)
    text.add(commit.time)
    text.add(commit.clock)
    text.add(commit.reason)
    text.add(commit.base)
    text.add(commit.milestone?.kind.rawValue)
    text.add(commit.milestone?.title)
    text.add(commit.undoes.map(String.init))
    text.add(changes.count)
    for change in changes {
      text.add(change.name.file)
      text.add(change.name.row)
      text.add(change.kind.rawValue)
      text.add(String(change.position))
      text.add(change.body.map(SHA256.hex))
    }
    return SHA256.hex(text.bytes)
  }

  private struct Writer {
    var bytes: [UInt8] = []

    /// Nil is written as a hyphen, which no length begins with.
    mutating func add(_ field: String?) {
      guard let field else {
        bytes.append(contentsOf: "-\n".utf8)
        return
      }
      bytes.append(contentsOf: "\(field.utf8.count):".utf8)
      bytes.append(contentsOf: field.utf8)
      bytes.append(0x0A)
    }

    mutating func add(_ number: Int) { add(String(number)) }
  }
}
