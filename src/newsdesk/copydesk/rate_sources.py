"""Conversions in copy at the rates of sources that do not let them be passed on to readers."""

from newsdesk.copydesk.checks import Places, Proof
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.pins import Pin, read_pins
from newsdesk.rates.origins import source_name
from newsdesk.rates.sources.table import kept_back


def rates_withheld(proof: Proof) -> Places:
    """Want no conversion whose pin names a source that forbids it.

    Another desk may have made it, or an older program. Shortcodes ask another source by themselves.
    """
    barred = kept_back()
    for pin in read_pins(proof.text.pins):
        whose = next((each.source for each in pin.rates if each.source in barred), "")
        at = _place(proof.text.body, pin) if whose and not pin.amount.startswith("{{") else -1
        if at >= 0:
            sentence = (
                f"“{pin.result}” is at a rate of {source_name(whose)}, whose terms forbid passing it on to "
                f"readers. Take it out, and convert the amount anew."
            )
            yield "body", Spot(at, at + len(pin.result), sentence)


def _place(body: str, pin: Pin) -> int:
    """Return where a pin's conversion stands, behind its amount if that is there; -1 if it is gone."""
    amount = body.find(pin.amount)
    behind = body.find(pin.result, amount + len(pin.amount)) if amount >= 0 else -1
    return behind if behind >= 0 else body.find(pin.result)
