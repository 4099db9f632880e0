"""Corrections of AI models: names that are one model, and what is none."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newsdash.corrections.records import AboutModels, ModelsMerged
from newsdash.extraction.actors import model_id, slug
from newsdash.records import STATED, AIModel, Background, Extraction, Stance, Target


def with_models(extraction: Extraction, corrections: Sequence[AboutModels]) -> Extraction:
    """Return the records of an article with its models corrected, in the order it was said.

    Of several names for one model the facts stated first stay. A stance on what is no model is
    one on the topic of that name.
    """
    for correction in corrections:
        if isinstance(correction, ModelsMerged):
            extraction = _merged(extraction, correction)
        else:
            extraction = _without(extraction, slug(correction.name))
    return extraction


def _merged(extraction: Extraction, correction: ModelsMerged) -> Extraction:
    one = model_id(correction.name)
    meant = {one, *map(model_id, correction.others)}
    if not any(model.id in meant for model in extraction.models):
        return extraction
    models: dict[str, AIModel] = {}
    for model in extraction.models:
        if model.id in meant:
            named = replace(model, id=one, name=correction.name)
            models[one] = _joined(models[one], named) if one in models else named
        else:
            models[model.id] = model
    target = Target("model", correction.name, one)
    facts = tuple(replace(f, about=one) if f.about in meant else f for f in extraction.facts)
    return replace(
        extraction,
        models=tuple(models.values()),
        stances=tuple(_aimed(stance, meant, target) for stance in extraction.stances),
        background=Background(facts, extraction.merges),
    )


def _joined(first: AIModel, second: AIModel) -> AIModel:
    missing = {fact: getattr(second, fact) for fact in STATED if getattr(first, fact) is None}
    mentions = tuple(sorted({*first.mentions, *second.mentions}))
    return replace(first, mentions=mentions, **missing)


def _without(extraction: Extraction, name: str) -> Extraction:
    gone = {model.id: model.name for model in extraction.models if slug(model.name) == name}
    if not gone:
        return extraction
    stances = extraction.stances
    for identifier, shown in gone.items():
        topic = Target("topic", shown, None)
        stances = tuple(_aimed(stance, {identifier}, topic) for stance in stances)
    return replace(
        extraction,
        models=tuple(model for model in extraction.models if model.id not in gone),
        stances=stances,
        background=Background(
            tuple(fact for fact in extraction.facts if fact.about not in gone), extraction.merges
        ),
    )


def _aimed(stance: Stance, meant: set[str], target: Target) -> Stance:
    is_meant = stance.target.kind == "model" and stance.target.id in meant
    return replace(stance, target=target) if is_meant else stance
