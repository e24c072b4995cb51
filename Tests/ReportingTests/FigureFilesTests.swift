import Checks
import Foundation
import Testing

@testable import Reporting

@Suite struct FigureFilesTests {
  @Test func theTableHoldsEveryPointWithAllDigits() {
    let figure = Figure(
      id: "a", title: "t", caption: "c", xAxis: .init("x", .linear), yAxis: .init("y", .linear),
      series: [
        .init(name: "m, \"q\"", role: .measured, x: [1, 2], y: [0.1, .nan], lower: [0, 1], upper: [1, .infinity]),
        .init(name: "b", role: .bound, x: [3], y: [1.0 / 3]),
      ])
    #expect(
      FigureTable.text(of: figure) == """
        series,role,x,y,lower,upper,name
        0,measured,1.0,0.1,0.0,1.0,"m, ""q""\"
        0,measured,2.0,nan,1.0,inf,"m, ""q""\"
        1,bound,3.0,0.3333333333333333,,,"b"

        """)
  }

  @Test func theScriptTellsRolesByDashesAndDrawsBandsFirst() throws {
    let script = GnuplotScript(SampleReport.trajectory(), stem: "a").text
    let band = try #require(script.range(of: "filledcurves"))
    let measured = try #require(script.range(of: "dashtype solid linecolor rgb '\(FigurePalette.curves[0])'"))
    let bound = try #require(script.range(of: "dashtype (9,5) linecolor rgb '\(FigurePalette.curves[1])'"))
    #expect(band.lowerBound < measured.lowerBound && measured.lowerBound < bound.lowerBound)
    #expect(GnuplotScript(SampleReport.floor, stem: "a").text.contains("dashtype (2,4)"))
  }

  @Test func aBoundHasTheColourOfItsMethod() {
    #expect(
      FigurePalette.colours(of: SampleReport.methods.series)
        == Array(FigurePalette.curves[..<3] + FigurePalette.curves[..<3]))
    #expect(FigurePalette.colours(of: SampleReport.floor.series) == Array(FigurePalette.curves[..<2]))
  }

  @Test func meansOfRunsAreMarksThatLeaveTheExactCurveInSight() {
    func series(_ role: Figure.Series.Role) -> Figure.Series { .init(name: "a", role: role, x: [1, 2], y: [1, 2]) }
    let figure = Figure(
      id: "a", title: "t", caption: "c", xAxis: .init("x", .linear), yAxis: .init("y", .linear),
      series: [.sampled, .sampled, .law, .law, .bound, .bound].map(series))
    let script = GnuplotScript(figure, stem: "a").text
    #expect(script.components(separatedBy: " with points pointtype").count == 3)
    #expect(script.components(separatedBy: " with lines ").count == 5)
    // Partners share their colour, and six names stand in three columns.
    #expect(
      FigurePalette.colours(of: figure.series) == (0..<3).flatMap { _ in Array(FigurePalette.curves[..<2]) })
    #expect(script.contains("maxrows 2"))
  }

  @Test func textOfAFigureStaysBetweenItsQuotes() {
    let script = GnuplotScript(SampleReport.hostileFigure, stem: "a").text
    // Every line with text of the figure holds an even number of quotes, so that it ends outside them.
    for line in script.split(separator: "\n") where line.contains("script>") {
      #expect(line.count { $0 == "'" } % 2 == 0)
      #expect(!line.contains("\"q\"\u{301} 'a'"))
    }
  }

  @Test func powersOfTenLabelALogarithmicAxis() {
    let wide = AxisFrame([1e-5, 1e3], scale: .logarithmic, room: 0)
    #expect(wide.logarithmicTicks.map(\.value) == (-5...3).map { pow(10, Double($0)) })
    #expect(wide.logarithmicTicks.first?.label == "10^{−5}")
    let narrow = AxisFrame([1, 64], scale: .logarithmic, room: 0)
    #expect(narrow.logarithmicTicks.map(\.label) == ["1", "2", "5", "10", "20", "50"])
    let deep = AxisFrame([0, -1, 1e-300, 1, .infinity], scale: .logarithmic, room: 0)
    #expect(deep.lower == 1e-20)
    #expect((2...10).contains(deep.logarithmicTicks.count))
  }

  @Test func anAxisWithoutNumbersStillHasARange() {
    for scale in [Figure.Axis.Scale.linear, .logarithmic] {
      for values in [[], [.nan], [0], [5, 5]] as [[Double]] {
        let frame = AxisFrame(values, scale: scale, room: 0.05)
        #expect(frame.lower < frame.upper)
      }
    }
  }

  @Test func namesOfFilesAreSafeAndUnique() {
    func figure(_ id: String) -> Figure {
      Figure(id: id, title: "", caption: "", xAxis: .init("", .linear), yAxis: .init("", .linear), series: [])
    }
    #expect(
      DrawnFigure.stems(of: ["a", "A", "a", "../b", "", "é"].map(figure))
        == ["a", "A-2", "a-3", "b", "figure", "figure-2"])
  }

  @Test func theSameFigureGivesTheSameScript() {
    #expect(GnuplotScript(SampleReport.methods, stem: "a").text == GnuplotScript(SampleReport.methods, stem: "a").text)
  }
}
