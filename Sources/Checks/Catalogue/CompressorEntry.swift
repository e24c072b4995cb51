public import EFSpec
public import Theory

/// A kind of compressor that can be named in a text, such as `topk(k=10)`. A list is written in
/// parentheses, as in `probs=(0.5, 1)`.
///
/// A catalogue entry is the only place where an implementation meets what is promised of it.
public struct CompressorEntry: Sendable {
  /// The name in texts.
  public let name: String
  /// The names of its parameters, in their order.
  public let parameters: [String]
  /// What it does, in one sentence.
  public let summary: String
  /// Texts of well-chosen instances, which the report judges.
  public let examples: [String]
  /// How the survey of errors and messages varies it, one curve a sweep; where empty, it takes the examples.
  public let sweeps: [ParameterSweep]
  /// Where it comes from.
  public let source: Source
  /// The relative tolerance at which golden numbers of it are replayed: 10⁻¹² unless the compressor is
  /// computed by an iteration.
  let goldenTolerance: Double
  private let build: @Sendable (_ values: [String]) throws -> PairedCompressor

  init(
    _ name: String, parameters: [String] = [], summary: String, examples: [String],
    sweeps: [ParameterSweep] = [], source: Source = .beznosikov2023,
    goldenTolerance: Double = 1e-12,
    build: @escaping @Sendable (_ values: [String]) throws -> PairedCompressor
  ) {
    self.name = name
    self.parameters = parameters
    self.summary = summary
    self.examples = examples
    self.sweeps = sweeps
    self.source = source
    self.goldenTolerance = goldenTolerance
    self.build = build
  }

  /// How the entry is written, such as `topk(k=…)`.
  public var template: String {
    parameters.isEmpty ? name : "\(name)(\(parameters.map { "\($0)=…" }.joined(separator: ", ")))"
  }

  /// The compressor with these values of the parameters, as texts and in their order.
  func compressor(_ values: [String]) throws -> PairedCompressor { try build(values) }

  /// The compressor of a text, with what is proved about it.
  public static func compressor(named text: String) throws(UsageError) -> PairedCompressor {
    let call = try CallText(parsing: text)
    guard let entry = Catalogue.compressorEntries.first(where: { $0.name == call.name }) else {
      let known = Catalogue.compressorEntries.map(\.template).joined(separator: ", ")
      throw UsageError("there is no compressor '\(call.name)'; known are \(known)")
    }
    let values = try call.values(of: entry.parameters)
    do {
      return try entry.compressor(values)
    } catch {
      throw UsageError("'\(text)': \(error)")
    }
  }
}

/// An implementation and what is proved about it.
public struct PairedCompressor: Sendable {
  public let compressor: any Compressor
  public let theory: any CompressorTheory

  public init(_ compressor: any Compressor, _ theory: any CompressorTheory) {
    self.compressor = compressor
    self.theory = theory
  }
}

/// What is in the package, one list a kind.
public enum Catalogue {
  /// Every compressor that can be named.
  public static var compressorEntries: [CompressorEntry] {
    [
      .identity,
      .topK,
      .randK,
      .randKUnbiased,
      .randomSparsification,
      .randomSparsificationUnbiased,
      .adaptiveRandom,
      .adaptiveRandomIndependent,
      .bernoulli,
      .blockRandK,
      .blockTopK,
      .perBlockTopK,
      .hardThreshold,
      .lowRank,
      .powerSGD,
      .inducedTopKRandK,
      .scaledSign,
      .scaledSignZero,
      .naturalCompression,
      .standardDithering,
      .unbiasedRounding,
      .nearestRounding,
      .exponentialUnbiasedRounding,
      .exponentialNearestRounding,
      .exponentialDithering,
      .ternGrad,
      .topKExponentialDithering,
      .stochasticGrid,
      .nearestGrid,
    ]
  }
}
