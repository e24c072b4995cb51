/// Error feedback in its first form: what compression loses is kept and added to the next step.
///
///     pᵢ    = eᵢᵗ + γ ∇fᵢ(xᵗ, ξᵢ),   Δᵢ = C(pᵢ),   eᵢᵗ⁺¹ = pᵢ − Δᵢ      worker i
///     xᵗ⁺¹  = xᵗ − (1/n) Σᵢ Δᵢ                                          server
///
/// The errors start at `eᵢ⁰ = 0`. The virtual iterate `xᵗ − (1/n) Σᵢ eᵢᵗ` makes steps of stochastic
/// gradient descent, `−γ (1/n) Σᵢ ∇fᵢ(xᵗ, ξᵢ)`, whatever the compressor is. Also known as EC-SGD. It is the instance of
/// `ErrorFeedback` that sends compressed, with one step size.
///
/// - Randomness: one gradient and one compressor draw a worker and round.
/// - Source: `stich2020`, there for one worker.
public struct EF14<C: Compressor>: Algorithm {
  public let compressor: C
  /// The step size `γ`, greater than 0.
  public let stepSize: Double
  /// The instance of the error-feedback frame that the method is.
  public let frame: ErrorCompensatedSGD<C>

  public init(compressor: C, stepSize: Double) {
    precondition(stepSize > 0, "a step size is positive")
    self.compressor = compressor
    self.stepSize = stepSize
    frame = ErrorCompensatedSGD(compressor: compressor, stepSizes: .constant(stepSize))
  }

  public typealias State = ErrorFeedbackState<NoMemory>

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    frame.start(at: x0, on: oracle, using: &streams)
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    frame.advance(&state, on: oracle, using: &streams)
  }
}
