import Checks
import Foundation
import Testing

@testable import Reporting

@Suite struct TableTests {
  @Test func theFileQuotesWhatNeedsItAndKeepsAllDigits() {
    #expect(
      TableFile.text(of: SampleReport.table()) == """
        compressor,promised,found,remark
        topk(k=4),0.25,0.3333333333333333,flat
        "a, ""b\""",inf,,7.0

        """)
  }

  /// A reader that follows the rules gets the texts back, whatever they are.
  @Test func hostileTextStaysInItsField() throws {
    let text = TableFile.text(of: SampleReport.hostileTable)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines { #expect(line.unicodeScalars.count { $0 == "\"" } % 2 == 0) }
    #expect(lines[1].hasSuffix("\",nan"))
  }

  @Test func columnsOfNumbersStandToTheRight() throws {
    #expect(TableWords(SampleReport.table()).isNumeric == [false, true, true, false])
    let page = try Page().html(of: SampleReport.complete, figures: [], origin: SampleReport.origin)
    #expect(page.contains("<th scope=\"col\" class=\"number\">promised</th>"))
    #expect(page.contains("<th scope=\"row\">topk(k=4)</th><td class=\"number\">0.25</td>"))
    #expect(page.contains("<caption><span>What is promised, and the worst that was found.</span></caption>"))
    let lines = MarkdownTable.lines(of: SampleReport.table())
    #expect(lines.contains("| --- | ---: | ---: | --- |"))
  }

  @Test func aLongTableIsCutInMarkdownOnly() {
    var table = SampleReport.table()
    table.rows = Array(repeating: table.rows[0], count: 100)
    #expect(MarkdownTable.lines(of: table).count { $0.hasPrefix("| topk") } == 60)
    #expect(MarkdownTable.lines(of: table).last?.hasPrefix("40 more rows are in ") == true)
    #expect(TableFile.text(of: table).split(separator: "\n").count == 101)
  }

  @Test func cellsAreStoredAsTheyAre() throws {
    let table = SampleReport.table()
    let data = try StableJSON.encode(table)
    #expect(try StableJSON.decode(Table.self, from: data) == table)
    #expect(String(decoding: data, as: UTF8.self).contains("\"inf\",\n      null,\n      7"))
  }

  /// On a narrow terminal texts are broken and every line fits; nothing is lost.
  @Test func aWideTableIsBrokenOnANarrowTerminal() {
    let table = Table(
      id: "t", title: "Title", caption: "Caption.", columns: ["entry", "claim", "least calls", "witness"],
      rows: [
        [.text("a"), .text("contractive(error=(d-1)*0.04)"), .number(45_330), .text("1 at 12, 1 at 14 (d = 16)")],
        [.text("b"), .text("odd"), .number(7), .none],
      ])
    func lines(_ width: Int) -> [String] {
      TerminalTable.text(of: table, style: TerminalStyle(usesColour: false, width: width)).split(separator: "\n").map(
        String.init)
    }
    #expect(lines(120).count == 5 && lines(120)[3].contains("  contractive(error=(d-1)*0.04)       45,330  1 at 12"))
    let narrow = lines(60)
    #expect(narrow.allSatisfy { $0.count <= 60 })
    #expect(narrow[2].contains("least") && narrow[3].contains("calls"))
    let letters = { (lines: [String]) in lines.joined().filter { $0 != " " }.sorted() }
    #expect(letters(lines(120)) == letters(narrow))
  }

  @Test func longWordsAreBrokenAtBracketsAndOperators() {
    #expect(LineWrap.pieces(of: "contractive(error=0.75)", width: 17) == ["contractive(", "error=0.75)"])
    #expect(LineWrap.pieces(of: "aaaaaaaaaa", width: 4) == ["aaaa", "aaaa", "aa"])
  }
}
