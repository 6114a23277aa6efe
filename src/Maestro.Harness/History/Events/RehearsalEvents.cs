namespace Maestro.Harness.History.Events;

/// <summary>How much of an incident the operator is told.</summary>
public enum RehearsalMode
{
    /// <summary>The incident, its symptoms, and the steps of its recovery, each checked off when the harness sees it done.</summary>
    Guided,

    /// <summary>That something will happen.</summary>
    Unguided,

    /// <summary>Nothing: one or two incidents, drawn from the seed.</summary>
    Mystery,
}

/// <summary>Who did something in a rehearsal.</summary>
public enum Actor
{
    Operator,

    /// <summary>Whoever runs the rehearsal, and adds to it by hand.</summary>
    Facilitator,
}

/// <summary>What was done.</summary>
public enum Deed
{
    /// <summary>A line in the console of the page.</summary>
    Typed,

    /// <summary>Something on the page, with the mouse.</summary>
    Clicked,

    /// <summary>Keys, on the page.</summary>
    Pressed,

    /// <summary>The page was loaded again.</summary>
    Reloaded,

    /// <summary>A page that was closed or had crashed was opened again.</summary>
    Opened,

    /// <summary>Another build of the client was deployed.</summary>
    Deployed,

    /// <summary>A fault, by the facilitator's hand.</summary>
    Injected,

    /// <summary>The rehearsal was broken off.</summary>
    Aborted,
}

/// <summary>How a rehearsal ended.</summary>
public enum RehearsalEnd
{
    /// <summary>The client works as it should, and the operator knows what it was.</summary>
    Recovered,

    /// <summary>Time was up.</summary>
    TimeLimit,

    Aborted,

    /// <summary>The harness could not go on, or was interrupted.</summary>
    BrokenOff,
}

/// <summary>A rehearsal begins.</summary>
/// <param name="Mode">How much the operator is told.</param>
/// <param name="Auto">The runbook's own recovery is carried out; nobody sits at the console.</param>
/// <param name="Incidents">What is going to happen.</param>
/// <param name="LimitMilliseconds">From the start on; then it ends by itself.</param>
/// <param name="Endpoints">The paths of the service's endpoints, by their names in the target's profile.</param>
[Event("rehearsal-started")]
public sealed record RehearsalStarted(
    RehearsalMode Mode, bool Auto, IReadOnlyList<RehearsedIncident> Incidents, double LimitMilliseconds,
    IReadOnlyDictionary<string, string> Endpoints) : HistoryEvent;

/// <param name="Name">Of its file.</param>
/// <param name="Title">What happens, as one sentence.</param>
/// <param name="Chapter">The heading of the runbook's section by which it is recovered.</param>
/// <param name="Symptoms">What can be noticed, in words.</param>
/// <param name="Steps">What the runbook has the operator do, in order.</param>
public sealed record RehearsedIncident(
    string Name, string Title, string Chapter, IReadOnlyList<string> Symptoms, IReadOnlyList<RehearsedStep> Steps);

/// <param name="Do">In words.</param>
/// <param name="Types">What is typed into the console; absent where nothing is.</param>
public sealed record RehearsedStep(string Do, string? Types = null);

/// <summary>All is well, and the operator may begin to watch.</summary>
[Event("calm")]
public sealed record Calm : HistoryEvent;

/// <summary>An incident strikes: its clock runs from here.</summary>
/// <param name="Incident">Its name.</param>
[Event("incident-struck")]
public sealed record IncidentStruck(string Incident) : HistoryEvent;

/// <summary>A symptom shows where the operator can notice it.</summary>
/// <param name="Incident">Its name.</param>
/// <param name="Number">Of the symptom, from 1.</param>
[Event("symptom-seen")]
public sealed record SymptomSeen(string Incident, int Number) : HistoryEvent;

/// <summary>Somebody did something.</summary>
/// <param name="Who">The operator, or the facilitator.</param>
/// <param name="Did">What kind of thing.</param>
/// <param name="What">The line that was typed, what was clicked, the build: in words.</param>
[Event("operator-did")]
public sealed record OperatorDid(Actor Who, Deed Did, string What) : HistoryEvent;

/// <summary>What the console showed in answer to a line.</summary>
/// <param name="Line">As it was typed.</param>
/// <param name="Shown">As a console shows it.</param>
/// <param name="Failed">It is an error.</param>
[Event("console-answered")]
public sealed record ConsoleAnswered(string Line, string Shown, bool Failed) : HistoryEvent;

/// <summary>The operator declared an incident. Before one has struck it is a false alarm.</summary>
/// <param name="Named">The incident's name, as the operator takes it to be.</param>
/// <param name="Right">It is one that has struck.</param>
[Event("incident-named")]
public sealed record IncidentNamed(string Named, bool Right) : HistoryEvent;

/// <summary>The operator picked the runbook's section to work by. Whoever else must act (the network's people, the service's) has been told.</summary>
/// <param name="Chapter">Its heading.</param>
/// <param name="Right">It is that of an incident that has struck.</param>
[Event("playbook-picked")]
public sealed record PlaybookPicked(string Chapter, bool Right) : HistoryEvent;

/// <summary>The harness saw that a step of the recovery is done.</summary>
/// <param name="Incident">Its name.</param>
/// <param name="Number">Of the step, from 1.</param>
[Event("step-seen")]
public sealed record StepSeen(string Incident, int Number) : HistoryEvent;

/// <summary>Something that makes an incident worse was done.</summary>
/// <param name="Harm">Its name, in kebab-case.</param>
/// <param name="Says">What was done, as one sentence.</param>
/// <param name="Cause">The number of the event that did it; absent where none is known.</param>
[Event("harm-seen")]
public sealed record HarmSeen(string Harm, string Says, long? Cause = null) : HistoryEvent;

/// <summary>A guarantee was broken while the rehearsal went on, one whose breach nothing that follows can mend.</summary>
/// <param name="Guarantee">Its name.</param>
/// <param name="Says">What happened.</param>
[Event("guarantee-broken")]
public sealed record GuaranteeBroken(string Guarantee, string Says) : HistoryEvent;

/// <summary>The incident is over: its outside causes are gone, the client works as it should and has come to rest.</summary>
/// <param name="Incident">Its name.</param>
[Event("incident-recovered")]
public sealed record IncidentRecovered(string Incident) : HistoryEvent;

/// <summary>The rehearsal ends; everything is healed and taken down next.</summary>
/// <param name="How">How it ended.</param>
/// <param name="Why">Where the harness could not go on: why.</param>
[Event("rehearsal-ended")]
public sealed record RehearsalEnded(RehearsalEnd How, string? Why = null) : HistoryEvent;
