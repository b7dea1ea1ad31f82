//! The nouns.
//!
//! ```text
//! Timeline
//! ├── Document          what was read: id, file, published, fingerprint
//! ├── Actor             who: id, name, kind
//! ├── Event             what happened, when, who, how sure
//! │   ├── Edtf          what a reader should see as its date
//! │   ├── Window ×2     earliest and latest start; earliest and latest end
//! │   └── Evidence      the exact words, where they stand, what they alone would say
//! ├── Relation          from, to, before | includes | …
//! ├── Contradiction     statements that cannot all be true, and which one yielded
//! └── Note              what the reader should know
//! Article → Sentence → Token, Dated, Name, VerbGroup      (what the rooms hand on while reading)
//! Question                                                (what is asked of a timeline)
//! ```

mod article;
mod dated;
mod difference;
mod edtf;
mod event;
mod kind;
mod mention;
mod note;
mod places;
mod question;
mod relation;
mod sentence;
mod timeline;
mod tree;
mod when;
mod why;

pub use article::{Article, Span};
pub use dated::{Dated, Lean, Length, TimexModifier, TimexType};
pub use difference::{Difference, End, TICKS};
pub use edtf::{Edtf, EdtfError};
pub use event::{Basis, Event, Evidence, Participant, Role, Status};
pub use kind::EventType;
pub use mention::{About, Link, Mention, Naming};
pub use note::Note;
pub use places::Places;
pub use question::{Answer, Question, Reply, TimeQuestion};
pub use relation::{length, Gap, Relation, RelationKind};
pub use sentence::{Aspect, Deprel, Mood, Name, NameKind, Sentence, Tense, Token, Upos, VerbGroup, Voice};
pub use timeline::{Actor, ActorKind, Contradiction, Document, Timeline};
pub use tree::{Signs, Tree};
pub use when::{Bounds, Moment, Window};
pub use why::{Reason, Side, Standing, Step, Why, WhyBound, WhyOrder, AXIOM};
