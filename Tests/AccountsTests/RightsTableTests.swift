import Accounts
import Foundation
import Testing

@Suite struct RightsTableTests {
  private let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/access.md")

  @Test func `docs-access holds the table as it is`() throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text.contains("\n" + RightsTable.markdown()))
  }

  @Test func `an administrator may nothing in a plan but read who did what`() {
    let inPlans = RightsTable.rights(of: .administrator).keys.filter { $0.level == .workspace }
    #expect(Set(inPlans) == [.readPublished, .readAccessLog])
  }

  @Test func `those who advise or look on change nothing`() {
    let changes: Set<Permission> = [
      .editDocument, .addRecord, .removeRecord, .importWorkspace, .nameMilestone, .publish,
      .manageMembers, .manageOwners, .archiveWorkspace,
    ]
    for role in [Role.workspace(.viewer), .workspace(.reviewer), .programme(.adviser), .everyone] {
      #expect(changes.isDisjoint(with: RightsTable.rights(of: role).keys), "\(role)")
    }
  }

  @Test func `every permission is somebody's, and an owner has every one of a plan but homework's`()
  {
    for permission in Permission.allCases {
      let holders = Role.allCases.filter { RightsTable.rights(of: $0)[permission] != nil }
      #expect(holders.contains { $0 != .local }, "\(permission)")
    }
    let owner = RightsTable.rights(of: .workspace(.owner))
    let missing = Permission.allCases.filter { $0.level == .workspace && owner[$0] == nil }
    #expect(missing == [.approveHomework])
    #expect(owner.values.allSatisfy { $0 == .all })
  }

  @Test func `the public reads what is published and nothing else`() {
    #expect(RightsTable.rights(of: .everyone) == [.readPublished: .all])
  }
}
