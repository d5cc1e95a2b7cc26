"""The models behind "Tune or Prompt?": pure functions from inputs to what a reader sees.

The build, the browser (through Pyodide) and the command line call the same code. Nothing in here
touches the network, the clock, the environment or the page; only `engine.render` needs more than
the standard library.
"""

VERSION = "1.0.0"
__version__ = VERSION
