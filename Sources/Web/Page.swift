/// A page of the server itself; plans bring their own pages.
struct Page {
  let title: String
  /// HTML that stands in `<main>`.
  let body: String

  var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  private static let style = """
    :root{color-scheme:light dark}
    body{font:1.125rem/1.6 system-ui,sans-serif;margin:0;padding:4rem 1.5rem}
    main{max-width:38rem;margin:0 auto}
    h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
    ul{list-style:none;padding:0}
    li{border-top:1px solid;padding:1rem 0}
    a{color:inherit}
    li a{display:block;font-size:1.25rem}
    code{font-size:.95em}
    """
}

/// The list of published plans, or what to do when there is none.
struct PlanListPage {
  let plans: [PublishedPlan]

  var html: String {
    guard !plans.isEmpty else { return Page(title: "No plan is published yet", body: empty).html }
    return Page(
      title: "Climate action plans",
      body: """
        <h1>Climate action plans</h1>
        <ul>
        \(plans.map(item).joined(separator: "\n"))
        </ul>
        """
    ).html
  }

  private let empty = """
    <h1>No plan is published yet</h1>
    <p>Stop this server, and start it with the folder of your workspace:</p>
    <p><code>cairn serve my-county</code></p>
    <p>Its plan is then built, published and shown here.</p>
    """

  private func item(_ plan: PublishedPlan) -> String {
    let details = [plan.community, plan.edition, plan.date].filter { !$0.isEmpty }
    return """
      <li><a href="\(escaped(plan.path))">\(escaped(plan.title))</a>
      \(escaped(details.joined(separator: " · ")))</li>
      """
  }
}

/// Text made safe for HTML content and quoted attributes.
func escaped(_ text: String) -> String {
  // Scalars, not characters: “<” with a combining mark is one character, and still opens a tag.
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result.append(contentsOf: "&amp;".unicodeScalars)
    case "<": result.append(contentsOf: "&lt;".unicodeScalars)
    case ">": result.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
