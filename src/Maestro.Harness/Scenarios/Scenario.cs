using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>One scenario file, bound and checked.</summary>
/// <param name="Build">The name of a build in the profile of the client under test.</param>
/// <param name="Devices">By name; none means one device named `device`.</param>
/// <param name="Matrix">The values a file is repeated for; already substituted everywhere else.</param>
[Example("""
    title: An e-mail is sent
    claims: [RCP-1]
    steps:
      - open: desk
      - execute: email.send
        as: letter
      - expect: { result: letter, success: true }
        proves: RCP-1
    """)]
[Description("A scenario: what is done to a client, and what it must show")]
public sealed record Scenario(
    [Description("What a reader learns when it passes, as one sentence")] string Title,
    [Description("Ids of the claims in scenarios/claims.yaml that it shows")] IReadOnlyList<string> Claims,
    [Description("What is done and expected, in order, while faults may be in force")] IReadOnlyList<Step> Steps,
    [Description("How bad it is when it fails")] Severity Severity = Severity.Normal,
    [Description("Free words to choose scenarios by")] IReadOnlyList<string>? Tags = null,
    [Description("What the machine must have; without it the scenario is not run, and says so")]
    IReadOnlyList<Need>? Needs = null,
    [Description("Which build of the client is served")] string Build = Scenario.UsualBuild,
    [Description("own: a service process of the scenario's own, for faults that hurt it; shared: the run's")] ServiceUse Service = ServiceUse.Shared,
    [Description("Nothing runs beside it: how long its pages stand still is measured, and judged")] bool Alone = false,
    [Description("The devices by name; without this there is one, named device")]
    IReadOnlyDictionary<string, Device>? Devices = null,
    [Description("What is done and expected after the faults are healed")] IReadOnlyList<Step>? Recover = null,
    [Description("Guarantees that this scenario breaks on purpose")] IReadOnlyList<Suspension>? Suspend = null,
    [Description("Repeats the scenario for every combination; ${name} stands for the value")]
    IReadOnlyDictionary<string, IReadOnlyList<JsonNode?>>? Matrix = null) : IChecked
{
    /// <summary>The build that is deployed where a scenario says nothing else.</summary>
    public const string UsualBuild = "enabled";

    /// <summary>The name of the one device of a scenario without `devices`.</summary>
    public const string OnlyDevice = "device";

    /// <summary>Where its file begins, comments left aside.</summary>
    public Place Place { get; init; }

    IEnumerable<string> IChecked.Check()
    {
        if (Title.Length == 0)
        {
            yield return "`title` is empty; expected one sentence that says what a reader learns when it passes";
        }

        if (Claims.Count == 0)
        {
            yield return "`claims` is empty; expected at least one claim of the runbook, or the scenario shows nothing";
        }

        if (Steps.Count == 0)
        {
            yield return "`steps` is empty; expected at least one step, or the scenario shows nothing";
        }
    }
}

/// <summary>Which process of the service a scenario uses.</summary>
public enum ServiceUse
{
    Shared,
    Own,
}

/// <summary>How bad it is when a scenario fails, mildest first.</summary>
public enum Severity
{
    Low,
    Normal,
    High,
    Critical,
}

/// <summary>What a scenario can need of the machine: root's rights, Linux, Prometheus' rule tester, Docker or its like; and of the target: a gateway.</summary>
public enum Need
{
    Root,
    Linux,
    Promtool,
    ContainerEngine,
    Gateway,
}

/// <summary>A guarantee that is not judged in this scenario, and why.</summary>
[Example("{ guarantee: no-disruption, reason: The page asks before it clears all site data }")]
public sealed record Suspension(
    [Description("The guarantee's name")] string Guarantee,
    [Description("Why this scenario must break it")] string Reason)
{
    public Place Place { get; init; }
}
