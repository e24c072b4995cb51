/// Whether the memory of what compression lost has any influence.
///
/// Two runs are given the same gradients, whatever the point, and different messages: one keeps a single entry, the
/// other everything. From the round on in which messages first differ, memories differ; so what is compressed later must
/// differ too. This does not depend on what the memory is, in which unit it is held, and in which order it is updated.
struct MemoryActivity {
  let slack: RecordedSlack

  func outcome(of pair: [MethodRecord], caseIndex: Int) -> InvariantOutcome {
    guard pair.count == 2, pair[0].failure == nil, pair[1].failure == nil else {
      return .unseen("The runs that would show it came to no end.")
    }
    let (lossy, whole) = (pair[0].steps, pair[1].steps)
    guard lossy.contains(where: { !$0.compressed.isEmpty }) else {
      return .unseen("Nothing was ever compressed, so that there is nothing to remember.")
    }
    let losing = lossy.firstIndex { step in step.compressed.contains { $0.vector != $0.message } }
    guard let losing, losing + 1 < min(lossy.count, whole.count) else {
      return .unseen("Compression lost nothing, so that there is nothing to remember.")
    }
    let tolerances = slack.tolerances(pair[0])
    var times = 0
    for t in (losing + 1)..<min(lossy.count, whole.count) {
      for call in lossy[t].compressed {
        guard let other = whole[t].compressed(of: call.worker) else { continue }
        if RecordedSlack.firstDifference(call.vector, other.vector, beyond: tolerances[t]) != nil { times += 1 }
      }
    }
    guard times > 0 else {
      return .fails(
        "the vectors that are compressed are the same in every round, whether compression keeps one entry of the earlier "
          + "ones (from round \(losing)) or all", caseIndex: caseIndex)
    }
    if let round = zeroMemory(pair[0]) {
      return .fails(
        "the memory that is shown stays zero up to round \(round), although compression has lost something in round "
          + "\(losing)", caseIndex: caseIndex)
    }
    return .holds(times: times)
  }

  /// The last round, if a memory is shown and is always zero.
  private func zeroMemory(_ record: MethodRecord) -> Int? {
    let memories = record.steps.compactMap { $0.state[.memory] }
    guard memories.count == record.steps.count, memories.allSatisfy({ $0.joined().allSatisfy { $0 == 0 } }) else {
      return nil
    }
    return record.steps.count - 1
  }
}
