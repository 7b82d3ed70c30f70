"""How one choice feels as a gain and as a loss (model C): the frame of prospect theory.

References: Kahneman and Tversky (1979), bibliography key ``KahnemanTversky1979``, Tversky and
Kahneman (1992) ``TverskyKahneman1992``, and Levy (1997) ``Levy1997`` on their use in
international relations. All values are illustrations, not estimates.

What the model leaves out: the theory also weighs chances anew; here they count as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from course.models.choice import SCALE
from course.models.gambles import ANY, GAMBLE, Gamble
from course.models.parameters import INFINITE, Parameters, number, parameter, plain


@dataclass(frozen=True)
class Frame(Parameters):
    """How gains and losses feel (defaults: medians of Tversky and Kahneman 1992).

    Parameters
    ----------
    reference : float
        Outcomes above it are gains, below it losses.
    exponent : float
        alpha, how fast feeling dulls; above 0 to 1, classroom 0.5 to 1.
    loss_aversion : float
        lambda, how much more a loss weighs; 1 or more, classroom 1 to 4.
    """

    reference: float = parameter(0, "r", "reference point", (-100, 100), ANY)
    exponent: float = parameter(0.88, "α", "how fast feeling dulls", (0.5, 1), (0.01, 1))
    loss_aversion: float = parameter(
        2.25, "λ", "how much more a loss weighs", (1, 4), (1, INFINITE)
    )


FRAME = Frame()


def felt(outcome: Any, frame: Frame = FRAME) -> Any:
    """Return how an outcome feels: z^alpha for a gain z, -lambda (-z)^alpha for a loss.

    z is the outcome less the reference point (Tversky and Kahneman 1992; chances are not
    reweighted here).

    Parameters
    ----------
    outcome : float or numpy.ndarray
        Any number.
    frame : Frame
        Parameters.

    Returns
    -------
    float or numpy.ndarray
    """
    z = np.asarray(number(outcome, "The outcome")) - frame.reference
    size = np.abs(z) ** frame.exponent
    return plain(np.where(z >= 0, size, -frame.loss_aversion * size))


def frames(
    sure: float = 10, risky: float = 20, chance: float = 0.5, frame: Frame = FRAME
) -> pd.DataFrame:
    """Frame one choice as a gain and as a loss: a sure thing against a gamble.

    Parameters
    ----------
    sure, risky : float
        Size of the sure outcome, and of the risky one (else nothing).
    chance : float
        Chance of the risky outcome, 0 to 1.
    frame : Frame
        Parameters.

    Returns
    -------
    pandas.DataFrame
        Index ``framed_as`` (gain, loss); ``sure``, ``risky`` (felt values), ``prefers``.
    """
    p = number(chance, "The chance", 0, 1)
    signs = np.array([1, -1])
    certain = felt(frame.reference + signs * number(sure, "The sure outcome"), frame)
    gamble = p * felt(frame.reference + signs * number(risky, "The risky outcome"), frame)
    made = pd.DataFrame({"sure": certain, "risky": gamble}, index=["gain", "loss"])
    return made.rename_axis("framed_as").assign(prefers=_preferred(certain, gamble))


def felt_gamble(gamble: Gamble = GAMBLE, frame: Frame = FRAME) -> dict[str, Any]:
    """Say how a risky and a safe option feel from a reference point.

    Returns
    -------
    dict
        ``sure``, ``risky`` (felt values), ``prefers`` (sure thing, gamble, neither).
    """
    p = gamble.chance_bad
    risky = (1 - p) * felt(gamble.good, frame) + p * felt(gamble.bad, frame)
    sure = felt(gamble.safe, frame)
    return {"sure": sure, "risky": risky, "prefers": plain(_preferred(sure, risky))}


def by_reference(gamble: Gamble = GAMBLE, frame: Frame = FRAME, points: int = 101) -> pd.DataFrame:
    """Tabulate how much better the safe option feels, over reference points from 0 to 100.

    Returns
    -------
    pandas.DataFrame
        ``reference``, ``lead`` (felt value of the safe option less that of the risky one).
    """
    many = frame.but(reference=np.linspace(*SCALE, points))
    felt_values = felt_gamble(gamble, many)
    return pd.DataFrame(
        {"reference": many.reference, "lead": felt_values["sure"] - felt_values["risky"]}
    )


def _preferred(sure: Any, risky: Any) -> np.ndarray:
    tie = np.isclose(sure, risky, atol=1e-12)
    return np.select([tie, np.greater(sure, risky)], ["neither", "sure thing"], "gamble")
