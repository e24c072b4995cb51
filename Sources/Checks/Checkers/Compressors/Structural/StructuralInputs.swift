/// The inputs at which a structural claim is examined, each with what is claimed at its dimension;
/// witnesses of earlier runs come first.
struct StructuralInputs {
  let tried: [(input: LibraryInput, property: StructuralProperty)]
  /// Inputs that are called before others where the past may matter.
  let companions: [LibraryInput]
  /// The names of the witnesses of earlier runs.
  let remembered: Set<String>
  private let askedShapes: [[Int]]

  /// One input alone, a smaller one that a search came to.
  init(only input: LibraryInput, property: StructuralProperty, companions: [LibraryInput]) {
    tried = [(input, property)]
    askedShapes = [input.input.shape]
    self.companions = companions
    remembered = []
  }

  init(
    of claim: StructuralClaim, asked shapes: [[Int]], domain: Domain, dtype: DType, seed: UInt64, own: [[Double]],
    remembered: [SubjectInput]
  ) throws(UsageError) {
    askedShapes = shapes
    var tried: [(LibraryInput, StructuralProperty)] = []
    for shape in Self.shapes(of: claim.form, asked: shapes) {
      let d = shape.reduce(1, *)
      let property = try claim.property(dimension: d)
      let ordinary = LibraryInput.library(
        shape: shape, domain: domain, dtype: dtype, seed: seed, own: own.filter { $0.count == d })
      let zero = LibraryInput(name: "zero, d = \(d)", input: LibraryInput.zero(shape: shape), isCanonical: true)
      switch claim.form {
      case .zeroAtZero: tried.append((zero, property))
      case .finite, .range:
        let extremes = LibraryInput.extremes(shape: shape, dtype: dtype, seed: seed)
        tried += ([zero] + extremes + ordinary).map { ($0, property) }
      case .sparse, .bits, .dimensionKept, .deterministic, .seedReproducible:
        tried += ((domain.containsZero ? [zero] : []) + ordinary).map { ($0, property) }
      default: tried += ordinary.map { ($0, property) }
      }
    }
    let witnesses = remembered.enumerated().compactMap { index, witness -> (LibraryInput, StructuralProperty)? in
      let rounded = witness.entries.map(dtype.rounded)
      guard rounded.contains(where: { $0 != 0 }), claim.form != .zeroAtZero,
        claim.form.goesBeyondTheDomain || domain.contains(rounded),
        let property = try? claim.property(dimension: witness.dimension)
      else { return nil }
      let name = "remembered witness \(index + 1), d = \(witness.dimension)"
      return (LibraryInput(name: name, input: SubjectInput(rounded, shape: witness.shape)), property)
    }
    self.remembered = Set(witnesses.map(\.0.name))
    tried = witnesses + tried
    guard !tried.isEmpty else {
      throw UsageError("no input of the library belongs to the domain '\(domain)'; widen it")
    }
    self.tried = tried
    companions = tried.map(\.0)
  }

  /// A length can be wrong at odd dimensions only, so that neighbours are tried as well.
  private static func shapes(of form: StructuralClaim.Form, asked: [[Int]]) -> [[Int]] {
    guard form == .dimensionKept, asked.allSatisfy({ $0.count == 1 }) else { return asked }
    var shapes = asked
    for d in asked.map({ $0[0] + 1 }) + [1, 2, 3, 7, 8, 33] where !shapes.contains([d]) { shapes.append([d]) }
    return shapes
  }

  /// Whether the input has a shape that the user asked for.
  func isAsked(_ input: LibraryInput) -> Bool { askedShapes.contains(input.input.shape) }
}
