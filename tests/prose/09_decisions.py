from course import data
from course.models import choice, council, cut_off, decisions, draws, framing, gambles

WORD = {2: "two", 3: "three", 4: "four", 5: "five", 6: "Six", 12: "twelve"}


def scores():
    return choice.scores(data.load("option_scores"), "D3")


def weights():
    return choice.weights(data.load("weight_profiles"))


def card(card_id):
    return data.load("cards").set_index("card_id").loc[card_id]


def points():
    return WORD[len(decisions.points())]


def six():
    return points().lower()


def cards_a_point():
    numbers = {len(council.cards(point)) for point in decisions.points()}
    return WORD[numbers.pop()] if len(numbers) == 1 else "not the same"


def criteria():
    return WORD[scores().shape[1]]


def profiles():
    return WORD[data.load("weight_profiles")["profile"].nunique()]


def questions_a_point():
    return WORD[len(council.questions("D3"))]


def day_after():
    signed = data.load("events").set_index("event_id").loc["2024-06-19-pyongyang-treaty", "date"]
    return "after" if (cut_off.cut_off("D3").normalize() - signed).days == 1 else "no"


def leader_and_second_are_close():
    move = choice.switch_overs(scores(), weights())["move"].min()
    return "almost" if move < 0.01 else "not"


def ties_with_equal_expected_value():
    table = framing.frames()
    return "same" if 10 == 0.5 * 20 and set(table["prefers"]) == {"sure thing", "gamble"} else "no"


def asking_is_worth_more():
    lead = choice.values(scores(), weights()).nlargest(2)
    return "more" if gambles.perfect_information() > lead.iloc[0] - lead.iloc[1] else "less"


def example_is_second_by_a_hair():
    found = decisions.standing(decisions.example(), "D3")
    best = choice.values(scores(), weights()).max()
    return "hedge" if found["rank"] == 2 and best - found["value"] < 0.5 else "no"


def no_one_first_for_all():
    views = decisions.points_of_view(scores(), data.load("weight_profiles"))
    return "differ" if views.loc[views["best"], "option"].nunique() > 1 else "same"


def democratic_party_holds_it():
    words = card("D3-C10")["text"]
    held = "Democratic Party" in words and "The party kept its majority" in words
    return "Party" if held else "no"


def ten_points():
    return {10: "ten"}.get(draws.DOUBT.sigma, "another width")


def two_in_three():
    inside = draws.normal_below(1) - draws.normal_below(-1)
    return "two errors in three" if abs(inside - 2 / 3) < 0.02 else "another share"


def phi_of_nought_and_two():
    nearly = draws.normal_below(0) == 0.5 and 0.97 < draws.normal_below(2) < 1
    return "nearly one" if nearly else "not so"


def near_one_half():
    option, other = choice.ranking(scores(), weights())[:2]
    chance = draws.chance_beats(scores(), weights(), option, other)
    return "near one half" if abs(chance - 0.5) < 0.05 else "far from it"


def hedge_is_taken_over_and_direct_is_not():
    values = choice.values(scores(), weights())
    same = gambles.GAMBLE.safe == values["hedge"]
    return "another" if same and gambles.expected_utility() != values["direct"] else "the same"


def knowing_brings_nothing_in_the_bad_case():
    g = gambles.GAMBLE
    safe = gambles.expected_utility(g) < g.safe and max(g.bad, g.safe) == g.safe
    return "nothing" if safe else "something"


def more_than_all_europe():
    rows = data.load("events").set_index("event_id")
    return "Europe" if "than all Europe" in rows.loc["2023-12-04-wp-shells", "title"] else "no"


def asked_twice_and_refused():
    words = card("D3-C11")["text"]
    right = words.index("Patriot") < words.index("lethal arms") < words.index("refusal stood")
    return "Patriot" if right else "no"


def praised():
    return (
        "praised"
        if "praised Seoul for not arming Ukraine directly" in card("D3-C02")["text"]
        else "no"
    )


NUMBERS = {}

WORDS = [
    ("On six days from 2022 to 2026", six, "six"),
    ("## 1 Six days, and a line", points, "Six"),
    ("the course wrote twelve **known cards**", cards_a_point, "twelve"),
    ("Next come five **criteria**", criteria, "five"),
    ("The buttons set five points of view.", profiles, "five"),
    ("Each point has four questions", questions_a_point, "four"),
    ("D3 falls on the day after Moscow and Pyongyang signed", day_after, "after"),
    ("The dashed line stands almost on the first tie.", leader_and_second_are_close, "almost"),
    ("have the same expected value in both frames", ties_with_equal_expected_value, "same"),
    ("asking is worth more than that lead", asking_is_worth_more, "more"),
    ("The invented writer chose *hedge*", example_is_second_by_a_hair, "hedge"),
    ("Here sigma is ten points", ten_points, "ten"),
    ("About two errors in three are smaller than one sigma", two_in_three, "two errors in three"),
    ("Φ of two is nearly one", phi_of_nought_and_two, "nearly one"),
    ("so the result lies near one half", near_one_half, "near one half"),
    ("direct supply had another value there", hedge_is_taken_over_and_direct_is_not, "another"),
    ("the answer brings nothing", knowing_brings_nothing_in_the_bad_case, "nothing"),
    ("gave more of them than all of Europe", more_than_all_europe, "Europe"),
    ("Only the values differ.", no_one_first_for_all, "differ"),
    ("But the opposition Democratic Party holds the Assembly.", democratic_party_holds_it, "Party"),
    ("It asked for Patriot systems and then for lethal arms.", asked_twice_and_refused, "Patriot"),
    ("It praised Seoul for not arming Ukraine directly", praised, "praised"),
]
