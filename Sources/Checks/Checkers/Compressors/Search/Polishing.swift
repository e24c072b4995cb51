import EFSpec
import Foundation
import GSL

/// A search for the worst input of a deterministic subject, whose every call is an exact evaluation and costs
/// no share of the error budget.
///
/// From the inputs that come nearest to the promise: in up to 12 dimensions the simplex method of Nelder and Mead
/// on the sphere through the start, then random steps whose size keeps about one success in five; above
/// that the steps alone. Every input is moved into the domain and rounded before it is judged.
struct Polishing {
  /// What the search came to from one start.
  struct Find {
    let start: ArmEvidence
    var x: [Double]
    var tightness: Double
    /// Why the subject gave no answer at `x`.
    var failure: String?
  }

  /// One part in so many of the calls of a claim.
  static let partOfBudget = 10
  private static let startCount = 3
  private static let largestSimplex = 12
  private static let successRate = 0.2
  /// One step in so many keeps magnitudes few.
  private static let discretePart = 5

  private let starts: [ArmEvidence]
  private let setting: SearchSetting
  private let budget: Int
  private(set) var caller: SubjectCaller
  private(set) var calls = 0
  private(set) var finds: [Find] = []
  /// Whether an input broke the claim, or the subject failed at one.
  private var isDecided = false

  init(from arms: [ArmEvidence], setting: SearchSetting, caller: SubjectCaller, calls budget: Int) {
    starts = arms.map { ($0, Self.tightness(of: $0)) }
      .filter { !$0.1.isNaN }.sorted { $0.1 > $1.1 }.prefix(Self.startCount).map(\.0)
    self.setting = setting
    self.caller = caller
    self.budget = budget
  }

  mutating func run() {
    var stream = setting.choiceStream("polishing")
    for (index, start) in starts.enumerated() where !isDecided && !caller.isOver {
      let before = Self.tightness(of: start)
      finds.append(Find(start: start, x: start.input.input.entries, tightness: before))
      let limit = budget * (index + 1) / starts.count
      if start.input.input.dimension <= Self.largestSimplex { runSimplex(until: (calls + limit) / 2) }
      runSteps(until: limit, using: &stream)
      if !(finds[index].tightness > before) && finds[index].failure == nil { finds[index].tightness = -.infinity }
    }
    finds.removeAll { $0.failure == nil && $0.tightness == -.infinity }
  }

  private static func tightness(of arm: ArmEvidence) -> Double {
    guard let draw = arm.sample.first else { return .nan }
    let square = RelativeReference(arm.input.input.entries).squaredNorm
    return arm.claim.tightness(of: draw, squaredNormOfInput: square)
  }

  private mutating func runSimplex(until limit: Int) {
    let origin = finds[finds.count - 1].x
    let norm = Norm.two(origin.span)
    for step in [0.5, 0.05] where calls < limit && !isDecided {
      let from = finds[finds.count - 1].x
      _ = try? minimum(
        of: { place in
          let length = Norm.two(place.span)
          guard self.calls < limit, length > 0 else { return .infinity }
          return -self.evaluate(place.map { $0 * norm / length })
        }, from: from, step: step * norm / Double(from.count).squareRoot(), iterations: limit)
    }
  }

  private mutating func runSteps(until limit: Int, using stream: inout RandomStream) {
    var step = RandomStep(successRate: Self.successRate)
    var tries = 0
    // A step that the domain takes back costs no call, so that tries are bounded as well.
    while calls < limit && tries < 2 * budget && !isDecided && !caller.isOver {
      let current = finds[finds.count - 1]
      let isDiscrete = tries % Self.discretePart == 0
      tries += 1
      let x = isDiscrete ? DiscreteStep.move(current.x, using: &stream) : step.move(current.x, using: &stream)
      let reached = evaluate(x)
      if !isDiscrete { step.adapt(hasImproved: reached > current.tightness) }
    }
  }

  /// The tightness at the place of the domain next to `x`, by one call; −∞ where there is none.
  private mutating func evaluate(_ x: [Double]) -> Double {
    let moved = setting.domain.projecting(x, dtype: setting.dtype)
    guard !isDecided, !caller.isOver, moved.contains(where: { $0 != 0 }), setting.domain.contains(moved) else {
      return -.infinity
    }
    let start = finds[finds.count - 1].start
    switch caller.ask(SubjectInput(moved, shape: start.input.input.shape), seeds: [0]) {
    case .late: return -.infinity
    case .failure(let failure):
      finds[finds.count - 1].x = moved
      finds[finds.count - 1].failure = failure.message
      isDecided = true
      return -.infinity
    case .draws(let draws):
      calls += 1
      return judge(draws, at: moved, claim: start.claim)
    }
  }

  private mutating func judge(_ draws: SubjectDraws, at x: [Double], claim: CompressorClaim) -> Double {
    let reference = RelativeReference(x)
    var relative = RelativeDraws(at: reference)
    let output = draws.draw(0)
    guard output.allSatisfy(\.isFinite) else {
      note(x, .infinity)
      isDecided = true
      return .infinity
    }
    relative.add(output)
    let draw = DrawSummary(
      squaredError: relative.squaredErrors[0], along: relative.along[0], alongSigns: relative.alongSigns[0])
    let reached = claim.tightness(of: draw, squaredNormOfInput: reference.squaredNorm)
    if claim.isViolated(by: draw, squaredNormOfInput: reference.squaredNorm, dtype: setting.dtype) {
      note(x, .infinity)
      isDecided = true
    } else {
      note(x, reached)
    }
    return reached
  }

  /// A step that loses nothing is taken.
  private mutating func note(_ x: [Double], _ tightness: Double) {
    guard tightness >= finds[finds.count - 1].tightness else { return }
    finds[finds.count - 1].x = x
    finds[finds.count - 1].tightness = tightness
  }
}
