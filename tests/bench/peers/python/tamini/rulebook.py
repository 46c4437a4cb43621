"""The rulebook of TA-mini: the embedded one with the entries of `rulebook.toml` in place of its own."""

import re
import tomllib
from pathlib import Path

HERE = Path(__file__).with_suffix(".toml")
EMBEDDED = Path(__file__).parents[5] / "core" / "rulebooks"


def texts():
    """Its files by name."""
    ours = HERE.read_text()
    replaced = {value["name"] for value in tomllib.loads(ours)["value"]}
    files = {HERE.name: ours}
    for file in EMBEDDED.glob("*.toml"):
        entries = re.split(r"^(?=\[)", file.read_text(), flags=re.MULTILINE)
        files[file.name] = "".join(entry for entry in entries if stays(entry, replaced))
    return files


def stays(entry, replaced):
    """Whether an entry of the embedded rulebook stays."""
    name = re.search(r'^name = "(.*)"', entry, flags=re.MULTILINE)
    return not entry.startswith("[[supplier_fee]]") and not (name and name[1] in replaced)


def write(folder):
    """Writes its files into this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text)
