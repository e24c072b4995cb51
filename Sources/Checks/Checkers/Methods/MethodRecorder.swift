/// Answers the questions of a method and writes down what it sees.
final class MethodRecorder: MethodHost {
  private let scene: MethodScene
  private var step = MethodRecord.Step()
  private(set) var record: MethodRecord

  init(_ scene: MethodScene) {
    self.scene = scene
    record = MethodRecord(plan: scene.plan, start: scene.start)
  }

  /// More questions of a kind in one step than these are an endless loop: a method needs one a worker.
  private var mostQuestions: Int { 16 * scene.plan.setting.workerCount + 16 }

  func gradient(of worker: Int, at x: [Double]) -> [Double]? {
    guard step.asked.count < mostQuestions else { return nil }
    let gradient = scene.gradient(of: worker, inRound: record.steps.count, at: x)
    step.asked.append(MethodRecord.Asked(worker: worker, point: x, gradient: gradient))
    return gradient
  }

  func message(of worker: Int?, compressing vector: [Double]) -> [Double]? {
    guard step.compressed.count < mostQuestions else { return nil }
    let worker = worker ?? step.compressed.count % scene.plan.setting.workerCount
    let message = scene.message(of: worker, inRound: record.steps.count, compressing: vector)
    step.compressed.append(MethodRecord.Compressed(worker: worker, vector: vector, message: message))
    return message
  }

  /// Runs the case to its end, or to the first failure.
  func run(_ session: any MethodSession) -> MethodRecord {
    do {
      step.state = try session.begin(scene.plan.setting, at: scene.start, asking: self)
      // An object that asks for gradients when it is made has begun its first round; else the first step does.
      if !step.asked.isEmpty || !step.compressed.isEmpty { finishStep() }
      step = MethodRecord.Step()
      while record.steps.count < scene.plan.steps {
        step.state = try session.step(asking: self)
        finishStep()
        // What follows a NaN tells nothing more.
        if record.steps.last?.numbersShown.contains(where: { !$0.allSatisfy(\.isFinite) }) == true { break }
      }
    } catch {
      record.failure = error.message
      record.failureKind = error.kind
    }
    return record
  }

  private func finishStep() {
    record.steps.append(step)
    step = MethodRecord.Step()
  }
}
