import Plan
import Testing

@Suite struct ChapterLinksTests {
  @Test(arguments: [
    ("See [Energy](02-energy.md).", "See [Energy](02-power.md)."),
    ("[a](02-energy.md#roofs) [b](./02-energy.md)", "[a](02-power.md#roofs) [b](./02-power.md)"),
    ("[energy]: 02-energy.md \"Title\"\r\n", "[energy]: 02-power.md \"Title\"\r\n"),
    ("[a](<02-energy.md>)", "[a](<02-power.md>)"),
    (
      "[a](12-wind.md) [b](https://town.example/02-energy.md) 02-energy.md [c](#energy)",
      "[a](12-wind.md) [b](https://town.example/02-energy.md) 02-energy.md [c](#energy)"
    ),
  ])
  func `links to a chapter follow its new name, and nothing else changes`(
    text: String, expected: String
  ) {
    #expect(
      ChapterLinks.renaming("02-energy.md", to: "02-power.md", in: text) == expected)
  }
}
