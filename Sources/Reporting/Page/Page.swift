import Foundation
import Mustache

/// The report as one HTML file that needs nothing else: no network, no script, no other file.
struct Page {
  private let library: MustacheLibrary

  /// Reads the templates that are part of the program.
  ///
  /// - Throws: If one of them is malformed, which a test rules out.
  init() throws {
    library = MustacheLibrary(templates: [
      "page": try Self.template(PackageResources.page_mustache),
      "finding": try Self.template(PackageResources.finding_mustache),
      "figure": try Self.template(PackageResources.figure_mustache),
      "table": try Self.template(PackageResources.table_mustache),
      "counts": try Self.template(PackageResources.counts_mustache),
      "verdict": try Self.template(PackageResources.verdict_mustache),
    ])
  }

  func html(of report: Report, figures: [DrawnFigure], origin: RunOrigin) -> String {
    let style = String(decoding: PackageResources.style_css, as: UTF8.self)
    let content = PageContent(report, figures: figures, origin: origin, style: style)
    return library.render(content, withTemplate: "page") ?? ""
  }

  private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }
}
