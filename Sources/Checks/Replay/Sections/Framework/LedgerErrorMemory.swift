import Theory

extension CaseLedger {
  /// The method that `kind` names, with its parameters `tau` | `delta`, `n`, `zeta2`, `B2` | `H`, `n`.
  mutating func errorMemory() throws(ReplayFault) -> any ErrorMemory {
    let kind = try text(.root["kind"])
    switch kind {
    case "localcvx": return ConvexLocalStepsMemory(schedule: try localSchedule())
    case "dsgd", "dsgd_adv", "ec", "local": return try nonconvexErrorMemory()
    default: throw ReplayFault(.root["kind"], "an unknown method: \(kind)")
    }
  }

  mutating func nonconvexErrorMemory() throws(ReplayFault) -> any NonconvexErrorMemory {
    let kind = try text(.root["kind"])
    do {
      switch kind {
      case "dsgd": return try DelayMemory(delay: integer(.root["tau"]))
      case "dsgd_adv": return try AdversarialDelayMemory(delay: integer(.root["tau"]))
      case "ec":
        return DistributedCompressionMemory(
          compressor: try contractiveClass(.root["delta"]),
          workers: try WorkerGradients(
            workerCount: integer(.root["n"]), heterogeneity: number(.root["zeta2"]), growth: number(.root["B2"])))
      case "local": return LocalStepsMemory(schedule: try localSchedule())
      default: throw ReplayFault(.root["kind"], "an unknown method: \(kind)")
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root["kind"], "\(error)")
    }
  }

  /// D-SGD, or EC-SGD with one worker.
  mutating func singleNodeErrorMemory() throws(ReplayFault) -> any SingleNodeErrorMemory {
    let kind = try text(.root["kind"])
    switch kind {
    case "dsgd":
      let delay = try integer(.root["tau"])
      do { return try DelayMemory(delay: delay) } catch { throw ReplayFault(.root["tau"], "\(error)") }
    case "ec": return CompressionMemory(compressor: try contractiveClass(.root["delta"]))
    default: throw ReplayFault(.root["kind"], "not a method of one node: \(kind)")
    }
  }

  /// `H` and `n`.
  mutating func localSchedule() throws(ReplayFault) -> LocalSchedule {
    let (steps, workers) = (try integer(.root["H"]), try integer(.root["n"]))
    do { return try LocalSchedule(steps: steps, workerCount: workers) } catch {
      throw ReplayFault(.root["H"], "\(error)")
    }
  }

  /// `M` and `sigma2`.
  mutating func gradientNoise() throws(ReplayFault) -> NoiseConstants {
    let (growth, variance) = (try number(.root["M"]), try number(.root["sigma2"]))
    do { return try NoiseConstants(growth: growth, variance: variance) } catch {
      throw ReplayFault(.root["M"], "\(error)")
    }
  }

  /// `L`, `mu`, `M` and `sigma2`.
  mutating func quasiConvexSetting() throws(ReplayFault) -> QuasiConvexSetting {
    let (smoothness, mu) = (try number(.root["L"]), try number(.root["mu"]))
    let noise = try gradientNoise()
    do { return try QuasiConvexSetting(smoothness: smoothness, quasiConvexity: mu, noise: noise) } catch {
      throw ReplayFault(.root["mu"], "\(error)")
    }
  }

  /// `lambda`, `sigma2` and `m`.
  mutating func quadraticMode() throws(ReplayFault) -> QuadraticMode {
    let numbers = try ["lambda", "sigma2", "m"].map { key throws(ReplayFault) in try number(.root[key]) }
    do {
      return try QuadraticMode(eigenvalue: numbers[0], noiseVariance: numbers[1], noiseGrowth: numbers[2])
    } catch {
      throw ReplayFault(.root["lambda"], "\(error)")
    }
  }
}

/// Runs `body`; a hypothesis that the row breaks becomes a fault of the row.
func faultingAtRow(_ body: () throws -> Void) throws(ReplayFault) {
  do { try body() } catch let fault as ReplayFault { throw fault } catch { throw ReplayFault(.root, "\(error)") }
}
