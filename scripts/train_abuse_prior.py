"""Makes the shipped model of abuse again: scripts/train_abuse_prior.py DIR.

DIR holds the labelled texts that may train a model that ships: toxic_mpold_ar,
toxic_mlma_{ar,en,fr} and toxic_davidson_en, each ….jsonl.gz. The same texts make the
same bytes of seeds/scores/abuse.model.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from moderation.cli.example_files import read_examples  # noqa: E402
from moderation.domain.scores import Task  # noqa: E402
from moderation.domain.scores.training import trained  # noqa: E402

MAY_SHIP = ("mpold_ar", "mlma_ar", "mlma_en", "mlma_fr", "davidson_en")
MODEL = ROOT / "seeds" / "scores" / "abuse.model"


def main() -> None:
    """Train, write, and say how large it is."""
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    files = [folder / f"toxic_{name}.jsonl.gz" for name in MAY_SHIP]
    data = trained(list(read_examples(files, Task.TOXIC)), Task.TOXIC).to_bytes()
    MODEL.parent.mkdir(exist_ok=True)
    MODEL.write_bytes(data)
    print(f"{MODEL.relative_to(ROOT)}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
