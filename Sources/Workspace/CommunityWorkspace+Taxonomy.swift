public import Factors
public import Vulnerability

extension CommunityWorkspace {
  /// The words of the assessment with what the community adds and hides.
  ///
  /// - Throws: `ResourceProblem` when this installation lacks its tables.
  public func taxonomy() throws(ResourceProblem) -> Taxonomy {
    try Taxonomy.standard().with(ownTaxonomy).taxonomy
  }
}
