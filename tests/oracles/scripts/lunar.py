"""Writes data/lunar.csv: the Vietnamese lunar calendar from an astronomy of its own.

PyEphem (PyPI `ephem`) computes new moons and the sun's longitude by VSOP87 and a lunar theory of its
own; the calendar rule is written here once more, from its definition. One line a lunar year: the
year, the number the leap month repeats (0 without one), and the first day of each month.

    pip install -r requirements.txt && python lunar.py > ../data/lunar.csv
"""

import datetime
import math

import ephem

FIRST_YEAR, LAST_YEAR = 1900, 2100
UTC_PLUS_7 = datetime.timedelta(hours=7)


def civil_day(moment):
    """The civil day, at UTC+7, of a moment."""
    return (moment.datetime() + UTC_PLUS_7).date()


def month_starts():
    """The civil days of all new moons from 1898 to 2102."""
    moon, starts = ephem.Date("1898/6/1"), []
    while not starts or starts[-1].year < 2103:
        moon = ephem.next_new_moon(moon)
        starts.append(civil_day(moon))
        moon = ephem.Date(moon + 20)
    return starts


def term(day):
    """How many twelfths of its way the sun has gone when a civil day begins at UTC+7."""
    begin = ephem.Date(datetime.datetime.combine(day, datetime.time()) - UTC_PLUS_7)
    sun = ephem.Sun(begin)
    seen = ephem.Ecliptic(ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=begin), epoch=begin)
    return math.floor(math.degrees(seen.lon) / 30)


def numbered(starts):
    """Every month as (first day, number, is leap)."""
    solstices = [civil_day(ephem.next_winter_solstice(f"{year}/12/1")) for year in range(1898, 2103)]
    elevenths = [max(i for i, start in enumerate(starts) if start <= day) for day in solstices]
    months = []
    for begin, end in zip(elevenths, elevenths[1:]):
        leap = None
        if end - begin == 13:
            leap = next(i for i in range(begin + 1, end) if term(starts[i]) == term(starts[i + 1]))
        number = 11
        for i in range(begin, end):
            if i > begin and i != leap:
                number = number % 12 + 1
            months.append((starts[i], number, i == leap))
    return months


def main():
    months = numbered(month_starts())
    tets = [i for i, (_, number, leap) in enumerate(months) if number == 1 and not leap]
    for begin, end in zip(tets, tets[1:]):
        year = months[begin][0].year
        if FIRST_YEAR <= year <= LAST_YEAR:
            leap = next((number for _, number, leap in months[begin:end] if leap), 0)
            starts = ",".join(start.isoformat() for start, _, _ in months[begin:end])
            print(f"{year},{leap},{starts}")


main()
