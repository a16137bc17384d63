def write(source, doxygen): raise SystemExit("todo")
