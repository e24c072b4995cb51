public import GSL

/// The randomness of one run of an algorithm: two streams a worker.
///
/// Gradient noise and compressor draws come from different streams, so that exchanging the
/// compressor leaves the noise as it was.
public struct WorkerStreams: Sendable {
  /// The streams of gradient noise, one a worker.
  public var gradientNoise: [RandomStream]
  /// The streams of compressor draws, one a worker.
  public var compressor: [RandomStream]

  /// The streams of one repetition of an experiment.
  public init(seed: UInt64, experiment: String, repetition: Int, workerCount: Int) {
    func streams(_ purpose: StreamName.Purpose) -> [RandomStream] {
      (0..<workerCount).map { worker in
        RandomStream(
          StreamName(
            seed: seed, purpose: purpose, experiment: experiment, repetition: repetition, worker: worker))
      }
    }
    gradientNoise = streams(.gradientNoise)
    compressor = streams(.compressor)
  }
}
