from neighbour import double

compress = double
