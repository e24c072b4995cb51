import Checks
import Foundation
import Testing

@testable import Reporting

@Suite struct PageTests {
  @Test func hostileTextIsShownAndNotObeyed() throws {
    let page = try html(SampleReport.complete)
    #expect(!page.contains("<script"))
    #expect(!page.contains("alert(1)</"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    // Text of the report is not taken for a template.
    #expect(page.contains("{{title}}"))
    #expect(!page.contains("\u{1B}"))
  }

  /// The template engine escapes characters, and a quotation mark with an accent is another character
  /// than a quotation mark; so no free text may stand in an attribute.
  @Test func attributesHoldNoFreeText() throws {
    let page = try html(SampleReport.complete)
    for tag in page.matches(of: /<[a-z][^<>]*>/) { #expect(!tag.output.contains("touch pwned")) }
  }

  @Test func everyVerdictHasASignAndAWordBesideItsColour() throws {
    let page = try html(SampleReport.complete)
    for verdict in Verdict.allCases {
      #expect(page.contains("<span class=\"verdict \(verdict.rawValue)\"><span class=\"sign\" aria-hidden=\"true\">"))
      #expect(page.contains("</span> \(verdict.words)</span>"))
    }
  }

  @Test func everyLinkWithinThePageHasItsTarget() throws {
    let page = try html(SampleReport.complete)
    let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    let links = page.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
    #expect(links.count >= 10)
    for link in links { #expect(ids.contains(link), "\(link)") }
  }

  @Test func thePageAsksForNothingFromElsewhere() throws {
    let page = try html(SampleReport.complete)
    for text in ["http://", "https://", "src=", "@import", "url("] {
      #expect(!page.replacing("http://www.w3.org/", with: "").contains(text), "\(text)")
    }
  }

  @Test func refutedStandsBeforeFailedInWhatNeedsAttention() throws {
    let page = try html(SampleReport.complete)
    let start = try #require(page.range(of: "Needs attention"))
    let part = page[start.upperBound...]
    let refuted = try #require(part.range(of: "href=\"#finding-4\""))
    let failed = try #require(part.range(of: "href=\"#finding-5\""))
    #expect(refuted.lowerBound < failed.lowerBound)
  }

  @Test func whatIsSettledIsFoldedAndWhatNeedsAttentionIsOpen() throws {
    let page = try html(SampleReport.complete)
    for verdict in Verdict.allCases {
      let tag = try #require(
        page.firstMatch(of: try Regex("<details class=\"finding \(verdict.rawValue)\" id=\"[^\"]*\"([^>]*)>")))
      #expect((tag.output[1].substring == " open") == (verdict == .refuted || verdict == .failed))
    }
  }

  @Test func thePicturesOfASubjectStandBeforeItsFindings() throws {
    let page = try html(SampleReport.complete)
    let picture = try #require(page.range(of: "<figure id=\"figure-ef21-heart-scale\""))
    let finding = try #require(page.range(of: "id=\"finding-2\""))
    #expect(picture.lowerBound < finding.lowerBound)
  }

  @Test func theContentsNameEveryChapterAndItsCounts() throws {
    let page = try html(SampleReport.complete)
    let start = try #require(page.range(of: "<nav"))
    let end = try #require(page.range(of: "</nav>"))
    let contents = page[start.upperBound..<end.lowerBound]
    #expect(contents.contains("<a href=\"#chapter-1\">Compressors</a>"))
    #expect(contents.contains("href=\"#chapter-2\""))
    #expect(contents.contains("1 consistent"))
    #expect(contents.contains("1 refuted"))
  }

  @Test func anEmptyReportSaysSo() throws {
    let page = try html(Report(description: SampleReport.description, chapters: []))
    #expect(page.contains("Nothing was examined."))
    #expect(!page.contains("Needs attention"))
  }

  @Test func inlinedPicturesDoNotShareIds() {
    let svg = "<?xml?><svg><g id='gpDot'/><title>x</title><g id=\"gnuplot_canvas\"/><use href='#gpDot'/></svg>\n"
    #expect(
      InlinePicture.markup(svg, stem: "a")
        == "<svg><g id='a-gpDot'/><g id=\"a-gnuplot_canvas\"/><use href='#a-gpDot'/></svg>")
    #expect(InlinePicture.markup("</svg><svg", stem: "a") == "")
  }

  private func html(_ report: Report) throws -> String {
    let report = ReportFolder.withUniqueNames(report)
    let figures = report.results.flatMap(\.figures)
    let drawn = zip(figures, DrawnFigure.stems(of: figures)).map {
      DrawnFigure(figure: $0, stem: $1, svg: "<svg id='\($1)'></svg>", absence: nil)
    }
    return try Page().html(of: report, figures: drawn, origin: SampleReport.origin)
  }
}
