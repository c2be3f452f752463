import Accounts

/// A part of a workspace, with a tab of its own.
enum SiteSection: Int, Sendable, CaseIterable {
  case home, inventory, forecast, hazards, actions, plan, records, workspace

  var label: Phrase {
    switch self {
    case .home: Phrase("Home", "Inicio")
    case .inventory: Phrase("Inventory", "Inventario")
    case .forecast: Phrase("Forecast", "Proyección")
    case .hazards: Phrase("Hazards", "Amenazas")
    case .actions: Phrase("Actions", "Acciones")
    case .plan: Phrase("Plan", "Plan")
    case .records: Phrase("Records", "Registros")
    case .workspace: Phrase("Workspace", "Espacio de trabajo")
    }
  }
}

/// A page that a workspace's navigation leads to.
struct NavigationEntry: Sendable {
  let section: SiteSection
  /// After the workspace's own address, such as `inventory/audit`; also what a page is known by.
  let path: String
  let label: Phrase
  /// Entries that lead nowhere for somebody are not shown to them.
  let permission: Permission
  /// Lower ones stand first within a section.
  let order: Int

  init(
    section: SiteSection, path: String, label: Phrase, for permission: Permission, order: Int = 50
  ) {
    self.section = section
    self.path = path
    self.label = label
    self.permission = permission
    self.order = order
  }
}

/// What a workspace's tabs show: sections, and the pages of the one that the reader is in.
struct Navigation: Sendable {
  private let entries: [SiteSection: [NavigationEntry]]

  init(_ groups: [any PageGroup]) {
    entries = Dictionary(grouping: groups.flatMap(\.navigation), by: \.section)
      .mapValues { $0.enumerated().sorted { ($0.1.order, $0.0) < ($1.1.order, $1.0) }.map(\.1) }
  }

  /// The pages of a section that somebody may enter.
  func entries(of section: SiteSection, in place: WorkspacePlace) -> [NavigationEntry] {
    (entries[section] ?? []).filter { place.may($0.permission) }
  }

  /// The section of a page.
  func section(of path: String) -> SiteSection? {
    SiteSection.allCases.first { section in
      (entries[section] ?? []).contains { $0.path == path }
    }
  }

  /// What the tabs call a page; nil of one that they do not show.
  func label(of path: String) -> Phrase? {
    entries.values.joined().first { $0.path == path }?.label
  }

  /// - Parameter current: The path of the page that is shown.
  func html(_ place: WorkspacePlace, current: String?, _ language: Language) -> HTML {
    let section = current.flatMap(section(of:))
    let tabs = SiteSection.allCases.compactMap { section in
      entries(of: section, in: place).first.map { (section, $0) }
    }
    let pages = section.map { entries(of: $0, in: place) } ?? []
    return """
      <nav aria-label="\(NavigationText.in(language).sections)"><ul class="tabs">
      \(tabs.map { item($0.0.label(language), place.path($0.1.path), isCurrent: $0.0 == section ? pages.count > 1 ? "true" : "page" : nil) })
      </ul></nav>
      \(pages.count > 1 ? second(pages, place, current, section, language) : .empty)
      """
  }

  private func second(
    _ pages: [NavigationEntry], _ place: WorkspacePlace, _ current: String?,
    _ section: SiteSection?, _ language: Language
  ) -> HTML {
    """
    <nav aria-label="\(section?.label(language) ?? "")"><ul class="tabs tabs--second">
    \(pages.map { item($0.label(language), place.path($0.path), isCurrent: $0.path == current ? "page" : nil) })
    </ul></nav>
    """
  }

  private func item(_ label: String, _ path: String, isCurrent: String?) -> HTML {
    "<li><a href=\"\(path)\"\("aria-current", isCurrent)>\(label)</a></li>"
  }
}

struct NavigationText: Words {
  let sections: String
  let search: String
  let searchButton: String

  static let english = NavigationText(
    sections: "Parts of the workspace", search: "Search this workspace", searchButton: "Search")
  static let spanish = NavigationText(
    sections: "Partes del espacio de trabajo", search: "Buscar en este espacio",
    searchButton: "Buscar")
}
