/// Error-compensated SGD on one node: `v_t = C(e_t + γ_t g_t)`.
///
/// `A = q²(1/p + M)`, `σ″² = (q²/p)σ²`, a geometric window that forgets at the rate `p`.
public struct CompressionMemory: SingleNodeErrorMemory {
  public static var name: String { "EC-SGD" }
  public static var formulas: MemoryFormulas {
    MemoryFormulas(
      growth: "M", variance: "σ²", reach: "1/p", loop: "(q²/p)(1/p + M)", noise: "(q²/p)σ²",
      letters: "q = √(1 − α), p = 1 − q")
  }

  public let compressor: ContractiveClass

  public init(compressor: ContractiveClass) { self.compressor = compressor }

  public func constants(under noise: NoiseConstants) -> MemoryConstants {
    DistributedCompressionMemory(compressor: compressor, workers: .single).constants(under: noise)
  }
}

/// Error-compensated SGD with `n` workers, each with its own memory: `v_t = (1/n) Σ_k C(eᵏ_t + γ_t gᵏ_t)`.
///
/// `M′ = MB²/n`, `σ′² = (σ² + Mζ²)/n`, `A = B²q²(1/p + M)`, `σ″² = (q²/p)(σ² + (1/p + M)ζ²)`.
///
/// - Remark: heterogeneous workers are an extension, proved here as the case of one node is.
public struct DistributedCompressionMemory: NonconvexErrorMemory {
  public static var name: String { "distributed EC-SGD" }
  public static var formulas: MemoryFormulas {
    MemoryFormulas(
      growth: "MB²/n", variance: "(σ² + Mζ²)/n", reach: "1/p", loop: "B²(q²/p)(1/p + M)",
      noise: "(q²/p)(σ² + (1/p + M)ζ²)",
      letters: "q = √(1 − α), p = 1 − q")
  }

  public let compressor: ContractiveClass
  public let workers: WorkerGradients

  public init(compressor: ContractiveClass, workers: WorkerGradients) {
    self.compressor = compressor
    self.workers = workers
  }

  public func constants(under noise: NoiseConstants) -> MemoryConstants {
    let rates = ContractionRates(compressor)
    let n = Double(workers.workerCount)
    let amplified = rates.reach + noise.growth
    return MemoryConstants(
      growth: noise.growth * workers.growth / n,
      variance: (noise.floor + noise.growth * workers.heterogeneity) / n,
      gradientWeight: workers.growth * rates.squaredFactor * amplified,
      noise: rates.squaredFactor * rates.reach * (noise.floor + amplified * workers.heterogeneity),
      window: .geometric(forgetting: rates.forgetting))
  }
}
