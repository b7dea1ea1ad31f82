//! A time of day: `23:20:30`, `10:10:10Z`, `09:00:00+05:30`.

use std::fmt;

/// A time of day, as written, with its minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Minute of the day, 0 to 1440: midnight may be the day's end.
    pub minute: u16,
    /// The second, when told.
    pub second: Option<Second>,
    /// The zone, when told.
    pub zone: Option<Zone>,
}

/// A second, 0 to 60, and its fraction as so many digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Second {
    pub whole: u8,
    pub fraction: u32,
    pub digits: u8,
}

/// How far a clock is from universal time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// `Z`.
    Universal,
    /// `+01:00`, `-04`: minutes east, and whether the minutes are written.
    East { minutes: i16, short: bool },
}

impl Time {
    /// Reads what stands behind the T.
    pub fn read(text: &str) -> Result<Time, String> {
        let form = || format!("a time is hh:mm:ss, with Z, +hh:mm or nothing behind it, not `{text}`");
        let at = text.find(['Z', '+', '-', '\u{2212}']).unwrap_or(text.len());
        let (clock, zone) = text.split_at(at);
        let mut parts = clock.split(':');
        let mut two = || parts.next().map(|t| number(t, 2).ok_or_else(form)).transpose();
        let (hour, minute) = (two()?.ok_or_else(form)?, two()?.ok_or_else(form)?);
        let second = parts.next().map(|t| Second::read(t).ok_or_else(form)).transpose()?;
        if parts.next().is_some() {
            return Err(form());
        }
        let at_end = hour == 24 && minute == 0 && second.is_none_or(|s| s.whole == 0 && s.fraction == 0);
        if (hour > 23 && !at_end) || minute > 59 {
            return Err(format!("there is no {hour:02}:{minute:02}: hours go to 23, minutes to 59"));
        }
        let time = Time { minute: hour * 60 + minute, second, zone: Zone::read(zone)? };
        match second.map(|s| s.whole) {
            Some(60) if (i64::from(time.minute) - time.east()).rem_euclid(1440) != 1439 => {
                Err("a leap second ends a day of universal time: 23:59:60Z".into())
            }
            Some(61..) => Err("seconds go to 59".into()),
            _ => Ok(time),
        }
    }

    /// Minutes by which its clock is before universal time; 0 when it tells no zone.
    pub fn east(self) -> i64 {
        match self.zone {
            Some(Zone::East { minutes, .. }) => minutes.into(),
            _ => 0,
        }
    }
}

impl Second {
    fn read(text: &str) -> Option<Second> {
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = fraction.len();
        let told = digits == 0 && whole.len() == text.len() || (1..=9).contains(&digits);
        let fraction = if digits == 0 {
            Some(0)
        } else {
            fraction.bytes().all(|b| b.is_ascii_digit()).then(|| fraction.parse().ok()).flatten()
        };
        told.then_some(Second { whole: number(whole, 2)? as u8, fraction: fraction?, digits: digits as u8 })
    }
}

impl Zone {
    fn read(text: &str) -> Result<Option<Zone>, String> {
        let wrong = || format!("a zone is Z, or hours and minutes such as +05:30, not `{text}`");
        let (sign, rest) = match text.chars().next() {
            None => return Ok(None),
            Some('Z') if text.len() == 1 => return Ok(Some(Zone::Universal)),
            Some('+') => (1, &text[1..]),
            Some('-') => (-1, &text[1..]),
            _ => return Err(wrong()),
        };
        let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
        let (hours, minutes) = (number(hours, 2).ok_or_else(wrong)?, number(minutes, 2).ok_or_else(wrong)?);
        if hours > 18 || minutes > 59 || (sign < 0 && hours + minutes == 0) {
            return Err(wrong());
        }
        Ok(Some(Zone::East { minutes: sign * (hours * 60 + minutes) as i16, short: rest.len() == 2 }))
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minute / 60, self.minute % 60)?;
        if let Some(s) = self.second {
            write!(f, ":{:02}", s.whole)?;
            if s.digits > 0 {
                write!(f, ".{:0width$}", s.fraction, width = usize::from(s.digits))?;
            }
        }
        match self.zone {
            None => Ok(()),
            Some(Zone::Universal) => f.write_str("Z"),
            Some(Zone::East { minutes, short }) => {
                write!(f, "{}{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60)?;
                if short {
                    Ok(())
                } else {
                    write!(f, ":{:02}", minutes.abs() % 60)
                }
            }
        }
    }
}
