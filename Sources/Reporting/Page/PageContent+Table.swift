import Checks

extension PageContent.TableContent {
  init(_ table: Table) {
    let words = TableWords(table, number: NumberText.typeset)
    let alignment = words.isNumeric
    anchor = "table-\(table.id)"
    title = TextLine.of(table.title)
    caption = TextLine.of(table.caption)
    path = TableFile.path(of: table)
    columns = zip(table.columns, alignment).map { .init(text: TextLine.of($0), isNumber: $1) }
    rows = table.rows.map { row in
      var cells = zip(row, alignment).map { PageContent.Cell(text: words.text(of: $0), isNumber: $1) }
      let heading = cells.isEmpty ? PageContent.Cell(text: "", isNumber: false) : cells.removeFirst()
      return .init(heading: heading, cells: cells)
    }
  }
}
