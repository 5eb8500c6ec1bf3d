"""Writes data/holidays.csv: Vietnam's holidays and swapped days as PyPI `holidays` has them.

One line a day, `date,kind,name`: `off` for a day off, `worked` for a Saturday worked in exchange.

    pip install -r requirements.txt && python holidays_vn.py > ../data/holidays.csv
"""

import holidays

for year in range(2007, 2101):
    known = holidays.country_holidays("VN", years=year, language="en_US")
    lines = [(day, "off", name.replace(",", ";")) for day, name in known.items() if day.year == year]
    lines += [(day, "worked", "") for day in known.weekend_workdays if day.year == year]
    for day, kind, name in sorted(lines):
        print(f"{day.isoformat()},{kind},{name}")
