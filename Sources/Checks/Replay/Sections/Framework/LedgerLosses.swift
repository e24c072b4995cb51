import EFSpec
import GSL

extension CaseLedger {
  /// The losses of the error-feedback framework: one, or several quadratics of one dimension.
  ///
  /// `quadratic {A, c}` is `½(x − c)ᵀA(x − c)`; `angular {beta}` lives in the plane; `ratio` takes its dimension from
  /// the points that go with it.
  mutating func losses(_ path: JSONPath, dimension d: Int) throws(ReplayFault) -> any Problem {
    let places = try count(path)
    guard let first = places.first else { throw ReplayFault(path, "no losses") }
    if try text(path[first]["type"]) == "quadratic" {
      return try quadratics(places.map { path[$0] }, dimension: d)
    }
    guard places.count == 1 else { throw ReplayFault(path, "only quadratics come in numbers") }
    return try loss(path[first], dimension: d)
  }

  /// One loss.
  mutating func loss(_ path: JSONPath, dimension d: Int) throws(ReplayFault) -> any Problem {
    switch try text(path["type"]) {
    case "quadratic": return try quadratics([path], dimension: d)
    case "angular":
      guard d == 2 else { throw ReplayFault(path, "the angular loss lives in the plane") }
      return try angular(path["beta"])
    case "ratio": return SaturatingSquares(dimension: d)
    case let type: throw ReplayFault(path["type"], "unknown: \(type)")
    }
  }

  mutating func angular(_ path: JSONPath) throws(ReplayFault) -> Angular {
    let beta = try number(path)
    guard 0 <= beta, beta < 1 else { throw ReplayFault(path, "not in [0, 1)") }
    return Angular(beta: beta)
  }

  private mutating func quadratics(_ places: [JSONPath], dimension d: Int) throws(ReplayFault) -> CentredQuadratics {
    var matrices: [SymmetricMatrix] = []
    var centres: [[Double]] = []
    for place in places {
      guard try text(place["type"]) == "quadratic" else { throw ReplayFault(place["type"], "not a quadratic") }
      matrices.append(try symmetricMatrix(place["A"], dimension: d))
      centres.append(try vector(place["c"], dimension: d))
    }
    return try centredQuadratics(matrices, centres, at: places[0])
  }

  /// Quadratics whose mean is strongly convex.
  func centredQuadratics(
    _ matrices: [SymmetricMatrix], _ centres: [[Double]], at place: JSONPath
  ) throws(ReplayFault) -> CentredQuadratics {
    do {
      guard try SymmetricMatrix(meanOf: matrices).eigenvalues()[0] > 0 else {
        throw ReplayFault(place, "the mean of the quadratics is not strongly convex")
      }
      return try CentredQuadratics(matrices: matrices, centres: centres)
    } catch {
      throw (error as? ReplayFault) ?? ReplayFault(place, "\(error)")
    }
  }
}
