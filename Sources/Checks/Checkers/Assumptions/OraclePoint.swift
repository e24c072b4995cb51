import Foundation
import GSL

/// A point at which an oracle is asked, with a name that says what it is.
public struct OraclePoint: Hashable, Sendable, Codable {
  public var name: String
  public var x: [Double]
  /// Whether the point takes part in the statement of what could have been found.
  public var isCanonical: Bool

  init(_ name: String, _ x: [Double], isCanonical: Bool = false) {
    self.name = name
    self.x = x
    self.isCanonical = isCanonical
  }
}

/// Where assumptions are judged: a ball round the minimiser, or round the origin where no minimiser is known.
struct OracleRegion: Hashable, Sendable {
  let centre: [Double]
  /// The radius of the ball; infinite for all of ℝᵈ.
  let radius: Double
  let dtype: DType
  private let centreName: String

  /// The largest distance that is tried on all of ℝᵈ.
  private static let farthest = 1e6

  init(_ nature: OracleNature, radius: Double, dtype: DType) {
    centre = nature.minimiser ?? Array(repeating: 0, count: nature.dimension)
    centreName = nature.minimiser == nil ? "the origin" : "the minimiser"
    self.radius = radius
    self.dtype = dtype
  }

  /// Whether a point lies in the region, as near the centre as points are tried.
  func contains(_ x: [Double]) -> Bool { distance(x, centre) <= min(radius, Self.farthest) }

  /// The point of the region, in the precision of the oracle, nearest to `x` on the ray from the centre.
  func projecting(_ x: [Double]) -> [Double] {
    let offset = zip(x, centre).map { $0 - $1 }
    let distance = norm(offset)
    let limit = min(radius, Self.farthest)
    let factor = distance > limit ? limit / distance : 1
    return zip(centre, offset).map { dtype.rounded($0 + factor * $1) }
  }

  /// The point at this distance from the centre in the direction of a vector.
  func point(along direction: [Double], distance: Double) -> [Double] {
    let size = norm(direction)
    return projecting(zip(centre, direction).map { $0 + (size > 0 ? distance / size : 0) * $1 })
  }

  /// The fixed points, the user's own first: the centre, the origin, and several directions at distances from
  /// 10⁻³ to 10³.
  func library(own: [[Double]], seed: UInt64) -> [OraclePoint] {
    let d = centre.count
    var stream = RandomStream(StreamName(seed: seed, purpose: .input, experiment: "points, d = \(d)"))
    func basis(_ j: Int, _ sign: Double) -> [Double] { (0..<d).map { $0 == j ? sign : 0 } }
    var points = own.enumerated().map { OraclePoint("own point \($0)", $1.map(dtype.rounded), isCanonical: true) }
    points.append(OraclePoint(centreName, projecting(centre), isCanonical: true))
    points.append(OraclePoint("the origin", projecting(Array(repeating: 0, count: d))))
    let unit = radius.isFinite ? radius / 2 : 1
    let directions: [(String, [Double])] = [
      ("all ones", Array(repeating: 1, count: d)), ("first basis vector", basis(0, 1)),
      ("last basis vector", basis(d - 1, 1)), ("first basis vector, negative", basis(0, -1)),
      ("alternating signs", (0..<d).map { $0 % 2 == 0 ? 1 : -1 }),
    ]
    for (name, direction) in directions {
      for distance in [unit, 4 * unit] {
        points.append(
          OraclePoint("\(name), distance \(short(distance))", point(along: direction, distance: distance)))
      }
    }
    for exponent in -3...3 {
      let distance = unit * pow(10, Double(exponent))
      let gaussian = (0..<d).map { _ in stream.gaussian() }
      points.append(
        OraclePoint(
          "Gaussian, distance \(short(distance))", point(along: gaussian, distance: distance),
          isCanonical: exponent == 0))
    }
    var seen: Set<[Double]> = []
    return points.filter { seen.insert($0.x).inserted }
  }

  /// A neighbour of a point: farther from or nearer to the centre, or moved, or changed in one entry.
  func mutation(of x: [Double], using stream: inout RandomStream) -> [Double] {
    let distance = max(norm(zip(x, centre).map { $0 - $1 }), 1e-3)
    switch stream.integer(below: 4) {
    case 0:
      let factor = exp(stream.gaussian())
      return projecting(zip(x, centre).map { $1 + factor * ($0 - $1) })
    case 1:
      let j = stream.integer(below: x.count)
      var moved = x
      moved[j] = centre[j] + (moved[j] - centre[j]) * [0, -1, 0.5, 2][stream.integer(below: 4)]
      return projecting(moved)
    default:
      let size = distance * pow(10, -3 * stream.uniform()) / Double(x.count).squareRoot()
      return projecting(x.map { $0 + stream.gaussian(standardDeviation: size) })
    }
  }

  /// A random point: normal, at a distance between 10⁻³ and 10³ units.
  func randomPoint(using stream: inout RandomStream) -> [Double] {
    let unit = radius.isFinite ? radius / 2 : 1
    let distance = unit * pow(10, 6 * stream.uniform() - 3)
    return point(along: centre.map { _ in stream.gaussian() }, distance: distance)
  }
}

/// Points, or pairs of them, as the entries of one input, one after the other.
extension OracleRegion {
  /// The points whose entries these are.
  func rows(of entries: [Double]) -> [[Double]] {
    stride(from: 0, to: entries.count, by: centre.count).map { Array(entries[$0..<$0 + centre.count]) }
  }

  /// The entries in the precision of the oracle; nil where a point lies outside the region.
  func admitted(_ entries: [Double]) -> [Double]? {
    let rounded = entries.map(dtype.rounded)
    return rows(of: rounded).allSatisfy(contains) ? rounded : nil
  }
}

extension LibraryInput {
  /// A point, or a pair of two rows.
  static func points(_ rows: [[Double]]) -> LibraryInput {
    LibraryInput(
      name: "witness",
      input: SubjectInput(rows.flatMap(\.self), shape: rows.count == 1 ? nil : [rows.count, rows[0].count]))
  }
}
