import Checks

/// The house style of curves: colour, dash and mark.
///
/// The first six colours are taken after Okabe and Ito's set, which people with any colour vision can tell
/// apart, darkened where needed: each has a contrast of at least 3 with white and with near-black,
/// since a figure does not know on which of them it will stand. Role is told by the dash, not by colour.
enum FigurePalette {
  static let curves = ["#1f7fc4", "#d55e00", "#00936b", "#b7639a", "#a67c00", "#6f74c9", "#00879e", "#c8446a"]

  /// The colour of text and axes: legible on white and on near-black. The page sets its own.
  static let ink = "#74797f"

  /// gnuplot's dash of a role, in units of the line width.
  static func dash(of role: Figure.Series.Role) -> String {
    switch role {
    case .measured, .sampled: "solid"
    case .bound: "(9,5)"
    case .law: "(2,4)"
    }
  }

  static func width(of role: Figure.Series.Role) -> Double { role.isObserved ? 2.2 : 1.8 }

  /// The colour of every series.
  ///
  /// Measured curves come first in the palette. Where there are as many bounds, or laws, as measured
  /// curves and more than one, each has the colour of its partner; else they take the next colours, and that of
  /// the axes where the palette is used up.
  static func colours(of series: [Figure.Series]) -> [String] {
    let measured = series.count { $0.role.isObserved }
    var next = measured
    var seen: [Figure.Series.Role?: Int] = [:]
    return series.map { one in
      // Curves of both kinds that come from runs are counted together.
      let kind = one.role.isObserved ? nil : one.role
      let position = seen[kind, default: 0]
      seen[kind] = position + 1
      let alike = series.count { $0.role == one.role }
      if one.role.isObserved || (measured > 1 && alike == measured) { return curves[position % curves.count] }
      defer { next += 1 }
      return next < curves.count ? curves[next] : ink
    }
  }

  /// gnuplot's numbers of filled marks: disc, square, triangle, diamond, pentagon.
  static let marks = [7, 5, 9, 13, 15]
}
