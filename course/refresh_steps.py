"""The steps of `course.refresh`: from raw files, or from other tables, to the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from course import data
from course.errors import CourseError

Frames = Mapping[str, pd.DataFrame]
STATES = ("CHN", "DEU", "IND", "JPN", "KOR", "PRK", "RUS", "TUR", "UKR", "USA")


@dataclass(frozen=True)
class Raw:
    """A raw file, and what a sound one has.

    Attributes
    ----------
    file : str
        Name of the file in the folder of raw input.
    columns : tuple of str
        Columns that must be there.
    least : int
        Fewest rows of a file that is whole.
    separator, skip, encoding
        How to read it.
    """

    file: str
    columns: tuple[str, ...]
    least: int = 1
    separator: str = ","
    skip: int = 0
    encoding: str = "utf-8-sig"


@dataclass(frozen=True)
class Step:
    """How a table is made.

    Attributes
    ----------
    kind : str
        "coded by hand", "downloaded" or "computed".
    raw : tuple of Raw
        Files that it reads.
    make : callable
        Takes the raw files by name and the table as it is; returns the new table.
    """

    kind: str
    raw: tuple[Raw, ...]
    make: Callable[[Frames, pd.DataFrame], pd.DataFrame]


def step_of(name: str) -> Step:
    """Return the step that makes a table; a table without a step of its own is a sheet."""
    fields = data.resource(name)["schema"]["fields"]
    columns = tuple(field["name"] for field in fields)
    return STEPS.get(
        name, Step("coded by hand", (Raw(f"{name}.csv", columns),), partial(_sheet, name))
    )


def _sheet(name: str, frames: Frames, _: pd.DataFrame) -> pd.DataFrame:
    """Take a coding sheet: what spreadsheets add at the edges goes, what was typed stays."""
    sheet = frames[f"{name}.csv"].map(str.strip)
    flags = {f["name"] for f in data.resource(name)["schema"]["fields"] if f["type"] == "boolean"}
    for column in flags:
        sheet[column] = sheet[column].str.lower()
    return sheet[(sheet != "").any(axis=1)]


def _ideal_points(frames: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Take final-passage estimates; a year that rests on few votes keeps the older release."""
    raw = frames["idealpoints.tab"].rename(
        columns={
            "iso3c": "country",
            "IdealPointFP": "ideal_point",
            "Q5%FP": "lower",
            "Q95%FP": "upper",
            "NVotesFP": "votes",
        }
    )
    raw = raw.assign(year=pd.to_numeric(raw["year"]), country=raw["country"].replace("YUG", "SRB"))
    raw = raw[(raw["year"] >= 1990) & (raw["country"] != "")]
    numbers = ["ideal_point", "lower", "upper", "votes"]
    raw[numbers] = raw[numbers].apply(pd.to_numeric)
    raw = raw.round({"ideal_point": 6, "lower": 3, "upper": 3})
    keys = ["country", "year"]
    both = raw[keys + numbers].merge(old, on=keys, how="outer", suffixes=("", "_old"))
    usual = both.groupby("year")["votes"].transform("median")
    keep = both["votes"].isna() | (usual < 20)
    for column in numbers:
        both[column] = both[column].astype("Float64")
        both.loc[keep, column] = both.loc[keep, f"{column}_old"].astype("Float64")
    newest = old.loc[old["year"] != 2024, "source_id"].iloc[-1]
    return both.assign(
        few_votes=both["votes"] < 20,
        status=both["status"].fillna("reported"),
        source_id=both["source_id"].fillna(newest),
    )


def _trade(frames: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Renew Russia's trade from the IMF; the other sources of the table stay as they are."""
    raw = frames["imts_russia.csv"]
    years = [column for column in raw if column.isdigit()]
    long = raw.melt(["COUNTERPART_COUNTRY.ID", "INDICATOR.ID"], years, "year", "value_usd_m")
    long = long.assign(
        partner=long["COUNTERPART_COUNTRY.ID"],
        year=pd.to_numeric(long["year"]),
        flow=long["INDICATOR.ID"].map({"XG_FOB_USD": "export", "MG_CIF_USD": "import"}),
        value_usd_m=pd.to_numeric(long["value_usd_m"]).round(3),
        reporter="RUS",
        source_id="imf-imts-2026",
    ).dropna(subset=["flow", "value_usd_m"])
    keys = ["reporter", "partner", "year", "flow", "source_id"]
    known = old.loc[old["source_id"] == "imf-imts-2026", "partner"].unique()
    new = long[long["partner"].isin(known)].set_index(keys)["value_usd_m"]
    table = old.set_index(keys)
    added = new.index.difference(table.index)
    table = pd.concat([table, pd.DataFrame(index=added)])
    table.loc[new.index, "value_usd_m"] = new
    table = table.reset_index()
    fresh = table["status"].isna()
    export = table["flow"] == "export"
    table.loc[fresh, "valuation"] = export.map({True: "fob", False: "cif"})[fresh]
    table.loc[fresh, "basis"] = (table["year"] >= 2022).map({True: "estimated", False: "reported"})
    table.loc[fresh, "status"] = "reported"
    return table


def _aid(frames: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Add the months of each donor up to years."""
    raw = frames["data_explorer.csv"].rename(
        columns={
            "iso": "donor",
            "total": "allocated",
            "commitments": "committed",
            "gdp": "gdp_2021",
        }
    )
    sums = ["allocated", "military", "humanitarian", "financial", "committed"]
    raw[[*sums, "gdp_2021", "year", "month"]] = raw[[*sums, "gdp_2021", "year", "month"]].apply(
        pd.to_numeric
    )
    raw["donor"] = raw["donor"].where(raw["donor"] != "", "EU")
    years = raw.groupby(["donor", "year"], as_index=False).agg(
        {**dict.fromkeys(sums, "sum"), "gdp_2021": "first"}
    )
    last = raw["year"].max()
    whole = raw.loc[raw["year"] == last, "month"].max() == 12
    known = old.set_index("donor")["gdp_2021"].groupby("donor").first()
    return years.round(dict.fromkeys(sums, 6) | {"gdp_2021": 1}).assign(
        gdp_2021=lambda t: t["gdp_2021"].where(~t["donor"].isin(known[known.isna()].index)),
        partial_year=(years["year"] == last) & (not whole),
        status="reported",
        source_id=old["source_id"].iloc[0],
    )[lambda t: t[sums].sum(axis=1) > 0]


def _macro(frames: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Renew the two World Bank columns of the ten states; the other columns stay."""
    table = old.copy()
    for file, column, unit, digits in (
        ("gdp.csv", "gdp_usd_bn", 1e9, 3),
        ("population.csv", "population", 1, 0),
    ):
        raw = frames[file]
        raw = raw[raw["Country Code"].isin(STATES)]
        index = pd.MultiIndex.from_arrays([raw["Country Code"], pd.to_numeric(raw["Year"])])
        values = pd.Series((pd.to_numeric(raw["Value"]) / unit).round(digits).array, index=index)
        found = values.reindex(pd.MultiIndex.from_frame(table[["country", "year"]])).array
        table[column] = pd.Series(found, index=table.index).fillna(table[column].astype("float64"))
    return table


def _arms_transfers(frames: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Renew numbers, years and values of the deals that the table has.

    A deal is found by its states, year of order and weapon. New deals are chosen and put
    into a group by hand, in a sheet; so are deals of which SIPRI has two under one name.
    """
    raw = frames["trade-register.csv"]
    names = {"Soviet Union": "RUS", "Turkiye": "TUR"}
    codes = {name: names.get(name) or _code(name) for name in {*raw["Supplier"], *raw["Recipient"]}}
    raw = raw.assign(
        supplier=raw["Supplier"].map(codes),
        recipient=raw["Recipient"].map(codes),
        order_year=pd.to_numeric(raw["Year of order"]),
        weapon=raw["Weapon designation"],
        ordered=pd.to_numeric(raw["Number ordered"], errors="coerce"),
        delivered=pd.to_numeric(raw["Number delivered"], errors="coerce").fillna(0),
        delivery_years=raw["Year(s) of delivery"].str.replace("; ", ";"),
        tiv_delivered=pd.to_numeric(raw["SIPRI TIV of delivered weapons"], errors="coerce"),
    )
    keys = ["supplier", "recipient", "order_year", "weapon"]
    columns = ["ordered", "delivered", "delivery_years", "tiv_delivered"]
    raw = raw[~raw.duplicated(keys, keep=False)].set_index(keys)[columns]
    table = old.set_index(keys)
    once = ~table.index.duplicated(keep=False) & table.index.isin(raw.index)
    for column in columns:
        table.loc[once, column] = raw.loc[table.index[once], column].array
    years = table["delivery_years"].replace("", None).str.split(";")
    table["first_delivery"] = years.str[0].astype("Int64")
    table["last_delivery"] = years.str[-1].astype("Int64")
    return table.reset_index()


def _code(name: str) -> str:
    try:
        return data.country_code(name)
    except CourseError:
        return ""


def _alignment(_: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Compute the distances again from the ideal points; agreement and cosine stay."""
    points = data.load("ideal_points").set_index(["country", "year"])
    table = old.copy()
    series = {"distance": "ideal_point", "distance_all_votes": "ideal_point_all_votes"}
    for distance, point in series.items():
        ends = [
            points[point].reindex(pd.MultiIndex.from_frame(table[[state, "year"]])).to_numpy()
            for state in ("country", "reference")
        ]
        table[distance] = abs(ends[0] - ends[1]).round(6)
    return table


def _partner_shares(_: Frames, old: pd.DataFrame) -> pd.DataFrame:
    """Take values again from trade (to 2020) and trade_points (from 2021), and divide."""
    table = old.copy()
    for row in table.itertuples():
        find = _in_trade if row.basis == "series" else _in_points
        table.loc[row.Index, "value_usd_m"] = find(row.year, row.flow, row.partner)
        table.loc[row.Index, "world_usd_m"] = find(row.year, row.flow, "WLD")
    share = 100 * table["value_usd_m"] / table["world_usd_m"]
    return table.assign(share_pct=share.round(2))


def _in_trade(year: int, flow: str, partner: str) -> float:
    trade = data.load("trade")
    # In 1991 and 1992 the rows of the Soviet Union and of Russia are two parts of one partner.
    partners = [partner, "SUN"] if partner == "RUS" and year <= 1992 else [partner]
    rows = trade[
        (trade["reporter"] == "KOR")
        & trade["partner"].isin(partners)
        & (trade["year"] == year)
        & (trade["flow"] == flow)
    ]
    return float(rows["value_usd_m"].sum(min_count=1))


def _in_points(year: int, flow: str, partner: str) -> float:
    points = data.load("trade_points")
    rows = points[
        (points["reporter"] == "KOR")
        & (points["partner"] == partner)
        & (points["period"] == str(year))
        & (points["measure"] == flow)
        & (points["unit"] == "usd_bn")
        & points["preferred"].fillna(False).astype(bool)
    ]
    if rows.empty:
        return float("nan")
    return float(rows["value"].iloc[0]) * 1000  # billions to millions


STEPS = {
    "ideal_points": Step(
        "downloaded",
        (
            Raw(
                "idealpoints.tab",
                ("iso3c", "year", "NVotesFP", "IdealPointFP", "Q5%FP", "Q95%FP"),
                least=11_000,
                separator="\t",
            ),
        ),
        _ideal_points,
    ),
    "trade": Step(
        "downloaded",
        (Raw("imts_russia.csv", ("COUNTERPART_COUNTRY.ID", "INDICATOR.ID", "2021"), least=200),),
        _trade,
    ),
    "aid": Step(
        "downloaded",
        (
            Raw(
                "data_explorer.csv",
                ("iso", "year", "month", "total", "financial", "humanitarian", "military", "gdp"),
                least=1000,
            ),
        ),
        _aid,
    ),
    "macro": Step(
        "downloaded",
        (
            Raw("gdp.csv", ("Country Code", "Year", "Value"), least=10_000),
            Raw("population.csv", ("Country Code", "Year", "Value"), least=10_000),
        ),
        _macro,
    ),
    "arms_transfers": Step(
        "downloaded",
        (
            Raw(
                "trade-register.csv",
                ("Recipient", "Supplier", "Year of order", "Weapon designation"),
                least=25_000,
                skip=11,
                encoding="latin-1",
            ),
        ),
        _arms_transfers,
    ),
    "alignment": Step("computed", (), _alignment),
    "partner_shares": Step("computed", (), _partner_shares),
}
