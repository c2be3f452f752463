import Cryptography
import Databases
import Foundation
import Store

@testable import Accounts

/// What was given to people of a store that a released version left, and what it must still say of them.
struct ReleasedAccounts: Codable {
  /// What Olga's browser holds.
  let olgaHolds: String
  /// The program that acts for Olga sends this.
  let programSends: String
  /// The link that Nora has not opened yet.
  let noraOpens: String
  /// In the app on Rosa's telephone.
  let rosaShows: String
  /// The name of a form that waits for Olga; none before the third version.
  let olgaWrote: String?
  let said: [String]

  static let schemas = [WorkspaceStore.schema, AccountSchema.schema, PendingLogins.schema]
  static let vera = ExternalIdentity(
    issuer: "https://login.moss.gov", subject: "4711", email: "vera@moss.gov", emailVerified: true,
    name: "Vera Vance")

  /// The accounts of a database whose key file is known, at the time when it was written.
  static func town(_ database: any SQLDatabase) async throws -> Town {
    let clock = TestClock()
    let secret = try InstanceSecret([UInt8](1...32))
    let directory = AccountDirectory(
      database: database, secret: secret, hasher: Town.hasher, now: { clock.now })
    try await directory.prepare()
    return Town(database: database, secret: secret, directory: directory, clock: clock)
  }

  /// A small county with somebody of each kind: everything that the schema keeps is in it at least once.
  static func write(_ town: Town) async throws -> ReleasedAccounts {
    let directory = town.directory
    let rosa = try await town.administrator()
    let shows = try await town.secondFactor(of: rosa).secret
    let olga = try await town.owner(of: "moss", by: rosa)
    try await town.makeWorkspaces("moss")
    _ = try await town.member(
      "ed", .editor, scopes: ["plan/*", "inventory.csv[sector=energy]"], of: "moss", by: olga)
    let carl = try await town.member("carl", .contributor, of: "moss", by: olga)
    try await directory.setClosed(true, carl.account.id, by: rosa.principal, from: town.home)
    let forVera = try await directory.invite(
      to: .workspace("moss", .viewer, scopes: []), email: "vera@moss.gov", by: olga.principal,
      from: town.home)
    _ = try await directory.signIn(
      externalIdentity: vera, authenticatedAt: nil, invitation: forVera.token, from: town.home)
    let programme = try await directory.createProgramme(
      named: "Front Range", by: rosa.principal, from: town.home)
    try await directory.addWorkspace(
      "moss", to: programme.id, reason: "The cohort of 2026", by: rosa.principal, from: town.home)
    _ = try await town.join(
      "paul",
      try await directory.invite(
        to: .programme(programme.id, .organiser), by: rosa.principal, from: town.home))
    let forNora = try await directory.invite(
      to: .workspace("moss", .reviewer, scopes: []), email: "nora@moss.gov", by: olga.principal,
      from: town.home)
    let token = try await directory.makeToken(
      named: "nightly", scopes: [.read, .write], workspaces: ["moss"], lifetime: 30 * 86_400,
      by: olga.principal, from: town.home)
    _ = try await directory.makeResetLink(for: carl.account.id, by: .machine, from: .machine)
    _ = try? await town.signIn("ed", password: "not the password")
    let olgaWrote = try await directory.keep(
      KeptForm(
        account: olga.account.id, path: "/workspaces/moss/settings", page: "/",
        fields: [.init(name: "name", value: "Moss County")]))
    return ReleasedAccounts(
      olgaHolds: olga.token, programSends: token.text, noraOpens: forNora.token,
      rosaShows: Base32.text(shows), olgaWrote: olgaWrote,
      said: try await said(town, olga: olga.token))
  }

  /// What the database says of everybody.
  static func said(_ town: Town, olga: String) async throws -> [String] {
    let directory = town.directory
    let olga = try unwrapped(try await directory.identify(sessionToken: olga)).principal
    var lines = try await directory.accounts(by: .machine).map { account in
      "\(account.name) \(account.email?.description ?? "–")"
        + (account.isAdministrator ? " administrator" : "") + (account.isOpen ? "" : " closed")
        + (account.hasPassword ? "" : " no password")
        + (account.hasSecondFactor ? " second factor" : "")
    }
    lines += try await directory.members(of: "moss", by: olga).map { member in
      "moss: \(member.name) \(member.role) \(member.scopes.map(\.description))"
    }
    for programme in try await directory.programmes(by: .machine) {
      let people = try await directory.members(of: programme.id, by: .machine)
      lines.append(
        "\(programme.name): \(try await directory.workspaces(of: programme.id, by: .machine)) "
          + "\(people.map { "\($0.name) \($0.role)" })")
    }
    lines += try await directory.openInvitations(to: "moss", by: olga).map { invitation in
      "invited: \(invitation.email?.description ?? "–")"
    }
    lines += try await directory.accessLog(.whole, by: .machine, limit: 1000).map { entry in
      "\(entry.act) \(entry.outcome) \(entry.name ?? "–") \(entry.workspace ?? "–") "
        + "\(entry.origin.address) \(entry.detail)"
    }
    return lines
  }
}
