import Hummingbird

/// A page that has nothing to show before actions are planned, with the way to plan one.
struct NoActionsPage {
  let title: String
  let emptyTitle: String
  let emptyDetail: String
  let addAction: String

  func page(_ visit: Visit, at path: String) -> Response {
    let way = visit.mayAdd ? visit.place?.path("\(ActionListPages.path)/new") : nil
    let add = way.map { "<p><a class=\"button\" href=\"\($0)\">\(addAction)</a></p>" as HTML }
    let main: HTML = """
      <div class="stack"><h1>\(title)</h1>
      \(EmptyState(title: emptyTitle, detail: emptyDetail, action: add ?? .empty).html)</div>
      """
    return visit.page(title, main, at: path)
  }
}
