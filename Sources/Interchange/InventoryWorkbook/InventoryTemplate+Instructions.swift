internal import Inventory

extension InventoryTemplate {
  /// The first sheet: how to fill the others, for people who live in Excel.
  static func instructions(_ title: String, _ layout: InventoryLayout) -> Workbook.Sheet {
    var look = Workbook.Layout()
    look.hasFilter = false
    look.isLandscape = false
    look.tabColor = "#B7791F"
    let rows = howToFill + colors(layout) + keys + quality + sheets(layout) + importing
    return Workbook.Sheet(
      name: InventoryLayout.instructionsSheet,
      intro: [title, "Fill what you can, save, and import. Nothing here is a formula."],
      columns: [
        Workbook.Column("Topic", width: 26, wraps: true),
        Workbook.Column("What to do", width: 96, wraps: true),
      ], rows: rows.map { [.text($0.0), .text($0.1)] }, emptyRows: 0, layout: look)
  }

  private typealias Line = (String, String)

  private static let howToFill: [Line] = [
    (
      "In short",
      "1. Open the sheet of a sector.\n2. In each row, enter the amount and choose its unit.\n3. Where you have no amount, choose a notation key and say why in the note.\n4. Name the source.\n5. Save as .xlsx. In the browser, upload it under Inventory, Upload; on the command line, run: cairn inventory import FOLDER FILE --dry-run. Both show what would change first."
    ),
    (
      "Start with",
      "Electricity and natural gas by customer class, vehicle miles, tons of waste, and energy for water and wastewater: the five basic activities of the US Community Protocol. Together they are most of a community's emissions."
    ),
    (
      "Where to get data",
      "The column where_to_get_it names who usually has the amount. The sheet “GPC cells” does so for every line of the GPC. Ask utilities for yearly totals by customer class; one letter a year is enough."
    ),
    (
      "One row",
      "One source of emissions in one year. Add rows below the last one, copy rows for another year, and delete rows you do not need. Order does not matter, and sorting and filtering do no harm."
    ),
    (
      "Amounts",
      "Write 1250000 or let Excel show 1,250,000; both are the same to Cairn. Never write 0 for what you do not know. Formulas are fine: the value that Excel shows is read. Cells may not be merged."
    ),
    (
      "Shares and percent",
      "A share is 0 to 1: a quarter is 0.25, or 25 % in a cell formatted as percent. A column whose name ends in percent takes 25, not 0.25."
    ),
    (
      "Units",
      "Choose from the list. A ton is a short-ton (2,000 lb) or a tonne (metric, 2,205 lb). Natural gas comes in therm, ccf, mcf or MMBtu: take the unit of the bill and do not convert."
    ),
    (
      "Methods",
      "The method says how an amount becomes emissions. The rows here have one already. The sheet “Methods” lists all of them, with their equation, where they hold and where they come from."
    ),
  ]

  private static func colors(_ layout: InventoryLayout) -> [Line] {
    [
      (
        "Colors of titles",
        "Dark blue: fill it. Gray: fill it if you know. Green: an input of some methods; empty means the value that the note at the title names. Light: help, not imported."
      ),
      (
        "Amber cells", "An amount is missing, and there is no notation key that says why."
      ),
      (
        "Notes at titles",
        "Point at a title to see what the column takes, its unit and range, which methods use it, and what holds when it is empty."
      ),
    ]
  }

  private static var keys: [Line] {
    let meanings: [NotationKey: String] = [
      .notOccurring: "It does not happen in the community, such as a ferry far from water.",
      .notEstimated:
        "It happens and you have no amount. Say in the note why, and what would be needed.",
      .includedElsewhere: "It is in another row already. Name that row in the note.",
      .confidential:
        "It would reveal a single business. It is in no total; combine it with others to count it.",
    ]
    return NotationKey.allCases.map { key in
      ("Notation key \(key.rawValue)", "\(key.title.capitalizedFirst). \(meanings[key] ?? "")")
    }
  }

  private static let quality: [Line] = [
    (
      "Quality",
      "H high, M medium, L low. Of an amount: detailed data, data modeled with sound assumptions, or highly modeled and uncertain data. Of a factor: specific to the place, more general, or a default."
    )
  ]

  private static func sheets(_ layout: InventoryLayout) -> [Line] {
    layout.sheets.map { sheet in ("Sheet “\(sheet.name)”", sheet.intro.last ?? "") }
  }

  private static let importing: [Line] = [
    (
      "What happens on import",
      "Every cell is checked. What is wrong is listed with sheet, row and column, and its row is left out; everything else is written. Rows are told apart by their id: a known id changes its row, a new one adds a row. Rows that are not in the workbook stay as they are."
    ),
    (
      "Before and after",
      "--dry-run shows every change, old and new, and writes nothing. While anything is wrong, nothing is written; --partial writes the rows that are right. Import again as often as you like: the same workbook changes nothing the second time."
    ),
    (
      "Do not rename",
      "Sheets, titles and ids keep their names. A sheet that you do not need may be deleted: its rows in the workspace stay. Columns that you add are not read."
    ),
  ]
}

extension String {
  /// With a capital at the beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
