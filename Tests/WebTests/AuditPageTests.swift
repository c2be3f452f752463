import Accounts
import Foundation
import Inventory
import Plan
import Store
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct AuditPageTests {
  private let register = HennepinSite.place + "/inventory/audit"

  private func rows(_ site: TestSite) async throws -> [String] {
    try await site.store.snapshot(of: "hennepin-county", at: nil).documents
      .filter { $0.name.file == "audit.csv" && $0.name.row != nil }
      .map { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test func `the register shows every finding with its rule and its place`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("inventory/audit")
      let found = county.calculation.audit()
      #expect(!found.entries.isEmpty)
      for entry in found.entries {
        #expect(page.body.contains("id=\"rule-\(entry.finding.rule)\""))
        // What a line of the inventory is called stands in words of the page.
        let line = entry.finding.subject.split(separator: " ").dropLast().joined(separator: " ")
        let told = entry.finding.evidence.replacing("CO2e", with: "CO₂e")
          .components(separatedBy: line + " ").last
        #expect(page.body.contains(escaped(try #require(told))))
      }
      let open = try await county.get("inventory/audit?state=open")
      for entry in found.entries where !entry.isOpen {
        #expect(!open.body.contains(escaped(entry.acceptance?.reason ?? "")))
      }
    }
  }

  @Test func `a line of the inventory is named in words that people use`() async throws {
    try await HennepinSite.run { county in
      let jump = "buildings commercial natural-gas I.2.1"
      #expect(county.calculation.audit().entries.contains { $0.finding.subject == jump + " 2021" })
      let english = try await county.get("inventory/audit")
      #expect(english.body.contains("<b>Buildings · Commercial · Natural gas · I.2.1 · 2021</b>"))
      #expect(english.body.contains("<p>Buildings · Commercial · Natural gas · I.2.1 goes from "))
      #expect(!english.body.contains(">\(jump)"))
      let spanish = try await county.get("inventory/audit", headers: ["Accept-Language: es"])
      #expect(spanish.body.contains("<b>Edificios · Comercial · Gas natural · I.2.1 · 2021</b>"))
      #expect(spanish.body.contains("· I.2.1 pasa de "))
    }
  }

  @Test func `what peers are compared in is named in words, and its sector only once`()
    async throws
  {
    try await HennepinSite.run { county in
      let subjects = county.calculation.audit().entries.map(\.finding.subject)
      #expect(subjects.contains("residential-electricity 2021") && subjects.contains("waste 2005"))
      let english = try await county.get("inventory/audit").body
      #expect(english.contains("<b>Electricity of homes · 2021</b>"))
      #expect(english.contains("<p>Solid waste in 2005: "))
      let spanish = try await county.get("inventory/audit", headers: ["Accept-Language: es"]).body
      #expect(spanish.contains("<b>Electricidad de los hogares · 2021</b>"))
    }
  }

  @Test func `an acceptance becomes a row of audit.csv, and goes again`() async throws {
    try await HennepinSite.run { county in
      let before = try await rows(county.site)
      let entry = try #require(county.calculation.audit().open.first)
      let fields = [
        "rule": entry.finding.rule, "subject": entry.finding.subject,
        "acceptance": "Checked against the bill, \"as read\".", "office": "Energy office",
      ]
      let answer = try await county.ada.post(register + "/accept", from: register, fields)
      #expect(answer.status == 303)
      let after = try await rows(county.site)
      #expect(after.count == before.count + 1)
      #expect(Array(after.prefix(before.count)) == before)
      let row = try #require(after.last)
      #expect(row.hasPrefix("\(entry.finding.rule),"))
      #expect(row.contains("\"Checked against the bill, \"\"as read\"\".\",Energy office,2026-"))
      let page = try await county.get("inventory/audit?done=accepted")
      #expect(page.body.contains("Checked against the bill, &quot;as read&quot;."))
      let commit = try await county.site.store.commit(at: 2, of: "hennepin-county")
      #expect(commit.author.name == "Ada Admin")

      let name = try #require(
        try await county.site.store.snapshot(of: "hennepin-county", at: nil).documents
          .last { $0.name.file == "audit.csv" }?.name.row)
      let gone = try await county.ada.post(register + "/withdraw", from: register, ["row": name])
      #expect(gone.status == 303)
      #expect(try await rows(county.site) == before)
    }
  }

  @Test func `the first acceptance of a workspace makes the file`() async throws {
    try await HennepinSite.run {
      $0["audit.csv"] = nil
    } _: { county in
      let entry = try #require(county.calculation.audit().open.first)
      let fields = [
        "rule": entry.finding.rule, "subject": entry.finding.subject, "acceptance": "As it is",
      ]
      #expect(
        try await county.ada.post(register + "/accept", from: register, fields).status == 303)
      #expect(try await rows(county.site).count == 1)
    }
  }

  @Test func `nothing is accepted without a reason, twice, or by who may only read`() async throws {
    try await HennepinSite.run { county in
      let before = try await rows(county.site)
      let entry = try #require(county.calculation.audit().open.first)
      var fields = ["rule": entry.finding.rule, "subject": entry.finding.subject]
      let refused = try await county.ada.post(register + "/accept", from: register, fields)
      #expect(refused.status == 400)
      #expect(refused.body.contains("Write why the finding is right as it stands."))
      fields["acceptance"] = "Right"
      #expect(
        try await county.ada.post(register + "/accept", from: register, fields).status == 303)
      #expect(
        try await county.ada.post(register + "/accept", from: register, fields).status == 409)
      #expect(try await rows(county.site).count == before.count + 1)
      let viewer = try await county.site.member(
        .viewer, of: "hennepin-county", invitedBy: county.ada)
      let page = try await viewer.get(register)
      #expect(page.status == 200)
      #expect(!page.body.contains("inventory/audit/accept"))
      #expect(!page.body.contains("inventory/audit/withdraw"))
    }
  }

  @Test func `findings lead to the field where they are mended`() async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] = files["inventory.csv"]?
        .replacing("ng-res-2021,2021,buildings", with: "ng-res-2021,2021,bildings")
    } _: { county in
      let page = try await county.get("findings?severity=error&file=inventory.csv")
      #expect(page.status == 200)
      #expect(page.body.contains("record?file=inventory.csv&amp;row=ng-res-2021#field-cell.sector"))
      let other = try await county.get("findings?severity=error&file=targets.csv")
      #expect(!other.body.contains("row=ng-res-2021"))
    }
  }
}
