/// Pages that belong together: a new capability of the site is one more of these.
protocol PageGroup: Sendable {
  func add(to routes: inout SiteRoutes)

  /// Where a workspace's navigation leads to these pages.
  var navigation: [NavigationEntry] { get }
}

extension PageGroup {
  var navigation: [NavigationEntry] { [] }
}
