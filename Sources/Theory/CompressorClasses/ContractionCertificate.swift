/// One way to see that a multiple `λC` of a compressor is contractive.
///
/// For one and the same compressor the ways differ: with the best constants of each class,
/// `δ(best factor) ≤ β/γ ≤ β²/α`, since `γ ≥ α/β`.
public struct ContractionCertificate: Hashable, Sendable {
  /// The classes from which contraction can follow.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// `C` itself, by its own `δ`.
    case ownContraction
    /// `(1/ζ) C`, with `δ = ζ`.
    case unbiased
    /// `(1/β) C`, with `δ = β/γ`.
    case classB2
    /// `(1/β) C`, with `δ = β²/α`.
    case classB1
  }

  public let origin: Origin
  public let factor: Double
  public let contraction: ContractiveClass
}

extension CompressorConstants {
  /// Every way, the smallest `δ` first; of equal ones the first in the order of `Origin`.
  public var contractionCertificates: [ContractionCertificate] {
    var certificates: [ContractionCertificate] = []
    func add(_ origin: ContractionCertificate.Origin, _ factor: Double?, _ contraction: ContractiveClass?) {
      guard let factor, let contraction else { return }
      certificates.append(ContractionCertificate(origin: origin, factor: factor, contraction: contraction))
    }
    add(.ownContraction, 1, contractiveClass)
    add(.unbiased, unbiasedClass?.bestFactor, try? unbiasedClass?.scaledByInverseZeta)
    add(.classB2, classB2?.bestFactor, try? classB2?.scaledByInverseBeta)
    add(.classB1, classB1?.bestFactor, try? classB1?.scaledByInverseBeta)
    return certificates.enumerated()
      .sorted { ($0.element.contraction.delta, $0.offset) < ($1.element.contraction.delta, $1.offset) }
      .map(\.element)
  }
}
