"""What an event is: a course, a meeting, a fair; and how each sort is named."""

from __future__ import annotations

from generator.fields import Choice


class EventType(Choice):
    """What an event is."""

    AMBASSADOR_COURSE = "ambassadørkursus"
    EXTENDED_COURSE = "udvidet-kursus"
    NETWORK_MEETING = "netværksmøde"
    EVENING_MEETING = "fyraftensmøde"
    CONFERENCE = "konference"
    FAIR = "messe"
    TELEVISION = "tv-indslag"
    MENTOR_COURSE = "mentorkursus"
    EXPERIENCE_GROUP = "erfa-gruppe"
    ANNUAL_EVENT = "årsarrangement"
    THEME_DAY = "temadag"
    SEMINAR = "startseminar"

    @property
    def label(self) -> str:
        """The type as a visitor reads it; abbreviations keep their capitals."""
        return {
            EventType.TELEVISION: "TV-indslag",
            EventType.EXPERIENCE_GROUP: "ERFA-gruppe",
        }.get(self, super().label)

    @property
    def plural(self) -> str:
        """Several of the type, as a visitor reads it; the address of their calendar, too."""
        return {
            EventType.EXTENDED_COURSE: "Udvidede kurser",
            EventType.AMBASSADOR_COURSE: "Ambassadørkurser",
            EventType.MENTOR_COURSE: "Mentorkurser",
            EventType.CONFERENCE: "Konferencer",
            EventType.FAIR: "Messer",
            EventType.TELEVISION: "TV-indslag",
            EventType.EXPERIENCE_GROUP: "ERFA-grupper",
            EventType.ANNUAL_EVENT: "Årsarrangementer",
            EventType.THEME_DAY: "Temadage",
        }.get(self, f"{self.label}r" if self.value.endswith("e") else f"{self.label}er")
