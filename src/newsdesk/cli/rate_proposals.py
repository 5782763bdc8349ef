"""newsdesk rates propose, style: conversions in stories, and how this house writes them."""

from datetime import date
from typing import Any

import click

from newsdesk.cli.program import Session, a_day, as_json, emit, pass_session, table, tell
from newsdesk.copydesk.money.proposals import Offer, Proposal
from newsdesk.copydesk.money.rating import HouseStyle
from newsdesk.rates.words import Rounding
from newsdesk.text.english import counted


@click.command()
@click.argument("uid")
@click.option(
    "--on", "day", metavar="DATE", type=a_day, help="The day whose rates are used (default: its own)."
)
@click.option(
    "--accept",
    type=click.Choice(["first", "all"]),
    help="Write them into the story: each amount where it is first told; all: newer figures, too.",
)
@as_json
@pass_session
def propose(session: Session, uid: str, day: date | None, accept: str | None, *, in_json: bool) -> None:
    """Say which conversions story UID lacks, or has with other figures than the rates of its day give.

    What may be several currencies, such as som, is asked in the window, or settled by the story's countries.
    """
    with session.desk() as desk:
        story = desk.stories.get(uid)
        rates = desk.money.rates_of(day or desk.money.day_of(story))
        offers, unknown = desk.money.offers(story.text, rates), desk.money.unknown(story.text, rates)
        single = [each for each in offers if isinstance(each, Proposal)]
        wanted = [each for each in single if accept == "all" or (accept and each.replaces is None)]
        if wanted:
            desk.stories.save(uid, desk.money.pinned(story.text, wanted))
    body = story.text.body
    if in_json:
        proposals = [_record(body, each) for each in offers]
        emit({"proposals": proposals, "accepted": len(wanted), "unknown": unknown})
        return
    table(("amount", "now", "conversion", "by"), [_row(body, each) for each in offers])
    if accept:
        tell(f"{counted(len(wanted), 'conversion')} written into the story.")
    elif not offers and not unknown:
        tell("Every amount that can be converted is, and every conversion fits.")
    for sentence in unknown:
        tell(sentence)


def _row(body: str, offer: Offer) -> tuple[str, str, str, str]:
    first = offer.answers[0]
    words, by = first.words, first.rate.about
    if offer.span.currency is None:
        words, by = (
            " or ".join(f"{each.span.currency}: {each.words}" for each in offer.answers),
            "to be asked",
        )
    return _said(body, offer), _old(body, first), words, by


def _record(body: str, offer: Offer) -> dict[str, Any]:
    return {
        "amount": _said(body, offer),
        "start": offer.span.start,
        "end": offer.span.end,
        "now": _old(body, offer.answers[0]),
        "conversions": [
            {"currency": each.span.currency, "text": each.words, "by": each.rate.about}
            for each in offer.answers
        ],
    }


def _said(body: str, offer: Offer) -> str:
    return " ".join(body[offer.span.start : offer.span.end].split())


def _old(body: str, proposal: Proposal) -> str:
    return body[proposal.replaces.start : proposal.replaces.end] if proposal.replaces else ""


@click.command()
@click.option("--into", metavar="CUR", help="The currency that amounts are converted into.")
@click.option(
    "--digits", type=(int, int), metavar="N N", help="Digits kept below a million, and from there on."
)
@click.option("--quotations/--no-quotations", default=None, help="Convert inside quotations as well, or not.")
@as_json
@pass_session
def style(
    session: Session,
    into: str | None,
    digits: tuple[int, int] | None,
    *,
    quotations: bool | None,
    in_json: bool,
) -> None:
    """Say how this house converts amounts in stories, or change it."""
    with session.desk() as desk:
        now = desk.money.style()
        wanted = HouseStyle(
            into or now.into,
            Rounding(*digits) if digits else now.rounding,
            now.quotations if quotations is None else quotations,
        )
        if wanted != now:
            desk.money.set_style(wanted)
            now = desk.money.style()
    rounding = now.rounding
    if in_json:
        emit(
            {
                "into": now.into,
                "digits": [rounding.below_million, rounding.from_million],
                "quotations": now.quotations,
            }
        )
        return
    inside = "inside quotations too" if now.quotations else "not inside quotations"
    figures = f"{counted(rounding.below_million, 'digit')}, {rounding.from_million} from a million on"
    tell(f"Into {now.into}, {figures}, {inside}.")
