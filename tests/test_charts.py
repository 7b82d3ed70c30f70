"""Charts by meaning: what is drawn, what a reader is told, what travels with the picture."""

import inspect
import json

import pandas as pd
import pytest
from drawn import all_drawn
from reading import rows

from course import charts, data, text
from course.charts import theme
from course.errors import CourseError

CHARTS = [
    name
    for name, made in vars(charts).items()
    if inspect.isfunction(made) and made.__module__ != theme.__name__
]


def test_the_list_of_charts_is_tested_whole(drawn):
    assert sorted(drawn) == sorted(CHARTS)


@pytest.mark.parametrize("name", CHARTS)
class TestEveryChart:
    def test_has_a_title_and_a_finding(self, drawn, name):
        assert len(drawn[name]["title"]["text"]) > 10
        assert drawn[name]["description"].endswith(".") and len(drawn[name]["description"]) > 40

    def test_is_drawn_by_jupyterlab_itself_and_reads_as_text(self, drawn, name):
        made, metadata = theme.bundle(drawn[name])
        assert set(made) == {theme.VEGA_LITE_5, "text/plain"}
        assert "/v5.json" in made[theme.VEGA_LITE_5]["$schema"]
        assert drawn[name]["description"] in made["text/plain"]
        assert metadata[theme.VEGA_LITE_5]["embed_options"]["renderer"] == "svg"

    def test_loads_nothing_from_elsewhere(self, drawn, name):
        spec = {**drawn[name], "$schema": "", "datasets": {}}
        assert "http" not in json.dumps(spec)

    def test_stays_light(self, drawn, name):
        assert len(json.dumps(drawn[name])) < 200_000

    def test_is_the_same_each_time(self, drawn, name):
        # Names that count up per session would make a second run differ from the first.
        assert "param_" not in json.dumps(drawn[name].get("params", []))


DRAWN = all_drawn()


MOST = 4
"""More lines than this under a title are not read."""


def beware_of(name):
    """Return the short forms of all caveats of what a chart draws."""
    shorts = []
    for table, columns, start, end, *more in DRAWN[name]:
        some = next((one for one in more if isinstance(one, dict)), {})
        said = [one for one in more if isinstance(one, str)]
        beware = data.caveats(table, *columns, start=start, end=end, **some).drop(index=said)
        shorts += list(beware["short"].dropna())
    return shorts


@pytest.mark.parametrize("name", CHARTS)
def test_what_to_beware_of_is_printed_under_the_title(drawn, name):
    lines = drawn[name]["title"]["subtitle"]
    assert max(len(line) for line in lines) <= 100
    printed = [line for line in lines if line.startswith("Beware: ")]
    assert sorted(printed) == sorted({f"Beware: {short}" for short in beware_of(name)})
    assert len(printed) <= MOST


@pytest.mark.parametrize(
    ("name", "table", "key", "column"),
    [
        ("arms_polls", "opinion", "row", "question_id"),
        ("weapons_polls", "opinion", "row", "question_id"),
        ("sanctions_matrix", "sanctions", "code", "measure"),
        ("aid_donors", "aid", "donor", "donor"),
        ("council_north", "council_votes", "name", "document"),
    ],
)
def test_a_caveat_of_some_rows_is_printed_if_and_only_if_they_are_drawn(
    drawn, name, table, key, column
):
    marks = [one for part in drawn[name]["datasets"].values() for one in part if key in one]
    values = {str(mark[key]).split(",")[0] for mark in marks}
    rows = data.load(table)
    rows = rows[rows[column].isin(values)]
    assert len(rows)
    lines = drawn[name]["title"]["subtitle"]
    for caveat in (
        data.caveats(table, *DRAWN[name][0][1]).dropna(subset=["rows", "short"]).itertuples()
    ):
        about = data.concerned(caveat.rows)
        if "year" in about:
            continue  # sums over years: see aid_donors
        picked = pd.concat([rows[c].astype(str).isin(v) for c, v in about.items()], axis=1).all(
            axis=1
        )
        assert (f"Beware: {caveat.short}" in lines) == picked.any(), caveat.Index


class TestTimeline:
    def test_each_event_is_a_mark_that_leads_to_its_source(self, drawn, events):
        marks = rows(drawn["timeline"])
        assert {m["event_id"] for m in marks} == set(events["event_id"])
        assert all(m["url"].startswith("http") and m["source"] for m in marks)
        assert drawn["timeline"]["encoding"]["href"]["field"] == "url"

    def test_side_shows_in_colour_and_in_shape(self, drawn):
        encoding = drawn["timeline"]["encoding"]
        assert encoding["color"]["field"] == encoding["shape"]["field"] == "side"
        assert len(set(encoding["shape"]["scale"]["range"])) == 5

    def test_every_control_has_a_label(self, drawn):
        labels = [p["bind"]["name"] for p in drawn["timeline"]["params"]]
        assert labels == ["From: ", "To: ", "Acts by: ", "Known by: "]

    def test_day_of_knowledge_is_a_filter(self, drawn):
        filters = [t.get("filter") for t in drawn["timeline"]["transform"]]
        assert "known_by == '' || datum.known <= known_by" in filters


class TestVotes:
    def test_the_map_has_every_member_once_and_every_resolution(self, drawn, resolutions):
        spec = drawn["vote_map"]
        places = rows(spec)
        assert sum(p["ES-11/1"] != "no vote of its own" for p in places) == 193
        picker = next(p for p in spec["params"] if p["name"] == "resolution")
        assert picker["bind"]["options"] == list(resolutions["resolution"])
        assert len(picker["bind"]["labels"]) == 10

    def test_shapes_know_their_states(self):
        world = json.loads((theme_data() / "world.json").read_text())
        ids = {g["id"] for g in world["objects"]["countries"]["geometries"]}
        assert {"KOR", "PRK", "UKR", "RUS", "USA", "ESH"} <= ids

    def test_a_bar_adds_up_to_all_members(self, drawn):
        bars = rows(drawn["vote_tallies"])
        total = sum(b["members"] for b in bars if b["resolution"] == "ES-11/9")
        assert total == 193

    def test_each_vote_is_a_letter_too(self, drawn):
        cells = {(c["country"], c["resolution"]): c["letter"] for c in rows(drawn["roll_call"])}
        assert cells["USA", "ES-11/7"] == "N" and cells["USA", "ES-11/8"] == "A"
        assert cells["KOR", "ES-11/8"] == "Y"


class TestAlignment:
    def test_partial_years_are_not_joined(self, drawn):
        whole, partial = (layer for layer in (drawn["agreement"]["datasets"]).values())
        years = [{row["year"] for row in part} for part in (whole, partial)]
        assert {2022, 2024} in years
        assert any(not {2022, 2024} & one for one in years)

    def test_series_can_be_changed_inside_the_chart(self, drawn):
        bind = next(p["bind"] for p in drawn["distances"]["params"] if p["name"] == "series")
        assert bind["options"] == ["final-passage votes", "all votes"]

    def test_states_without_a_colour_have_a_pattern(self, drawn):
        lines = next(
            layer for layer in drawn["ideal_points"]["layer"] if "strokeDash" in layer["encoding"]
        )
        patterns = lines["encoding"]["strokeDash"]["scale"]["range"]
        assert patterns[:3] == [[1, 0]] * 3 and patterns[3] != patterns[4] != [1, 0]

    def test_moves_are_written_on_the_chart(self, drawn):
        labels = {row["country"]: row["label"] for row in rows(drawn["movement"])}
        assert labels == {"KOR": "-0.07", "USA": "+1.16", "RUS": "+1.03"}


def test_a_state_that_does_not_exist_gets_a_near_name(points, alignment, votes):
    for draw in (
        lambda: charts.ideal_points(points, ["KOR", "Japann"]),
        lambda: charts.distances(alignment, "Japann"),
        lambda: charts.roll_call(votes, ["Japann"]),
    ):
        with pytest.raises(CourseError, match="Did you mean 'Japan'"):
            draw()


def test_description_is_the_first_line_of_the_text_twin(drawn, votes):
    assert drawn["vote_map"]["description"] == text.vote_map(votes).splitlines()[0]


def test_the_slow_part_of_the_validator_is_not_loaded_and_not_broken():
    import subprocess
    import sys

    probe = "import course.charts, sys; print('rfc3987_syntax' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def theme_data():
    from course.home import DATA

    return DATA
