/// The name of a stream of random numbers.
///
/// Streams with the same name yield the same numbers, on any thread and in any order; streams with
/// different names are independent for all purposes here. Because the purpose is part of the name,
/// exchanging a compressor leaves the gradient noise as it was (common random numbers).
public struct StreamName: Hashable, Sendable {
  /// What the numbers are for.
  public enum Purpose: String, Sendable, Codable {
    /// The data of a problem.
    case problem
    /// The distribution of examples over workers.
    case partition
    /// The noise of a gradient oracle.
    case gradientNoise
    /// The draws of a compressor.
    case compressor
    /// The inputs on which a subject is judged.
    case input
    /// Anything inside a test of the package.
    case test
  }

  /// The seed of the whole run.
  public var seed: UInt64
  public var purpose: Purpose
  /// What is being examined; any text.
  public var experiment: String
  /// The number of the repetition, from 0.
  public var repetition: Int
  /// The number of the worker, from 0.
  public var worker: Int

  public init(seed: UInt64, purpose: Purpose, experiment: String = "", repetition: Int = 0, worker: Int = 0) {
    self.seed = seed
    self.purpose = purpose
    self.experiment = experiment
    self.repetition = repetition
    self.worker = worker
  }

  /// The 64-bit key of the generator: a hash of seed, purpose and experiment.
  ///
  /// The hash is FNV-1a over the bytes, finished by SplitMix64; both are the same in every process,
  /// which Swift's `Hasher` is not.
  var key: UInt64 {
    let text = "\(purpose.rawValue)/\(experiment)"
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return mixed(mixed(seed) ^ hash)
  }

  /// The upper half of the generator's counter.
  var stream: UInt64 {
    UInt64(UInt32(truncatingIfNeeded: repetition)) << 32 | UInt64(UInt32(truncatingIfNeeded: worker))
  }
}

/// The finaliser of SplitMix64, a bijection of 64-bit words.
private func mixed(_ word: UInt64) -> UInt64 {
  var z = word &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
