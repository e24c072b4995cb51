import Checks

/// The gnuplot script that draws a figure from its table; a pure function, the same text for the
/// same figure.
///
/// The script runs by itself in the folder that holds the table. Text of the figure appears only
/// between single quotes, where gnuplot interprets nothing.
struct GnuplotScript {
  let figure: Figure
  /// The stem of the files.
  let stem: String
  private let xFrame: AxisFrame
  private let yFrame: AxisFrame

  init(_ figure: Figure, stem: String) {
    self.figure = figure
    self.stem = stem
    xFrame = AxisFrame(figure.series.flatMap(\.x), scale: figure.xAxis.scale, room: 0.02)
    let heights = figure.series.flatMap { $0.y + $0.lower + $0.upper }
    yFrame = AxisFrame(heights, scale: figure.yAxis.scale, room: 0.05)
  }

  var text: String {
    """
    # Draws \(stem).svg from \(stem).csv. Run it in their folder: gnuplot \(stem).gp
    # For a paper, replace the two lines below by those of another terminal, such as
    #   set terminal cairolatex pdf size 8.5cm,6.5cm
    #   set output '\(stem).tex'
    set terminal svg size 720,\(height) dynamic enhanced font 'Helvetica,Arial,sans-serif,15'
    set output '\(stem).svg'
    set encoding utf8

    ink = '\(FigurePalette.ink)'
    set border 3 linewidth 1 linecolor rgb ink
    set tics nomirror out scale 0.7,0.35 textcolor rgb ink
    set grid xtics ytics linewidth 0.5 linecolor rgb '#2874797f' dashtype solid
    set key outside bottom center vertical Left reverse maxrows \(keyRows) noenhanced textcolor rgb ink samplen 3 spacing 1.15
    set lmargin 11
    set rmargin 3

    set title \(quoted(figure.title)) noenhanced textcolor rgb ink offset 0,-0.4
    set xlabel \(quoted(figure.xAxis.label)) noenhanced textcolor rgb ink offset 0,0.8
    set ylabel \(quoted(figure.yAxis.label)) noenhanced textcolor rgb ink
    \(axis("x", xFrame))
    \(axis("y", yFrame))

    set datafile separator comma
    set datafile columnheaders
    # The x of a point of series k; the points of other series are skipped.
    x(k) = (column(1) == k ? column(3) : NaN)

    plot \\
      \(curves.joined(separator: ", \\\n  "))

    """
  }

  private func axis(_ letter: String, _ frame: AxisFrame) -> String {
    let range = "set \(letter)range [\(frame.lower):\(frame.upper)]"
    guard frame.scale == .logarithmic else { return range }
    let ticks = frame.logarithmicTicks.map { "'\($0.label)' \($0.value)" }.joined(separator: ", ")
    return "set logscale \(letter)\n\(range)\nset \(letter)tics (\(ticks))"
  }

  /// Bands first, so that no curve is covered.
  private var curves: [String] {
    let colours = FigurePalette.colours(of: figure.series)
    let numbered = Array(figure.series.enumerated())
    let bands = numbered.filter { !$0.element.lower.isEmpty }.map { number, _ in
      let floor = yFrame.scale == .logarithmic ? "(column(5) > \(yFrame.lower) ? column(5) : \(yFrame.lower))" : "5"
      return "'\(stem).csv' using (x(\(number))):\(floor):6 with filledcurves "
        + "fillcolor rgb '\(colours[number])' fillstyle transparent solid 0.2 noborder notitle"
    }
    return bands + numbered.map { curve($0.offset, $0.element, colours[$0.offset]) }
  }

  private func curve(_ number: Int, _ series: Figure.Series, _ colour: String) -> String {
    let line =
      "linewidth \(FigurePalette.width(of: series.role)) dashtype \(FigurePalette.dash(of: series.role)) linecolor rgb '\(colour)'"
    let source = "'\(stem).csv' using (x(\(number))):4"
    guard let mark = mark(of: number, series) else {
      return "\(source) with lines \(line) title \(quoted(series.name))"
    }
    if series.role == .sampled {
      return "\(source) with points pointtype \(mark.type) pointsize 0.8 linecolor rgb '\(colour)' "
        + "title \(quoted(series.name))"
    }
    return "\(source) with linespoints \(line) pointtype \(mark.type) pointsize 0.7 pointinterval \(mark.interval) "
      + "title \(quoted(series.name))"
  }

  /// Marks tell measured curves apart without colour; a curve of few points shows each of them.
  private func mark(of number: Int, _ series: Figure.Series) -> (type: Int, interval: Int)? {
    guard series.role.isObserved else { return nil }
    let earlier = figure.series[..<number].count { $0.role.isObserved }
    let alone = figure.series.count { $0.role.isObserved } == 1
    if series.x.count <= 40 || series.role == .sampled {
      return (FigurePalette.marks[earlier % FigurePalette.marks.count], 1)
    }
    return alone ? nil : (FigurePalette.marks[earlier % FigurePalette.marks.count], max(1, series.x.count / 8))
  }

  /// Names stand in as many columns as fit, and in three only where there are many.
  private var keyRows: Int {
    let longest = figure.series.map(\.name.count).max() ?? 0
    let columns = longest <= 18 && figure.series.count >= 6 ? 3 : longest <= 32 ? 2 : 1
    return (figure.series.count + columns - 1) / columns
  }

  /// The plot keeps its height whatever the number of names below it.
  private var height: Int { 410 + 22 * max(1, keyRows) }

  /// Between single quotes a quote is doubled, and nothing else is special. gnuplot copies `]]>` into
  /// the picture as it is, where XML forbids it.
  private func quoted(_ text: String) -> String {
    "'" + TextLine.of(text).replacing("'", with: "''").replacing("]]>", with: "]] >") + "'"
  }
}
