import Foundation

/// How the methods compare, up to constants: what a worker sends and how many samples it uses.
///
/// All numbers are orders of magnitude; constants that the papers leave inside O(·) are 1.
///
/// - Source: `fatkhullin2023` for the table; the rows of other methods are quoted.
public enum MethodComplexity: String, CaseIterable, Hashable, Sendable {
  case ef14SGD = "EF14-SGD"
  case neolithic = "NEOLITHIC"
  case ef21SGD = "EF21-SGD"
  case beer = "BEER"
  case ef21SGDM = "EF21-SGDM"
  case ef21SGD2M = "EF21-SGD2M"
  case lowerBound = "lower bound"

  /// Proved here up to constants, or quoted as it stands.
  public var status: Status {
    switch self {
    case .ef21SGD, .ef21SGDM, .ef21SGD2M: .provedHere
    case .ef14SGD, .neolithic, .beer, .lowerBound: .quoted
    }
  }

  /// What is assumed besides smoothness and bounded variance.
  public var assumption: String? {
    switch self {
    case .ef14SGD: "bounded gradients or dissimilarity"
    case .neolithic: "bounded dissimilarity"
    case .ef21SGD, .beer, .ef21SGDM, .ef21SGD2M, .lowerBound: nil
    }
  }

  /// The rounds without noise, of which every one sends one message.
  public func rounds(_ given: ComplexitySetting) -> Double {
    let (square, alpha) = (given.target * given.target, given.compressor.alpha)
    let smooth = given.initialGap / (alpha * square)
    switch self {
    case .ef14SGD: return given.smoothness * smooth * max(1, given.heterogeneity / given.target)
    case .neolithic: return given.smoothness * smooth * max(1, log(given.heterogeneity / given.target))
    case .ef21SGD, .beer, .ef21SGDM, .ef21SGD2M: return given.quadraticMeanSmoothness * smooth
    case .lowerBound: return given.smoothness * smooth
    }
  }

  /// The samples of a worker for `ε → 0`.
  public func samplesPerWorker(_ given: ComplexitySetting) -> Double {
    let fourth = pow(given.target, 4)
    let unit = given.smoothness * given.initialGap * given.noiseVariance / fourth
    let alpha = given.compressor.alpha
    switch self {
    case .ef14SGD, .neolithic, .ef21SGDM, .ef21SGD2M, .lowerBound: return unit / Double(given.workerCount)
    case .ef21SGD: return unit / (alpha * alpha * alpha)
    case .beer: return unit / (alpha * alpha)
    }
  }

  /// The batch that the method needs; 1 where it is free of batches, nil where none is stated.
  public func batch(_ given: ComplexitySetting) -> Double? {
    let (square, alpha) = (given.target * given.target, given.compressor.alpha)
    switch self {
    case .ef14SGD, .ef21SGDM, .ef21SGD2M: return 1
    case .neolithic: return 1 / alpha
    case .ef21SGD: return max(1, given.noiseVariance / (alpha * alpha * square))
    case .beer: return max(1, given.noiseVariance / (alpha * square))
    case .lowerBound: return nil
    }
  }

  /// Whether one sample a round suffices.
  public var isBatchFree: Bool {
    switch self {
    case .ef14SGD, .ef21SGDM, .ef21SGD2M: true
    case .neolithic, .ef21SGD, .beer, .lowerBound: false
    }
  }

  /// The terms of the number of rounds with one sample a round, by the exponent of `1/ε`; nil where the method needs
  /// batches or nothing is stated.
  ///
  /// - Status: proved here up to constants for EF14-SGD, EF21-SGDM and EF21-SGD2M; quoted for the lower bound.
  public func iterationTerms(_ given: ComplexitySetting) -> [(exponent: Double, rounds: Double)]? {
    let (epsilon, alpha) = (given.target, given.compressor.alpha)
    let (unit, sigma) = (given.smoothness * given.initialGap, given.noiseVariance.squareRoot())
    func term(_ exponent: Double, _ factor: Double) -> (exponent: Double, rounds: Double) {
      (exponent, factor / pow(epsilon, exponent))
    }
    let first = term(2, given.quadraticMeanSmoothness * given.initialGap / alpha)
    let last = term(4, unit * given.noiseVariance / Double(given.workerCount))
    let second = term(8.0 / 3, unit * cbrt(given.noiseVariance) / pow(alpha, 2.0 / 3))
    switch self {
    case .ef21SGDM: return [first, second, term(3, unit * sigma / alpha.squareRoot()), last]
    case .ef21SGD2M: return [first, second, last]
    case .ef14SGD:
      let third = unit * (given.heterogeneity / alpha + sigma / alpha.squareRoot())
      return [term(2, unit / alpha), term(3, third), last]
    case .lowerBound: return [term(2, unit / alpha), last]
    case .neolithic, .ef21SGD, .beer: return nil
    }
  }
}
