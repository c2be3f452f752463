import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Synchronization

/// Forms that arrived when their sender had to sign in first; kept for an hour, so that what was written comes back.
///
/// Only forms that show whose page they were on are kept, and only that person gets them back. They are kept in memory:
/// another node, or this one after a restart, does not have them.
final class KeptForms: Sendable {
  struct Form: Sendable {
    /// Who wrote it; nobody else sees it.
    let account: Account.ID
    /// Where it was sent to.
    let path: String
    /// The page that it was on.
    let page: String
    let fields: [(name: String, value: String)]
    let time: Date
  }

  private let kept = Mutex<[String: Form]>([:])
  static let lifetime: TimeInterval = 3600
  static let countPerAccount = 10
  static let byteLimit = 32 * 1024 * 1024

  /// Keeps a form under a name that cannot be guessed; the oldest ones make room.
  func keep(_ form: Form) -> String {
    let id = UUID().uuidString.lowercased()
    kept.withLock { kept in
      kept = kept.filter { form.time.timeIntervalSince($0.value.time) < Self.lifetime }
      kept[id] = form
      let mine = kept.filter { $0.value.account == form.account }
        .sorted { $0.value.time < $1.value.time }
      for (old, _) in mine.dropLast(Self.countPerAccount) where old != id { kept[old] = nil }
      var bytes = kept.values.reduce(0) { $0 + $1.size }
      for (old, other) in kept.sorted(by: { $0.value.time < $1.value.time })
      where bytes > Self.byteLimit && old != id {
        kept[old] = nil
        bytes -= other.size
      }
    }
    return id
  }

  /// A form of the same person; nil when it is not there any more.
  func find(_ id: String, of account: Account.ID, at now: Date) -> Form? {
    kept.withLock { kept in
      guard let form = kept[id], form.account == account,
        now.timeIntervalSince(form.time) < Self.lifetime
      else { return nil }
      return form
    }
  }

  func remove(_ id: String, of account: Account.ID) {
    kept.withLock { if $0[id]?.account == account { $0[id] = nil } }
  }
}

extension KeptForms.Form {
  /// With room for what holds the fields.
  var size: Int { fields.reduce(200) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 } }

  /// Nil for a form that must not be kept, such as one with a password in it.
  init?(_ form: FormData, of account: Account.ID, path: String, page: String, at time: Date) {
    let fields = form.fields.filter { !$0.name.hasPrefix("_") }
    guard form.files.isEmpty, !fields.isEmpty,
      !fields.contains(where: { $0.name.contains("password") || $0.name == "code" })
    else { return nil }
    self.init(account: account, path: path, page: page, fields: fields, time: time)
  }
}

/// Shows whose page a form was on, also after the session has ended that the page was made in.
///
/// It is no proof that the form was meant, as the token of the session is: it decides only who gets a form back.
struct FormOwner: Sendable {
  static let field = "_for"
  let guardian: RequestForgeryGuard

  private func code(_ account: Account.ID) -> String {
    guardian.token(for: "owner of a form: \(account.rawValue)")
  }

  /// What the hidden field says.
  func text(_ account: Account.ID) -> String { "\(account.rawValue).\(code(account))" }

  /// The account that the form was made for; nil when it does not show one.
  func account(of form: FormData) -> Account.ID? {
    guard let text = form[Self.field], let dot = text.lastIndex(of: ".") else { return nil }
    let account = Account.ID(String(text[..<dot]))
    let code = String(text[text.index(after: dot)...])
    return guardian.accepts(code, for: "owner of a form: \(account.rawValue)") ? account : nil
  }
}
