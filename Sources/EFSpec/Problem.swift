/// A loss `f = (1/n) Σᵢ fᵢ` over ℝᵈ, one part a worker, with what is known about it.
public protocol Problem: Sendable {
  /// The dimension `d`.
  var dimension: Int { get }
  /// The number `n` of workers.
  var workerCount: Int { get }

  /// `fᵢ(x)`.
  func loss(of worker: Int, at x: Span<Double>) -> Double

  /// Writes `∇fᵢ(x)`.
  func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>)

  /// A constant `L` with `‖∇f(x) − ∇f(y)‖ ≤ L‖x − y‖`.
  var smoothness: Double { get }
  /// Constants `Lᵢ` with `‖∇fᵢ(x) − ∇fᵢ(y)‖ ≤ Lᵢ‖x − y‖`, one a worker.
  var workerSmoothness: [Double] { get }
  /// A lower bound of `f`, exact where the problem knows its minimum; `−∞` where none is known.
  var lowerBound: Double { get }
  /// A constant `ζ²` with `(1/n) Σᵢ ‖∇fᵢ(x) − ∇f(x)‖² ≤ ζ²` for every `x`; infinite where none is known.
  var heterogeneityBound: Double { get }
}

extension Problem {
  public var heterogeneityBound: Double { .infinity }

  /// `(1/n) Σᵢ ‖∇fᵢ(x) − ∇f(x)‖²`.
  public func heterogeneity(at x: [Double]) -> Double {
    let mean = gradient(at: x)
    let parts = (0..<workerCount).map { squaredDistance(gradient(of: $0, at: x).span, mean.span) }
    return parts.reduce(0, +) / Double(workerCount)
  }

  /// `f(x) = (1/n) Σᵢ fᵢ(x)`.
  public func loss(at x: Span<Double>) -> Double {
    var sum = 0.0
    for i in 0..<workerCount { sum += loss(of: i, at: x) }
    return sum / Double(workerCount)
  }

  /// Writes `∇f(x) = (1/n) Σᵢ ∇fᵢ(x)`.
  public func gradient(at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    var part = [Double](repeating: 0, count: dimension)
    for i in gradient.indices { gradient[i] = 0 }
    for worker in 0..<workerCount {
      var span = part.mutableSpan
      self.gradient(of: worker, at: x, into: &span)
      add(1, part.span, to: &gradient)
    }
    scale(&gradient, by: 1 / Double(workerCount))
  }

  /// `∇f(x)`.
  public func gradient(at x: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: dimension)
    var span = gradient.mutableSpan
    self.gradient(at: x.span, into: &span)
    return gradient
  }

  /// `∇fᵢ(x)`.
  public func gradient(of worker: Int, at x: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: dimension)
    var span = gradient.mutableSpan
    self.gradient(of: worker, at: x.span, into: &span)
    return gradient
  }

  /// `L̃ = ((1/n) Σᵢ Lᵢ²)^½`, the quadratic mean of the workers' smoothness constants.
  public var quadraticMeanSmoothness: Double {
    (workerSmoothness.reduce(0) { $0 + $1 * $1 } / Double(workerCount)).squareRoot()
  }
}

/// A problem that is quasi-convex around a minimiser, with its constant.
public protocol QuasiConvexProblem: Problem {
  /// A constant `μ ≥ 0` with `⟨∇f(x), x − x⋆⟩ ≥ f(x) − f(x⋆) + (μ/2)‖x − x⋆‖²`.
  var quasiConvexity: Double { get }
  /// The minimiser `x⋆` of `f`, where `f` has its lower bound.
  var minimiser: [Double] { get }
}

/// A problem that is strongly convex, with its constant; it is quasi-convex with the same constant.
public protocol StronglyConvexProblem: QuasiConvexProblem {
  /// A constant `μ > 0` of strong convexity of `f`.
  var strongConvexity: Double { get }
}

extension StronglyConvexProblem {
  public var quasiConvexity: Double { strongConvexity }
}

/// A problem whose parts are means over examples, `fᵢ = (1/mᵢ) Σⱼ fᵢⱼ`.
public protocol FiniteSumProblem: Problem {
  /// The number `mᵢ` of examples of a worker.
  func exampleCount(of worker: Int) -> Int

  /// Adds `weight · ∇fᵢⱼ(x)` to `gradient`.
  func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>)

  /// A constant `sᵢ²` with `(1/mᵢ) Σⱼ ‖∇fᵢⱼ(x) − ∇fᵢ(x)‖² ≤ sᵢ²` for every `x`; infinite where none is known.
  func samplingVarianceBound(of worker: Int) -> Double
}

extension FiniteSumProblem {
  /// `(1/mᵢ) Σⱼ ‖∇fᵢⱼ(x) − ∇fᵢ(x)‖²`, the variance of the gradient of a random example.
  public func samplingVariance(of worker: Int, at x: [Double]) -> Double {
    let gradient = gradient(of: worker, at: x)
    var part = gradient
    var sum = 0.0
    for j in 0..<exampleCount(of: worker) {
      var span = part.mutableSpan
      for i in span.indices { span[i] = -gradient[i] }
      addGradient(ofExample: j, of: worker, at: x.span, weight: 1, to: &span)
      sum += squaredNorm(part.span)
    }
    return sum / Double(exampleCount(of: worker))
  }
}
