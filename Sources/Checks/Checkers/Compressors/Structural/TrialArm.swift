import GSL

/// A sequential test at one input that is fed by trials of a few calls each.
protocol TrialArm {
  var evidence: WealthEvidence { get }
  /// The calls of the subject in one trial, over all sessions.
  var callsPerTrial: Int { get }

  /// Makes trials and looks at the wealth after each of them, or after some. Ends early where the
  /// subject gives no answer.
  mutating func make(trials: Int, stream: inout RandomStream, _ sessions: inout [PatientSession])
}
