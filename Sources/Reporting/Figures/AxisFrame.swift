import Checks
import Foundation

/// The stretch of an axis that a figure shows, and where its labels stand.
struct AxisFrame: Hashable {
  let scale: Figure.Axis.Scale
  let lower: Double
  let upper: Double

  /// The frame that holds all of `values` that can be shown, with a little room.
  ///
  /// A logarithmic axis shows positive numbers only, and at most `deepest` decades below the largest:
  /// a run that has converged to rounding would otherwise press everything else to the top.
  init(_ values: [Double], scale: Figure.Axis.Scale, room: Double) {
    self.scale = scale
    let shown = values.filter { $0.isFinite && (scale == .linear || $0 > 0) }
    guard let least = shown.min(), let most = shown.max() else {
      (lower, upper) = scale == .linear ? (0, 1) : (0.1, 1)
      return
    }
    switch scale {
    case .linear:
      let width = most > least ? most - least : max(abs(most), 1)
      // An axis that starts at zero is not moved below it.
      lower = least >= 0 && least <= room * width ? 0 : least - room * width
      upper = most + room * width
    case .logarithmic:
      let top = log10(most)
      let bottom = max(log10(least), top - Self.deepest)
      let width = top > bottom ? top - bottom : 1
      lower = Self.rounded(pow(10, bottom - room * width))
      upper = Self.rounded(pow(10, top + room * width))
    }
  }

  private static let deepest = 20.0

  /// The labels of a logarithmic axis, or nil where the plain ones of gnuplot will do.
  ///
  /// Powers of ten where at least two stand in the frame; else 1, 2 and 5 times a power of ten.
  var logarithmicTicks: [(label: String, value: Double)] {
    let exponents = Int(floor(log10(lower)))...Int(ceil(log10(upper)))
    let powers = exponents.filter { holds(pow(10, Double($0))) }
    if powers.count >= 3 || (powers.count == 2 && upper / lower > 300) {
      let step = (powers.count + 9) / 10
      let shown = powers.filter { $0 % step == 0 }
      // All labels of an axis are of one kind.
      let writtenOut = shown.allSatisfy((-2...3).contains)
      return shown.map { (writtenOut ? Self.decimal(1, $0) : "10^{\(Self.minus($0))}", pow(10, Double($0))) }
    }
    let fine = exponents.flatMap { exponent in [1, 2, 5].map { (digit: $0, exponent: exponent) } }
      .filter { holds(Double($0.digit) * pow(10, Double($0.exponent))) }
    let writtenOut = fine.allSatisfy { (-2...3).contains($0.exponent) }
    return fine.map { digit, exponent in
      let power = "10^{\(Self.minus(exponent))}"
      let label = writtenOut ? Self.decimal(digit, exponent) : digit == 1 ? power : "\(digit)·\(power)"
      return (label, Double(digit) * pow(10, Double(exponent)))
    }
  }

  private func holds(_ value: Double) -> Bool { lower * 0.999 <= value && value <= upper * 1.001 }

  /// Numbers from 0.01 to 5000 are written out, others in gnuplot's enhanced text, where `^{…}` is raised.
  private static func decimal(_ digit: Int, _ exponent: Int) -> String {
    NumberText.plain(Double(digit) * pow(10, Double(exponent)))
  }

  private static func minus(_ exponent: Int) -> String { exponent < 0 ? "−\(-exponent)" : "\(exponent)" }

  /// Three digits, so that the script reads well.
  private static func rounded(_ value: Double) -> Double { Double(String(format: "%.3g", value)) ?? value }
}
