"""agenda.py REGISTER.json ON UNTIL

How many agreements may be in force on the day ON, and what wants attention up to the day
UNTIL, both written like 2025-09-15. Only what comes with Python is used; the structs are those
of hoptac.h.
"""

import ctypes
import sys
from ctypes import POINTER, Structure, byref, c_char_p, c_size_t, c_void_p
from ctypes import c_int16, c_int32, c_uint8, c_uint32
from datetime import date


class Date(Structure):
    _fields_ = [("year", c_int16), ("month", c_uint8), ("day", c_uint8)]

    def __str__(self):
        return f"{self.day:02}/{self.month:02}/{self.year:04}" if self.year else "không rõ  "


class Window(Structure):
    _fields_ = [("earliest", Date), ("latest", Date)]


class Range(Structure):
    _fields_ = [("least", c_uint32), ("most", c_uint32)]


class Bilingual(Structure):
    _fields_ = [("vi", c_char_p), ("en", c_char_p)]


class Named(Structure):
    _fields_ = [("id", c_char_p), ("name", Bilingual)]


class Citation(Structure):
    _fields_ = [("document", Named), ("section", c_char_p), ("words", c_char_p)]
    _fields_ += [("inferred", c_uint32)]


class Standing(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("phases", c_uint32),
        ("certain", c_uint32),
        ("turns", c_uint32),
        ("in_force", Window),
        ("suspended", Window),
        ("resumed", Window),
        ("expired", Window),
        ("terminated", Window),
        ("superseded", Window),
        ("running_terms", c_uint32),
        ("renewals", Range),
        ("last_day", Window),
        ("notice_by", Window),
        ("entry_assumed", c_uint32),
        ("contradictory", c_uint32),
    ]


class AgendaOptions(Structure):
    _fields_ = [("size", c_size_t), ("on", Date), ("until", Date), ("from_", Date)]
    _fields_ += [("statutory", c_uint32)]


class AgendaItem(Structure):
    _fields_ = [
        ("size", c_size_t),
        ("id", c_char_p),
        ("kind", c_int32),
        ("urgency", c_int32),
        ("title", Bilingual),
        ("window", Window),
        ("subject", c_char_p),
        ("answering", POINTER(Named)),
        ("answering_count", c_size_t),
        ("partners", POINTER(c_char_p)),
        ("partners_count", c_size_t),
        ("cites", POINTER(Citation)),
        ("cites_count", c_size_t),
    ]


IN_FORCE = 2
VIETNAMESE = 1

library = ctypes.CDLL("libhoptac.so.0")
library.hoptac_result_text.restype = c_char_p
library.hoptac_count_agreements.restype = c_size_t
library.hoptac_agenda_at.restype = POINTER(AgendaItem)
# Handles are pointers, and of another size than the numbers that ctypes takes by default.
handle, size, place = c_void_p, c_size_t, POINTER(c_void_p)
library.hoptac_register_from_json.argtypes = [c_char_p, size, place, place]
library.hoptac_count_agreements.argtypes = [handle]
library.hoptac_ask_standings.argtypes = [handle, Date, size, size, size, POINTER(Standing)]
library.hoptac_ask_agenda.argtypes = [handle, POINTER(AgendaOptions), place, place]
library.hoptac_agenda_at.argtypes = [handle, size]
library.hoptac_agenda_free.argtypes = [handle]
library.hoptac_register_free.argtypes = [handle]


def check(code):
    if code != 0:
        sys.exit(library.hoptac_result_text(code, VIETNAMESE).decode())


def day(text):
    written = date.fromisoformat(text)
    return Date(written.year, written.month, written.day)


def main(path, on, until):
    with open(path, "rb") as file:
        text = file.read()
    register = c_void_p()
    check(library.hoptac_register_from_json(text, len(text), byref(register), None))

    number = library.hoptac_count_agreements(register)
    standings = (Standing * number)()
    each = ctypes.sizeof(Standing)
    check(library.hoptac_ask_standings(register, day(on), 0, number, each, standings))
    in_force = [standing for standing in standings if standing.phases & IN_FORCE]
    print(f"Còn hiệu lực: {sum(standing.certain for standing in in_force)}–{len(in_force)}")

    # What is left out is 0, as hoptac_agenda_options_init has it.
    options = AgendaOptions(size=ctypes.sizeof(AgendaOptions), on=day(on), until=day(until))
    agenda = c_void_p()
    check(library.hoptac_ask_agenda(register, byref(options), byref(agenda), None))
    index = 0
    while item := library.hoptac_agenda_at(agenda, index):
        item = item.contents
        cite = item.cites[0]
        place = f"{cite.document.name.vi.decode()} {cite.section.decode()}"
        print(f"{item.window.latest}  {item.title.vi.decode()}  {place}")
        index += 1

    library.hoptac_agenda_free(agenda)
    library.hoptac_register_free(register)


if len(sys.argv) != 4:
    sys.exit(__doc__)
main(*sys.argv[1:])
