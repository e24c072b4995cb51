public import ArgumentParser
public import Checks

extension CalibrationPart: ExpressibleByArgument {}
