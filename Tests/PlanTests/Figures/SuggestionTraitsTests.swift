import Plan
import Strategies
import TestSupport
import Testing
import Vulnerability
import Workspace

@Suite struct SuggestionTraitsTests {
  private func workspace(_ geoid: String) throws -> CommunityWorkspace {
    let yaml = try #require(SampleWorkspace().files["community.yaml"])
    return try SampleWorkspace(["community.yaml": yaml + "geoid: \"\(geoid)\"\n"]).workspace()
  }

  @Test func `region and coast are those of the county`() throws {
    let hennepin = try workspace("27053").traits()
    #expect(hennepin.region == "midwest" && hennepin.isCoastal == false)
    #expect(hennepin.population == 1070 && hennepin.size == .small)
    // Galveston County, Texas, lies on the open Gulf.
    #expect(try workspace("48167").traits().isCoastal == true)
  }

  @Test func `without a county nothing of it is known`() throws {
    let traits = try workspace("2799999").traits()
    #expect(traits.region == nil && traits.isCoastal == nil)
  }

  @Test func `a city has region and coast of the county that holds it and people of its own`()
    throws
  {
    let minneapolis = try workspace("2743000").traits()
    #expect(minneapolis.region == "midwest" && minneapolis.isCoastal == false)
    #expect(minneapolis.population == 1070)
  }

  @Test func `a hazard without a type is taken by its name`() throws {
    let hazards =
      "id,name,indicator,source,note,type\nheat,Heat waves,,bill,,\n"
    let workspace = try SampleWorkspace(["hazards.csv": hazards]).workspace()
    let taxonomy = Taxonomy.standard
    let risk = try #require(workspace.risks.first)
    let subject = workspace.suggestionSubject(of: risk, in: taxonomy)
    #expect(subject.hazard == "heat-wave" && subject.system == "public-health")
    #expect(subject.scores.adaptiveCapacity == 2)
  }
}
