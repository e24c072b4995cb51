import EFSpec

/// An inequality about exact gradients and values, at a point or at a pair, as a measured constant that must lie
/// on one side of the promised one.
enum ExactInequality: Hashable, Sendable {
  case smooth
  case meanSmooth
  case convex
  case polyakLojasiewicz
  case quasiConvex
  case heterogeneity
  /// With the constant `B²`; the promise is `ζ²`.
  case dissimilarity(growth: Double)
  case heterogeneityAtMinimiser

  /// Whether it is about two points.
  var isAboutPairs: Bool { self == .smooth || self == .meanSmooth || self == .convex }

  /// Whether the promised constant is an upper bound of the measured one, else a lower bound.
  var isUpperBound: Bool {
    switch self {
    case .smooth, .meanSmooth, .heterogeneity, .dissimilarity, .heterogeneityAtMinimiser: true
    case .convex, .polyakLojasiewicz, .quasiConvex: false
    }
  }

  /// The least distance and the least gap of values that are judged: those below it, and their squares, may
  /// have lost digits by underflow.
  static let smallestDistance = 1e-140
  static let smallestGap = 1e-290

  /// The measured constant of two points; nil where they are too close.
  ///
  /// Moving both gradients by their errors moves `‖Δg‖/‖Δx‖` and `⟨Δg, Δx⟩/‖Δx‖²` by at most
  /// `(e(x) + e(y))/‖Δx‖`; the difference of the points is exact to `2⁻⁵³`, which `ε` covers.
  func measure(_ x: ExactPoint, _ y: ExactPoint, in probe: ExactProbe) -> MeasuredConstant? {
    let distance = Checks.distance(x.x, y.x)
    let square = distance * distance
    guard distance > Self.smallestDistance, distance.isFinite, x.isFinite, y.isFinite else { return nil }
    let errors = x.gradients.indices.map { probe.gradientError(x, part: $0) + probe.gradientError(y, part: $0) }
    let slack = (errors.max() ?? 0) / distance
    switch self {
    case .smooth:
      let ratio = Checks.distance(x.gradients[0], y.gradients[0]) / distance
      let bySlope = MeasuredConstant(value: ratio, slack: slack + probe.epsilon * ratio)
      guard let byValue = smoothnessByValues(x, y, distance, errors[0], probe) else { return bySlope }
      return byValue.certifiedFromBelow > bySlope.certifiedFromBelow ? byValue : bySlope
    case .meanSmooth:
      let sum = zip(x.gradients, y.gradients).map(Checks.distance).reduce(0) { $0 + $1 * $1 }
      let ratio = (sum / Double(x.gradients.count)).squareRoot() / distance
      return MeasuredConstant(value: ratio, slack: slack + probe.epsilon * ratio)
    case .convex:
      var product = 0.0
      for j in x.x.indices { product += (x.gradients[0][j] - y.gradients[0][j]) * (x.x[j] - y.x[j]) }
      let ratio = product / square
      return MeasuredConstant(value: ratio, slack: slack + probe.epsilon * ratio.magnitude)
    default: return nil
    }
  }

  /// `2|f(y) − f(x) − ⟨∇f(x), y − x⟩|/‖y − x‖²`, which smoothness bounds by `L` as well: so gradients that do not
  /// belong to the values are found.
  private func smoothnessByValues(
    _ x: ExactPoint, _ y: ExactPoint, _ distance: Double, _ error: Double, _ probe: ExactProbe
  ) -> MeasuredConstant? {
    guard let fx = x.value, let fy = y.value else { return nil }
    var remainder = fy - fx
    for j in x.x.indices { remainder -= x.gradients[0][j] * (y.x[j] - x.x[j]) }
    let slack = 2 * (probe.valueError(x) + probe.valueError(y) + error * distance) / (distance * distance)
    return MeasuredConstant(value: 2 * remainder.magnitude / (distance * distance), slack: slack, isByValues: true)
  }

  /// The measured constant of one point.
  ///
  /// - Parameter lowest: A point of low value; `f(x) − inf f` is at least the difference of the two.
  func measure(_ x: ExactPoint, lowest: ExactPoint, in probe: ExactProbe) -> MeasuredConstant? {
    guard x.isFinite, lowest.isFinite else { return nil }
    switch self {
    case .polyakLojasiewicz:
      guard let fx = x.value, let low = lowest.value else { return nil }
      let gap = fx - low - probe.valueError(x) - probe.valueError(lowest)
      guard gap > Self.smallestGap else { return nil }
      let size = norm(x.gradients[0])
      let most = size + probe.gradientError(x)
      let value = size * (size / (2 * (fx - low)))
      return MeasuredConstant(value: value, slack: most * (most / (2 * gap)) - value)
    case .quasiConvex:
      guard let fx = x.value, let minimum = lowest.value else { return nil }
      let distance = Checks.distance(x.x, lowest.x)
      let square = distance * distance
      guard distance > Self.smallestDistance else { return nil }
      var product = 0.0
      for j in x.x.indices { product += x.gradients[0][j] * (x.x[j] - lowest.x[j]) }
      let error = probe.gradientError(x) * distance + probe.valueError(x) + probe.valueError(lowest)
      return MeasuredConstant(value: 2 * (product - fx + minimum) / square, slack: 2 * error / square)
    case .heterogeneity, .heterogeneityAtMinimiser:
      let centre = mean(of: x.gradients)
      let spread =
        self == .heterogeneity
        ? x.gradients.map { Checks.distance($0, centre) }.reduce(0) { $0 + $1 * $1 }
        : x.gradients.map(norm).reduce(0) { $0 + $1 * $1 }
      let value = spread / Double(x.gradients.count)
      // The root is a norm of the stacked gradients, which their errors move by at most the largest of them.
      let error = x.gradients.indices.map { probe.gradientError(x, part: $0) }.max() ?? 0
      let least = max(0, value.squareRoot() - 2 * error)
      return MeasuredConstant(value: value, slack: value - least * least)
    case .dissimilarity(let growth):
      let stacked = (x.gradients.map(norm).reduce(0) { $0 + $1 * $1 } / Double(x.gradients.count)).squareRoot()
      let size = norm(mean(of: x.gradients))
      let error = x.gradients.indices.map { probe.gradientError(x, part: $0) }.max() ?? 0
      let value = stacked * stacked - growth * size * size
      // Both roots are norms that the errors move by at most the largest of them; the rest is their own rounding.
      let (fewest, most) = (max(0, stacked - error), size + error)
      let rounding = probe.epsilon * (stacked * stacked + growth * size * size)
      return MeasuredConstant(value: value, slack: value - (fewest * fewest - growth * most * most) + rounding)
    default: return nil
    }
  }
}

/// A measured constant and how much of it may be rounding.
struct MeasuredConstant: Hashable, Sendable {
  let value: Double
  let slack: Double
  /// Whether it comes from values of `f` and not from gradients alone.
  var isByValues = false

  var certifiedFromBelow: Double { value - slack }
  var certifiedFromAbove: Double { value + slack }
}
