//! The event types: what kind of act. See CAMEO and PLOVER for where they come from; the codes stand in `data/`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// What kind of act an event is, whether it happened or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum EventType {
    /// Two parties' officials are in one room or call for substantive contact.
    #[serde(rename = "meet.bilateral")]
    MeetBilateral,
    /// Meeting of heads of state/government, or conference of at least 3 parties.
    #[serde(rename = "meet.summit")]
    MeetSummit,
    /// Remote exchange (phone, letter, message).
    #[serde(rename = "meet.call")]
    MeetCall,
    /// Official travels to another polity.
    #[serde(rename = "visit.make")]
    VisitMake,
    /// Polity receives the visitor.
    #[serde(rename = "visit.host")]
    VisitHost,
    /// Bargaining process or round, incl. its opening/resuming.
    #[serde(rename = "negotiate.talks")]
    NegotiateTalks,
    /// Third party works between adversaries.
    #[serde(rename = "negotiate.mediate")]
    NegotiateMediate,
    /// Talks end, fail, are suspended or walked out of.
    #[serde(rename = "negotiate.break")]
    NegotiateBreak,
    /// Formal invitation or convocation.
    #[serde(rename = "invite")]
    Invite,
    /// Diplomatic relations opened.
    #[serde(rename = "relations.establish")]
    RelationsEstablish,
    /// State/government/border recognised.
    #[serde(rename = "relations.recognise")]
    RelationsRecognise,
    /// Broken or lowered relations resumed or upgraded.
    #[serde(rename = "relations.restore")]
    RelationsRestore,
    /// Relations severed.
    #[serde(rename = "relations.break")]
    RelationsBreak,
    /// Relations lowered, cooled, visit cancelled.
    #[serde(rename = "relations.downgrade")]
    RelationsDowngrade,
    /// Ambassador/envoy named, accredited, presents credentials.
    #[serde(rename = "envoy.appoint")]
    EnvoyAppoint,
    /// Own envoy called home.
    #[serde(rename = "envoy.recall")]
    EnvoyRecall,
    /// Foreign diplomat declared persona non grata.
    #[serde(rename = "envoy.expel")]
    EnvoyExpel,
    /// Ambassador called to the ministry.
    #[serde(rename = "envoy.summon")]
    EnvoySummon,
    /// Embassy/consulate opens or closes.
    #[serde(rename = "mission.open")]
    MissionOpen,
    /// Embassy/consulate opens or closes.
    #[serde(rename = "mission.close")]
    MissionClose,
    /// Embassy stormed/occupied or diplomats held.
    #[serde(rename = "mission.seize")]
    MissionSeize,
    /// Treaty/agreement/communiqué signed or initialled.
    #[serde(rename = "agree.sign")]
    AgreeSign,
    /// Ratified, entered into force, acceded.
    #[serde(rename = "agree.ratify")]
    AgreeRatify,
    /// Agrees/promises to act (unsigned).
    #[serde(rename = "agree.commit")]
    AgreeCommit,
    /// Leaves, suspends or breaches a treaty.
    #[serde(rename = "agree.withdraw")]
    AgreeWithdraw,
    /// Vote, adoption, veto of resolution/law.
    #[serde(rename = "vote.resolution")]
    VoteResolution,
    /// Election, inauguration, appointment, resignation, death of a leader.
    #[serde(rename = "elect.leader")]
    ElectLeader,
    /// Revolution, coup, overthrow, toppling of government.
    #[serde(rename = "regime.change")]
    RegimeChange,
    /// Neutral public statement, report, confirmation.
    #[serde(rename = "say.statement")]
    SayStatement,
    /// Optimistic/positive or pessimistic assessment.
    #[serde(rename = "say.assess+")]
    SayAssessPlus,
    /// Optimistic/positive or pessimistic assessment.
    #[serde(rename = "say.assess-")]
    SayAssessMinus,
    /// Refuses to comment or detail.
    #[serde(rename = "say.decline")]
    SayDecline,
    /// Denies responsibility, plan or fact.
    #[serde(rename = "say.deny")]
    SayDeny,
    /// Symbolic act: handshake, photograph, toast, shared tea.
    #[serde(rename = "say.symbolic")]
    SaySymbolic,
    /// Asks, urges, calls on (soft).
    #[serde(rename = "ask.appeal")]
    AskAppeal,
    /// Insists, sets a condition.
    #[serde(rename = "ask.demand")]
    AskDemand,
    /// Demand + deadline/sanction.
    #[serde(rename = "ask.ultimatum")]
    AskUltimatum,
    /// Proposes aid, talks, cooperation, plan.
    #[serde(rename = "offer")]
    Offer,
    /// Accepts proposal, yields.
    #[serde(rename = "accept")]
    Accept,
    /// Accepts proposal, yields.
    #[serde(rename = "concede")]
    Concede,
    /// Turns down proposal, request, demand.
    #[serde(rename = "reject")]
    Reject,
    /// Alleges wrongdoing.
    #[serde(rename = "accuse")]
    Accuse,
    /// Condemns, disapproves.
    #[serde(rename = "criticise")]
    Criticise,
    /// Formal diplomatic protest.
    #[serde(rename = "protest.note")]
    ProtestNote,
    /// Inquiry, inspection.
    #[serde(rename = "investigate")]
    Investigate,
    /// Warns of harm.
    #[serde(rename = "threaten")]
    Threaten,
    /// Embargo, freeze of assets, trade restriction.
    #[serde(rename = "sanction.impose")]
    SanctionImpose,
    /// Eased or removed.
    #[serde(rename = "sanction.lift")]
    SanctionLift,
    /// Economic, military, humanitarian aid; arms supply; training.
    #[serde(rename = "aid.give")]
    AidGive,
    /// Arming/financing non-state fighters (usually alleged).
    #[serde(rename = "support.covert")]
    SupportCovert,
    /// Joint material work, intelligence sharing.
    #[serde(rename = "cooperate")]
    Cooperate,
    /// Alert, exercise, deployment.
    #[serde(rename = "force.mobilise")]
    ForceMobilise,
    /// Use of armed force, bombing, killing, invasion.
    #[serde(rename = "force.attack")]
    ForceAttack,
    /// Security crackdown, blockade, occupation.
    #[serde(rename = "force.operation")]
    ForceOperation,
    /// Truce declared/begins.
    #[serde(rename = "force.ceasefire")]
    ForceCeasefire,
    /// Troops or weapons leave, surrender.
    #[serde(rename = "force.withdraw")]
    ForceWithdraw,
    /// Arrest, capture, detention.
    #[serde(rename = "detain")]
    Detain,
    /// Kidnapping, hostage taking.
    #[serde(rename = "hostage")]
    Hostage,
    /// Prisoner/hostage/property returned.
    #[serde(rename = "release")]
    Release,
    /// Demonstration, riot, strike by civilians.
    #[serde(rename = "protest.demo")]
    ProtestDemo,
    /// Expresses regret or apologises for an act.
    #[serde(rename = "say.apologise")]
    SayApologise,
    /// Foreign nationals who are not diplomats expelled.
    #[serde(rename = "deport")]
    Deport,
    /// People flee, are driven out, or return home.
    #[serde(rename = "displace")]
    Displace,
    /// Crash, explosion without an attacker, natural disaster.
    #[serde(rename = "accident")]
    Accident,
    /// Birth, illness, injury, death of a person (no office meant).
    #[serde(rename = "life")]
    Life,
    /// An offence without armed force: theft, fraud, bribery, smuggling, doping.
    #[serde(rename = "crime")]
    Crime,
    /// A match, race, prize or title: won, lost, drawn, held.
    #[serde(rename = "contest")]
    Contest,
    /// A firm, service or work opens, closes, halts, is sold or built; prices move.
    #[serde(rename = "business")]
    Business,
    /// reference to a future meeting/step already announced; always paired with status planned/conditional and with `depends_on`.
    #[serde(rename = "followup")]
    Followup,
    /// Lasting relation/attitude (freeze, estrangement, hostility, alliance): interval, not point.
    #[serde(rename = "state.relation")]
    StateRelation,
    /// Holding of office (former X, ambassador since …).
    #[serde(rename = "state.role")]
    StateRole,
    /// The report itself.
    #[serde(rename = "meta.publish")]
    MetaPublish,
}

impl EventType {
    /// Every type, in the order of the list, with its written name.
    pub const ALL: [(EventType, &str); 72] = [
        (EventType::MeetBilateral, "meet.bilateral"),
        (EventType::MeetSummit, "meet.summit"),
        (EventType::MeetCall, "meet.call"),
        (EventType::VisitMake, "visit.make"),
        (EventType::VisitHost, "visit.host"),
        (EventType::NegotiateTalks, "negotiate.talks"),
        (EventType::NegotiateMediate, "negotiate.mediate"),
        (EventType::NegotiateBreak, "negotiate.break"),
        (EventType::Invite, "invite"),
        (EventType::RelationsEstablish, "relations.establish"),
        (EventType::RelationsRecognise, "relations.recognise"),
        (EventType::RelationsRestore, "relations.restore"),
        (EventType::RelationsBreak, "relations.break"),
        (EventType::RelationsDowngrade, "relations.downgrade"),
        (EventType::EnvoyAppoint, "envoy.appoint"),
        (EventType::EnvoyRecall, "envoy.recall"),
        (EventType::EnvoyExpel, "envoy.expel"),
        (EventType::EnvoySummon, "envoy.summon"),
        (EventType::MissionOpen, "mission.open"),
        (EventType::MissionClose, "mission.close"),
        (EventType::MissionSeize, "mission.seize"),
        (EventType::AgreeSign, "agree.sign"),
        (EventType::AgreeRatify, "agree.ratify"),
        (EventType::AgreeCommit, "agree.commit"),
        (EventType::AgreeWithdraw, "agree.withdraw"),
        (EventType::VoteResolution, "vote.resolution"),
        (EventType::ElectLeader, "elect.leader"),
        (EventType::RegimeChange, "regime.change"),
        (EventType::SayStatement, "say.statement"),
        (EventType::SayAssessPlus, "say.assess+"),
        (EventType::SayAssessMinus, "say.assess-"),
        (EventType::SayDecline, "say.decline"),
        (EventType::SayDeny, "say.deny"),
        (EventType::SaySymbolic, "say.symbolic"),
        (EventType::AskAppeal, "ask.appeal"),
        (EventType::AskDemand, "ask.demand"),
        (EventType::AskUltimatum, "ask.ultimatum"),
        (EventType::Offer, "offer"),
        (EventType::Accept, "accept"),
        (EventType::Concede, "concede"),
        (EventType::Reject, "reject"),
        (EventType::Accuse, "accuse"),
        (EventType::Criticise, "criticise"),
        (EventType::ProtestNote, "protest.note"),
        (EventType::Investigate, "investigate"),
        (EventType::Threaten, "threaten"),
        (EventType::SanctionImpose, "sanction.impose"),
        (EventType::SanctionLift, "sanction.lift"),
        (EventType::AidGive, "aid.give"),
        (EventType::SupportCovert, "support.covert"),
        (EventType::Cooperate, "cooperate"),
        (EventType::ForceMobilise, "force.mobilise"),
        (EventType::ForceAttack, "force.attack"),
        (EventType::ForceOperation, "force.operation"),
        (EventType::ForceCeasefire, "force.ceasefire"),
        (EventType::ForceWithdraw, "force.withdraw"),
        (EventType::Detain, "detain"),
        (EventType::Hostage, "hostage"),
        (EventType::Release, "release"),
        (EventType::ProtestDemo, "protest.demo"),
        (EventType::SayApologise, "say.apologise"),
        (EventType::Deport, "deport"),
        (EventType::Displace, "displace"),
        (EventType::Accident, "accident"),
        (EventType::Life, "life"),
        (EventType::Crime, "crime"),
        (EventType::Contest, "contest"),
        (EventType::Business, "business"),
        (EventType::Followup, "followup"),
        (EventType::StateRelation, "state.relation"),
        (EventType::StateRole, "state.role"),
        (EventType::MetaPublish, "meta.publish"),
    ];

    /// Its written name: `relations.break`.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Whether such an act is over on the day it happens: a statement, a vote, a signature. Talks, visits, wars may last.
    pub fn is_brief(self) -> bool {
        matches!(self, EventType::MeetBilateral | EventType::MeetCall | EventType::MissionSeize)
            || [
                "accept",
                "accident",
                "accuse",
                "agree",
                "ask",
                "contest",
                "criticise",
                "deport",
                "envoy",
                "invite",
                "offer",
                "reject",
                "release",
                "relations",
                "say",
                "threaten",
                "vote",
            ]
            .contains(&self.family())
    }

    /// Whether a noun for it tells of something that may still go on: "the search", "their cooperation".
    pub fn is_lasting(self) -> bool {
        self == EventType::ForceOperation || matches!(self.family(), "investigate" | "cooperate" | "support" | "state")
    }

    /// Whether it leads up to another deed: "plotted the attack", "massed troops for the invasion".
    pub fn is_preparation(self) -> bool {
        self == EventType::ForceMobilise
    }

    /// The part before the dot: `relations`; `say.assess-` and `say.assess+` are both `say`.
    pub fn family(self) -> &'static str {
        static FAMILIES: LazyLock<Vec<&str>> = LazyLock::new(|| {
            let family =
                |(_, name): &(EventType, &'static str)| name.split_once('.').map_or(*name, |(family, _)| family);
            EventType::ALL.iter().map(family).collect()
        });
        FAMILIES[self as usize]
    }
}
