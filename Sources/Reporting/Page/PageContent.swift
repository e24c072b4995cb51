import Checks

/// What the templates of the page print, in their words: every value is text that is ready to read.
///
/// The templates put free text only between tags, never into an attribute: attributes hold anchors,
/// verdict keys and file names that this package makes.
struct PageContent {
  var title: String
  var style: String
  var verdict: VerdictLabel
  var counts: [Count]
  var settings: [Fact]
  var legend: [Meaning]
  var chapters: [Chapter]
  var origin: [Fact]

  /// What a reader should see first: refuted before failed.
  var attention: [Mention]
  var needsAttention: Bool
  /// What a larger budget may decide.
  var undecided: [Mention]
  var hasUndecided: Bool
  var hasFindings: Bool

  struct VerdictLabel {
    var key: String
    var words: String
    var sign: String

    init(_ verdict: Verdict) {
      key = verdict.rawValue
      words = verdict.words
      sign = verdict.sign
    }
  }

  struct Count {
    var verdict: VerdictLabel
    var count: Int
  }

  struct Fact {
    var name: String
    var value: String
  }

  struct Meaning {
    var verdict: VerdictLabel
    var meaning: String
  }

  /// A finding of another place of the page.
  struct Mention {
    var anchor: String
    var subject: String
    var label: String
    var verdict: VerdictLabel
  }

  struct Chapter {
    var anchor: String
    var title: String
    var introduction: String
    var counts: [Count]
    var subjects: [Subject]
  }

  struct Subject {
    var anchor: String
    var name: String
    var counts: [Count]
    var figures: [FigureContent]
    var tables: [TableContent]
    var findings: [FindingContent]
    var hasFindings: Bool
    /// Whether its findings are shown at once: one of them needs attention.
    var isOpen: Bool
  }

  struct FindingContent {
    var anchor: String
    var check: String
    var claim: String
    var verdict: VerdictLabel
    /// The measured beside the promised, in a few words.
    var outcome: String
    /// Whether all of it is shown at once.
    var isOpen: Bool
    var facts: [Fact]
    var notes: [String]
    var rerun: String?
  }

  struct FigureContent {
    var anchor: String
    var title: String
    var caption: String
    var svg: String?
    var absence: String?
    var files: [Link]
  }

  struct TableContent {
    var anchor: String
    var title: String
    var caption: String
    var path: String
    var columns: [Cell]
    var rows: [TableRow]
  }

  /// A row, whose first cell names it.
  struct TableRow {
    var heading: Cell
    var cells: [Cell]
  }

  struct Cell {
    var text: String
    var isNumber: Bool
  }

  struct Link {
    var path: String
    var label: String
  }
}
