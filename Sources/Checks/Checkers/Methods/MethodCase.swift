import EFSpec
import GSL

/// One run of a method: parameters, losses, noise, compressor and number of steps, all of them fixed beforehand.
public struct MethodCase: Hashable, Sendable, Codable {
  /// Which compressor the method is given.
  public enum Compression: Hashable, Sendable, Codable {
    case topK(Int)
    /// Unscaled.
    case randK(Int)

    var compressor: any Compressor {
      switch self {
      case .topK(let k): TopK(k)
      case .randK(let k): RandK(k, scaling: .biased)
      }
    }

    var words: String {
      switch self {
      case .topK(let k): "Top-\(k)"
      case .randK(let k): "Rand-\(k)"
      }
    }
  }

  /// What the gradients are.
  public enum Landscape: Hashable, Sendable, Codable {
    /// Gradients of random heterogeneous quadratics plus normal noise of this standard deviation an entry.
    case quadratics(noise: Double)
    /// The same, all minima at the start, without noise: every gradient there is zero.
    case startAtMinimum
    /// `f = ‖x‖²/2` for every worker, started at a vector of signs: all magnitudes tie.
    case ties
    /// Random vectors, whatever the point.
    case given
  }

  public var setting: MethodSetting
  public var compression: Compression
  public var landscape: Landscape
  /// How many steps are made.
  public var steps: Int
  /// The seed of losses, noise, start and draws of the compressor.
  public var seed: UInt64
  /// Tells the random numbers of this case apart from those of others with the same seed.
  public var index: Int

  /// The case in words, such as `n = 2, d = 3, γ = 0.25, η = 0.3, Top-1, 5 steps`.
  public var words: String {
    let compression = setting.method.compresses ? ", \(compression.words)" : ""
    let special =
      switch landscape {
      case .quadratics: ""
      case .startAtMinimum: ", started at the minimum"
      case .ties: ", all magnitudes equal"
      case .given: ", gradients that do not depend on x"
      }
    return setting.words + compression + ", \(steps) steps" + special
  }

  func stream(_ purpose: StreamName.Purpose, round: Int = 0, worker: Int = 0) -> RandomStream {
    RandomStream(
      StreamName(seed: seed, purpose: purpose, experiment: "method case \(index)", repetition: round, worker: worker))
  }
}
