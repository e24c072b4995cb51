import EFSpec
import GSL
import Theory

extension Catalogue {
  /// One step of compressed gradient descent with every example of every compressor of the catalogue, at the
  /// constants that are proved of it, on random quadratics and on the isotropic one.
  static func descentChecks() throws -> [StatementCheck] {
    try compressorEntries.flatMap(\.examples).compactMap { text in
      let pair = try CompressorEntry.compressor(named: text)
      guard let compressor = pair.compressor as? any ExactMomentsCompressor,
        let d = examinedDimension(of: compressor)
      else { return nil }
      return try DescentCheck(compressor, pair.theory, named: text, dimension: d)?.check
    }
  }

  /// 16, or else the smallest dimension from 2 to 64 in which the compressor is defined.
  static func examinedDimension(of compressor: some Compressor) -> Int? {
    ([16] + Array(2...64)).first { compressor.accepts(dimension: $0) }
  }
}

/// The one-step theorems of compressed gradient descent for one compressor, class by class.
struct DescentCheck: Sendable {
  private let name: String
  private let dimension: Int
  private let compressor: any ExactMomentsCompressor
  private let promises: [DescentPromise]
  /// The magnitudes of entries for which the constants hold.
  private let magnitudes: ClosedRange<Double>
  /// Gradients at which a constant of the compressor shows.
  private let extremalInputs: [[Double]]

  /// Nil where the compressor is in no class that descends.
  init?(
    _ compressor: any ExactMomentsCompressor, _ theory: any CompressorTheory, named name: String,
    dimension d: Int
  ) throws {
    let constants = try theory.constants(dimension: d)
    promises = DescentPromise.all(of: constants)
    guard !promises.isEmpty else { return nil }
    self.name = name
    self.compressor = compressor
    dimension = d
    magnitudes = theory.inputMagnitudes
    extremalInputs = try ConstantName.allCases.compactMap { try theory.extremalInput(for: $0, dimension: d)?.x }
  }

  var check: StatementCheck {
    let this = self
    return StatementCheck(
      id: CheckID(subject: "one step of compressed GD, \(name), quadratics (d = \(dimension))", property: "descent"),
      statements: promises.flatMap(\.statements)
    ) { evidence, run in
      var stream = RandomStream(
        StreamName(seed: run.seed, purpose: .problem, experiment: "descent \(this.name)"))
      for x in this.extremalInputs where squaredNorm(x.span) > 0 {
        this.note(DescentPlace(isotropicAt: x), "an extremal input, f = ½‖x‖²", &evidence)
      }
      for index in 0..<Repetitions(quick: 4, standard: 20, thorough: 100).count(within: run.budget) {
        let problem = try QuadraticRecipe(
          dimension: this.dimension, smoothness: [4], strongConvexity: [0.5], heterogeneityAtMinimiser: 0
        ).rotated(using: &stream)
        guard let minimum = problem.minimum else { continue }
        for point in 0..<3 {
          let gradient = this.gradient(using: &stream)
          this.note(
            try DescentPlace(problem, minimum, gradient: gradient), "quadratic \(index), point \(point)", &evidence)
        }
      }
    }
  }

  /// Normal entries of standard deviation 2, moved to where the constants hold.
  private func gradient(using stream: inout RandomStream) -> [Double] {
    (0..<dimension).map { _ in
      let entry = stream.gaussian(standardDeviation: 2)
      let magnitude = min(max(entry.magnitude, magnitudes.lowerBound), magnitudes.upperBound)
      return entry < 0 ? -magnitude : magnitude
    }
  }

  /// Notes all promises at a place, at several step sizes.
  private func note(_ place: DescentPlace, _ words: String, _ evidence: inout StatementEvidence) {
    let law = place.law(of: compressor)
    var index = 0
    for promise in promises {
      for fraction in [0.25, 1, 1.5, 1.9] {
        let stepSize = fraction * promise.bestStepSize(place.smoothness)
        guard let sides = promise.sides(stepSize, place, law) else { continue }
        for (offset, side) in sides.enumerated() {
          evidence.note(
            index + offset, left: side.left, right: side.right, slack: 1e-12 * law.magnitude(stepSize: stepSize, place),
            place: "\(words), γ = \(short(stepSize))", x: place.gradient)
        }
      }
      index += promise.statements.count
    }
  }
}
