import Accounts
import Databases
import Foundation
import StoreSupport
import Testing

@Suite struct ProgrammeTests {
  /// A programme with the workspace moss of Olga, organised by Paul.
  private func programme(
    _ town: Town
  ) async throws -> (id: Programme.ID, rosa: NewSession, olga: NewSession, paul: NewSession) {
    let rosa = try await town.administrator()
    let olga = try await town.owner(of: "moss", by: rosa)
    try await town.makeWorkspaces("moss")
    let programme = try await town.directory.createProgramme(
      named: "Front Range", by: rosa.principal, from: town.home)
    try await town.directory.addWorkspace(
      "moss", to: programme.id, reason: "The cohort of 2027", by: rosa.principal, from: town.home)
    let invitation = try await town.directory.invite(
      to: .programme(programme.id, .organiser), by: rosa.principal, from: town.home)
    return (programme.id, rosa, olga, try await town.join("paul", invitation))
  }

  @Test(arguments: StoreEngine.allCases)
  func `nobody is invited to a programme that is not there`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let rosa = try await town.administrator()
      await #expect(throws: AccountProblem.noProgramme) {
        _ = try await town.directory.invite(
          to: .programme(Programme.ID("nowhere"), .adviser), by: rosa.principal, from: town.home)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `its people read the workspaces of a programme and change nothing in them`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, rosa, olga, paul) = try await programme(town)
      _ = try await town.owner(of: "fern", "fred", by: rosa)
      let invitation = try await town.directory.invite(
        to: .programme(id, .adviser), by: paul.principal, from: town.home)
      let ada = try await town.join("ada", invitation)
      for session in [paul, ada] {
        let access = try await town.directory.accessEverywhere(of: session.principal)
        #expect(access.readableWorkspaces == ["moss"])
        #expect(access.may(.comment, in: "moss") && access.may(.approveHomework, in: "moss"))
        #expect(!access.may(.editDocument, in: "moss") && !access.may(.publish, in: "moss"))
        #expect(try await town.directory.programmes(by: session.principal).map(\.id) == [id])
        #expect(try await town.directory.workspaces(of: id, by: session.principal) == ["moss"])
        let reading = try unwrapped(try await town.directory.read(id, by: session.principal))
        #expect(reading.programme.name == "Front Range" && reading.workspaces == ["moss"])
        #expect(reading.access.may(.readWorkspace, in: "moss"))
      }
      #expect(try await town.directory.programmes(by: olga.principal).isEmpty)
      #expect(try await town.directory.read(id, by: olga.principal) == nil)
      await #expect(throws: AccountProblem.notAllowed(.manageProgramme)) {
        try await town.directory.invite(
          to: .programme(id, .organiser), by: ada.principal, from: town.home)
      }
      try await town.directory.removeWorkspace(
        "moss", from: id, by: olga.principal, from: town.home)
      let access = try await town.directory.access(of: paul.principal, in: "moss")
      #expect(!access.may(.readWorkspace, in: "moss"))
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `a programme remembers when somebody was there before`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let (id, _, _, paul) = try await programme(town)
      func look() async throws -> Date? {
        let reading = try unwrapped(try await town.directory.read(id, by: paul.principal))
        let visit = try unwrapped(town.directory.visit(reading, by: paul.principal))
        try await town.directory.keep(visit, to: id, by: paul.principal)
        return visit.before
      }
      let first = town.clock.now
      #expect(try await look() == nil)
      town.clock.advance(3600)
      let end = town.clock.now
      #expect(try await look() == nil, "the same visit")
      town.clock.advance(5 * 3600)
      let before = try unwrapped(try await look())
      #expect(before >= first && (before.timeIntervalSince(end)).magnitude < 1)
      town.clock.advance(3600)
      #expect(try await look() == before, "still the visit after it")
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an organiser manages members but neither owners nor themselves`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (_, _, olga, paul) = try await programme(town)
      let vera = try await town.member("vera", .viewer, of: "moss", by: paul)
      try await town.directory.changeMember(
        vera.account.id, of: "moss", to: .editor, by: paul.principal, from: town.home)
      let refused = AccountProblem.notAllowed(.manageOwners)
      await #expect(throws: refused) {
        try await town.directory.changeMember(
          vera.account.id, of: "moss", to: .owner, by: paul.principal, from: town.home)
      }
      await #expect(throws: refused) {
        try await town.directory.removeMember(
          olga.account.id, from: "moss", by: paul.principal, from: town.home)
      }
      await #expect(throws: refused) {
        try await town.directory.invite(
          to: .workspace("moss", .owner, scopes: []), by: paul.principal, from: town.home)
      }
      try await town.directory.removeMember(
        vera.account.id, from: "moss", by: paul.principal, from: town.home)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an organiser gives nobody else's role to themselves by a link`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, rosa, _, paul) = try await programme(town)
      let link = try await town.directory.invite(
        to: .workspace("moss", .editor, scopes: []), by: paul.principal, from: town.home)
      await #expect(throws: AccountProblem.ownInvitation) {
        try await town.directory.accept(
          invitation: link.token, by: paul.principal, from: town.home)
      }
      let access = try await town.directory.access(of: paul.principal, in: "moss")
      #expect(!access.may(.editDocument, in: "moss"))

      try await town.makeWorkspaces("fern")
      // The first owner is found once: a second link does not outlast the finding.
      try await town.directory.addWorkspace(
        "fern", to: id, reason: "It waits for its owner", by: rosa.principal, from: town.home)
      var links: [NewInvitation] = []
      for _ in 0..<3 {
        links.append(
          try await town.directory.invite(
            to: .workspace("fern", .owner, scopes: []), by: paul.principal, from: town.home))
      }
      await #expect(throws: AccountProblem.ownInvitation) {
        try await town.directory.accept(
          invitation: links[0].token, by: paul.principal, from: town.home)
      }
      _ = try await town.join("fred", links[1])
      await #expect(throws: AccountProblem.linkNotUsable(.makerMayNot)) {
        try await town.join("mallory", links[2])
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an organiser takes in no workspace that is not theirs`(engine: StoreEngine) async throws {
    try await withTown(engine) { town in
      let (id, rosa, _, paul) = try await programme(town)
      let fred = try await town.owner(of: "fern", "fred", by: rosa)
      await #expect(throws: AccountProblem.notAllowed(.manageOwners)) {
        try await town.directory.addWorkspace(
          "fern", to: id, by: paul.principal, from: town.home)
      }
      await #expect(throws: AccountProblem.notAllowed(.manageProgramme)) {
        try await town.directory.addWorkspace(
          "fern", to: id, by: fred.principal, from: town.home)
      }
      try await town.makeWorkspaces("new-town")
      let now = town.clock.now
      try await town.database.write { transaction in
        try AccountDirectory.makeFirstOwner(
          of: "new-town", by: paul.principal, from: town.home, at: now, in: transaction)
      }
      try await town.directory.addWorkspace(
        "new-town", to: id, by: paul.principal, from: town.home)
      #expect(
        try await town.directory.workspaces(of: id, by: paul.principal) == ["moss", "new-town"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an invitation never makes an organiser an adviser, and everybody may leave`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, _, _, paul) = try await programme(town)
      let invitation = try await town.directory.invite(
        to: .programme(id, .adviser), by: paul.principal, from: town.home)
      _ = try await town.directory.accept(
        invitation: invitation.token, by: paul.principal, from: town.home)
      #expect(
        try await town.directory.members(of: id, by: paul.principal).map(\.role) == [.organiser])
      try await town.directory.setMember(
        paul.account.id, of: id, to: nil, by: paul.principal, from: town.home)
      await #expect(throws: AccountProblem.notAllowed(.readProgramme)) {
        try await town.directory.members(of: id, by: paul.principal)
      }
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `an administrator says why a workspace of others joins, and its members read it`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, rosa, olga, paul) = try await programme(town)
      let access = try await town.directory.access(of: olga.principal, in: "moss")
      let joinings = try await town.directory.joiningsByOthers(of: "moss", for: access)
      #expect(joinings.map(\.reason) == ["The cohort of 2027"])
      #expect(joinings.map(\.name) == ["Rosa Root"] && joinings[0].programme == "Front Range")
      _ = try await town.owner(of: "fern", "fred", by: rosa)
      await #expect(throws: AccountProblem.reasonNeeded) {
        try await town.directory.addWorkspace(
          "fern", to: id, reason: " ", by: rosa.principal, from: town.home)
      }
      #expect(try await town.directory.workspaces(of: id, by: rosa.principal) == ["moss"])
      // What an organiser owns is theirs to bring in, without a word.
      try await town.makeWorkspaces("new-town")
      let now = town.clock.now
      try await town.database.write { transaction in
        try AccountDirectory.makeFirstOwner(
          of: "new-town", by: paul.principal, from: town.home, at: now, in: transaction)
      }
      try await town.directory.addWorkspace(
        "new-town", to: id, by: paul.principal, from: town.home)
      let own = try await town.directory.access(of: paul.principal, in: "new-town")
      #expect(try await town.directory.joiningsByOthers(of: "new-town", for: own).isEmpty)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `who reads a programme's plans is changed only by somebody who gave a password lately`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, _, olga, paul) = try await programme(town)
      let invitation = try await town.directory.invite(
        to: .programme(id, .adviser), by: paul.principal, from: town.home)
      let ada = try await town.join("ada", invitation)
      town.clock.advance(16 * 60)
      let needed = AccountProblem.confirmationNeeded
      await #expect(throws: needed) {
        try await town.directory.setMember(
          ada.account.id, of: id, to: nil, by: paul.principal, from: town.home)
      }
      await #expect(throws: needed) {
        try await town.directory.removeWorkspace(
          "moss", from: id, by: olga.principal, from: town.home)
      }
      await #expect(throws: needed) {
        try await town.directory.addWorkspace(
          "moss", to: id, by: paul.principal, from: town.home)
      }
      // To leave takes nothing from anybody.
      try await town.directory.setMember(
        ada.account.id, of: id, to: nil, by: ada.principal, from: town.home)
      #expect(try await town.directory.members(of: id, by: paul.principal).count == 1)
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `whoever could not take a workspace in is not told whether it is there`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, rosa, _, paul) = try await programme(town)
      _ = try await town.owner(of: "fern", "fred", by: rosa)
      try await town.makeWorkspaces("fern")
      for workspace in ["fern", "nowhere"] {
        await #expect(throws: AccountProblem.notAllowed(.manageOwners)) {
          try await town.directory.addWorkspace(
            workspace, to: id, reason: "To look", by: paul.principal, from: town.home)
        }
        await #expect(throws: AccountProblem.reasonNeeded) {
          try await town.directory.addWorkspace(
            workspace, to: id, by: rosa.principal, from: town.home)
        }
      }
      await #expect(throws: AccountProblem.noSuchThing("workspace “nowhere”")) {
        try await town.directory.addWorkspace(
          "nowhere", to: id, reason: "To look", by: rosa.principal, from: town.home)
      }
      #expect(try await town.directory.workspaces(of: id, by: rosa.principal) == ["moss"])
    }
  }

  @Test(arguments: StoreEngine.allCases)
  func `of two who saw the same name or role of a programme one changes it`(
    engine: StoreEngine
  ) async throws {
    try await withTown(engine) { town in
      let (id, rosa, _, paul) = try await programme(town)
      let seen = try unwrapped(try await town.directory.programmes(by: rosa.principal).first)
      let names = await atOnce(4) { number in
        try await town.directory.rename(
          id, to: "Range \(number)", seen: seen, by: rosa.principal, from: town.home)
      }
      #expect(names.count(where: \.isSuccess) == 1)
      let all = try await town.directory.members(of: id, by: rosa.principal)
      let member = try unwrapped(all.first { $0.account == paul.account.id })
      let roles = await atOnce(4) { number in
        try await town.directory.setMember(
          paul.account.id, of: id, to: number.isMultiple(of: 2) ? .adviser : nil, seen: member,
          by: rosa.principal, from: town.home)
      }
      #expect(roles.count(where: \.isSuccess) == 1)
      await #expect(throws: AccountProblem.changedMeanwhile) {
        try await town.directory.rename(
          id, to: "Late", seen: seen, by: rosa.principal, from: town.home)
      }
    }
  }
}
