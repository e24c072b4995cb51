import EFSpec

/// Whether everybody who should hold the same vector does.
///
/// In a round all workers want their gradients at one point; in local SGD in the rounds that follow a mean. Where
/// replicas of the iterate are shown they are equal to it, and where both are shown the server's estimate is the mean of
/// the workers' estimates.
struct ReplicaAgreement {
  let slack: RecordedSlack

  func outcome(of records: [MethodRecord]) -> InvariantOutcome {
    var times = 0
    for (index, record) in records.enumerated() where record.plan.setting.workerCount > 1 {
      for ((t, step), tolerance) in zip(record.steps.enumerated(), slack.tolerances(record)) {
        if let words = disagreement(of: record, step, t, tolerance) { return .fails(words, caseIndex: index) }
        times += 1
      }
    }
    return times > 0 ? .holds(times: times) : .unseen("No run with several workers came to its first round.")
  }

  private func disagreement(of record: MethodRecord, _ step: MethodRecord.Step, _ t: Int, _ tolerance: Double)
    -> String?
  {
    let setting = record.plan.setting
    if setting.method != .localSGD || t.isMultiple(of: setting.localSteps), let first = step.asked.first {
      for other in step.asked.dropFirst() {
        guard let j = RecordedSlack.firstDifference(first.point, other.point, beyond: tolerance) else { continue }
        return "round \(t): worker \(first.worker) wants its gradient where coordinate \(j) is \(first.point[j]), "
          + "worker \(other.worker) where it is \(other.point[j])"
      }
    }
    if let replicas = step.state[.replicas], let x = step.state[.iterate]?[0] {
      for (worker, replica) in replicas.enumerated() {
        guard let j = RecordedSlack.firstDifference(x, replica, beyond: tolerance) else { continue }
        return "round \(t): coordinate \(j) of x is \(x[j]), that of the replica of worker \(worker) is \(replica[j])"
      }
    }
    if let estimates = step.state[.estimates], let server = step.state[.serverEstimate]?[0] {
      let mean = mean(of: estimates)
      if let j = RecordedSlack.firstDifference(mean, server, beyond: tolerance) {
        return
          "round \(t): the mean of the workers' estimates has \(mean[j]) at coordinate \(j), the server's estimate "
          + "\(server[j])"
      }
    }
    return nil
  }
}
