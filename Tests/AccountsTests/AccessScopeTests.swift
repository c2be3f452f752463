import Accounts
import Store
import Testing

@Suite struct AccessScopeTests {
  @Test(arguments: [
    ("plan/energy.md", "plan/energy.md", true), ("plan/energy.md", "plan/energy.md.bak", false),
    ("plan/energy.md", "PLAN/energy.md", false), ("plan/*", "plan/energy.md", true),
    ("plan/*", "plan", false), ("plan/*", "planning/x.md", false),
    ("plan/*.md", "plan/a/b.md", true), ("inventory.csv", "inventory.csv", true),
    ("inventory.csv", "inventory.csv#r1", true), ("inventory.csv#fleet-*", "inventory.csv", false),
    ("inventory.csv#fleet-*", "inventory.csv#fleet-2", true),
    ("inventory.csv#fleet-*", "inventory.csv#the-fleet-2", false),
    ("inventory.csv#fleet-*", "other.csv#fleet-2", false),
    ("inventory.csv#*-20*-x", "inventory.csv#a-20-20b-x", true),
    ("inventory.csv#a", "inventory.csv#a#b", false),
    ("inventory.csv#a*", "inventory.csv#a#b", true), ("*", "anything.csv#at-all", true),
  ])
  func `a pattern reaches the documents that it says`(
    scope: String, name: String, reaches: Bool
  ) throws {
    #expect(try AccessScope(scope).contains(DocumentName(name), fields: [:]) == reaches)
  }

  @Test func `a condition reaches rows by what they hold`() throws {
    let scope = try AccessScope("inventory.csv[ Sector = transportation ]")
    let row = DocumentName("inventory.csv#r1")
    #expect(scope.contains(row, fields: ["sector": "Transportation "]))
    #expect(!scope.contains(row, fields: ["sector": "energy"]))
    #expect(!scope.contains(row, fields: ["sector": "transportation-2"]))
    #expect(!scope.contains(row, fields: ["other": "transportation"]))
    #expect(!scope.contains(row, fields: [:]))
    #expect(!scope.contains(DocumentName("inventory.csv"), fields: ["sector": "transportation"]))
  }

  @Test func `every condition counts, and a column that is there twice must fit twice`() throws {
    let scope = try AccessScope("inventory.csv#x*[sector=energy,scope=2]")
    let row = DocumentName("inventory.csv#x1")
    #expect(scope.contains(row, fields: ["sector": "energy", "scope": "2"]))
    #expect(!scope.contains(row, fields: ["sector": "energy", "scope": "1"]))
    #expect(
      !scope.contains(DocumentName("inventory.csv#y"), fields: ["sector": "energy", "scope": "2"]))
    #expect(!scope.contains(row, fields: ["sector": "energy", "Sector": "waste", "scope": "2"]))
  }

  @Test(arguments: [
    "", " ", "#row", "plan.csv#", "inventory.csv[sector]", "inventory.csv[=x]", "inventory.csv[]",
    "inventory.csv[sector=]", "a[b=c", "a]b", "/etc/passwd", "a\nb", "[a=b]",
  ])
  func `what is no pattern is refused with an example`(text: String) {
    #expect(throws: AccountProblem.self) { try AccessScope(text) }
  }

  @Test func `many stars do not take long`() throws {
    let scope = try AccessScope("x#" + String(repeating: "a*", count: 60) + "b")
    let name = DocumentName("x#" + String(repeating: "a", count: 5000))
    #expect(!scope.contains(name, fields: [:]))
  }
}
