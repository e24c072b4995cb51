extension CaseLedger {
  /// Runs a recursion up to the times in `t` and compares the columns of the row there, each number by itself.
  ///
  /// - Parameters:
  ///   - advance: One step.
  ///   - columns: The fields at a time and their values.
  mutating func compareRecursion<State>(
    _ start: State, _ tolerance: Tolerance, advance: (inout State) -> Void,
    columns: (State) -> [(field: String, value: Double)]
  ) throws(ReplayFault) {
    var state = start
    var time = 0
    let place = JSONPath.root["t"]
    for index in try count(place) {
      let next = try integer(place[index])
      guard next >= time else { throw ReplayFault(place[index], "\(next) is before \(time)") }
      while time < next {
        advance(&state)
        time += 1
      }
      for (field, value) in columns(state) {
        try compare(.root[field][index], with: value, tolerance)
      }
    }
  }
}
