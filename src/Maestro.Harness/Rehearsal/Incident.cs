using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Rehearsal;

/// <summary>
/// One file of `incidents/`: what breaks, what can be noticed of it, and how the runbook recovers from it. Steps, expectations and faults
/// are those of scenarios.
/// </summary>
/// <param name="Title">What happens, as one sentence; the operator names the incident by it.</param>
/// <param name="Chapter">The heading in the runbook of the section by which it is recovered; the operator picks it.</param>
/// <param name="Strikes">What breaks, in order.</param>
/// <param name="Symptoms">What the operator can notice.</param>
/// <param name="Guide">What the runbook has the operator do.</param>
/// <param name="Recover">The same as steps of a scenario, for `--auto`.</param>
/// <param name="Approach">What the operator does before the first strike, for `--auto`; the guide is then watched from the start.</param>
/// <param name="Afterwards">What the harness does once it is over and the operator has let go, so that the client can come to rest.</param>
/// <param name="Recovered">What must hold once it is over, on the operator's tab.</param>
/// <param name="Before">What is done before anything breaks.</param>
/// <param name="Limit">The rehearsal ends by itself after so long.</param>
/// <param name="Mystery">Whether the mystery mode may draw it.</param>
/// <param name="Together">Names of incidents that may strike beside it in a mystery.</param>
public sealed record Incident(
    [Description("What happens, as one sentence")] string Title,
    [Description("The heading in the runbook of the section by which it is recovered")] string Chapter,
    [Description("What breaks, in order")] IReadOnlyList<Strike> Strikes,
    [Description("What the operator can notice")] IReadOnlyList<Symptom> Symptoms,
    [Description("What the runbook has the operator do, in order")] IReadOnlyList<GuideStep> Guide,
    [Description("The same as steps of a scenario: how --auto wins")] IReadOnlyList<Step> Recover,
    [Description("What must hold once it is over")] IReadOnlyList<Expectation> Recovered,
    [Description("What is done before anything breaks, such as opening the page; nothing without it")] IReadOnlyList<Step>? Before = null,
    [Description("What the operator does before the first strike, for --auto")] IReadOnlyList<Step>? Approach = null,
    [Description("What is done once it is over, so that the client can come to rest")] IReadOnlyList<Step>? Afterwards = null,
    [Description("What makes it worse, beside what always does")] IReadOnlyList<Harmful>? Harmful = null,
    [Description("People at work on devices of their own")] Traffic? Traffic = null,
    [Description("Which build of the client is served at first")] string Build = "enabled",
    [Description("own: a service process of its own, for faults that hurt it")] ServiceUse Service = ServiceUse.Shared,
    [Description("The devices by name; the first is the operator's")] IReadOnlyDictionary<string, Device>? Devices = null,
    [Description("Guarantees that it breaks on purpose")] IReadOnlyList<Suspension>? Suspend = null,
    [Description("It ends by itself after so long")] [Between("1 min", "120 min")] TimeSpan? Limit = null,
    [Description("Whether the mystery mode may draw it")] bool Mystery = false,
    [Description("Incidents that may strike beside it in a mystery")] IReadOnlyList<string>? Together = null) : IChecked
{
    public static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(20);

    public Place Place { get; init; }

    IEnumerable<string> IChecked.Check()
    {
        (string Key, int Count)[] lists =
            [("strikes", Strikes.Count), ("symptoms", Symptoms.Count), ("guide", Guide.Count), ("recover", Recover.Count), ("recovered", Recovered.Count)];
        return lists.Where(list => list.Count == 0).Select(list => $"`{list.Key}` is empty; expected at least one");
    }
}

/// <summary>Something breaks.</summary>
/// <param name="Steps">The faults, and what makes them felt: somebody does something.</param>
/// <param name="When">What must show first: what the operator has been asked to do, for example.</param>
/// <param name="Within">At a moment drawn from the seed, so long after all was well or after the strike before; `--auto` does not wait.</param>
/// <param name="Lifts">When its faults are healed by others than the operator.</param>
public sealed record Strike(
    [Description("The faults, and what makes them felt")] IReadOnlyList<Step> Steps,
    [Description("What must show first; without it nothing")] Expectation? When = null,
    [Description("At a moment drawn from the seed, at most so long after the one before")] [Between("0 s", "10 min")] TimeSpan? Within = null,
    [Description("When others heal it: picked, as soon as the operator has picked the right chapter, hence told them; never")] Lifts Lifts = Lifts.Never)
{
    public static readonly TimeSpan UsuallyWithin = TimeSpan.FromSeconds(20);

    public Place Place { get; init; }
}

/// <summary>When an outside cause goes away.</summary>
public enum Lifts
{
    /// <summary>Not before the end: what the operator does must do.</summary>
    Never,

    /// <summary>Once the right chapter has been picked: the operator has told those who can mend it.</summary>
    Picked,
}

/// <param name="Says">In words, as the operator would notice it.</param>
/// <param name="Seen">How the harness sees that it shows.</param>
public sealed record Symptom(
    [Description("In words, as the operator would notice it")] string Says,
    [Description("How the harness sees that it shows")] Expectation Seen)
{
    public Place Place { get; init; }
}

/// <param name="Do">In words, as the runbook has it.</param>
/// <param name="Seen">How the harness sees that it is done.</param>
/// <param name="Types">What is typed into the console.</param>
public sealed record GuideStep(
    [Description("What to do, in words, as the runbook has it")] string Do,
    [Description("How the harness sees that it is done")] Expectation Seen,
    [Description("What is typed into the console")] string? Types = null)
{
    public Place Place { get; init; }
}

/// <param name="Harm">Its name, in kebab-case.</param>
/// <param name="Says">What was done, as one sentence.</param>
/// <param name="Seen">How the harness sees it.</param>
public sealed record Harmful(
    [Description("Its name, in kebab-case")] string Harm,
    [Description("What was done, as one sentence")] string Says,
    [Description("How the harness sees it")] Expectation Seen)
{
    public Place Place { get; init; }
}

/// <summary>People at work while it goes on: each device does one operation after the other, through MAESTRO where its page has it.</summary>
/// <param name="On">Their devices.</param>
/// <param name="Every">So long after the one before.</param>
public sealed record Traffic(
    [Description("Their devices")] IReadOnlyList<string> On,
    [Description("So long after the one before")] [Between("100 ms", "1 min")] TimeSpan Every)
{
    public Place Place { get; init; }
}
