import Workspace

/// The frame around every page: head, bar, place, main, foot.
struct Layout {
  var title: String
  var main: HTML
  var width = Width.normal
  /// Links of the bar at the right.
  var links: HTML = .empty
  /// The workspace that the page belongs to, with its tabs.
  var place: HTML = .empty
  var language = Language.english
  /// Where the links to other languages lead back to.
  var wayBack = "/"
  /// The community's own color; nil takes Cairn's.
  var accent: AccentColor?
  /// Whose page it is where strangers read it as a part of a published plan; nil for Cairn's own.
  var host: Host?
  /// Scripts that enhance the page, by the names of their files.
  var scripts: [String] = []

  /// Whose unsaved texts the tab may keep; empty for nobody's, nil to leave them alone.
  var draftOwner: String?
  /// After how many seconds a browser without scripts loads the page again.
  var refresh: Int?

  private var text: LayoutText { .in(language) }

  /// A community with its plan, named as on the pages of that.
  struct Host {
    /// Empty where its plan does not say.
    let community: String
    let title: String
    let path: String
    let accent: AccentColor?
  }

  enum Width { case normal, text, narrow, wide }

  var html: HTML {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\([title, host?.community ?? "Cairn"].filter { !$0.isEmpty }.joined(separator: " · "))</title>
    \(refreshLine)\
    <link rel="stylesheet" href="\(DesignFile.path("cairn.css"))">
    <link rel="stylesheet" href="\(DesignFile.path(DesignFile.chartColors))">
    \(accent.map { "<link rel=\"stylesheet\" href=\"\(TownColors($0).path)\">\n" as HTML })\
    \((draftOwner == nil ? scripts : ["drafts.js"] + scripts).map { "<script src=\"\(DesignFile.path($0))\" type=\"module\"></script>" as HTML })
    </head>
    <body\("data-drafts", draftOwner)>
    <a class="skip-link" href="#main">\(text.skip)</a>
    <header>
    <div class="bar"><div class="page bar__inner">
    \(brand)
    \(links)
    </div></div>
    \(place)
    </header>
    <main class="page main\(widthClass)" id="main" tabindex="-1">
    \(main)
    </main>
    <footer class="foot"><div class="page foot__inner">
    <p>\(text.foot)</p>
    \(LanguageSwitch(language: language, wayBack: wayBack).html)
    </div></footer>
    </body>
    </html>

    """
  }

  private var brand: HTML {
    guard let host else {
      return "<a class=\"brand\" href=\"/\">\(Self.mark)<span>Cairn</span></a>"
    }
    return
      "<a class=\"brand brand--host\" href=\"\(host.path)\"><span>\(host.community)</span> <span class=\"brand__plan\">\(host.title)</span></a>"
  }

  private var refreshLine: HTML {
    refresh.map {
      "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>\n"
    } ?? .empty
  }

  private var widthClass: HTML {
    switch width {
    case .normal: ""
    case .text: " main--text"
    case .narrow: " main--narrow"
    case .wide: " main--wide"
    }
  }

  /// Three stones on each other.
  private static let mark: HTML = """
    <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false"><path d="M2 22.5c0-2.6 5-4.2 12-4.2s12 \
    1.6 12 4.2S21 26 14 26 2 25 2 22.5zM5.5 14.6c0-2.200 3.600-3.700 8.700-3.700s8.300 1.400 8.300 3.600-3.500 \
    3.200-8.500 3.200-8.500-.9-8.500-3.100zM9.300 6c0-2.200 2-4 4.900-4s4.600 1.700 4.600 3.800-2 4.100-4.800 4.100S9.300 8.100 9.300 6z"/></svg>
    """
}

struct LayoutText: Words {
  let skip: String
  let foot: String

  static let english = LayoutText(
    skip: "Skip to the content",
    foot: "Cairn keeps a community’s climate plan in plain files that belong to the community.")
  static let spanish = LayoutText(
    skip: "Ir al contenido",
    foot:
      "Cairn guarda el plan climático de una comunidad en archivos sencillos que pertenecen a la comunidad."
  )
}
