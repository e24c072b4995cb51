import EFSpec

/// A point with what the oracle said there.
struct ExactPoint: Hashable, Sendable {
  let x: [Double]
  /// One gradient for each part that is asked for.
  let gradients: [[Double]]
  let value: Double?

  var isFinite: Bool { gradients.allSatisfy { $0.allSatisfy(\.isFinite) } && (value?.isFinite ?? true) }
}

/// The exact side of a session: gradients and values at points, counted, and what rounding may have done to them.
///
/// A computed gradient is taken to be the exact one at a point that is off by `ε‖x‖`, with its result and its
/// constant terms off by relative errors `ε`, which is what backward stable code achieves; `c` is the centre
/// of the search and `Λ` the largest slope of the gradients seen:
///
///     ‖ĝ(x) − ∇f(x)‖ ≤ e(x) = ε (‖ĝ(x)‖ + ‖ĝ(c)‖ + Λ(‖x‖ + ‖c‖)),
///     |f̂(x) − f(x)| ≤ ε (|f̂(x)| + |f̂(c)| + (‖ĝ(c)‖ + Λ(‖x‖ + ‖c‖)) (‖x‖ + ‖c‖)).
///
/// `ε` is that of `RoundingSlack`, and at least `2d·2⁻ᵖ` for the sums over entries.
struct ExactProbe {
  private let session: any OracleSession
  private let dtype: DType
  let nature: OracleNature
  /// The parts whose gradients are asked for.
  let parts: [Int?]
  private let wantsValues: Bool
  let epsilon: Double
  let centre: [Double]
  private(set) var evaluations = 0
  /// `Λ`.
  private(set) var slope = 0.0
  private var centreGradient = 0.0
  private var centreValue = 0.0

  init(_ session: any OracleSession, dtype: DType, parts: [Int?], wantsValues: Bool) throws(SubjectFailure) {
    self.session = session
    self.dtype = dtype
    nature = session.nature
    self.parts = parts
    self.wantsValues = wantsValues
    let d = session.nature.dimension
    let unit = Double(sign: .plus, exponent: -dtype.precision, significand: 1)
    epsilon = max(RoundingSlack(dtype).epsilon, 2 * Double(d) * unit)
    centre = session.nature.minimiser ?? Array(repeating: 0, count: d)
    let point = try evaluate([centre])[0]
    if point.isFinite {
      centreGradient = point.gradients.map(norm).max() ?? 0
      centreValue = point.value?.magnitude ?? 0
    }
  }

  /// What the oracle says at these points, after they are rounded to its precision.
  mutating func evaluate(_ points: [[Double]]) throws(SubjectFailure) -> [ExactPoint] {
    let points = points.map { $0.map(dtype.rounded) }
    evaluations += points.count
    let values = wantsValues ? try session.values(at: points) : []
    var gradients: [[[Double]]] = []
    for part in parts { gradients.append(try session.gradients(of: part, at: points)) }
    return points.indices.map { index in
      ExactPoint(
        x: points[index], gradients: gradients.map { $0[index] }, value: wantsValues ? values[index] : nil)
    }
  }

  /// Notes the slope between two points, for `Λ`.
  mutating func noteSlope(_ x: ExactPoint, _ y: ExactPoint) {
    let distance = Checks.distance(x.x, y.x)
    // Closer points show rounding and no slope.
    guard distance > epsilon.squareRoot() * (norm(x.x) + norm(y.x)) else { return }
    for (a, b) in zip(x.gradients, y.gradients) {
      let ratio = Checks.distance(a, b) / distance
      if ratio.isFinite { slope = max(slope, ratio) }
    }
  }

  /// `e(x)`, for a gradient of this norm.
  func gradientError(at x: [Double], norm size: Double) -> Double {
    epsilon * (size + centreGradient + slope * (norm(x) + norm(centre)))
  }

  func gradientError(_ point: ExactPoint, part: Int = 0) -> Double {
    gradientError(at: point.x, norm: norm(point.gradients[part]))
  }

  func valueError(_ point: ExactPoint) -> Double {
    let reach = norm(point.x) + norm(centre)
    return epsilon * ((point.value ?? 0).magnitude + centreValue + (centreGradient + slope * reach) * reach)
  }
}

/// `‖x‖`, of small numbers too, whose squares underflow.
func norm(_ x: [Double]) -> Double { Norm.two(x.span) }

/// `‖x − y‖`.
func distance(_ x: [Double], _ y: [Double]) -> Double { norm(zip(x, y).map { $0 - $1 }) }
