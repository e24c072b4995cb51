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
      let step = max(1, (powers.count + 7) / 8)
      return powers.filter { $0 % step == 0 }.map { (Self.label(1, $0), pow(10, Double($0))) }
    }
    let fine = exponents.flatMap { exponent in
      [1, 2, 5].map { (digit: $0, exponent: exponent, value: Double($0) * pow(10, Double(exponent))) }
    }
    return fine.filter { holds($0.value) }.map { (Self.label($0.digit, $0.exponent), $0.value) }
  }

  private func holds(_ value: Double) -> Bool { lower * 0.999 <= value && value <= upper * 1.001 }

  /// In gnuplot's enhanced text, where `^{…}` is raised. Numbers from 0.01 to 1000 are written out.
  private static func label(_ digit: Int, _ exponent: Int) -> String {
    if digit != 1 || (-1...1).contains(exponent), (-2...3).contains(exponent) {
      return NumberText.plain(Double(digit) * pow(10, Double(exponent)))
    }
    return digit == 1 ? "10^{\(minus(exponent))}" : "\(digit)·10^{\(minus(exponent))}"
  }

  private static func minus(_ exponent: Int) -> String { exponent < 0 ? "−\(-exponent)" : "\(exponent)" }

  /// Three digits, so that the script reads well.
  private static func rounded(_ value: Double) -> Double { Double(String(format: "%.3g", value)) ?? value }
}
