/// The relative error against the bits of a message: one curve a family, and the best of all.
struct SurveyFigure {
  let survey: CompressorSurvey
  let evidence: SurveyEvidence

  /// Nil where nothing was measured.
  var figure: Figure? {
    let curves = survey.families.filter(\.isDrawn).compactMap { family -> Figure.Series? in
      curve(evidence.measurements.filter { $0.family == family.name }, named: family.name, .measured)
    }
    guard !curves.isEmpty, let best = curve(frontier, named: "best of all families", .law) else { return nil }
    return Figure(
      id: "error-bits-\(survey.input.stem)", title: "Error against bits on \(survey.input.name)",
      caption: "What a message costs, and what is lost: measured bits with real numbers of 32 bits, and the mean of "
        + "E‖C(x) − x‖²/‖x‖² over inputs of dimension \(survey.input.dimension). " + survey.input.description
        + " One curve a family, whose parameter "
        + "varies along it. Compressors are taken as they are; an unbiased one may lose more than it is given. Dotted: "
        + "the least error of any compressor of the table whose messages are no longer.",
      xAxis: .init("bits of a message", .logarithmic), yAxis: .init("relative squared error", .logarithmic),
      series: curves + [best])
  }

  /// The measurements that no other undercuts in both bits and error, by bits.
  private var frontier: [SurveyMeasurement] {
    let sorted = evidence.measurements.sorted { ($0.meanBits, $0.meanError) < ($1.meanBits, $1.meanError) }
    var frontier: [SurveyMeasurement] = []
    for one in sorted where one.meanError < frontier.last?.meanError ?? .infinity { frontier.append(one) }
    return frontier
  }

  /// A logarithmic axis has no place for an error of 0.
  private func curve(
    _ measurements: [SurveyMeasurement], named name: String, _ role: Figure.Series.Role
  ) -> Figure.Series? {
    let shown = measurements.filter { $0.meanError > 0 }.sorted { $0.meanBits < $1.meanBits }
    guard !shown.isEmpty else { return nil }
    return Figure.Series(name: name, role: role, x: shown.map(\.meanBits), y: shown.map(\.meanError))
  }
}
