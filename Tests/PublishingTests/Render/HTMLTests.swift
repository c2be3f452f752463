import Publishing
import Testing

@Suite struct HTMLTests {
  @Test func `text and attributes are escaped`() {
    let hostile = "<b>&\"'</b>\u{0}\u{8}"
    let html = HTML.element("p", .class(hostile)) { hostile }
    let escaped = "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;"
    #expect(html.text == "<p class=\"\(escaped)\">\(escaped)</p>\n")
  }

  @Test func `JSON cannot end its script`() {
    let html = HTML.json(#"{"a":"</script><!--"}"#, class: "chart__spec")
    #expect(html.text.contains(#"{"a":"\u003c/script>\u003c!--"}"#))
    #expect(html.text.split(separator: "</script>").count == 2)
  }

  @Test func `parts follow each other without white space`() {
    let html = HTML.element("p") {
      "a"
      HTML.element("em") { "b" }
      "c"
      if optional != nil { "d" }
      for letter in ["e", "f"] { letter }
    }
    #expect(html.text == "<p>a<em>b</em>cdef</p>\n")
  }

  private var optional: String? { "" }

  @Test func `void elements have no end`() {
    #expect(HTML.element("br").text == "<br>")
    #expect(HTML.element("details", .init("open")).text == "<details open></details>\n")
  }
}
