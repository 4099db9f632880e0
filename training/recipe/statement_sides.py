"""Learns which side a statement takes, from statements/LANGUAGE.tsv.

Usage: python -m recipe.statement_sides LANGUAGE

A multinomial logistic regression; each fourth statement is first kept aside to say how right
it is on statements it has not seen, then all are learnt from.
"""

from __future__ import annotations

import random
from collections import Counter

import click
import torch
from torch import nn

from newsdash.extraction.statement_sides import SCALE, features
from recipe.paths import CHECKOUT, TRAINING
from recipe.statements import SIDES, Statement, read

SEED = 23
FEWEST = 2  # statements a feature must stand in
STRENGTH = 4.0  # of what is seen against the prior that weights are 0
ROUNDS = 100
SURE = (0.5, 0.6, 0.7, 0.8)
LEXICON = CHECKOUT / "tui" / "newsdash" / "extraction" / "lexicon"


class Learnt:
    """A regression: features' numbers and weights."""

    def __init__(self, statements: list[Statement]) -> None:
        torch.manual_seed(SEED)
        seen = Counter(f for s in statements for f in features(s.text))
        kept = sorted(feature for feature, count in seen.items() if count >= FEWEST)
        self.numbers = {feature: k for k, feature in enumerate(kept)}
        self.weights = nn.EmbeddingBag(len(kept), len(SIDES), mode="sum")
        self.bias = nn.Parameter(torch.zeros(len(SIDES)))
        nn.init.zeros_(self.weights.weight)
        self._fit(statements)

    def _fit(self, statements: list[Statement]) -> None:
        sides = torch.tensor([s.side for s in statements])
        weights = self.weights.weight
        optimizer = torch.optim.LBFGS([weights, self.bias], max_iter=ROUNDS)
        bags, prior = self._bags(statements), 2 * STRENGTH * len(statements)

        def loss() -> torch.Tensor:
            optimizer.zero_grad()
            found = nn.functional.cross_entropy(self._scores(bags), sides)
            found = found + weights.square().sum() / prior
            found.backward()
            return found

        optimizer.step(loss)

    def probabilities(self, statements: list[Statement]) -> torch.Tensor:
        """Return how probable each side is of each statement."""
        with torch.no_grad():
            return self._scores(self._bags(statements)).softmax(-1)

    def _bags(self, statements: list[Statement]) -> tuple[torch.Tensor, ...]:
        numbers: list[int] = []
        shares: list[float] = []
        offsets: list[int] = []
        for statement in statements:
            found = sorted(features(statement.text))
            known = [self.numbers[f] for f in found if f in self.numbers]
            offsets.append(len(numbers))
            numbers += known
            shares += [len(found) ** -0.5] * len(known)
        return torch.tensor(numbers), torch.tensor(offsets), torch.tensor(shares)

    def _scores(self, bags: tuple[torch.Tensor, ...]) -> torch.Tensor:
        numbers, offsets, shares = bags
        return self.weights(numbers, offsets, per_sample_weights=shares) + self.bias

    def rows(self) -> list[tuple[str, int, int]]:
        """Return each feature's weights for and against; "" is the bias."""
        table = torch.cat([self.bias[None], self.weights.weight]).detach()
        against = ((table[:, :2] - table[:, 2:]) * SCALE).round().int().tolist()
        named = zip(["", *self.numbers], against, strict=True)
        return [(f, s, o) for f, (s, o) in named if not f or s or o]


def report(statements: list[Statement]) -> None:
    """Learn from three quarters and tell how right that is on the fourth."""
    kept_aside = [s for k, s in enumerate(statements) if k % 4 == 0]
    learnt = Learnt([s for k, s in enumerate(statements) if k % 4])
    probable, side = learnt.probabilities(kept_aside).max(-1)
    right = side == torch.tensor([s.side for s in kept_aside])
    click.echo(f"right side: {right.float().mean():.3f} of {len(kept_aside)}")
    taking = sum(s.side < SIDES.index("0") for s in kept_aside)
    for least in SURE:
        told = (side < SIDES.index("0")) & (probable >= least)
        found = int((told & right).sum())
        click.echo(f"at {least}: P {found / max(1, int(told.sum())):.3f}  R {found / taking:.3f}")


@click.command()
@click.argument("language")
def main(language: str) -> None:
    """Report, then write lexicon/LANGUAGE/statement_sides.tsv."""
    statements = read(TRAINING / "statements" / f"{language}.tsv")
    random.Random(SEED).shuffle(statements)
    report(statements)
    header = (
        "# Learnt by training/recipe/statement_sides.py; not for editing by hand.\n"
        "# word, beginning or pair of words <tab> weight for <tab> weight against, hundredths\n"
    )
    lines = ("\t".join(map(str, row)) + "\n" for row in Learnt(statements).rows())
    path = LEXICON / language / "statement_sides.tsv"
    path.write_text(header + "".join(lines), encoding="utf-8")
    click.echo(f"{path.name}: {len(path.read_text(encoding='utf-8').splitlines())} lines")


if __name__ == "__main__":
    main()
