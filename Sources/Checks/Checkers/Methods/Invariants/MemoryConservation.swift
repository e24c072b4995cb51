import EFSpec

/// Whether nothing is lost and nothing is sent twice: memory + sent = gradient + old memory.
///
/// | method | in full | seen in |
/// |---|---|---|
/// | EF14 | `eᵢ⁺ + Δᵢ = γ∇fᵢ + eᵢ` | `memory`, else `eᵢ = uᵢ − γ∇fᵢ` from what is compressed |
/// | EF21, EF21-SGDM | `gᵢ⁺ = gᵢ + cᵢ`: what is sent is what the estimate gains | `estimates`, else `gᵢ = uᵢ − …` |
/// | D-SGD | `x⁰ − xᵗ = γ` times the sum of the first so many mean gradients | `x` |
/// | local SGD | `mean xᵢ` moves by `−γ mean ∇fᵢ` | where gradients are asked for |
///
/// The step size may be outside the memory. Orders of update and delays play no part.
struct MemoryConservation {
  let slack: RecordedSlack

  func outcome(of records: [MethodRecord]) -> InvariantOutcome {
    var times = 0
    for (index, record) in records.enumerated() {
      let balance: (words: String?, times: Int)? =
        switch record.plan.setting.method {
        case .ef14: feedbackBalance(record)
        case .ef21, .ef21SGDM: estimateBalance(record)
        case .delayedSGD: prefixBalance(record)
        case .localSGD: meanBalance(record)
        }
      guard let balance else { continue }
      if let words = balance.words { return .fails(words, caseIndex: index) }
      times += balance.times
    }
    guard times == 0 else { return .holds(times: times) }
    return .unseen(
      records.first?.plan.setting.method == .ef21SGDM
        ? "Neither estimates nor averages are shown: give the class an attribute 'estimates' of shape (workers, d)."
        : "No two rounds could be compared.")
  }

  private typealias Balance = (words: String?, times: Int)

  /// With the step size inside or outside, whatever holds longer.
  private func feedbackBalance(_ record: MethodRecord) -> Balance? {
    let gamma = record.plan.setting.stepSize
    let inside = feedbackBalance(record, unit: gamma)
    guard let inside, inside.words != nil, let outside = feedbackBalance(record, unit: 1) else { return inside }
    return outside.words == nil || outside.times > inside.times ? outside : inside
  }

  private func feedbackBalance(_ record: MethodRecord, unit: Double) -> Balance? {
    let d = record.plan.setting.dimension
    let tolerances = slack.tolerances(record)
    var times = 0
    for (t, step) in record.steps.enumerated() {
      for worker in 0..<record.plan.setting.workerCount {
        guard let call = step.compressed(of: worker) else { continue }
        let drive = step.gradient(of: worker, dimension: d).map { unit * $0 }
        let sides: (after: [Double], before: [Double])
        if let memory = step.state[.memory]?[worker] {
          let old = t == 0 ? [Double](repeating: 0, count: d) : record.steps[t - 1].state[.memory]?[worker]
          guard let old else { continue }
          sides = (memory, old)
        } else {
          guard t + 1 < record.steps.count, let next = record.steps[t + 1].compressed(of: worker) else { continue }
          let nextDrive = record.steps[t + 1].gradient(of: worker, dimension: d)
          sides = (zip(next.vector, nextDrive).map { $0 - unit * $1 }, zip(call.vector, drive).map { $0 - $1 })
        }
        let left = zip(sides.after, call.message).map { $0 + $1 }
        let right = zip(drive, sides.before).map { $0 + $1 }
        if let j = RecordedSlack.firstDifference(left, right, beyond: tolerances[t]) {
          return (
            "round \(t), worker \(worker), coordinate \(j): memory + sent = \(sides.after[j]) + \(call.message[j]), "
              + "gradient + old memory = \(drive[j]) + \(sides.before[j])", times
          )
        }
        times += 1
      }
    }
    return times > 0 ? (nil, times) : nil
  }

  private func estimateBalance(_ record: MethodRecord) -> Balance? {
    let tolerances = slack.tolerances(record)
    var times = 0
    for t in record.steps.indices.dropFirst() {
      for worker in 0..<record.plan.setting.workerCount {
        guard let call = record.steps[t].compressed(of: worker), let old = estimate(record, t, worker),
          let new = estimate(record, t + 1, worker)
        else { continue }
        let sum = zip(old, call.message).map { $0 + $1 }
        if let j = RecordedSlack.firstDifference(new, sum, beyond: tolerances[t]) {
          return (
            "round \(t), worker \(worker), coordinate \(j): the estimate is \(new[j]), the old one + what was sent is "
              + "\(old[j]) + \(call.message[j])", times
          )
        }
        times += 1
      }
    }
    return times > 0 ? (nil, times) : nil
  }

  /// The estimate of a worker before round `t`: as it is shown, else what was subtracted from the average, which in EF21
  /// is the gradient.
  private func estimate(_ record: MethodRecord, _ t: Int, _ worker: Int) -> [Double]? {
    if let shown = record.steps[t - 1].state[.estimates]?[worker] { return shown }
    guard t < record.steps.count, let call = record.steps[t].compressed(of: worker) else { return nil }
    return average(record, t, worker).map { zip($0, call.vector).map { $0 - $1 } }
  }

  /// The momentum average of a worker in round `t`: as it is shown, else in EF21 the gradient.
  private func average(_ record: MethodRecord, _ t: Int, _ worker: Int) -> [Double]? {
    record.plan.setting.method == .ef21
      ? record.steps[t].gradient(of: worker, dimension: record.plan.setting.dimension)
      : record.steps[t].state[.averages]?[worker]
  }

  /// The iterate of D-SGD is always that of SGD some rounds ago.
  private func prefixBalance(_ record: MethodRecord) -> Balance? {
    let setting = record.plan.setting
    let tolerances = slack.tolerances(record)
    var places = [record.start]
    var reached = 0
    for (t, step) in record.steps.enumerated() {
      let mean = mean(of: (0..<setting.workerCount).map { step.gradient(of: $0, dimension: setting.dimension) })
      places.append(zip(places[t], mean).map { $0 - setting.stepSize * $1 })
      guard let x = step.state[.iterate]?[0] else { return nil }
      let tolerance = tolerances[t]
      let fits = places.indices.dropFirst(reached).first {
        RecordedSlack.firstDifference(x, places[$0], beyond: tolerance) == nil
      }
      guard let fits else {
        return ("after round \(t) x is not x⁰ − γ times the sum of the first so many mean gradients", t)
      }
      reached = fits
    }
    return (nil, record.steps.count)
  }

  /// The mean of the workers' iterates makes steps of SGD.
  private func meanBalance(_ record: MethodRecord) -> Balance? {
    let setting = record.plan.setting
    let tolerances = slack.tolerances(record)
    var times = 0
    for (t, step) in record.steps.enumerated().dropLast() {
      let next = record.steps[t + 1]
      let workers = 0..<setting.workerCount
      let places = workers.compactMap { step.point(of: $0) }
      let nextPlaces = workers.compactMap { next.point(of: $0) }
      guard places.count == setting.workerCount, nextPlaces.count == setting.workerCount else { continue }
      let drive = mean(of: workers.map { step.gradient(of: $0, dimension: setting.dimension) })
      let expected = zip(mean(of: places), drive).map { $0 - setting.stepSize * $1 }
      let got = mean(of: nextPlaces)
      if let j = RecordedSlack.firstDifference(expected, got, beyond: tolerances[t]) {
        return (
          "round \(t), coordinate \(j): the mean of the workers' iterates goes to \(got[j]), a step of SGD to \(expected[j])",
          times
        )
      }
      times += 1
    }
    return times > 0 ? (nil, times) : nil
  }
}
