"""The teacher: the encoder with heads for tags, morphology, trees and entities.

Words are the mean of their pieces' states, mixed over all layers (Peters et al. 2018); a
BiLSTM over them; biaffine arcs and relations (Dozat and Manning 2017).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from recipe.encoder import Encoder, PackedModel
from recipe.labels import ENTITY_LABELS, Labels, bundles_of, split_bundle
from recipe.sentences import Sentence
from recipe.trees import best_tree

FROZEN_LAYERS = 3  # what the lowest layers know of words needs no change; a quarter faster
_MOST_PIECES = 500  # the encoder has 512 places
_ABSENT = -100


@dataclass
class Batch:
    """Sentences of one language as tensors; ``word_of`` tells the word of each piece."""

    sentences: Sequence[Sentence]
    pieces: torch.Tensor
    mask: torch.Tensor
    word_of: torch.Tensor
    lengths: torch.Tensor


class Teacher(nn.Module):
    """Scores every layer of annotation for batches of sentences."""

    def __init__(self, packed: PackedModel, labels: Labels, width: int = 256) -> None:
        super().__init__()
        self.labels, self._packed = labels, packed
        self.encoder = Encoder(packed, FROZEN_LAYERS)
        layers, hidden = packed.shape.layers + 1, packed.shape.hidden
        self.mix = nn.Parameter(torch.zeros(layers))
        self.dropout = nn.Dropout(0.33)
        self.lstm = nn.LSTM(hidden, width, 1, batch_first=True, bidirectional=True)
        self.tags = nn.ModuleDict(
            {lang: nn.Linear(2 * width, len(tags)) for lang, tags in labels.tags.items()}
        )
        self.bundles = nn.ModuleDict(
            {lang: BundleHead(2 * width, found) for lang, found in labels.bundles.items()}
        )
        self.entities = nn.Linear(2 * width, len(ENTITY_LABELS))
        self.arcs = ArcHead(2 * width, 300)
        self.relations = RelationHead(2 * width, 128, len(labels.relations))

    def batch(self, sentences: Sequence[Sentence]) -> Batch:
        """Return the tensors of ``sentences``; words too many for the encoder get no piece."""
        rows, words = [], []
        for sentence in sentences:
            ids, of = [self._packed.bos], [0]
            for number, word in enumerate(sentence.words, 1):
                pieces = self._packed.tokenizer(word)
                if len(ids) + len(pieces) < _MOST_PIECES:
                    ids += pieces
                    of += [number] * len(pieces)
            rows.append([*ids, self._packed.eos])
            words.append([*of, 0])
        longest = max(map(len, rows))
        pieces = torch.full((len(rows), longest), self._packed.pad)
        word_of = torch.zeros(len(rows), longest, dtype=torch.long)
        for i, (ids, of) in enumerate(zip(rows, words, strict=True)):
            pieces[i, : len(ids)] = torch.tensor(ids)
            word_of[i, : len(of)] = torch.tensor(of)
        lengths = torch.tensor([len(s.words) for s in sentences])
        return Batch(sentences, pieces, pieces != self._packed.pad, word_of, lengths)

    def words(self, batch: Batch) -> torch.Tensor:
        """Return each word's mixed state before the BiLSTM: batch x words x hidden."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(batch.pieces, batch.mask)
        weights = self.mix.softmax(0)
        mixed = sum(w * s.float() for w, s in zip(weights, states, strict=True))
        size, _, hidden = mixed.shape
        longest = int(batch.lengths.max()) + 1
        sums = mixed.new_zeros(size, longest, hidden)
        sums = sums.scatter_add(1, batch.word_of[..., None].expand_as(mixed), mixed)
        ones = torch.ones_like(batch.word_of, dtype=torch.float)
        counts = mixed.new_zeros(size, longest).scatter_add(1, batch.word_of, ones)
        return (sums / counts.clamp(min=1)[..., None])[:, 1:]

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return each word's state in its sentence: batch x words x 2 width."""
        packed = pack_padded_sequence(
            self.dropout(self.words(batch)), batch.lengths, batch_first=True, enforce_sorted=False
        )
        return self.dropout(pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0])

    def loss(self, batch: Batch) -> torch.Tensor:
        """Return the summed losses of the layers the batch's sentences have."""
        states = self(batch)
        language, first = batch.sentences[0].language, batch.sentences[0]
        total = states.new_zeros(())
        if any(s.tags for s in batch.sentences):
            gold = _gold([_known(s.tags, self.labels.tags[language]) for s in batch.sentences])
            total = total + _cross_entropy(self.tags[language](states), gold)
        if any(s.feats for s in batch.sentences):
            known = self.labels.bundles[language]
            gold = _gold([_known(bundles_of(s), known) if s.feats else [] for s in batch.sentences])
            total = total + _cross_entropy(self.bundles[language](states), gold)
        if first.heads:
            total = total + self._tree_loss(batch, states)
        if first.entities:
            total = total + self._entity_loss(batch, states, language)
        return total

    def _tree_loss(self, batch: Batch, states: torch.Tensor) -> torch.Tensor:
        heads = _gold([s.heads for s in batch.sentences])
        relations = _gold([_known(s.deprels, self.labels.relations) for s in batch.sentences])
        arcs = self.arcs(states, batch.lengths)
        scores = self.relations(states, heads.clamp(min=0))
        return _cross_entropy(arcs, heads) + _cross_entropy(scores, relations)

    def _entity_loss(self, batch: Batch, states: torch.Tensor, language: str) -> torch.Tensor:
        scores = self.entities(states)
        if language == "en":  # its gold has no MISC, so it says nothing about it
            scores = scores[..., :-2]
        labels = list(ENTITY_LABELS)
        gold = _gold([_known(s.entities, labels) for s in batch.sentences])
        return _cross_entropy(scores, gold)

    @torch.inference_mode()
    def annotate(self, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
        """Yield each sentence with all layers by the teacher; ``weight`` is its sureness."""
        self.eval()
        batch = self.batch(sentences)
        states = self(batch)
        language = sentences[0].language
        tags = self.tags[language](states).argmax(-1)
        bundles = self.bundles[language](states).argmax(-1)
        arcs = self.arcs(states, batch.lengths).log_softmax(-1).numpy()
        entities = self.entities(states)
        entities = (entities[..., :-2] if language == "en" else entities).log_softmax(-1).numpy()
        trees = [best_tree(arcs[i, :n, :n]) for i, n in enumerate(batch.lengths.tolist())]
        relations = self.relations(states, _gold(trees).clamp(min=0)).log_softmax(-1)
        relations = self._rooted(relations, trees)
        for i, sentence in enumerate(sentences):
            n = len(sentence.words)
            chosen = relations[i, :n].max(-1)
            pairs = [split_bundle(self.labels.bundles[language][b]) for b in bundles[i, :n]]
            arc = arcs[i, np.arange(n), trees[i]]
            yield Sentence(
                language=language,
                source=sentence.source,
                document=sentence.document,
                words=sentence.words,
                spaces=sentence.spaces,
                tags=[self.labels.tags[language][t] for t in tags[i, :n]],
                pos=[pos for pos, _ in pairs],
                feats=[feats for _, feats in pairs],
                heads=trees[i],
                deprels=[self.labels.relations[r] for r in chosen.indices],
                entities=best_labels(entities[i, :n]),
                weight=float(np.exp(arc + chosen.values.numpy()).mean()),
            )

    def _rooted(self, relations: torch.Tensor, trees: list[list[int]]) -> torch.Tensor:
        """Let roots, and only them, be called so."""
        root = self.labels.relations.index("root")
        relations = relations.clone()
        for i, heads in enumerate(trees):
            for d, h in enumerate(heads):
                if d == h:
                    relations[i, d, :root] = relations[i, d, root + 1 :] = -torch.inf
                    relations[i, d, root] = 0.0
                else:
                    relations[i, d, root] = -torch.inf
        return relations


class BundleHead(nn.Module):
    """Scores feature bundles by their own weights plus those of each feature in them."""

    def __init__(self, width: int, bundles: list[str]) -> None:
        super().__init__()
        parts = [[pos, *feats.split("|")] for pos, feats in map(split_bundle, bundles)]
        features = sorted({part for found in parts for part in found})
        incidence = torch.zeros(len(features), len(bundles))
        for b, found in enumerate(parts):
            for part in found:
                incidence[features.index(part), b] = 1.0
        self.register_buffer("incidence", incidence)
        self.own = nn.Linear(width, len(bundles))
        self.features = nn.Linear(width, len(features))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """Return scores of all bundles."""
        return self.own(states) + self.features(states) @ self.incidence


class ArcHead(nn.Module):
    """Scores every word as the head of every word; itself means the root."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.dependent, self.head, self.root = (nn.Linear(width, inner) for _ in range(3))
        self.weight = nn.Parameter(torch.zeros(inner + 1, inner))
        self.dropout = nn.Dropout(0.33)
        nn.init.xavier_uniform_(self.weight)

    def forward(self, states: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Return batch x dependents x heads; words beyond a sentence score minus infinity."""
        dependent, head, root = (
            self.dropout(functional.gelu(layer(states)))
            for layer in (self.dependent, self.head, self.root)
        )
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1) @ self.weight
        scores = dependent @ head.transpose(1, 2)
        own = (dependent * root).sum(-1)
        size = states.shape[1]
        scores = torch.where(torch.eye(size, dtype=torch.bool), own[..., None], scores)
        beyond = torch.arange(size)[None, :] >= lengths[:, None]
        return scores.masked_fill(beyond[:, None, :], -1e9)


class RelationHead(nn.Module):
    """Scores the relations between words and given heads."""

    def __init__(self, width: int, inner: int, relations: int) -> None:
        super().__init__()
        self.dependent, self.head = nn.Linear(width, inner), nn.Linear(width, inner)
        self.pair = nn.Linear(inner, inner * relations, bias=False)
        self.single = nn.Linear(2 * inner, relations)
        self.dropout = nn.Dropout(0.33)

    def forward(self, states: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Return batch x words x relations."""
        dependent = self.dropout(functional.gelu(self.dependent(states)))
        head = self.dropout(functional.gelu(self.head(states)))
        head = head.gather(1, heads[..., None].expand_as(head))
        pairs = self.pair(dependent).unflatten(-1, (-1, head.shape[-1]))
        scores = (pairs @ head[..., None]).squeeze(-1)
        return scores + self.single(torch.cat([dependent, head], -1))


def best_labels(scores: np.ndarray) -> list[str]:
    """Return the best consistent BIO labels for word x label scores, by Viterbi."""
    labels = ENTITY_LABELS[: scores.shape[1]]
    allowed = np.zeros((len(labels), len(labels)))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            fits = [i for i, before in enumerate(labels) if before[2:] == label[2:]]
            allowed[:, j] = -np.inf
            allowed[fits, j] = 0.0
    start = np.where([label.startswith("I-") for label in labels], -np.inf, 0.0)
    best, back = scores[0] + start, []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    at = int(best.argmax())
    chosen = [at]
    for pointers in reversed(back):
        at = int(pointers[at])
        chosen.append(at)
    return [labels[k] for k in reversed(chosen)]


def _known(values: Sequence[str], labels: list[str]) -> list[int]:
    index = {label: i for i, label in enumerate(labels)}
    return [index.get(value, _ABSENT) for value in values]


def _gold(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    gold = torch.full((len(rows), max(map(len, rows))), _ABSENT)
    for i, row in enumerate(rows):
        gold[i, : len(row)] = torch.tensor(row, dtype=torch.long)
    return gold


def _cross_entropy(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    if gold.shape[1] < scores.shape[1]:
        gold = functional.pad(gold, (0, scores.shape[1] - gold.shape[1]), value=_ABSENT)
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=_ABSENT)
