// MARK: - The problem

extension BoundConstant {
  static let smoothness = BoundConstant("L", "smoothness", .positive)
  static let meanSmoothness = BoundConstant(
    "Lt", "quadratic mean of the workers' smoothness; L if left out", .positive, .prescribed)
  static let strength = BoundConstant("mu", "strong quasi-convexity; 0 is allowed", .nonnegative)
  static let polyakLojasiewicz = BoundConstant("mu", "Polyak–Łojasiewicz constant", .positive)
  static let strongConvexity = BoundConstant("mu", "strong convexity", .positive)
  static let noiseVariance = BoundConstant("sigma2", "σ², variance of the noise", .nonnegative)
  static let noiseSmoothness = BoundConstant(
    "ell", "l̃, mean-squared smoothness of the noise; 0 where it does not depend on x", .nonnegative)
  static let noiseGrowth = BoundConstant("M", "growth of the noise with ‖∇f‖²", .nonnegative, .value(0))
  static let heterogeneity = BoundConstant("zeta2", "ζ², heterogeneity of the workers", .nonnegative, .value(0))
  static let gradientGrowth = BoundConstant("B2", "B², growth of the workers' gradients", .atLeastOne, .value(1))
  static let optimumHeterogeneity = BoundConstant("D", "(1/n) Σ ‖∇fᵢ(x⋆)‖²", .nonnegative, .value(0))
  static let growthB = BoundConstant("B", "growth of the noise with ‖∇fᵢ‖²", .nonnegative, .value(0))
  static let floorC = BoundConstant("C", "floor of the variance of the noise", .nonnegative)
  static let initialDistance = BoundConstant("r0", "‖x₀ − x⋆‖²", .positive)
  static let initialGap = BoundConstant("F0", "f(x₀) − f⋆", .positive)
  static let initialDistortion = BoundConstant("G0", "(1/n) Σ ‖gᵢ⁰ − ∇fᵢ(x⁰)‖²", .nonnegative, .value(0))
  static let initialLyapunov = BoundConstant("Phi0", "E Φ⁰; F0, an exact start, if left out", .positive, .prescribed)
}

// MARK: - The method

extension BoundConstant {
  static let rounds = BoundConstant("T", "number of rounds", .count(from: 1))
  static let workers = BoundConstant("n", "number of workers", .count(from: 1))
  static let delay = BoundConstant("tau", "largest delay τ", .count(from: 0))
  static let localSteps = BoundConstant("H", "steps between averages", .count(from: 1))
  static let contraction = BoundConstant("alpha", "contraction parameter of the compressor", .unit)
  static let lowerB1 = BoundConstant("alpha", "α of the class B1(α, β)", .positive)
  static let upperBeta = BoundConstant("beta", "β of the class B1(α, β) or B2(γ, β)", .positive)
  static let lowerB2 = BoundConstant("gammaB2", "γ of the class B2(γ, β)", .positive)
  static let omega = BoundConstant("omega", "ω = ζ − 1 of an unbiased compressor", .nonnegative)
  static let absoluteError = BoundConstant("Delta", "Δ of an absolute compressor", .nonnegative)
  static let stepSize = BoundConstant(
    "gamma", "step size γ; what the theorem prescribes if left out", .positive, .prescribed)
  static let freeStepSize = BoundConstant(
    "gamma", "step size γ; the largest of the simple theorem if left out", .positive, .prescribed)
  static let offset = BoundConstant(
    "kappa", "offset κ of the decreasing steps; the least if left out", .positive, .prescribed)
  static let momentum = BoundConstant("eta", "momentum η", .unit)
  static let prescribedMomentum = BoundConstant(
    "eta", "momentum η; prescribed for T rounds if left out", .unit, .prescribed)
}

// MARK: - Free parameters

extension BoundConstant {
  static let theta1 = BoundConstant("theta1", "θ₁ of Young's inequality", .positive, .value(1))
  static let theta2 = BoundConstant("theta2", "θ₂ of Young's inequality", .unit, .value(0.5))
  static let rho = BoundConstant("rho", "ρ of Young's inequality", .positive, .value(1))
  static let theta = BoundConstant("theta", "θ of Young's inequality", .unit, .value(0.5))
  static let a = BoundConstant("a", "a of Young's inequality; 1/(2(1/α − 1)) if left out", .positive, .prescribed)
  static let t = BoundConstant("t", "t of Young's inequality", .nonnegative, .value(1))
  static let weight = BoundConstant("w", "w of the Lyapunov function", .unit, .value(0.5))
}
