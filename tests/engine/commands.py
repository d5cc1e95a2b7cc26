"""Commands, run in this process."""

from engine.command import main


def run(capsys, *arguments):
    """The exit status, and what was written to the output and to the errors."""
    try:
        status = main(arguments)
    except SystemExit as left:
        status = left.code
    said = capsys.readouterr()
    return status, said.out, said.err
