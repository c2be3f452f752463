import Testing

@testable import Publishing

@Suite struct SVGAccessibilityTests {
  private func accessible(_ body: String, title: String = "T", description: String = "D") throws
    -> String
  {
    try SVGAccessibility.accessible(
      svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"300\">\(body)</svg>",
      id: "a/b", title: title, description: description)
  }

  @Test func `the root is an image with a name and a description`() throws {
    let svg = try accessible("<g><path d=\"M0,0L1,1\" stroke=\"#000\"/></g>")
    let outline = XMLOutline(svg)
    #expect(outline.isWellFormed)
    #expect(outline.root["role"] == "img")
    #expect(outline.root["aria-labelledby"] == "chart-a-b-title chart-a-b-desc")
    #expect(outline.root["viewBox"] == "0 0 720 300")
    #expect(outline.root["width"] == "720")
    #expect(outline.root["style"] == "max-width:100%;height:auto")
    #expect(outline.elements == ["svg", "title", "desc", "g", "path"])
    #expect(outline.texts["title"] == "T")
    #expect(outline.texts["desc"] == "D")
  }

  @Test func `words with markup stay words`() throws {
    let svg = try accessible(
      "<text>a &lt;b&gt; &amp; c</text>", title: "<script>alert(1)</script> & \"x\"",
      description: "]]> \u{1} ok")
    let outline = XMLOutline(svg)
    #expect(outline.isWellFormed)
    #expect(outline.elements == ["svg", "title", "desc", "text"])
    #expect(outline.texts["title"] == "<script>alert(1)</script> & \"x\"")
    #expect(outline.texts["desc"] == "]]>  ok")
    #expect(outline.texts["text"] == "a <b> & c")
  }

  @Test func `nothing that runs or loads passes`() throws {
    let svg = try accessible(
      """
      <script>alert(1)</script><style>@import "x"</style><foreignObject><b/></foreignObject>\
      <image href="http://x/y.png"/><a href="javascript:x"><text>link</text></a>\
      <path d="M0,0" onclick="x()" style="fill:url(http://x)" fill="url(http://x)" stroke="#000"/>
      """)
    let outline = XMLOutline(svg)
    #expect(outline.elements == ["svg", "title", "desc", "path"])
    #expect(!svg.contains("http://x"))
    #expect(!svg.contains("onclick"))
    #expect(!svg.contains("javascript"))
  }

  @Test func `ids and references to them are unique to the chart`() throws {
    let svg = try accessible(
      """
      <defs><clipPath id="clip0"><rect width="1" height="1"/></clipPath></defs>\
      <g clip-path="url(#clip0)"><path d="M0,0" fill="#000"/></g>
      """)
    #expect(XMLOutline(svg).ids == ["chart-a-b-title", "chart-a-b-desc", "chart-a-b-clip0"])
    #expect(svg.contains("clip-path=\"url(#chart-a-b-clip0)\""))
  }

  @Test func `numbers are rounded to a hundredth of a pixel`() throws {
    let svg = try accessible(
      """
      <path d="M0.123456,-10.5L3.1e-9,2A4.5,4.5,0,1,1,-4.499999,0Z" fill="#123456"/>\
      <g transform="translate(124.5,9) rotate(270.000001)"><text>1.23456</text></g>
      """)
    #expect(svg.contains("d=\"M0.12,-10.5L0,2A4.5,4.5,0,1,1,-4.5,0Z\""))
    #expect(svg.contains("translate(124.5,9) rotate(270)"))
    #expect(svg.contains(">1.23456<"))
  }

  @Test func `frames that show nothing are dropped`() throws {
    let svg = try accessible(
      """
      <g><path class="background" d="M0,0h1v1h-1Z"/><path class="foreground" display="none" d=""/>\
      <path class="background" fill="#fff" d="M0,0"/></g><g><g></g></g>
      """)
    #expect(XMLOutline(svg).elements == ["svg", "title", "desc", "g", "path"])
  }

  @Test(arguments: [
    "", "text", "<svg>", "<svg></g>", "<svg><a</svg>", "<svg a=1/>", "<svg>&nope;</svg>",
    "<svg/><svg/>", "<!DOCTYPE x><svg/>", "<g/>",
  ])
  func `what is not one well-formed svg element is refused`(text: String) {
    #expect(throws: SVGMarkupError.self) {
      try SVGAccessibility.accessible(svg: text, id: "x", title: "", description: "")
    }
  }
}
