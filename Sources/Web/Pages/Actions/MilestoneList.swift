import Databases
import Store
import Strategies
import Workspace

/// Steps of actions with their status, which is changed in place.
struct MilestoneList {
  let visit: Visit
  let text: ActionPageText
  let actionText: ActionText
  let milestones: [Workspace.Milestone]
  /// Titles of actions by id; empty where the page is of one action.
  var titles: [String: String] = [:]
  /// Where the reader returns to.
  let back: String

  private var year: Int {
    Int(InstantText.text(visit.site.now()).prefix(4)) ?? 2026
  }

  /// Whether its year is over and it is not done.
  static func isLate(_ milestone: Workspace.Milestone, year: Int) -> Bool {
    milestone.year < year && milestone.status != "done"
  }

  var html: HTML { "<ul class=\"rows\">\(milestones.map(row))</ul>" }

  private func row(_ milestone: Workspace.Milestone) -> HTML {
    let isLate = Self.isLate(milestone, year: year)
    let action = titles[milestone.action].map { title -> HTML in
      let path = visit.place?.path("actions/\(SitePath.encoded(milestone.action))") ?? ""
      return "<a href=\"\(path)\">\(title)</a> · "
    }
    let document = DocumentName(file: "milestones.csv", row: milestone.id)
    return """
      <li id="milestone-\(milestone.id)"><div class="rows__text">
      <p class="rows__title"><span class="number\(isLate ? " due--late" : "")">\(String(milestone.year))</span> \
      <a href="\(visit.place?.path(to: document) ?? "")">\(milestone.title)</a></p>
      <p class="rows__detail">\(action)\(milestone.lead)\(isLate ? " · <strong class=\"due--late\">\(text.late)</strong>" as HTML : .empty)</p>
      </div>
      \(visit.mayEdit ? form(milestone) : "<span class=\"tag\">\(title(milestone.status))</span>")
      </li>
      """
  }

  private static let statuses = ["planned", "under-way", "done"]

  private func title(_ status: String) -> String {
    switch status {
    case "planned", "": actionText.statuses[.planned] ?? status
    case "under-way": actionText.statuses[.underWay] ?? status
    case "done": actionText.statuses[.done] ?? status
    default: status
    }
  }

  private func form(_ milestone: Workspace.Milestone) -> HTML {
    let own = milestone.status.isEmpty ? "planned" : milestone.status
    let known = Self.statuses.contains(own) ? Self.statuses : Self.statuses + [own]
    let options = known.map {
      "<option value=\"\($0)\"\("selected", when: $0 == own)>\(title($0))</option>" as HTML
    }
    return visit.form(
      visit.place?.path("actions/milestones/status") ?? "", className: "row",
      """
      \(visit.draftFields(base: visit.place?.summary.head ?? 0))
      <input type="hidden" name="milestone" value="\(milestone.id)">
      <input type="hidden" name="back" value="\(back)">
      <label class="hidden" for="status-\(milestone.id)">\(text.statusOf(milestone.title))</label>
      <select class="input input--short" id="status-\(milestone.id)" name="status">\(options)</select>
      <button class="button button--plain">\(text.change)<span class="hidden">: \(milestone.title)</span></button>
      """)
  }
}
