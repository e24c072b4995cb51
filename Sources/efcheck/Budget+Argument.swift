public import ArgumentParser
public import Checks

extension Budget: ExpressibleByArgument {}
