import Checks
public import Foundation

/// The folder of a report: `report.html`, `report.md`, `report.json`, `report.junit.xml`,
/// `figures/…`, `tables/…` and `run-info.txt`.
///
/// Each file is written whole or not at all. All but `report.html`, `run-info.txt` and the pictures,
/// which carry gnuplot's version, hold the same bytes for the same report, whatever the time, the
/// host and the folder.
public struct ReportFolder: Sendable {
  public let directory: URL
  /// What draws the pictures; nil leaves them out and says so on the page.
  public let gnuplot: Gnuplot?

  public init(directory: URL, gnuplot: Gnuplot?) {
    self.directory = directory
    self.gnuplot = gnuplot
  }

  /// Where the page is.
  public var page: URL { directory.appending(component: "report.html") }

  /// Writes everything.
  ///
  /// - Returns: What is missing, in words: one line for each figure that could not be drawn.
  /// - Throws: If a file cannot be written.
  @discardableResult
  public func write(_ report: Report, origin: RunOrigin) throws -> [String] {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    // The stored form names figures and tables as their files are named.
    let report = Self.withUniqueNames(report)
    let figures = try report.results.flatMap(\.figures).map(draw)
    let files = Dictionary(uniqueKeysWithValues: figures.map { ($0.figure.id, $0.files) })
    try report.results.flatMap(\.tables).forEach(keep)
    try keep(Page().html(of: report, figures: figures, origin: origin), as: "report.html")
    try keep(MarkdownSummary.text(of: report, figures: files), as: "report.md")
    let json = try StableJSON.encode(ReportFile(report: report))
    try json.write(to: directory.appending(component: "report.json"), options: .atomic)
    let findings = report.results.flatMap { result in result.findings.map { (result.id.subject, $0) } }
    try keep(JUnitXML.text(suite: report.description.subject, findings: findings), as: "report.junit.xml")
    try keep(origin.text, as: "run-info.txt")
    return figures.compactMap { figure in figure.absence.map { "\(figure.stem): \($0)" } }
  }

  /// Writes the table and the script of a figure, and its picture if that can be drawn.
  private func draw(_ figure: Figure) throws -> DrawnFigure {
    let folder = directory.appending(component: "figures")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let stem = figure.id
    try keep(FigureTable.text(of: figure), as: "figures/\(stem).csv")
    try keep(GnuplotScript(figure, stem: stem).text, as: "figures/\(stem).gp")
    guard let gnuplot else {
      let absence = "gnuplot was not found. Run “gnuplot \(stem).gp” in the folder “figures” to draw it."
      return DrawnFigure(figure: figure, stem: stem, svg: nil, absence: absence)
    }
    do {
      return DrawnFigure(figure: figure, stem: stem, svg: try gnuplot.draw(stem, in: folder), absence: nil)
    } catch {
      return DrawnFigure(figure: figure, stem: stem, svg: nil, absence: error.description)
    }
  }

  private func keep(_ table: Table) throws {
    let folder = directory.appending(component: "tables")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try keep(TableFile.text(of: table), as: TableFile.path(of: table))
  }

  private func keep(_ text: String, as path: String) throws {
    try Data(text.utf8).write(to: directory.appending(path: path), options: .atomic)
  }

  static func withUniqueNames(_ report: Report) -> Report {
    var report = report
    var stems = DrawnFigure.stems(of: report.results.flatMap(\.figures))[...]
    var tables = FileStem.unique(report.results.flatMap(\.tables).map(\.id), fallback: "table")[...]
    for chapter in report.chapters.indices {
      for result in report.chapters[chapter].results.indices {
        let unnamed = report.chapters[chapter].results[result]
        for table in unnamed.tables.indices {
          report.chapters[chapter].results[result].tables[table].id = tables.removeFirst()
        }
        for figure in unnamed.figures.indices {
          report.chapters[chapter].results[result].figures[figure].id = stems.removeFirst()
        }
      }
    }
    return report
  }
}
