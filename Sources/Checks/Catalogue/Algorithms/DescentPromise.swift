import EFSpec
import Theory

/// What a class promises of one step of compressed gradient descent.
struct DescentPromise: Sendable {
  let statements: [Statement]
  /// The step size of the largest promise, for `L`.
  let bestStepSize: @Sendable (_ smoothness: Double) -> Double
  /// Both sides of each statement; nil at a step size that the theorem does not admit.
  let sides: @Sendable (_ stepSize: Double, DescentPlace, DescentLaw) -> [(left: Double, right: Double)]?

  /// The promises of all classes that the constants certify.
  static func all(of constants: CompressorConstants) -> [DescentPromise] {
    var promises: [DescentPromise] = []
    if let value = constants.contractiveClass { promises.append(of(value, "contractive(α = \(short(value.alpha)))")) }
    if let value = constants.classB1 {
      promises.append(of(value, "𝔹¹(α = \(short(value.alpha)), β = \(short(value.beta)))"))
    }
    if let value = constants.classB2 {
      promises.append(of(value, "𝔹²(γ = \(short(value.gamma)), β = \(short(value.beta)))"))
    }
    if let value = constants.unbiasedClass { promises.append(of(value, "unbiased(ω = \(short(value.omega)))")) }
    if let value = constants.absoluteClass { promises.append(ofAbsolute(value)) }
    return promises
  }

  /// `c(γ)‖∇f‖² ≤ f − E f⁺`, and with the inequality of Polyak and Łojasiewicz `2μc(γ)(f − f⋆) ≤ f − E f⁺`.
  private static func of(_ value: some DescentClass, _ name: String) -> DescentPromise {
    let quantity = "promised over exact decrease of E f"
    return DescentPromise(
      statements: [
        Statement("\(name): f(x) − E f(x⁺) ≥ c(γ)‖∇f(x)‖²", quantity: quantity),
        Statement("\(name), PŁ: f(x) − E f(x⁺) ≥ 2μc(γ)(f(x) − f⋆)", quantity: quantity),
      ],
      bestStepSize: { value.bestStepSize(smoothness: $0) },
      sides: { stepSize, place, law in
        guard
          let smooth = try? CompressedGradientDescentStationarity(
            smoothness: place.smoothness, compressor: value, stepSize: stepSize, initialGap: place.gap),
          let linear = try? CompressedGradientDescentLinearRate(
            smoothness: place.smoothness, polyakLojasiewicz: place.strongConvexity, compressor: value,
            stepSize: stepSize, initialGap: place.gap)
        else { return nil }
        let actual = law.decrease(stepSize: stepSize)
        return [
          (smooth.decrease * squaredNorm(place.gradient.span), actual),
          ((1 - linear.contractionFactor) * place.gap, actual),
        ]
      })
  }

  /// `E(f⁺ − f⋆) ≤ (1 − γμ)(f − f⋆) + γΔ²/2`, a statement on what the error adds.
  private static func ofAbsolute(_ value: AbsoluteClass) -> DescentPromise {
    DescentPromise(
      statements: [
        Statement(
          "absolute(Δ = \(short(value.errorBound))), PŁ: E f(x⁺) − f⋆ ≤ (1 − γμ)(f(x) − f⋆) + γΔ²/2",
          quantity: "(E f(x⁺) − f⋆ − (1 − γμ)(f(x) − f⋆)) / (γΔ²/2)")
      ],
      bestStepSize: { 1 / $0 },
      sides: { stepSize, place, law in
        guard
          let theorem = try? AbsoluteCompressedGradientDescentRate(
            smoothness: place.smoothness, polyakLojasiewicz: place.strongConvexity, compressor: value,
            stepSize: stepSize, initialGap: place.gap)
        else { return nil }
        let kept = 1 - theorem.contractionFactor
        return [(kept * place.gap - law.decrease(stepSize: stepSize), kept * theorem.floor)]
      })
  }
}
