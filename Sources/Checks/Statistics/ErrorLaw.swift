/// The exact law of the relative error `D = (C(x) − x)/‖x‖` at one input.
public struct ErrorLaw: Hashable, Sendable {
  /// A number with its probability.
  public struct Atom: Hashable, Sendable {
    public let value: Double
    public let probability: Double

    public init(value: Double, probability: Double) {
      self.value = value
      self.probability = probability
    }
  }

  /// An error with its probability.
  public struct Outcome: Hashable, Sendable {
    public let error: [Double]
    public let probability: Double
  }

  enum Form: Hashable, Sendable {
    /// Every outcome.
    case joint([Outcome])
    /// The laws of the entries of `D`, which are independent.
    case coordinates([[Atom]])
    /// The law of `‖D‖²` alone.
    case squaredErrors([Atom])
  }

  let form: Form
  /// `e = x/‖x‖`; empty where only squared errors are known.
  let direction: [Double]

  /// The law of an output with finitely many values.
  ///
  /// - Parameters:
  ///   - outputs: The values of `C(x)` with their probabilities.
  ///   - x: The input, not zero.
  public init(outputs: [(output: [Double], probability: Double)], at x: [Double]) {
    let reference = RelativeReference(x)
    direction = reference.direction
    form = .joint(
      outputs.map { outcome in
        var draws = RelativeDraws(at: reference)
        draws.add(outcome.output[...])
        return Outcome(error: Array(draws.error(0)), probability: outcome.probability)
      })
  }

  /// The law of an output with independent entries, given entry by entry.
  public init(entries: [[Atom]], at x: [Double]) {
    let reference = RelativeReference(x)
    direction = reference.direction
    form = .coordinates(
      zip(entries, reference.scaledEntries).map { atoms, entry in
        atoms.map { atom in
          Atom(
            value: (atom.value * reference.scale - entry) / reference.scaledNorm, probability: atom.probability)
        }
      })
  }

  /// The law of `‖D‖²` where no more is known.
  public init(squaredErrors atoms: [Atom]) {
    direction = []
    form = .squaredErrors(atoms)
  }

  /// `E D`; nil where only squared errors are known.
  public var bias: [Double]? {
    switch form {
    case .joint(let outcomes):
      outcomes.reduce(into: direction.map { _ in 0 }) { sum, outcome in
        for (i, value) in outcome.error.enumerated() { sum[i] += outcome.probability * value }
      }
    case .coordinates(let laws): laws.map { atoms in atoms.reduce(0) { $0 + $1.probability * $1.value } }
    case .squaredErrors: nil
    }
  }

  /// `E‖D‖²`.
  public var meanSquaredError: Double {
    switch form {
    case .joint(let outcomes): outcomes.reduce(0) { $0 + $1.probability * square($1.error) }
    case .coordinates(let laws):
      laws.joined().reduce(0) { $0 + $1.probability * $1.value * $1.value }
    case .squaredErrors(let atoms): atoms.reduce(0) { $0 + $1.probability * $1.value }
    }
  }

  /// `⟨E C(x), x⟩/‖x‖²`; nil where only squared errors are known.
  public var meanAlong: Double? { bias.map { 1 + zip($0, direction).reduce(0) { $0 + $1.0 * $1.1 } } }
}

/// `‖v‖²`.
func square(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 } }
