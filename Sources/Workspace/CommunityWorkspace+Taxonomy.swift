public import Vulnerability

extension CommunityWorkspace {
  /// The words of the assessment with what the community adds and hides.
  public func taxonomy() -> Taxonomy { Taxonomy.standard.with(ownTaxonomy).taxonomy }
}
