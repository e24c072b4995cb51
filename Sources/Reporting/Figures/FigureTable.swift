import Checks

/// The numbers of a figure as comma-separated text, one point a line, all digits.
///
/// The columns are the number of the series from 0, its role, the point, the ends of its band, and
/// the name of the series. A band that is not there is empty; what is not finite is `nan` or `inf`.
enum FigureTable {
  static func text(of figure: Figure) -> String {
    var text = "series,role,x,y,lower,upper,name\n"
    for (number, series) in figure.series.enumerated() {
      let name = quoted(series.name)
      for (index, point) in zip(series.x, series.y).enumerated() {
        let lower = series.lower.indices.contains(index) ? "\(series.lower[index])" : ""
        let upper = series.upper.indices.contains(index) ? "\(series.upper[index])" : ""
        text += "\(number),\(series.role.rawValue),\(point.0),\(point.1),\(lower),\(upper),\(name)\n"
      }
    }
    return text
  }

  private static func quoted(_ name: String) -> String {
    "\"" + TextLine.of(name).replacing("\"", with: "\"\"") + "\""
  }
}
