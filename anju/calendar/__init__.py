"""Working days (工作日历): which days are worked, and when a term of working days ends.

Pure: standard library only, no clock. The data stand in `data/`, a year a file, and can be replaced whole.
"""

from anju.calendar.loading import calendar_of_china, load_calendar
from anju.calendar.model import MOST_WORKING_DAYS, Calendar, DayOff, Deadline, Source
from anju.calendar.refusals import CalendarFaulty, CalendarRefused, Fault
from anju.engine.text import Text

__all__ = [
    "MOST_WORKING_DAYS",
    "Calendar",
    "CalendarFaulty",
    "CalendarRefused",
    "DayOff",
    "Deadline",
    "Fault",
    "Source",
    "Text",
    "calendar_of_china",
    "load_calendar",
]
