internal import Inventory

/// What the rules of the auditor are, made from their declarations.
enum AuditReference {
  /// For the terminal.
  static var text: String {
    AuditRegistry.declarations.map { rule in
      """
      \(rule.number). \(rule.title) (\(rule.id))
         Test: \(rule.test)
         Seen: \(rule.failure)
         Do:   \(rule.advice)


      """
    }.joined()
  }

  /// The page `docs/audit.md`.
  static var markdown: String {
    introduction + AuditRegistry.declarations.map(section).joined(separator: "\n")
  }

  private static let introduction = """
    # The auditor

    Made by `cairn audit --rules --format markdown` from the declarations in the code; do not edit.

    `cairn audit FOLDER` reads an inventory as an outside auditor would, and asks about what looks wrong. Each
    rule comes from a mistake in a published inventory. A rule never changes a number: it names the cell,
    shows the numbers, says what to do and, where that can be said, how many tons of CO2e depend on it.

    | severity | what it means |
    |---|---|
    | error | two things cannot both be right; the total is wrong unless somebody says why not |
    | warning | probably wrong, or right for a reason that the record should state |
    | note | worth knowing |

    The command ends with exit code 1 while an error finding is open, so that a script can stop there.
    `--format csv` and `--format json` print the register for other programs, `--rule ID` runs one rule,
    `--all` prints accepted findings too. Rules that need data which a workspace does not have, such as
    published figures or a population, are listed as not applied: their silence says nothing.

    ## What the auditor reads

    The tables of the workspace, and two of its own, described in [workspace.md](workspace.md):

    - `reported.csv` holds figures that somebody published for the same community: totals, sectors or single
      records, as CO2e or by gas. The auditor divides them by the activity, infers warming potentials from
      them, adds them up, and compares them with what the records lead to.
    - `audit.csv` holds acceptances.

    ## Accepting a finding

    A finding that is right as it stands is accepted with a written reason:

        cairn audit FOLDER --accept year-jump --subject "buildings natural-gas I.2.1 2018" \\
          --reason "Cold winter: 8,000 degree days after 6,400" --by "Energy office"

    This adds a row to `audit.csv` and touches nothing else. The finding stays in the register with its reason
    and date, and no longer counts as open. A subject is the same from run to run and does not depend on
    the order of rows. When the data change so that a finding is gone, its acceptance is reported as having
    no effect any more. `accepted_by` names an office, not a person.

    ## The register in the plan

    `{{table audit}}` places the register in the plan and `{{count/audit-open}}` the number of open findings. Both exist in
    the internal edition only: in a public passage they stop publishing. `audit.csv` is not among the data of the
    public edition; `reported.csv` is, without figures of confidential records.

    ## Adding a rule

    A rule is one file in `Sources/Inventory/Audit/Rules`, one line in a registry beside it and one folder in
    `Tests/AuditTests/Examples` with tiny workspaces: `fails-…`, in which it must find something, and `passes-…`,
    in which it must not. The first line of an example's `community.yaml` says what is real about it; phrases in
    `evidence.txt` must occur in what is found. A false alarm on ordinary data is as bad as a miss, so the
    tests also run every rule over the Hennepin example and over ten years of eleven counties.

    ## The rules


    """

  private static func section(_ rule: AuditRuleDeclaration) -> String {
    """
    ### \(rule.number). \(rule.title) (`\(rule.id)`)

    **Test.** \(rule.test)

    **Seen.** \(rule.failure)

    **What to do.** \(rule.advice)

    """
  }
}
