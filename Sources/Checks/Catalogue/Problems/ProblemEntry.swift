public import Theory

/// A kind of problem that can be named in a text, such as `tridiagonal(n=4, d=8)`, with an oracle of its gradients.
/// Parameters that are left out have their default.
///
/// A catalogue entry is the only place where an implementation meets what is promised of it.
public struct ProblemEntry: Sendable {
  /// One parameter and its default, as a text.
  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let standard: String

    init(_ name: String, _ standard: String) {
      self.name = name
      self.standard = standard
    }
  }

  /// The name in texts.
  public let name: String
  public let parameters: [Parameter]
  /// What it is, in one sentence.
  public let summary: String
  public let source: Source?
  /// Whether it needs a data set.
  public let needsData: Bool
  private let build: @Sendable (_ values: [String: String], _ data: NamedExamples?) throws -> PairedProblem

  init(
    _ name: String, parameters: [Parameter] = [], summary: String, source: Source? = nil, needsData: Bool = false,
    build: @escaping @Sendable (_ values: [String: String], _ data: NamedExamples?) throws -> PairedProblem
  ) {
    self.name = name
    self.parameters = parameters
    self.summary = summary
    self.source = source
    self.needsData = needsData
    self.build = build
  }

  /// How the entry is written, with its defaults.
  public var template: String {
    parameters.isEmpty ? name : "\(name)(\(parameters.map { "\($0.name)=\($0.standard)" }.joined(separator: ", ")))"
  }

  /// The problem of a text, with what is known about it.
  public static func problem(named text: String, data: NamedExamples? = nil) throws(UsageError) -> PairedProblem {
    let call = try CallText(parsing: text)
    guard let entry = Catalogue.problemEntries.first(where: { $0.name == call.name }) else {
      let known = Catalogue.problemEntries.map(\.name).joined(separator: ", ")
      throw UsageError("there is no problem '\(call.name)'; known are \(known)")
    }
    let keys = entry.parameters.map(\.name)
    // Complains of a key that is not known.
    _ = try call.values(of: keys.filter { key in call.arguments.contains { $0.key == key } })
    var values = Dictionary(uniqueKeysWithValues: entry.parameters.map { ($0.name, $0.standard) })
    for argument in call.arguments { values[argument.key] = argument.value }
    guard !entry.needsData || data != nil else { throw UsageError("'\(entry.name)' needs a data set: add --data FILE") }
    do {
      let problem = try entry.build(values, data)
      // Only a constant that is not finite cannot be read back.
      for claim in problem.assumptions where (try? AssumptionSpecification(parsing: claim)) == nil {
        throw UsageError("a constant overflows in '\(claim)'; choose parameters of smaller size")
      }
      return problem
    } catch {
      throw UsageError("'\(text)': \(error)")
    }
  }
}

/// A problem with an oracle of its gradients, and all assumptions that it is declared to satisfy, as claims.
public struct PairedProblem: Sendable {
  public let subject: FunctionOracle
  /// The texts of the claims, with the exact constants where those are known.
  public let assumptions: [String]
}

extension Catalogue {
  /// Every problem that can be named.
  public static var problemEntries: [ProblemEntry] {
    [
      .diagonalQuadratics, .denseQuadratics, .tridiagonalQuadratics, .commonMinimiser, .centredQuadratics,
      .greedyDivergence, .sineQuadratic, .angular, .saturatingSquares, .smoothAbsoluteValue, .leastSquares, .logistic,
      .ridgeLogistic, .positionNoise, .crosswiseNoise, .studentNoise,
    ]
  }
}
