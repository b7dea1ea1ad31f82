//! Events whose sentence tells when they were.
//!
//! In: a time expression and what is known of the event's reality. Out: bounds. "now in its fourth month": it began three to
//! four months ago and lasts.

use super::{window, Placed, Story, DAY};
use crate::extract::lexicon::LEXICON;
use crate::extract::status::{Fact, Told};
use crate::extract::trigger::Trigger;
use crate::model::{
    Basis, Bounds, Dated, Deprel, Lean, Length, Moment, Status, TimexModifier, TimexType, Tree, Window,
};

impl Story {
    /// Whether an expression can place an event of itself.
    pub(super) fn dates(&self, d: &Dated) -> bool {
        match d.kind {
            TimexType::Date | TimexType::Time => d.bounds != Bounds::OPEN,
            TimexType::Duration => match d.lean {
                Lean::Within => d.length.is_some() && self.published != Window::OPEN,
                Lean::NthUnit | Lean::Since => d.bounds != Bounds::OPEN,
                _ => false,
            },
            TimexType::Set => false,
        }
    }

    pub(super) fn by_date(&self, d: &Dated, fact: &Fact) -> Placed {
        let w = window(d);
        let mut status = fact.status;
        let ahead = matches!((w.earliest, self.published.latest), (Some(a), Some(p)) if a > p);
        if ahead && status == Status::Occurred {
            status = Status::Planned;
        }
        // "the envoys meet on Monday", said the week before
        if ahead && status == Status::Ongoing && fact.told == Told::Present && fact.sure && d.lean == Lean::At {
            status = Status::Planned;
        }
        // "1940 - Troops occupy the islands": a chronicle tells the past in the present
        if status == Status::Ongoing
            && fact.told == Told::Present
            && fact.sure
            && d.lean == Lean::At
            && self.long_past(w)
        {
            status = Status::Occurred;
        }
        // "the 1987 inquiry" goes on no more
        if status == Status::Ongoing && !fact.sure && d.lean == Lean::At {
            status = Status::Occurred;
        }
        let lasting = status == Status::Ongoing;
        let coming = matches!(status, Status::Planned | Status::Conditional | Status::Hypothetical);
        let now = self.published.earliest;
        let bounds = match d.lean {
            Lean::At if lasting => Bounds {
                start: Window { earliest: None, latest: w.latest },
                end: Window { earliest: w.earliest, latest: None },
            },
            Lean::At | Lean::Throughout => Bounds::within(w),
            // "forty have been killed since Monday": at some time from then on
            Lean::Since if status == Status::Occurred => {
                Bounds::within(Window { earliest: w.earliest, latest: self.published.latest })
            }
            Lean::Since => {
                Bounds { start: w, end: Window { earliest: if lasting { now } else { w.earliest }, latest: None } }
            }
            Lean::From => Bounds { start: w, end: Window { earliest: w.earliest, latest: None } },
            Lean::Until => Bounds { start: Window { earliest: None, latest: w.latest }, end: w },
            Lean::By => Bounds::within(Window { earliest: now.filter(|_| ahead || coming), latest: w.latest }),
            // "before the end of the month"
            Lean::Before if d.modifier == Some(TimexModifier::End) => {
                Bounds::within(Window { earliest: now.filter(|_| coming), latest: w.latest })
            }
            // "just before 10:30": on that day still
            Lean::Before => Bounds::within(Window {
                earliest: match d.kind {
                    TimexType::Time => w.earliest.map(Moment::day_start),
                    _ => now.filter(|n| coming && w.earliest.is_some_and(|e| *n < e)),
                },
                latest: w.earliest.map(|m| m.plus(-1)),
            }),
            Lean::After if d.modifier == Some(TimexModifier::OnOrAfter) => {
                Bounds::within(Window { earliest: w.earliest, latest: None })
            }
            Lean::After => Bounds::within(Window {
                earliest: w.latest.map(|m| m.plus(1)),
                latest: w.latest.filter(|_| d.kind == TimexType::Time).map(Moment::day_end),
            }),
            Lean::Within => Bounds::within(self.within(d)),
            Lean::NthUnit => Bounds { start: d.bounds.start, end: Window { earliest: now, latest: None } },
        };
        if d.lean == Lean::NthUnit && status == Status::Occurred {
            status = Status::Ongoing;
        }
        let bounds = self.past(bounds, status);
        // what is over began and ended before it was printed
        let over = status == Status::Occurred && !matches!(d.lean, Lean::Since | Lean::From | Lean::Until);
        let by = Window { earliest: None, latest: self.published.latest };
        let ended = Bounds { start: Window::OPEN, end: by };
        let bounds = Some(bounds.meet(ended)).filter(|b| over && !b.is_empty()).unwrap_or(bounds);
        Placed {
            status,
            bounds,
            basis: if d.stated { Basis::Stated } else { Basis::Anchored },
            says: Some(d.span),
            anchor: d.anchor.clone(),
            why: (!d.why.is_empty()).then(|| d.why.clone()),
            // "hours later" has bounds that its date, of unknown day, does not say
            when: d
                .edtf
                .clone()
                .filter(|e| d.lean == Lean::At && !lasting && (w.latest.is_some() || e.window().latest.is_none())),
        }
    }

    /// Whether a time was over more than a week before the writing.
    fn long_past(&self, w: Window) -> bool {
        let (Some(over), Some(now)) = (w.latest, self.published.earliest) else { return false };
        now.0 - over.0 > 7 * DAY
    }

    /// What has occurred, began before it was printed; what is ahead, has not ended by then.
    fn past(&self, bounds: Bounds, status: Status) -> Bounds {
        let told = match status {
            Status::Occurred | Status::Ongoing => {
                Bounds { start: Window { earliest: None, latest: self.published.latest }, end: Window::OPEN }
            }
            _ => Bounds::OPEN,
        };
        let both = bounds.meet(told);
        if both.is_empty() {
            bounds
        } else {
            both
        }
    }

    /// "in less than a month": from now to then.
    fn within(&self, d: &Dated) -> Window {
        let less = d.modifier == Some(TimexModifier::LessThan);
        let end = match (self.published.latest, d.length) {
            (Some(p), Some(l)) => Some(far(p, l, 1).plus(if less && l.unit_minutes < DAY && l.unit_minutes > 0 {
                0
            } else if less {
                -DAY
            } else {
                0
            })),
            _ => None,
        };
        Window { earliest: self.published.earliest, latest: end }
    }

    /// Whether an event may share a date of its sentence: what is past or denied may, what is ahead only a day ahead.
    pub(super) fn shareable(&self, d: &Dated, fact: &Fact) -> bool {
        let ahead = matches!((window(d).earliest, self.published.latest), (Some(a), Some(p)) if a > p);
        self.dates(d)
            && match fact.status {
                Status::Occurred | Status::Ongoing | Status::Negated | Status::Alleged => fact.told != Told::Before,
                Status::Planned | Status::Conditional => ahead,
                Status::Hypothetical | Status::Denied => false,
            }
    }

    /// "broke a 27-year freeze Monday": the freeze ended on Monday and began so long before.
    pub(super) fn ended(&self, tree: &Tree, triggers: &[Trigger], k: usize, d: &Dated, placed: &mut [Placed]) {
        let Some(length) = d.length else { return };
        let Some(verb) = tree.head(triggers[k].token).filter(|&v| LEXICON.ending.contains(tree.lemma(v))) else {
            return;
        };
        if tree.rel(triggers[k].token) != Deprel::Obj {
            return;
        }
        let by_verb =
            triggers.iter().position(|t| t.token == verb).map(|v| (placed[v].bounds, placed[v].anchor.clone()));
        let dated = || tree.sentence.dates.iter().find(|x| x.kind == TimexType::Date && x.lean == Lean::At);
        let end = match (by_verb, dated()) {
            (Some((b, _)), _) if b.start.earliest.is_some() => {
                Window { earliest: b.start.earliest, latest: b.end.latest }
            }
            (_, Some(x)) => window(x),
            _ => return,
        };
        let (Some(a), Some(b)) = (end.earliest, end.latest) else { return };
        let earliest = far(a, length, -1);
        let earliest = earliest.plus_months(-length.unit_months).plus(-length.unit_minutes);
        let latest = far(b, length, -1);
        let latest = if length.unit_months >= 12 { latest.year_end() } else { latest };
        placed[k].bounds = Bounds { start: Window::new(earliest, latest), end };
        placed[k].basis = Basis::Anchored;
        placed[k].status = Status::Occurred;
        placed[k].says = Some(d.span);
        placed[k].anchor = Some(a.earliest_text());
        placed[k].why = Some(format!(
            "{} - {} = {}..{}",
            a.earliest_text(),
            d.value,
            earliest.earliest_text(),
            latest.latest_text()
        ));
    }
}

/// So many lengths from a moment.
fn far(from: Moment, length: Length, times: i64) -> Moment {
    from.plus_months(length.months * times).plus(length.minutes * times)
}
