public import EFSpec
public import GSL
public import Theory

// The exact pairs of growth and floor of the problems whose noise or heterogeneity has them.

extension NoiseGrowthCurve {
  /// The pairs `(M, σ²)` of the gradient of a random row of least squares.
  public init(rowsOf problem: LeastSquares) throws(GSLError) {
    let (second, square) = (problem.secondMomentMatrix.entries, problem.hessian.squared.entries)
    try self.init(
      hessian: problem.hessian.entries, form: zip(second, square).map { $0 - $1 },
      slope: problem.samplingVarianceSlope, floorAtMinimiser: problem.samplingVarianceAtMinimiser)
  }

  /// The pairs `(B², ζ²)` with `(1/n) Σₖ ‖∇fₖ(x)‖² ≤ ζ² + B²‖∇f(x)‖²` of distributed quadratics.
  public init(workersOf problem: CentredQuadratics) throws(GSLError) {
    try self.init(
      hessian: problem.meanMatrix.entries, form: problem.meanSquaredMatrix.entries,
      slope: problem.heterogeneitySlope, floorAtMinimiser: problem.heterogeneityAtMinimiser)
  }
}
