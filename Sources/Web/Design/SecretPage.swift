import Hummingbird

/// A page that shows a link or a token this once: it is kept nowhere.
struct SecretPage {
  let title: String
  let lead: String
  var detail: HTML = .empty
  /// What the element with the secret is called.
  let id: String
  let secret: String
  let wayBack: (path: String, label: String)

  /// - Parameter path: The entry of the navigation that it belongs to.
  func page(_ visit: Visit, at path: String? = nil) -> Response {
    let main: HTML = """
      <div class="stack">
      <h1>\(title)</h1>
      \(Notice(tone: .caution, title: lead, detail: detail).html)
      <p class="secret" id="\(id)">\(secret)</p>
      <p><a class="button" href="\(wayBack.path)">\(wayBack.label)</a></p>
      </div>
      """
    return visit.page(title, main, width: .text, at: path)
  }
}

extension Visit {
  /// The whole address of a path, for links that are sent to others.
  func address(of path: String) -> String { site.address.origin(of: request) + path }
}
