import Plan
import Tables
import Workspace

/// The parts of paths that callers choose, each declared once for all operations.
enum APIPathParts {
  static let known: [String: APIParameter] = Dictionary(
    all.map { ($0.name, $0) }
  ) { first, _ in first }

  private static let all: [APIParameter] = [
    .path(
      "workspace",
      .text("The id of the workspace.", pattern: "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$"),
      example: "hennepin-county"),
    .path(
      "table", .choice(WorkspaceTables.all.map(\.file), "The file of the table."),
      example: "inventory.csv"),
    .path(
      "key", .text("The key of the row, percent-encoded.", least: 1, most: 350),
      example: "el-res-2021"),
    .path(
      "revision", .whole(APIParameter.revisionRange, "The number of the commit."), example: "1"),
    .path(
      "account", .text("The id of the member's account.", pattern: "^[a-z0-9]{1,40}$"),
      example: "abcdefghijklmnop"),
    .path(
      "invitation", .text("The id of the invitation.", pattern: "^[a-z0-9]{1,40}$"),
      example: "abcdefghijklmnop"),
    .path(
      "token", .text("The id of the token; not the token itself.", pattern: "^[a-z0-9]{1,40}$"),
      example: "abcdefghijklmnop"),
    .path(
      "figure", .text("The reference of the figure, with its slashes as %2F.", least: 1, most: 300),
      example: "inventory/2021/total"),
    .path(
      "kind", .choice(["chart", "table", "map"], "What kind of exhibit."), example: "chart"),
    .path(
      "exhibit", .text("The name of the exhibit, with its slashes as %2F.", least: 1, most: 300),
      example: "emissions-by-sector"),
    .path("job", .text("The id of the job.", least: 1, most: 100), example: "abcdefghijklmnop"),
    .path(
      "hook", .text("The id of the webhook.", pattern: "^[a-z0-9]{1,40}$"),
      example: "abcdefghijklmnop"),
    .path(
      "comment", .text("The id of the comment.", least: 1, most: 100), example: "c-1a2b3c4d5e6f"),
    .path(
      "approval", .text("The id of the approval.", least: 1, most: 100), example: "a-1a2b3c4d5e6f"),
    .path(
      "step",
      .choice(
        PlanProgress.Step.allCases.filter(\.isHomework).map(\.rawValue), "The step of the plan."),
      example: "inventory"),
    .path(
      "hazard",
      .text(
        "The id of the hazard: in screening that of the taxonomy, else that of the plan's own row.",
        least: 1, most: 100),
      example: "extreme-hot-days"),
    .path("risk", .text("The id of the risk.", least: 1, most: 100), example: "heat-people"),
    .path(
      "assessor", .text("The office or person, percent-encoded.", least: 1, most: 200),
      example: "Public Works"),
    .path(
      "calculator", .text("The id of the calculator.", least: 1, most: 100), example: "solar"),
    .path(
      "factor", .text("The id of the factor, percent-encoded.", least: 1, most: 300),
      example: "egrid-2023-rev2:MROW:co2"),
    .path(
      "method", .text("The id of the method.", least: 1, most: 100), example: "grid-electricity"),
    .path(
      "record", .text("The id of the record, percent-encoded.", least: 1, most: 350),
      example: "el-res-2021"),
    .path(
      "strategy", .text("The id of the strategy.", least: 1, most: 100),
      example: "cool-roofs-at-reroofing"),
    .path(
      "upload", .text("The id of the file that was sent.", least: 1, most: 100),
      example: "abcdefghijklmnop"),
    .path(
      "programme", .text("The id of the programme.", pattern: "^[a-z0-9]{1,40}$"),
      example: "abcdefghijklmnop"),
    .path("edition", .choice(["public", "internal"], "For whom it is."), example: "public"),
    .path("file", .choice(PublishedEdition.fileNames, "Which file."), example: "plan.pdf"),
    .path("year", .whole(1_900...2_200, "The inventory year."), example: "2021"),
    .path(
      "framework", .choice(["uscp", "gpc", "lgop", "crf"], "The protocol to report under."),
      example: "gpc"),
  ]
}
