internal import Tables

extension WorkspaceColumns {
  /// What is said about the plan by those who read it before it is public.
  static let reviewTables = [
    TableDescription(
      file: "comments.csv", title: "Comments", row: "Comment",
      purpose: "What reviewers say of chapters, paragraphs and records; it is never published.",
      naming: ["text", "chapter", "author"],
      groups: [
        TableDescription.Group("Comment", remark), TableDescription.Group("Outcome", outcome),
      ]),
    TableDescription(
      file: "approvals.csv", title: "Approvals", row: "Approval",
      purpose:
        "Who has approved which text of a chapter or which records of a step; what was changed later is not approved by it.",
      naming: ["chapter", "by"], groups: [TableDescription.Group("Approval", approval)]),
  ]

  private static let subject = ColumnDeclaration(
    "chapter", "Chapter or record",
    help:
      "The file of the chapter, such as plan/03-inventory.md, or a record, such as inventory.csv#el-res-2021."
  )

  private static let remark = [
    identifier("c-1"), subject,
    ColumnDeclaration(
      "quote", "Paragraph", .longText(lines: 3),
      help: "The paragraph as it was, with single spaces; empty for the whole chapter."),
    ColumnDeclaration(
      "occurrence", "Occurrence", .wholeNumber,
      help: "Which of several paragraphs with the same words it is, such as 1.", range: 1...1e18),
    ColumnDeclaration(
      "text", "Comment", .longText(lines: 4), help: "What is said, such as “Which year is this?”."),
    ColumnDeclaration(
      "suggestion", "Suggested text", .longText(lines: 4),
      help: "What the paragraph should become, in Markdown."),
    ColumnDeclaration("author", "Author", help: "Who says it, such as Riley."),
    ColumnDeclaration("date", "Date", .date, help: "The day it was said, such as 2026-11-26."),
  ]

  private static let outcome = [
    ColumnDeclaration(
      "state", "State", .choice(words(ReviewComment.State.self)),
      help: "Whether somebody still has to look at it, such as open.",
      labels: ["open": "Open", "settled": "Settled", "declined": "Declined"]),
    ColumnDeclaration(
      "answer", "Answer", .longText(lines: 3), help: "What was said to it when it was settled."),
    ColumnDeclaration("answered_by", "Answered by", help: "Who settled it, such as Ada."),
    ColumnDeclaration(
      "parent", "Answers", .reference(file: "comments.csv", column: "id"),
      help: "The comment that this one answers, such as c-1."),
  ]

  private static let approved = ColumnDeclaration(
    "chapter", "Chapter or step",
    help:
      "The file of the chapter, such as plan/03-inventory.md, or a step of the plan, such as step:inventory."
  )

  private static let approval = [
    identifier("a-1"), approved,
    ColumnDeclaration(
      "digest", "Digest of what was approved",
      help: "The SHA-256 of the text or records that were approved, in hexadecimal."),
    ColumnDeclaration(
      "revision", "Revision", .wholeNumber,
      help: "The revision of the workspace that was looked at, such as 12.", range: 1...1e18),
    ColumnDeclaration("by", "Approved by", help: "Who approved it, such as Riley."),
    ColumnDeclaration("date", "Date", .date, help: "The day it was approved, such as 2026-11-26."),
    note,
  ]
}
