"""One target and inputs that reach new code, found by Atheris: python -m tests.fuzz.guided TARGET INPUTS FOLDER

What has reached new code is kept in FOLDER/corpus for the next time; an input that ends the process, in FOLDER.
"""

import os
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["engine", "builder.markdown", "builder.source"], enable_loader_override=False):
    from tests.fuzz.changes import bred
    from tests.fuzz.samples import words
    from tests.fuzz.targets import targets
    from tests.fuzz.watch import Watch

LONGEST = 8_192


def main(name: str, wanted: int, folder: Path) -> None:
    """Read so many inputs."""
    watch = Watch(targets()[name])
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(watch.target.seeds):
        (corpus / f"seed-{number}").write_bytes(text.encode()[:LONGEST])
    dictionary = folder / "words"
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words()), "utf-8")

    def read(content: bytes) -> None:
        watch.read(content.decode("utf-8", "surrogateescape"))
        if watch.inputs >= wanted:
            watch.tell()
            os._exit(0)

    options = [f"-dict={dictionary}", f"-max_len={LONGEST}", "-timeout=0", "-seed=1", "-rss_limit_mb=0",
               f"-artifact_prefix={folder}/", "-len_control=0", "-reload=0"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], read, custom_mutator=mutated)
    atheris.Fuzz()


def mutated(content: bytes, most: int, number: int) -> bytes:
    """Another input near to one that has reached new code: by bytes, or so that most of it still makes sense."""
    if number % 3 == 0:
        return bytes(atheris.Mutate(content, most))
    text = content.decode("utf-8", "surrogateescape")
    return bred(text, number).encode("utf-8", "surrogatepass")[:most]


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
