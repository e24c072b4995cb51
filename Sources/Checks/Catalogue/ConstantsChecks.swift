extension Catalogue {
  /// The constants of the examples of every compressor whose moments are exact, beside the worst found.
  ///
  /// The dimension is 6, where random searches are quick and compressors show all they do, or else the 16 at which
  /// the examples are defined.
  static func constantsSurvey() throws(UsageError) -> ConstantsSurvey {
    var subjects: [ConstantsSubject] = []
    for entry in compressorEntries {
      for example in entry.examples {
        let pair = try CompressorEntry.compressor(named: example)
        if let subject = ConstantsSubject(pair, name: example, dimensions: [6, 16]) { subjects.append(subject) }
      }
    }
    return ConstantsSurvey(of: subjects)
  }
}
