import Foundation
import Store
import Testing

@testable import Accounts

@Suite struct AccessTests {
  private let me = Principal(
    account: Account.ID("me"), name: "Mia",
    means: .session(Session.ID("s"), provenAt: Date(timeIntervalSince1970: 0)))
  private let row = DocumentName("inventory.csv#bus-1")
  private let transport = ["sector": "transportation"]
  private let energy = ["sector": "energy"]

  private func access(
    _ role: WorkspaceRole, _ scopes: String..., means: Principal.Means? = nil
  ) throws -> Access {
    let principal = Principal(
      account: Account.ID("me"), name: "Mia", means: means ?? me.means)
    let holding = Access.Holding(
      role: .workspace(role), scopes: try scopes.map { try AccessScope($0) })
    return Access(principal, workspaces: ["moss": [holding]])
  }

  @Test func `a limited editor moves no record into their part or out of it`() throws {
    let access = try access(.editor, "inventory.csv[sector=transportation]", "plan/transport.md")
    func may(_ before: [String: String]?, _ after: [String: String]?) -> Bool {
      access.mayChange(row, before: before, after: after, creator: "me", in: "moss")
    }
    #expect(may(transport, transport) && may(nil, transport) && may(transport, nil))
    #expect(!may(energy, transport) && !may(transport, energy) && !may(nil, energy))
    #expect(!may(energy, nil) && !may(nil, nil) && !may(transport, [:]))
    func mayWrite(_ file: String) -> Bool {
      access.mayChange(
        DocumentName(file), before: [:], after: [:], creator: "other", in: "moss")
    }
    #expect(mayWrite("plan/transport.md"))
    #expect(!mayWrite("plan/energy.md") && !mayWrite("inventory.csv"))
    #expect(!access.may(.importWorkspace, in: "moss") && !access.may(.nameMilestone, in: "moss"))
    #expect(access.may(.editDocument, in: "moss"))
  }

  @Test func `an editor without limits changes everything, in this workspace`() throws {
    let access = try access(.editor)
    #expect(access.mayChange(row, before: energy, after: transport, creator: "x", in: "moss"))
    #expect(access.may(.importWorkspace, in: "moss") && !access.may(.publish, in: "moss"))
    #expect(!access.mayChange(row, before: energy, after: energy, creator: "me", in: "fern"))
    #expect(!access.may(.readWorkspace, in: "fern"))
  }

  @Test func `a contributor without scopes has their own records only`() throws {
    let access = try access(.contributor)
    func may(_ before: [String: String]?, _ after: [String: String]?, _ creator: String?) -> Bool {
      access.mayChange(row, before: before, after: after, creator: creator, in: "moss")
    }
    #expect(may(nil, energy, nil) && may(energy, transport, "me") && may(energy, nil, "me"))
    #expect(
      !may(energy, energy, "other") && !may(energy, nil, "other") && !may(energy, energy, nil))
    let file = DocumentName("plan/energy.md")
    #expect(!access.mayChange(file, before: [:], after: [:], creator: "me", in: "moss"))
    #expect(!access.mayChange(file, before: nil, after: [:], creator: nil, in: "moss"))
    let head = DocumentName("inventory.csv")
    #expect(!access.mayChange(head, before: [:], after: [:], creator: "me", in: "moss"))
  }

  @Test func `a contributor with scopes ends within them, whoever made the record`() throws {
    let access = try access(.contributor, "inventory.csv[sector=transportation]")
    func may(_ before: [String: String]?, _ after: [String: String]?, _ creator: String?) -> Bool {
      access.mayChange(row, before: before, after: after, creator: creator, in: "moss")
    }
    #expect(may(transport, transport, "other") && may(nil, transport, nil))
    #expect(may(energy, transport, "me") && may(energy, nil, "me"))
    #expect(!may(nil, energy, nil) && !may(transport, energy, "me"))
    #expect(!may(energy, transport, "other") && !may(energy, nil, "other"))
  }

  @Test(arguments: [WorkspaceRole.viewer, .reviewer])
  func `who only reads or reviews changes nothing`(role: WorkspaceRole) throws {
    let access = try access(role)
    #expect(access.may(.readWorkspace, in: "moss"))
    #expect(!access.mayChange(row, before: energy, after: energy, creator: "me", in: "moss"))
    #expect(!access.mayChange(row, before: nil, after: energy, creator: nil, in: "moss"))
    #expect(access.mayApprove(row, fields: energy, in: "moss") == (role == .reviewer))
  }

  @Test func `a limited editor approves within their part`() throws {
    let access = try access(.editor, "plan/transport.md")
    #expect(access.mayApprove(DocumentName("plan/transport.md"), fields: [:], in: "moss"))
    #expect(!access.mayApprove(DocumentName("plan/energy.md"), fields: [:], in: "moss"))
  }

  @Test func `a token may what its person may, its scopes say, and where`() throws {
    func token(_ scopes: Set<TokenScope>, _ workspaces: Set<String>? = nil) throws -> Access {
      try access(
        .owner, means: .token(APIToken.ID("t"), scopes: scopes, workspaces: workspaces))
    }
    let reading = try token([.read])
    #expect(reading.may(.readWorkspace, in: "moss") && !reading.may(.editDocument, in: "moss"))
    #expect(!reading.mayChange(row, before: energy, after: energy, creator: "me", in: "moss"))
    let writing = try token([.write])
    #expect(writing.mayChange(row, before: energy, after: energy, creator: "x", in: "moss"))
    #expect(!writing.may(.readWorkspace, in: "moss") && !writing.may(.publish, in: "moss"))
    #expect(try !token([.read], ["fern"]).may(.readWorkspace, in: "moss"))
    #expect(try token([.read], ["moss"]).may(.readWorkspace, in: "moss"))
    #expect(try !token([.write], ["fern"]).mayApprove(row, fields: [:], in: "moss"))
  }

  @Test func `a token never takes ownership, and one for workspaces never reaches further`() {
    func access(_ workspaces: Set<String>?) -> Access {
      let means = Principal.Means.token(
        APIToken.ID("t"), scopes: Set(TokenScope.allCases), workspaces: workspaces)
      return Access(
        Principal(account: Account.ID("me"), name: "", means: means), instance: [.administrator])
    }
    #expect(access(nil).may(.manageAccounts) && !access(nil).may(.takeOwnership))
    #expect(!access(["moss"]).may(.manageAccounts))
  }

  @Test func `a programme's people have their roles in its workspaces and nowhere else`() {
    let programme = Programme.ID("p")
    let access = Access(
      me, workspaces: ["moss": [.init(role: .programme(.organiser), scopes: [])]],
      programmes: [programme: .organiser])
    #expect(access.may(.manageMembers, in: "moss") && !access.may(.manageOwners, in: "moss"))
    #expect(!access.mayChange(row, before: energy, after: energy, creator: "me", in: "moss"))
    #expect(access.may(.manageProgramme, inProgramme: programme) && access.may(.createWorkspace))
    #expect(!access.may(.manageProgramme, inProgramme: Programme.ID("q")))
    #expect(!access.may(.readWorkspace, in: "fern") && !access.may(.createProgramme))
  }

  @Test func `a permission is asked for where it belongs`() {
    let access = Access(.local, instance: [.local])
    for permission in Permission.allCases {
      #expect(access.may(permission) == (permission.level == .instance))
      #expect(access.may(permission, in: "moss") == (permission.level == .workspace))
      #expect(
        access.may(permission, inProgramme: Programme.ID("p")) == (permission.level == .programme))
    }
  }

  @Test func `the public reads what is published`() {
    #expect(Access.visitor.may(.readPublished, in: "moss"))
    #expect(!Access.visitor.may(.readWorkspace, in: "moss"))
  }
}
