"""Charts of claims and of who says what."""

from course import charts, data
from course.models import claims as models


def made():
    claims, articles = data.load("claims"), data.load("articles")
    return {
        "claim_types": charts.claim_types(claims),
        "claim_voices": charts.claim_voices(claims),
        "claim_stances": charts.claim_stances(claims),
        "claim_status": charts.claim_status(claims),
        "shell_claims": charts.shell_claims(data.load("shell_claims")),
        "denials": charts.denials(models.denials(data.load("dprk_russia"))),
        "inside_dates": charts.inside_dates(claims, data.load("events"), articles),
    }


DRAWN = {
    "claim_types": [("claims", ("type", "stance"), None, None)],
    "claim_voices": [("claims", ("speaker",), None, None)],
    "claim_stances": [("claims", ("speaker", "stance"), None, None)],
    "claim_status": [("claims", ("status", "stance"), None, None)],
    "shell_claims": [("shell_claims", ("quantity_low", "quantity_high", "form"), None, None)],
    "denials": [("dprk_russia", ("claimant", "quantity_low"), None, None)],
    "inside_dates": [("claims", ("event_ids",), None, None), ("articles", ("date",), None, None)],
}
