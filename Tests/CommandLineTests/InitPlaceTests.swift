import Foundation
import TestSupport
import Testing

/// `cairn init --place`, and what `cairn check` says of a place's code.
@Suite struct InitPlaceTests {
  @Test(arguments: [
    ["--place", "27053"], ["--geoid", "27053"], ["--place", "Hennepin County, MN"],
  ])
  func `a county's code or name fills what is known of it`(_ option: [String]) throws {
    try CairnProcess.inTemporaryFolder { folder in
      let made = try CairnProcess.run(["init", "plan"] + option, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("It is of Hennepin County, MN (27053)."))
      let yaml = try String(
        contentsOf: folder.appending(path: "plan/community.yaml"), encoding: .utf8)
      for line in [
        "kind: county", "geoid: \"27053\"", "state: \"MN\"", "time_zone: America/Chicago",
      ] {
        #expect(yaml.contains(line), "\(yaml)")
      }
    }
  }

  @Test func `a code that lost its zero is told with its place`() throws {
    try CairnProcess.inTemporaryFolder { folder in
      let made = try CairnProcess.run(["init", "plan", "--place", "6037"], in: folder)
      #expect(made.status == 0 && made.output.contains("Los Angeles County, CA (06037)"))
    }
  }

  @Test(arguments: [
    ("Henepin County, MN", "Did you mean Hennepin County, MN (27053)"),
    ("46113", "Oglala Lakota County (46102)"), ("27999", "is no place that Cairn knows"),
  ])
  func `what is no place of today is refused with what it may be`(
    _ place: String, _ advice: String
  ) throws {
    try CairnProcess.inTemporaryFolder { folder in
      let refused = try CairnProcess.run(["init", "plan", "--place", place], in: folder)
      #expect(refused.status == 1 && refused.errors.contains(advice), "\(refused.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "plan").path))
    }
  }

  @Test(arguments: [
    ("46113", "SD", "Write 46102 (Oglala Lakota County)."),
    ("02270", "AK", "Write 02158 (Kusilvak Census Area)."),
    ("09001", "CT", "Write the one that is yours: "), ("6037", "CA", "Did you mean 06037"),
    ("27053", "WI", "One of the two is wrong."),
    ("2743000", "MN", "Write 27053 (Hennepin County), or set kind to city."),
  ])
  func `a code that ended, lost its zero or lies elsewhere is found`(
    _ code: String, _ state: String, _ advice: String
  ) throws {
    var files = SampleWorkspace().files
    files["community.yaml"] =
      "format: 1\nid: town\nname: Town\nkind: county\nstate: \(state)\ngeoid: \"\(code)\"\n"
    try CairnProcess.inTown(files) { folder in
      let lines = try CairnProcess.run(["check", "town"], in: folder).output.split(separator: "\n")
      let found = lines.filter { $0.contains("community.yaml, column geoid") }
      #expect(found.count == 1 && found[0].contains(advice), "\(found)")
    }
  }

  @Test(arguments: [
    ("Minneapolis", "MN", "27053", "Write 2743000 (Minneapolis, MN), or set kind to county."),
    ("Nowhere", "MN", "27053", "Write the seven digits of the city, or set kind to county."),
    ("Baltimore", "MD", "24510", ""), ("Minneapolis", "MN", "2743000", ""),
    ("Denver", "CO", "08031", ""), ("San Francisco", "CA", "06075", ""),
  ])
  func `a city with the code of a county is found, unless it is one itself`(
    _ name: String, _ state: String, _ code: String, _ advice: String
  ) throws {
    var files = SampleWorkspace().files
    files["community.yaml"] =
      "format: 1\nid: town\nname: \(name)\nkind: city\nstate: \(state)\ngeoid: \"\(code)\"\n"
    try CairnProcess.inTown(files) { folder in
      let lines = try CairnProcess.run(["check", "town"], in: folder).output.split(separator: "\n")
        .filter { $0.contains("column geoid") }
      #expect(lines.count == (advice.isEmpty ? 0 : 1))
      #expect(advice.isEmpty || lines.first?.hasSuffix(advice) == true, "\(lines)")
    }
  }
}
