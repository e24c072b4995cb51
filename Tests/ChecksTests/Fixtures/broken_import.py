import no_such_module_anywhere


def f(x):
    return no_such_module_anywhere.f(x)
