/// One inequality that an exact claim consists of.
struct ExactTask {
  let inequality: ExactInequality
  let promise: Double
  /// The worker whose loss it is about.
  var worker: Int?
  /// The parts whose gradients it needs.
  let parts: [Int?]
  /// Whether it needs values of `f`.
  var wantsValues = false
}

extension AssumptionClaim {
  /// The inequalities of an exact claim; none for a claim about stochastic gradients.
  func exactTasks(_ nature: OracleNature) -> [ExactTask] {
    switch self {
    case .smooth(let constants):
      return [
        ExactTask(
          inequality: .smooth, promise: constants[0], parts: [nil], wantsValues: nature.knowsValues)
      ]
    case .workerSmooth(let constants):
      return zip(nature.workers, constants).map {
        ExactTask(inequality: .smooth, promise: $1, worker: $0, parts: [$0])
      }
    case .workerSmoothMean(let constant):
      return [ExactTask(inequality: .meanSmooth, promise: constant, parts: nature.workers)]
    case .stronglyConvex(let constant): return [ExactTask(inequality: .convex, promise: constant, parts: [nil])]
    case .polyakLojasiewicz(let constant):
      return [ExactTask(inequality: .polyakLojasiewicz, promise: constant, parts: [nil], wantsValues: true)]
    case .quasiConvex(let constant):
      return [ExactTask(inequality: .quasiConvex, promise: constant, parts: [nil], wantsValues: true)]
    case .heterogeneity(let bound):
      return [ExactTask(inequality: .heterogeneity, promise: bound, parts: nature.workers)]
    case .dissimilarity(let growth, let floor):
      return [ExactTask(inequality: .dissimilarity(growth: growth), promise: floor, parts: nature.workers)]
    case .heterogeneityAtMinimiser(let bound):
      return [ExactTask(inequality: .heterogeneityAtMinimiser, promise: bound, parts: nature.workers)]
    case .noise, .unbiased, .batchScaling, .meanSquaredSmooth: return []
    }
  }
}

extension ExactEvidence {
  /// Adds what was seen of another inequality of the same claim.
  mutating func add(_ other: ExactEvidence) {
    if let sighting = other.worst, sighting.isMoreTelling(than: worst) { worst = sighting }
    evaluations += other.evaluations
    inequalities += other.inequalities
    nonFinite = nonFinite ?? other.nonFinite
    changed = changed ?? other.changed
  }
}

extension ExactSighting {
  /// Whether this one comes first: a violation before none, else the tighter.
  fileprivate func isMoreTelling(than other: ExactSighting?) -> Bool {
    guard let other else { return true }
    return (isViolation ? 1 : 0, tightness) > (other.isViolation ? 1 : 0, other.tightness)
  }
}
