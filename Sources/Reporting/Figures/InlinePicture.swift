import Foundation

/// A picture of gnuplot's as part of a page.
enum InlinePicture {
  /// The `svg` element alone, with ids that no other picture of the page has, and without gnuplot's
  /// own titles of curves, which browsers would show as tooltips.
  static func markup(_ svg: String, stem: String) -> String {
    guard let start = svg.range(of: "<svg"), let end = svg.range(of: "</svg>", options: .backwards),
      start.upperBound <= end.lowerBound
    else { return "" }
    var element = String(svg[start.lowerBound..<end.upperBound])
    for name in ["gp", "textbox", "greybox", "gnuplot_"] {
      for quote in ["'", "\""] {
        element = element.replacing("id=\(quote)\(name)", with: "id=\(quote)\(stem)-\(name)")
        element = element.replacing("href=\(quote)#\(name)", with: "href=\(quote)#\(stem)-\(name)")
      }
    }
    let titles = try? NSRegularExpression(pattern: "<title>[^<]*</title>|<desc>[^<]*</desc>")
    let whole = NSRange(element.startIndex..., in: element)
    return titles?.stringByReplacingMatches(in: element, range: whole, withTemplate: "") ?? element
  }
}
