"""What the calendar refuses (工作日历的拒绝), and what it finds wrong in its own data.

Exception
├── CalendarRefused        the question cannot be answered; the answer says why and what to do
│   ├── NoCalendarForDay   the day lies before the first year of the calendar
│   ├── CountNegative      fewer than no working days were asked for
│   ├── CountTooLarge      more working days than any deadline has
│   ├── DaysReversed       the end lies before the beginning
│   └── DaysExhausted      the count runs past the last day that can be written
└── CalendarFaulty         the files of a calendar edition are wrong; carries every fault
"""

from dataclasses import dataclass
from datetime import date

from anju.engine.text import Language, Text


class CalendarRefused(Exception):
    """Refuse a question about working days (不予计算), with the reason in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(f"{text.zh} {text.en}")
        self.text = text


class NoCalendarForDay(CalendarRefused):
    """Refuse a day before the first year of the calendar (早于日历起始年份)."""

    def __init__(self, day: date, first_year: int) -> None:
        super().__init__(
            Text(
                zh=f"{day.isoformat()} 早于工作日历的起始年份{first_year}年，没有放假安排可依。"
                f"请核对日期，或请管理员补录该年的工作日历。",
                en=f"{day.isoformat()} is before {first_year}, the first year of the working calendar, so "
                f"there is nothing to count by. Check the date, or ask the administrator to add that year.",
            )
        )


class CountNegative(CalendarRefused):
    """Refuse a negative number of working days (工作日数不能为负)."""

    def __init__(self, n: int) -> None:
        super().__init__(
            Text(
                zh=f"工作日数不能为负：{n}。期限自起算日的次日起向后计算，请填写0或正整数。",
                en=f"The number of working days cannot be negative: {n}. A term runs forward from the day "
                f"after the event; give 0 or more.",
            )
        )


class CountTooLarge(CalendarRefused):
    """Refuse a count beyond the stated limit (工作日数超出上限)."""

    def __init__(self, most: int) -> None:
        super().__init__(
            Text(
                zh=f"超过{most}个工作日（约四十年），不予计算。请核对天数和日期是否填错。",
                en=f"That is more than {most} working days (about forty years), which is not counted. "
                f"Check the number and the dates for a slip.",
            )
        )


class DaysReversed(CalendarRefused):
    """Refuse an end before its beginning (起止日期颠倒)."""

    def __init__(self, start: date, end: date) -> None:
        super().__init__(
            Text(
                zh=f"结束日 {end.isoformat()} 早于开始日 {start.isoformat()}。请对调两个日期后再算。",
                en=f"The end, {end.isoformat()}, is before the start, {start.isoformat()}. "
                f"Exchange the two dates and count again.",
            )
        )


class DaysExhausted(CalendarRefused):
    """Refuse a count that runs past the last day that can be written (超出可表示的日期)."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                zh=f"计算超出了可表示的最后一天 {date.max.isoformat()}。请核对日期是否填错。",
                en=f"The count runs past {date.max.isoformat()}, the last day that can be written. "
                f"Check the date for a slip.",
            )
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """Point at one fault of a calendar edition (日历数据错误): the file, what is wrong, what to do."""

    file: str
    what: Text
    hint: Text

    def said_in(self, lang: Language) -> str:
        """Write the fault on one line (逐条列示)."""
        return f"{self.file}: {self.what.in_(lang)} {self.hint.in_(lang)}"


class CalendarFaulty(Exception):
    """Report every fault of a calendar edition at once (工作日历数据有误)."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(fault.said_in(lang) for fault in faults for lang in ("zh", "en")))
        self.faults = faults
