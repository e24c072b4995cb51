import EFSpec
import GSL

/// A kind of input on which compressors are compared.
///
/// Every vector is scaled to `‖x‖² = d`, so that thresholds and grids mean the same on all of them, and
/// rounded to Floats, so that a message of Floats loses nothing that the compressor did not.
public enum SurveyInput: Sendable {
  /// Independent normal entries.
  case gaussian(dimension: Int)
  /// Independent entries from Student's t distribution with 1.5 degrees of freedom: no variance, few large entries.
  case heavyTailed(dimension: Int)
  /// The gradient of the logistic loss of a data set at `x = 0`; of more than 4096 features the first 4096.
  case gradient(NamedExamples)

  /// The entries of a gradient that are used, at most.
  static let longestGradient = 4096

  /// How reports call it.
  public var name: String {
    switch self {
    case .gaussian: "Gaussian inputs"
    case .heavyTailed: "heavy-tailed inputs"
    case .gradient(let data): "the logistic gradient of \(data.name)"
    }
  }

  /// What exactly they are, in a sentence.
  var description: String {
    switch self {
    case .gaussian: "The entries are independent and normal."
    case .heavyTailed: "The entries are independent, from Student's t distribution with 1.5 degrees of freedom."
    case .gradient(let data):
      "The input is the gradient of the logistic loss on \(data.name) at x = 0"
        + (data.examples.featureCount > dimension ? ", cut to its first \(dimension) entries." : ".")
    }
  }

  /// A word for names of files.
  var stem: String {
    switch self {
    case .gaussian: "gaussian"
    case .heavyTailed: "heavy-tailed"
    case .gradient(let data): "gradient-\(data.name)"
    }
  }

  public var dimension: Int {
    switch self {
    case .gaussian(let d), .heavyTailed(let d): d
    case .gradient(let data): min(data.examples.featureCount, Self.longestGradient)
    }
  }

  /// The vectors: `count` of a random kind; a gradient is one vector, or none where it is zero.
  func vectors(count: Int, seed: UInt64) -> [[Double]] {
    let d = dimension
    func random(_ entry: (inout RandomStream) -> Double) -> [[Double]] {
      (0..<count).map { repetition in
        var stream = RandomStream(
          StreamName(seed: seed, purpose: .input, experiment: "survey, \(stem)", repetition: repetition))
        return (0..<d).map { _ in entry(&stream) }
      }
    }
    let raw =
      switch self {
      case .gaussian: random { $0.gaussian() }
      case .heavyTailed: random { $0.studentT(degreesOfFreedom: 1.5) }
      case .gradient(let data): [Array(Self.logisticGradient(of: data.examples).prefix(d))]
      }
    return raw.compactMap(Self.normalised)
  }

  /// `−(1/2m) Σⱼ yⱼaⱼ`.
  private static func logisticGradient(of examples: LabelledExamples) -> [Double] {
    var gradient = [Double](repeating: 0, count: examples.featureCount)
    var span = gradient.mutableSpan
    for j in 0..<examples.count {
      examples.rows.add(-examples.labels[j] / (2 * Double(examples.count)), row: j, to: &span)
    }
    return gradient
  }

  private static func normalised(_ x: [Double]) -> [Double]? {
    let length = Norm.two(x.span)
    guard length.isFinite, length > 0 else { return nil }
    let factor = Double(x.count).squareRoot() / length
    return x.map { Double(Float($0 * factor)) }
  }
}
