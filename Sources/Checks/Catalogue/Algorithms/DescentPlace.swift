import EFSpec
import GSL
import Theory

/// A point of a strongly convex quadratic, as one step of descent sees it.
struct DescentPlace {
  /// `L` and `μ`.
  let smoothness: Double
  let strongConvexity: Double
  /// `∇f(x)`.
  let gradient: [Double]
  /// `f(x) − f⋆`.
  let gap: Double
  /// The Hessian; nil for the identity.
  private let hessian: SymmetricMatrix?

  /// `f = ½‖x‖²`: the gradient is the point itself.
  init(isotropicAt x: [Double]) {
    smoothness = 1
    strongConvexity = 1
    gradient = x
    gap = squaredNorm(x.span) / 2
    hessian = nil
  }

  /// The point of a quadratic of one worker that has the gradient: `x − x⋆ = A⁻¹∇f(x)`, and twice the gap is
  /// `⟨x − x⋆, ∇f(x)⟩`.
  init(
    _ problem: DenseQuadratics, _ minimum: DenseQuadratics.Minimum, gradient: [Double]
  ) throws(GSLError) {
    let offset = try solvePositiveDefinite(problem.matrices[0].entries, gradient)
    smoothness = problem.smoothness
    strongConvexity = minimum.strongConvexity
    self.gradient = gradient
    gap = dot(offset.span, gradient.span) / 2
    hessian = problem.matrices[0]
  }

  /// What a step needs to know of the law of `C(∇f(x))`.
  func law(of compressor: any ExactMomentsCompressor) -> DescentLaw {
    let moments = compressor.moments(of: gradient)
    return DescentLaw(inner: moments.inner, curvature: curvature(compressor, moments))
  }

  /// `E CᵀAC`; where the law is known by its moments only, the bound `L E‖C‖²`, on which the theorems rest.
  private func curvature(_ compressor: any ExactMomentsCompressor, _ moments: CompressorMoments) -> Double {
    guard let hessian else { return moments.squaredNorm }
    if let coordinatewise = compressor as? any CoordinatewiseCompressor {
      let laws = coordinatewise.entryLaws(of: gradient)
      return form(hessian, laws.map(\.mean))
        + laws.indices.reduce(0) {
          $0 + hessian.entries[$1 * laws.count + $1] * laws[$1].secondMoment(about: laws[$1].mean)
        }
    }
    guard let finite = compressor as? any FiniteSupportCompressor else { return smoothness * moments.squaredNorm }
    return finite.outcomes(of: gradient).reduce(0) { $0 + $1.probability * form(hessian, $1.value) }
  }

  /// `cᵀAc`, over the entries of `c` that are not zero.
  private func form(_ matrix: SymmetricMatrix, _ c: [Double]) -> Double {
    let support = c.indices.filter { c[$0] != 0 }
    var sum = 0.0
    for i in support {
      for j in support { sum += c[i] * matrix.entries[i * c.count + j] * c[j] }
    }
    return sum
  }
}

/// The exact effect of a step `x⁺ = x − γC(∇f(x))` on a quadratic:
///
///     f(x) − E f(x⁺) = γ⟨E C, ∇f(x)⟩ − (γ²/2) E CᵀAC.
struct DescentLaw {
  /// `⟨E C, ∇f(x)⟩`.
  let inner: Double
  /// `E CᵀAC`.
  let curvature: Double

  func decrease(stepSize: Double) -> Double { stepSize * inner - stepSize * stepSize * curvature / 2 }

  /// The size of the numbers that the decrease is computed from.
  func magnitude(stepSize: Double, _ place: DescentPlace) -> Double {
    stepSize * inner.magnitude + stepSize * stepSize * curvature / 2 + place.gap
  }
}
