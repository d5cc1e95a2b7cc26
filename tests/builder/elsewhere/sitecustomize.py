"""Another day, and folders that list their files in another order: every Python that starts with this on its path."""

import datetime
import os
import time

LATER = 1_000 * 86_400 + 12_345
"""In seconds."""


def _later(read, unit=1):
    return lambda: read() + LATER * unit


class _Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class _DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


def _of_now(convert):
    return lambda seconds=None: convert(time.time() if seconds is None else seconds)


class _Backwards:
    """What os.scandir gives, from the last to the first."""

    def __init__(self, entries):
        with entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)


time.time, time.time_ns = _later(time.time), _later(time.time_ns, 10**9)
time.localtime, time.gmtime, time.ctime = map(_of_now, (time.localtime, time.gmtime, time.ctime))
_format = time.strftime
time.strftime = lambda form, moment=None: _format(form, time.localtime() if moment is None else moment)
datetime.date, datetime.datetime = _Date, _DateTime
_list, _scan = os.listdir, os.scandir
os.listdir = lambda *folder: sorted(_list(*folder), reverse=True)
os.scandir = lambda *folder: _Backwards(_scan(*folder))
