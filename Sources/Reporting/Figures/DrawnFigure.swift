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

  /// One stem a figure: its id with everything but letters, digits and hyphens replaced, numbered
  /// where two agree.
  static func stems(of figures: [Figure]) -> [String] {
    var taken = Set<String>()
    return figures.map { figure in
      let cleaned = figure.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.drop { $0 == "-" }
      let base = cleaned.isEmpty ? "figure" : String(cleaned.prefix(80))
      var stem = base
      var number = 2
      while !taken.insert(stem.lowercased()).inserted {
        stem = "\(base)-\(number)"
        number += 1
      }
      return stem
    }
  }
}
