"""Reads every calendar of a folder with PyPI's icalendar and compares it with what it is to hold:
beside NAME.ics stands NAME.json."""

import datetime
import json
import pathlib
import sys

import icalendar


def read(component):
    """One task or event as it was understood."""
    assert component.errors == [], component.errors
    day = component.get("DUE", component.get("DTSTART"))
    assert day is None or type(day.dt) is datetime.date, day
    assert "DTEND" not in component
    return {
        "component": component.name.lower(),
        "uid": str(component["UID"]),
        "day": day and day.dt.isoformat(),
        "done": component.get("STATUS") == "COMPLETED",
    }


calendars = sorted(pathlib.Path(sys.argv[1]).glob("*.ics"))
assert calendars, f"no calendars in {sys.argv[1]}"
for file in calendars:
    expected = json.loads(file.with_suffix(".json").read_text("utf-8"))
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    assert calendar.errors == [], calendar.errors
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    assert len(calendar.subcomponents) == len(expected["items"]), file.name
    stamp = datetime.datetime.strptime(expected["stamp"], "%Y%m%dT%H%M%SZ")
    for component, wanted in zip(calendar.subcomponents, expected["items"]):
        assert component["DTSTAMP"].dt == stamp.replace(tzinfo=datetime.timezone.utc)
        titled, mentions = wanted.pop("titled"), wanted.pop("mentions")
        assert titled in component["SUMMARY"], (file.name, titled)
        assert read(component) == wanted, (file.name, read(component), wanted)
        for words in mentions:
            assert words in component["DESCRIPTION"], (file.name, words)
print(f"icalendar reads {len(calendars)} calendars as they are meant")
