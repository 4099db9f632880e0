"""Fine-tunes the teacher on all gold of the training side; resumable.

Usage: python -m recipe.train_teacher [--minutes N]
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import click
import torch

from recipe import gold
from recipe.encoder import PackedModel, packed_file
from recipe.labels import Labels
from recipe.measures import report
from recipe.paths import DATA, WORK
from recipe.sentences import Sentence
from recipe.teacher import Teacher

SEED = 20
WORDS_A_STEP = 900
SAVE_EVERY = 200
# how often each source is gone through
EPOCHS = {
    "de-trees": 14.0,
    "de-entities": 5.0,
    "en-trees": 0.7,
    "en-entities": 8.0,
}
ENCODER_RATE, HEAD_RATE = 6e-5, 1e-3
WARM_UP = 0.06
CHECKPOINT = WORK / "teacher" / "checkpoint.pt"


def batches(sentences: list[Sentence], words: int, rng: random.Random) -> list[list[Sentence]]:
    """Return batches of about ``words`` words, of sentences of like length, in random order."""
    order = sorted(sentences, key=lambda s: len(s.words) + rng.uniform(-3, 3))
    found: list[list[Sentence]] = [[]]
    for sentence in order:
        if found[-1] and len(sentence.words) * (len(found[-1]) + 1) > words:
            found.append([])
        found[-1].append(sentence)
    rng.shuffle(found)
    return found


def schedule(train: dict[str, list[Sentence]]) -> list[list[Sentence]]:
    """Return the batches of the whole run, the sources mixed evenly; the same every time."""
    rng = random.Random(SEED)
    placed: list[tuple[float, int, list[Sentence]]] = []
    for name, sentences in train.items():
        run: list[list[Sentence]] = []
        one = batches(sentences, WORDS_A_STEP, rng)
        while len(run) < EPOCHS[name] * len(one):
            run += batches(sentences, WORDS_A_STEP, rng)
        run = run[: int(EPOCHS[name] * len(one))]
        placed += [((i + rng.random()) / len(run), len(placed) + i, b) for i, b in enumerate(run)]
    return [batch for _, _, batch in sorted(placed, key=lambda item: item[:2])]


def new_teacher(labels: Labels) -> Teacher:
    """Return an untrained teacher with the published encoder."""
    torch.manual_seed(SEED)
    return Teacher(PackedModel(packed_file()), labels)


def load(path: Path = CHECKPOINT) -> Teacher:
    """Return the trained teacher.

    Raises:
        FileNotFoundError: it was not trained yet.
    """
    saved = torch.load(path, weights_only=False)
    teacher = new_teacher(saved["labels"])
    teacher.load_state_dict(saved["teacher"])
    return teacher.eval()


def _optimizer(teacher: Teacher, steps: int) -> tuple[torch.optim.Optimizer, object]:
    inner = [p for p in teacher.encoder.parameters() if p.requires_grad]
    ids = {id(p) for p in inner}
    heads = [p for p in teacher.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": inner, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def factor(step: int) -> float:
        done = step / steps
        return min(done / WARM_UP, (1 - done) / (1 - WARM_UP)) if done < 1 else 0.0

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


@click.command()
@click.option("--minutes", default=60.0, help="Stop (resumably) after so many minutes.")
def main(minutes: float) -> None:
    """Train until done or out of time, and report on the held-out sentences."""
    until = time.monotonic() + minutes * 60
    train, held_out = gold.sources(DATA)
    run = schedule(train)
    labels = Labels.of(s for found in train.values() for s in found)
    teacher = new_teacher(labels)
    optimizer, scheduler = _optimizer(teacher, len(run))
    done = 0
    if CHECKPOINT.exists():
        saved = torch.load(CHECKPOINT, weights_only=False)
        teacher.load_state_dict(saved["teacher"])
        optimizer.load_state_dict(saved["optimizer"])
        scheduler.load_state_dict(saved["scheduler"])
        done = saved["done"]
    click.echo(f"{len(run)} steps, {done} done")
    smooth = 0.0
    for number, batch in enumerate(run[done:], done):
        teacher.train()
        loss = teacher.loss(teacher.batch(batch))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        scheduler.step()
        smooth = loss.item() if not smooth else 0.98 * smooth + 0.02 * loss.item()
        done = number + 1
        last = done == len(run) or time.monotonic() > until
        if done % SAVE_EVERY == 0 or last:
            click.echo(f"{time.strftime('%H:%M:%S')} step {done} loss {smooth:.3f}")
            _save(teacher, labels, optimizer, scheduler, done)
        if last:
            break
    report(teacher, held_out)


def _save(
    teacher: Teacher, labels: Labels, optimizer: object, scheduler: object, done: int
) -> None:
    CHECKPOINT.parent.mkdir(parents=True, exist_ok=True)
    unfinished = CHECKPOINT.with_suffix(".partial")
    saved = {
        "teacher": teacher.state_dict(),
        "labels": labels,
        "optimizer": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "done": done,
    }
    torch.save(saved, unfinished)
    unfinished.replace(CHECKPOINT)


if __name__ == "__main__":
    main()
