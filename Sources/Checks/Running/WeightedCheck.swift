/// A check that has a share of the false-alarm probability of its run.
///
/// Shares that were fixed beforehand and add up to at most 1 keep the probability of refuting anything in a
/// family of true claims at most that of the run, however the claims depend on each other.
public struct WeightedCheck<Base: Check>: Check {
  public let base: Base
  /// The share, in (0, 1].
  public let weight: Double

  public init(_ base: Base, weight: Double) {
    precondition(0 < weight && weight <= 1, "a share of the false-alarm probability lies in (0, 1]")
    self.base = base
    self.weight = weight
  }

  public var id: CheckID { base.id }

  public func gather(resuming earlier: Base.Evidence?, in run: RunSettings) throws -> Base.Evidence {
    var run = run
    run.criterion = run.criterion.share(weight)
    return try base.gather(resuming: earlier, in: run)
  }

  /// The findings of the base, each with the false-alarm probability at which it was judged if that is a part only.
  public func judge(_ evidence: Base.Evidence, by criterion: Criterion) -> [Finding] {
    let share = criterion.share(weight)
    return base.judge(evidence, by: share).map { finding in
      var finding = finding
      finding.alpha = weight < 1 ? share.falseAlarmProbability : nil
      return finding
    }
  }

  public func figures(of evidence: Base.Evidence) -> [Figure] { base.figures(of: evidence) }
  public func tables(of evidence: Base.Evidence) -> [Table] { base.tables(of: evidence) }
}
