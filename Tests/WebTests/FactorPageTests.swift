import Accounts
import Foundation
import Store
import Testing

@testable import Web

/// Choosing a record's factor, with the reason.
@Suite struct FactorPageTests {
  private let path = "/workspaces/green-town/inventory/records/gas-1/factor"

  private func withTown(
    _ body: @Sendable @escaping (TestSite, Browser) async throws -> Void
  ) async throws {
    try await TestSite.run { site in
      let ada = try await site.administrator()
      try await site.makeWorkspace(by: ada)
      let snapshot = try await site.store.snapshot(of: "green-town")
      let files = [
        "inventory.csv":
          "id,year,sector,subsector,method,activity,quantity,unit,factor,note\ngas-1,2021,buildings,residential,stationary-fuel,natural-gas,100,MMBtu,,From bills.\n",
        "factors.csv":
          "set,activity,year,gas,value,unit,per,edition,uncertainty_percent,source,status,note\nour-gas,natural-gas,,co2,50,kg,MMBtu,2024,5,metc,verified,\nour-gas,natural-gas,,ch4,1,g,MMBtu,2024,5,metc,verified,\nour-gas,natural-gas,,n2o,0.1,g,MMBtu,2024,5,metc,verified,\n",
      ].mapValues { Array($0.utf8) }
      try await site.store.commit(
        CommitDraft(
          id: "inventory", author: ada.principal.author, reason: "", base: 1,
          changes: FolderDocuments.changes(from: snapshot, to: files, keepsOthers: true).changes),
        to: "green-town")
      try await body(site, ada)
    }
  }

  @Test func `factors that fit are shown with what they come to`() async throws {
    try await withTown { _, ada in
      let page = try await ada.get(path)
      #expect(page.status == 200)
      // 100 MMBtu by the set's own 50 kg each, and methane and nitrous oxide.
      for words in ["our-gas", "50", "± 5.0 %", "edition=2025", "t CO₂e"] {
        #expect(page.body.contains(words), "\(words)")
      }
    }
  }

  @Test func `a choice without a reason is not taken`() async throws {
    try await withTown { site, ada in
      let refused = try await ada.post(path, from: path, ["cell": "our-gas"])
      #expect(refused.status == 400)
      #expect(refused.body.contains("needs a reason"))
      #expect(try await site.store.workspace("green-town").head == 2)
    }
  }

  @Test func `a choice with its reason is one commit in factor and note`() async throws {
    try await withTown { site, ada in
      let taken = try await ada.post(
        path, from: path, ["cell": "our-gas", "reason": "The utility's own rate."])
      #expect(taken.status == 303, "\(taken.body)")
      let row = try #require(
        try await site.store.document(
          DocumentName(file: "inventory.csv", row: "gas-1"), in: "green-town"))
      #expect(
        String(decoding: row.body, as: UTF8.self)
          == "gas-1,2021,buildings,residential,stationary-fuel,natural-gas,100,MMBtu,our-gas,From bills. Factor our-gas: The utility's own rate.\n"
      )
      #expect(
        try await site.store.commit(at: 3, of: "green-town").reason
          == "The utility's own rate.")
    }
  }

  @Test func `a factor that was not offered is not taken`() async throws {
    try await withTown { site, ada in
      let refused = try await ada.post(path, from: path, ["cell": "nonsense", "reason": "x"])
      #expect(refused.status == 400)
      #expect(try await site.store.workspace("green-town").head == 2)
    }
  }
}
