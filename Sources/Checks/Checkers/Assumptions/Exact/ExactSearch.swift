import EFSpec
import Foundation
import GSL

/// The search for the point or the pair at which an exact claim fails.
///
/// The library comes first, then a short descent, for small gradients; then, for pairs, extreme directions of the
/// Hessian at ever better points, and for single points an adaptive random search. It ends at the first
/// violation, or when the budget is spent, or when a third of the budget brought nothing better.
struct ExactSearch {
  private(set) var evidence = ExactEvidence()
  private var probe: ExactProbe
  private let inequality: ExactInequality
  private let promise: Double
  private let worker: Int?
  private let region: OracleRegion
  private let budget: Int
  private let deadline: ContinuousClock.Instant?
  private var stream: RandomStream
  /// The point of least value so far.
  private var lowest: ExactPoint?
  private var best: (point: ExactPoint, direction: [Double]?, score: Double)?
  private var evaluationsAtImprovement = 0

  /// The vectors of a basis from which extreme directions are taken.
  private static let krylovSteps = 24
  private static let descentSteps = 24

  init(
    _ inequality: ExactInequality, promise: Double, of worker: Int?, probe: ExactProbe, region: OracleRegion,
    budget: Int, deadline: ContinuousClock.Instant?, stream: RandomStream
  ) {
    self.inequality = inequality
    self.promise = promise
    self.worker = worker
    self.probe = probe
    self.region = region
    self.budget = budget
    self.deadline = deadline
    self.stream = stream
  }

  mutating func run(over library: [OraclePoint]) throws(SubjectFailure) {
    defer { evidence.evaluations = probe.evaluations }
    let points = try probe.evaluate(library.map(\.x))
    for (named, point) in zip(library, points) where !point.isFinite && evidence.nonFinite == nil {
      evidence.nonFinite = named
    }
    let finite = zip(library, points).filter { $0.1.isFinite }
    guard let first = finite.first else { return }
    try lookForChange(first)
    for (_, point) in finite { probe.noteSlope(point, first.1) }
    lowest = finite.map(\.1).min { ($0.value ?? 0) < ($1.value ?? 0) }
    if inequality == .quasiConvex || inequality == .heterogeneityAtMinimiser {
      lowest = try probe.evaluate([probe.centre])[0]
    }
    for (named, point) in finite.dropFirst() where inequality.isAboutPairs {
      consider(point, first.1, named: "\(named.name), and \(first.0.name)")
    }
    guard inequality != .heterogeneityAtMinimiser else {
      if let lowest { consider(lowest, named: "the minimiser") }
      return
    }
    for (named, point) in finite where !inequality.isAboutPairs { consider(point, named: named.name) }
    if let start = finite.last?.1 { try descend(from: start) }
    if !inequality.isAboutPairs, inequality != .heterogeneity { try walkAlongRays() }
    for (named, point) in finite where inequality.isAboutPairs && !isOver {
      try bend(at: point, named: named.name, steps: min(Self.krylovSteps, 2 + budget / (2 * library.count)))
    }
    while !isOver && !isStalled { try inequality.isAboutPairs ? improvePair() : improvePoint() }
  }

  /// A smaller point, or pair, that contradicts the claim as well; nil where none does.
  ///
  /// - Parameter calls: The points that all candidates together may take.
  func shrunkWitness(calls: Int) -> ShrunkWitness? {
    guard let worst = evidence.worst, worst.isViolation else { return nil }
    let rows = [worst.x, worst.y].compactMap(\.self)
    let judge = ExactCandidates(
      inequality, promise: promise, region: region, lowest: lowest, probe: probe, deadline: deadline)
    var shrinking = Shrinking(
      witness: .points(rows), certificate: WitnessCertificate(calls: rows.count), calls: calls, judge: judge)
    return shrinking.run()
  }

  private var isOver: Bool {
    if let deadline, ContinuousClock.now >= deadline { return true }
    return evidence.worst?.isViolation == true || probe.evaluations >= budget
  }

  private var isStalled: Bool { probe.evaluations - evaluationsAtImprovement > budget / 3 }

  /// Whether the time limit ended the search.
  var endedByTimeLimit: Bool { deadline.map { ContinuousClock.now >= $0 } ?? false }

  /// A gradient that is not a function of the point is no gradient.
  private mutating func lookForChange(_ first: (OraclePoint, ExactPoint)) throws(SubjectFailure) {
    let again = try probe.evaluate([first.0.x])[0]
    if again != first.1 { evidence.changed = first.0 }
  }

  // MARK: Points

  private mutating func consider(_ x: ExactPoint, named name: String) {
    guard let lowest, let measured = inequality.measure(x, lowest: lowest, in: probe) else { return }
    note(measured, at: x, nil, direction: nil, named: name)
  }

  /// A neighbour of the best point, or a random one; nil where the answers are not finite.
  private mutating func nextPoint() throws(SubjectFailure) -> ExactPoint? {
    let x: [Double]
    if let best, stream.bernoulli(0.75) {
      x = region.mutation(of: best.point.x, using: &stream)
    } else {
      x = region.randomPoint(using: &stream)
    }
    let point = try probe.evaluate([x])[0]
    return checked(point) ? point : nil
  }

  private mutating func improvePoint() throws(SubjectFailure) {
    guard let point = try nextPoint() else { return }
    consider(point, named: "found by search")
  }

  /// Walks down, with steps of one over the largest slope seen, to where gradients are small.
  private mutating func descend(from start: ExactPoint) throws(SubjectFailure) {
    var point = start
    for _ in 0..<Self.descentSteps where !isOver && probe.slope > 0 {
      let step = 1 / probe.slope
      let gradient = mean(of: point.gradients)
      let moved = region.projecting(zip(point.x, gradient).map { $0 - step * $1 })
      let next = try probe.evaluate([moved])[0]
      guard checked(next) else { return }
      probe.noteSlope(next, point)
      if inequality == .polyakLojasiewicz, let low = lowest?.value, let value = next.value, value < low {
        lowest = next
      }
      if inequality.isAboutPairs { consider(next, point, named: "two steps of descent") }
      point = next
      if !inequality.isAboutPairs { consider(point, named: "a step of descent") }
    }
  }

  /// Looks along the extreme directions of the Hessian at the lowest point, or of the form that the inequality is for
  /// quadratics, where these are worst.
  private mutating func walkAlongRays() throws(SubjectFailure) {
    guard let lowest, !isOver else { return }
    let h = reach(at: lowest.x)
    let start = lowest.x.map { _ in stream.gaussian() }
    let krylov = try KrylovDirection(start: start, steps: min(Self.krylovSteps, lowest.x.count)) {
      unit throws(SubjectFailure) in
      try image(of: unit, lowest, try neighbour(of: lowest, along: unit, distance: h), h)
    }
    for end in [false, true] {
      guard let extreme = krylov.extreme(largest: end) else { continue }
      for exponent in -3...3 {
        for sign in [1.0, -1] where !isOver {
          let distance = sign * pow(10, Double(exponent))
          let x = region.projecting(zip(lowest.x, extreme.direction).map { $0 + distance * $1 })
          let point = try probe.evaluate([x])[0]
          if checked(point) { consider(point, named: "along an extreme direction of the Hessian at the lowest point") }
        }
      }
    }
  }

  private mutating func checked(_ point: ExactPoint) -> Bool {
    if !point.isFinite && evidence.nonFinite == nil { evidence.nonFinite = OraclePoint("found by search", point.x) }
    return point.isFinite
  }

  // MARK: Pairs

  private mutating func consider(_ x: ExactPoint, _ y: ExactPoint, named name: String) {
    guard let measured = inequality.measure(x, y, in: probe) else { return }
    let direction = zip(y.x, x.x).map { $0 - $1 }
    note(measured, at: x, y, direction: direction, named: name)
  }

  /// The distance of the two points of a pair round `x`: the root of rounding, where neither it nor curvature
  /// disturbs much.
  private func reach(at x: [Double]) -> Double { 10 * probe.epsilon.squareRoot() * max(norm(x), 1e-3) }

  /// The point at this distance from `x` along a unit vector.
  private mutating func neighbour(
    of x: ExactPoint, along unit: [Double], distance: Double
  ) throws(SubjectFailure) -> ExactPoint {
    try probe.evaluate([zip(x.x, unit).map { $0 + distance * $1 }])[0]
  }

  /// Looks along the extreme directions of the Hessian at `x`, and of the squared Hessians of the workers.
  private mutating func bend(at x: ExactPoint, named name: String, steps: Int) throws(SubjectFailure) {
    let h = reach(at: x.x)
    var start = best?.direction ?? []
    if start.count != x.x.count || stream.bernoulli(0.5) { start = x.x.map { _ in stream.gaussian() } }
    let krylov = try KrylovDirection(start: start, steps: min(steps, x.x.count)) {
      unit throws(SubjectFailure) in
      let y = try neighbour(of: x, along: unit, distance: h)
      if y.isFinite { probe.noteSlope(x, y) }
      consider(x, y, named: "\(name), and a neighbour")
      return try image(of: unit, x, y, h)
    }
    for end in inequality == .smooth ? [true, false] : [inequality.isUpperBound] {
      guard let extreme = krylov.extreme(largest: end) else { continue }
      let y = try neighbour(of: x, along: extreme.direction, distance: h)
      consider(x, y, named: "\(name), and its neighbour of extreme slope")
    }
  }

  /// `Hv` by a difference quotient, or `(1/n) Σᵢ Hᵢ²v`, or that less `B²H²v`.
  private mutating func image(
    of unit: [Double], _ x: ExactPoint, _ y: ExactPoint, _ h: Double
  ) throws(SubjectFailure) -> [Double] {
    let slopes = zip(x.gradients, y.gradients).map { zip($1, $0).map { ($0 - $1) / h } }
    let growth: Double
    switch inequality {
    case .meanSmooth: growth = 0
    case .dissimilarity(let constant): growth = constant
    default: return slopes[0]
    }
    var sum = [Double](repeating: 0, count: unit.count)
    for (i, slope) in slopes.enumerated() {
      let size = norm(slope)
      guard size > 0, size.isFinite else { continue }
      let z = try neighbour(of: x, along: slope.map { $0 / size }, distance: h)
      for j in sum.indices { sum[j] += size * (z.gradients[i][j] - x.gradients[i][j]) / h / Double(slopes.count) }
    }
    let slope = mean(of: slopes)
    let size = norm(slope)
    guard growth > 0, size > 0, size.isFinite else { return sum }
    let z = try neighbour(of: x, along: slope.map { $0 / size }, distance: h)
    let image = zip(mean(of: z.gradients), mean(of: x.gradients)).map { size * ($0 - $1) / h }
    return zip(sum, image).map { $0 - growth * $1 }
  }

  private mutating func improvePair() throws(SubjectFailure) {
    guard let point = try nextPoint() else { return }
    try bend(at: point, named: "found by search", steps: 6)
  }

  // MARK: The worst so far

  private mutating func note(
    _ measured: MeasuredConstant, at x: ExactPoint, _ y: ExactPoint?, direction: [Double]?, named name: String
  ) {
    evidence.inequalities += 1
    let score = inequality.isUpperBound ? measured.certifiedFromBelow : -measured.certifiedFromAbove
    guard score.isFinite, score > best?.score ?? -.infinity else { return }
    // Anything less is rounding, and does not keep the search going.
    if score - (best?.score ?? -.infinity) > 1e-6 * score.magnitude { evaluationsAtImprovement = probe.evaluations }
    best = (x, direction, score)
    evidence.worst = ExactSighting(
      name: name, x: x.x, y: y?.x, value: measured.value, slack: measured.slack, promise: promise,
      isUpperBound: inequality.isUpperBound, worker: worker, isByValues: measured.isByValues)
  }
}
