/// How many draws to ask for in one request.
///
/// One at first, since nothing is known of the subject; then so many as take about a tenth of a second,
/// so that a time limit on requests is a limit on few draws. The draws depend on their seeds alone,
/// hence not on the pace.
struct RequestPace: Hashable {
  private var draws = 1

  func draws(fitting limit: Int) -> Int { max(1, min(draws, limit)) }

  mutating func note(_ count: Int, took time: Duration) {
    if time > .milliseconds(400) {
      draws = max(1, count / 4)
    } else if time < .milliseconds(100), count >= draws {
      draws = min(4 * draws, 1 << 16)
    }
  }
}

extension SubjectDraws {
  /// Appends further draws at the same input.
  mutating func append(_ more: SubjectDraws) {
    precondition(more.dimension == dimension)
    values += more.values
    messageBits += more.messageBits
    inputWasMutated = inputWasMutated || more.inputWasMutated
    generatorWasReseeded = generatorWasReseeded || more.generatorWasReseeded
  }
}
