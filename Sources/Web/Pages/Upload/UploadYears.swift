import Accounts
import Inventory
import Store
import Tables
import Workspace

/// Years of a file that the inventory had no row of: they become years of the plan's inventory.
///
/// Where these are the first rows of all, the years that somebody guessed beforehand make way for them.
struct UploadYears {
  private let open: OpenWorkspace

  init(_ open: OpenWorkspace) { self.open = open }

  /// Whether the visitor may change the settings.
  static func mayBeAdded(_ place: WorkspacePlace) -> Bool {
    place.access.mayChange(
      SettingsPages.name, before: [:], after: [:], creator: nil, in: place.id)
  }

  /// The years that some edits of the inventory bring to the plan, in order.
  func new(in edits: [GridEdit]) -> [Int] {
    let known = Set(open.community.records.map(\.year))
      .union(open.community.community.inventoryYears)
    let years = Set(edits.compactMap { $0.set?["year"].flatMap { Int($0) } })
    return years.subtracting(known).filter { (1990...2100).contains($0) }.sorted()
  }

  /// The settings with these years; nothing where they cannot be written, which a finding says then.
  func changes(for edits: [GridEdit]) -> [DocumentChange] {
    let new = new(in: edits)
    guard !new.isEmpty,
      let document = open.snapshot.documents.first(where: { $0.name == SettingsPages.name }),
      var file = try? CommunityText(document.body)
    else { return [] }
    let isFirst = open.community.records.isEmpty
    let listed = Set(open.community.community.inventoryYears)
    let named = Set(edits.compactMap { $0.set?["year"].flatMap { Int($0) } })
    let years = (isFirst ? listed.intersection(named) : listed).union(new).sorted()
    let base = open.community.community.forecastBaseYear
    do {
      try file.set("inventory_years", to: years.map(String.init))
      if isFirst, let last = years.last, base.map({ !years.contains($0) }) ?? true {
        try file.set("forecast_base_year", to: String(last))
      }
    } catch {
      return []
    }
    return [DocumentChange(name: document.name, kind: .file, body: file.bytes)]
  }
}
