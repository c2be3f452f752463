import Accounts
import Testing

@Suite struct LocalKeyTests {
  @Test func `a local key opens one start of a server, and its cookie is another text`() {
    let (key, next) = (LocalKey(), LocalKey())
    #expect(key.opens(key.text) && key.accepts(cookie: key.cookieValue))
    #expect(!next.opens(key.text) && !next.accepts(cookie: key.cookieValue))
    // Whoever sees one of both cannot use it as the other.
    #expect(!key.opens(key.cookieValue) && !key.accepts(cookie: key.text))
    for wrong in ["", String(key.text.dropLast()), key.text + "a", key.text.uppercased()] {
      #expect(!key.opens(wrong))
    }
  }
}
