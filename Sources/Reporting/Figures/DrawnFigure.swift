import Checks
import Foundation

/// A figure and what became of it in the report's folder.
struct DrawnFigure: Hashable {
  let figure: Figure
  /// The stem of its files, unique in the report and safe in file names, links and scripts.
  let stem: String
  /// The picture, or nil with the reason in `absence`.
  let svg: String?
  /// Why there is no picture.
  let absence: String?

  /// The files that exist, relative to the report.
  var files: [String] {
    ["csv", "gp"].map { "figures/\(stem).\($0)" } + (svg == nil ? [] : ["figures/\(stem).svg"])
  }

  /// One stem a figure, unique whatever their ids.
  static func stems(of figures: [Figure]) -> [String] { FileStem.unique(figures.map(\.id), fallback: "figure") }
}
