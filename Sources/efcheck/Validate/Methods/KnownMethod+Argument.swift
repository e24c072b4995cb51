public import ArgumentParser
public import Checks

extension KnownMethod: ExpressibleByArgument {}
