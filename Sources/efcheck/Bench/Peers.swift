import Foundation

/// The implementations that this package is compared with.
extension Peer {
  static var all: [Peer] { [.plainCPlusPlus, .numpy, .torch] }

  static var numpy: Peer { python("numpy", PackageResources.numpy_peer_py) }

  static var torch: Peer { python("torch", PackageResources.torch_peer_py) }

  /// The interpreter is that of the active virtual environment, if there is one, else `python3`.
  private static func python(_ name: String, _ source: [UInt8]) -> Peer {
    Peer(name: name) { folder in
      let script = folder.appending(component: "\(name)_tasks.py")
      try Data(PackageResources.peer_frame_py + [0x0A, 0x0A] + source).write(to: script)
      let environment = ProcessInfo.processInfo.environment["VIRTUAL_ENV"].map { "\($0)/bin/python3" }
      return Program(executable: environment ?? "python3", arguments: [script.path])
    }
  }

  /// Compiled with the first compiler that is there, for any processor of the kind, as this package is.
  static var plainCPlusPlus: Peer {
    Peer(name: "C++") { folder in
      let source = folder.appending(component: "tasks.cpp")
      try Data(PackageResources.plain_peer_cpp).write(to: source)
      let program = folder.appending(component: "tasks").path
      var reason = ""
      for compiler in ["c++", "g++", "clang++"] {
        do {
          _ = try output(of: compiler, ["-O3", "-std=c++17", source.path, "-o", program])
          return Program(executable: program, arguments: [])
        } catch let absence as Absence { reason = absence.reason }
      }
      throw Absence(reason: "no C++ compiler: \(reason)")
    }
  }
}
