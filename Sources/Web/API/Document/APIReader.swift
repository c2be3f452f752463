import Accounts
import Foundation
import Hummingbird
import Tables

/// The document as a page for people, made from the very JSON that programs get.
struct APIReader: PageGroup {
  func add(to routes: inout SiteRoutes) {
    routes.get("/api", for: .everyone, use: show)
  }

  @Sendable private func show(_ visit: Visit) throws -> Response {
    let origin = visit.site.address.origin(of: visit.request)
    let text = visit.words(ReaderText.self)
    let document = APICatalog.document.json(origin: origin)
    let main = APIReaderPage(document: document, text: text, origin: origin).html
    return visit.page(text.title, main)
  }
}

/// One page with every operation.
struct APIReaderPage {
  let document: JSONValue
  let text: ReaderText
  let origin: String

  private var schemas: SchemaText { SchemaText(text: text) }

  private struct Entry {
    let path: String
    let method: String
    let json: JSONValue

    var id: String { json["operationId"]?.text ?? "" }
    var tag: String { json["tags"]?.items?.first?.text ?? "" }
    var summary: String { json["summary"]?.text ?? "" }
    var details: String { json["description"]?.text ?? "" }
    var parameters: [JSONValue] { json["parameters"]?.items ?? [] }
  }

  private var entries: [Entry] {
    (document["paths"]?.members ?? []).flatMap { path in
      (path.value.members ?? []).map {
        Entry(path: path.name, method: $0.name.uppercased(), json: $0.value)
      }
    }
  }

  var html: HTML {
    let tags = document["tags"]?.items ?? []
    let all = entries
    return """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
      <p\("lang", text.partLanguage)>\(marked(document["info"]?["description"]?.text ?? ""))</p>
      <p><a class="button button--plain" href="/api/v1/openapi.json">\(text.download)</a></p></div>
      <section class="panel stack"><h2>\(text.begin)</h2><p>\(text.beginText)</p>
      <pre class="sample">\(Self.curl("GET", origin + "/api/v1/account"))</pre></section>
      <nav class="stack" aria-label="\(text.contents)"><h2>\(text.contents)</h2>
      <div class="operations">\(tags.map { contents($0, all) })</div></nav>
      \(tags.map { chapter($0, all) })
      \(problems)
      \(components)
      </div>
      """
  }

  private func contents(_ tag: JSONValue, _ all: [Entry]) -> HTML {
    let name = tag["name"]?.text ?? ""
    return """
      <div\("lang", text.partLanguage)><h3>\(name)</h3><ul class="operations__list">
      \(all.filter { $0.tag == name }.map { entry in
        """
        <li><a href="#\(entry.id)">\(entry.summary)</a></li>
        """ as HTML
      })
      </ul></div>
      """
  }

  private func chapter(_ tag: JSONValue, _ all: [Entry]) -> HTML {
    let name = tag["name"]?.text ?? ""
    return """
      <section class="stack"><h2\("lang", text.partLanguage)>\(name)</h2><p class="soft"\("lang", text.partLanguage)>\(tag["description"]?.text ?? "")</p>
      \(all.filter { $0.tag == name }.map(operation))
      </section>
      """
  }

  // One operation

  private func operation(_ entry: Entry) -> HTML {
    """
    <article class="panel stack operation" id="\(entry.id)">
    <h3\("lang", text.partLanguage)>\(entry.summary)</h3>
    <p class="operation__path"><code class="method method--\(entry.method.lowercased())">\(entry.method)</code> \
    <code>\(entry.path)</code></p>
    <p\("lang", text.partLanguage)>\(marked(entry.details))</p>
    \(parameters(entry))
    \(body(entry))
    \(answers(entry))
    <div class="stack stack--tight"><h4>\(text.example)</h4><pre class="sample">\(example(entry))</pre></div>
    </article>
    """
  }

  private func parameters(_ entry: Entry) -> HTML {
    guard !entry.parameters.isEmpty else { return .empty }
    return """
      <div class="stack stack--tight"><h4>\(text.parameters)</h4><dl class="members">
      \(entry.parameters.map { parameter in
        """
        <dt><code>\(parameter["name"]?.text ?? "")</code> <span class="soft small">\(parameter["in"]?.text ?? "")\
        \(parameter["required"]?.truth == true ? ", \(text.required)" : "")</span></dt>
        <dd><span\("lang", text.partLanguage)>\(marked(parameter["description"]?.text ?? ""))</span> <span class="soft small">\(schemas.short(parameter["schema"] ?? .null))</span></dd>
        """ as HTML
      })
      </dl></div>
      """
  }

  private func contentTypes(_ content: JSONValue?) -> HTML {
    (content?.members ?? []).map { member in
      let schema = member.value["schema"] ?? .null
      return """
        <p><code>\(member.name)</code></p>
        \(member.name.hasSuffix("json") ? schemas.full(schema) : .empty)
        """ as HTML
    }.joined(by: "\n")
  }

  private func body(_ entry: Entry) -> HTML {
    guard let body = entry.json["requestBody"] else { return .empty }
    return """
      <details><summary>\(text.body)<span class="hidden"\("lang", text.partLanguage)>: \(entry.summary)</span></summary>
      <div class="stack stack--tight">\(contentTypes(body["content"]))</div></details>
      """
  }

  private func answers(_ entry: Entry) -> HTML {
    let responses = entry.json["responses"]?.members ?? []
    return """
      <details><summary>\(text.answers)<span class="hidden"\("lang", text.partLanguage)>: \(entry.summary)</span></summary>
      <dl class="members">
      \(responses.map { answer($0.name, $0.value) })
      </dl></details>
      """
  }

  private func answer(_ status: String, _ response: JSONValue) -> HTML {
    let shared = response["$ref"]?.text.flatMap { reference in
      document["components"]?["responses"]?[String(reference.split(separator: "/").last ?? "")]
    }
    let content = shared == nil ? contentTypes(response["content"]) : .empty
    return """
      <dt><code>\(status)</code></dt>
      <dd><p\("lang", text.partLanguage)>\((shared ?? response)["description"]?.text ?? "")</p>\(content)</dd>
      """
  }

  // Examples

  private func example(_ entry: Entry) -> String {
    var path = entry.path
    var query: [String] = []
    var headers: [String] = []
    for parameter in entry.parameters {
      let name = parameter["name"]?.text ?? ""
      if let columns = parameter["example"]?.members {
        query += columns.map { "\($0.name)=\(SitePath.encoded(Self.plain($0.value)))" }
        continue
      }
      let value = Self.plain(parameter["example"])
      switch parameter["in"]?.text {
      case "path":
        let part = SitePath.encoded(value).replacing("/", with: "%2F")
        path = path.replacing("{\(name)}", with: part)
      case "query" where parameter["required"]?.truth == true || !value.isEmpty && name != "limit":
        query.append("\(name)=\(SitePath.encoded(value))")
      case "header" where name == "If-Match": headers.append("If-Match: \(value)")
      default: break
      }
    }
    let address = origin + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    let json = entry.json["requestBody"]?["content"]?["application/json"]
    return Self.curl(
      entry.method, address, headers: headers, body: json?["example"],
      isBytes: json == nil && entry.json["requestBody"] != nil)
  }

  private static func plain(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    return value.text ?? String(decoding: JSONPrinter.text(value), as: UTF8.self)
  }

  /// A command for a terminal; single quotes in a body are written so that every shell takes them.
  static func curl(
    _ method: String, _ address: String, headers: [String] = [], body: JSONValue? = nil,
    isBytes: Bool = false
  ) -> String {
    let verb = method == "GET" ? "curl" : "curl -X \(method)"
    var lines = ["\(verb) -H \"Authorization: Bearer $CAIRN_TOKEN\""]
    lines += headers.map { "-H '\($0)'" }
    if let body {
      let text = String(decoding: JSONPrinter.text(body, indent: 2), as: UTF8.self)
      lines.append("-H 'Content-Type: application/json'")
      lines.append("--data '\(text.replacing("'", with: "'\\''"))'")
    } else if isBytes {
      lines.append("-H 'Content-Type: text/plain' --data-binary @FILE")
    }
    lines.append("'\(address)'")
    return lines.joined(separator: " \\\n  ")
  }

  // The end

  private var problems: HTML {
    let kinds = APIProblem.Kind.allCases.filter { $0 != .plain }
    return """
      <section class="stack"><h2>\(text.problems)</h2><p>\(text.problemsText)</p><dl class="members">
      \(kinds.map { kind in
        """
        <dt id="\(kind.rawValue.split(separator: "#").last.map(String.init) ?? "")"><code>\(kind.rawValue)</code></dt>
        <dd\("lang", text.partLanguage)>\(kind.title ?? "")</dd>
        """ as HTML
      })
      </dl></section>
      """
  }

  private var components: HTML {
    let all = document["components"]?["schemas"]?.members ?? []
    return """
      <section class="stack"><h2>\(text.schemas)</h2>
      \(all.map { schema in
        """
        <details id="schema-\(schema.name)"><summary><code>\(schema.name)</code></summary><div class="stack stack--tight">
        <p\("lang", text.partLanguage)>\(marked(schema.value["description"]?.text ?? ""))</p>\(schemas.full(schema.value))</div></details>
        """ as HTML
      })
      </section>
      """
  }

  private func marked(_ text: String) -> HTML { SchemaText.marked(text) }
}
