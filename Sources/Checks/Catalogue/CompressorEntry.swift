public import EFSpec
public import Theory

/// A kind of compressor that can be named in a text, such as `topk(k=10)`.
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
  /// Where it comes from.
  public let source: Source
  private let build: @Sendable (_ values: [String]) throws -> PairedCompressor

  init(
    _ name: String, parameters: [String] = [], summary: String, examples: [String], source: Source = .beznosikov2023,
    build: @escaping @Sendable (_ values: [String]) throws -> PairedCompressor
  ) {
    self.name = name
    self.parameters = parameters
    self.summary = summary
    self.examples = examples
    self.source = source
    self.build = build
  }

  /// How the entry is written, such as `topk(k=…)`.
  public var template: String {
    parameters.isEmpty ? name : "\(name)(\(parameters.map { "\($0)=…" }.joined(separator: ", ")))"
  }

  /// The compressor of a text, with what is proved about it.
  public static func compressor(named text: String) throws(UsageError) -> PairedCompressor {
    let call = try CallText(parsing: text)
    guard let entry = Catalogue.compressorEntries.first(where: { $0.name == call.name }) else {
      let known = Catalogue.compressorEntries.map(\.template).joined(separator: ", ")
      throw UsageError("there is no compressor '\(call.name)'; known are \(known)")
    }
    let values = try call.values(of: entry.parameters)
    do {
      return try entry.build(values)
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
      .identity, .topK, .randK, .randKUnbiased, .scaledSign, .scaledSignZero, .naturalCompression, .standardDithering,
    ]
  }
}

/// The whole number of at least 1 that a parameter's text gives.
func positiveInteger(_ text: String, of parameter: String) throws(UsageError) -> Int {
  guard let value = Int(text), value >= 1 else {
    throw UsageError("'\(parameter)=\(text)' needs a whole number of at least 1")
  }
  return value
}
