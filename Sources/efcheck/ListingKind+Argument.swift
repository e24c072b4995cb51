public import ArgumentParser
public import Checks

extension ListingKind: ExpressibleByArgument {}
