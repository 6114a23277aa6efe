using System.Runtime.CompilerServices;
using Maestro.Harness.Scenarios;

namespace Maestro.NUnit;

/// <summary>A test of <see cref="MaestroTest"/>: a scenario whose steps are code.</summary>
/// <param name="claims">The runbook's claims that it shows, as ids from `scenarios/claims.yaml` separated by blanks: `RCP-1 OFF-4`.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenarioAttribute(string claims, [CallerFilePath] string file = "") : TestAttribute
{
    public IReadOnlyList<string> Claims { get; } = claims.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How bad it is when it fails; <see cref="Maestro.Harness.Scenarios.Severity.Normal"/> by default.</summary>
    public Severity Severity { get; init; } = Severity.Normal;

    /// <summary>Which build of the client is served; `enabled` by default.</summary>
    public string Build { get; init; } = "enabled";

    /// <summary>`Own`: a service of the test's own, for faults that hurt it; the shared one by default.</summary>
    public ServiceUse Service { get; init; } = ServiceUse.Shared;

    /// <summary>What the machine must have; without it the test is not run, and says so.</summary>
    public Need[] Needs { get; init; } = [];

    /// <summary>The source file that the test stands in.</summary>
    internal string File => file;
}

/// <summary>A device of the test; without any there is one, named `device`.</summary>
/// <param name="name">Lower-case letters, digits and `-`: `phone`.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class OnDeviceAttribute(string name) : NUnitAttribute
{
    public string Name => name;

    /// <summary>1 by default.</summary>
    public int Tabs { get; init; } = 1;

    /// <summary>Where it keeps what its pages store: in memory by default.</summary>
    public Backend Storage { get; init; } = Backend.Memory;

    /// <summary>`Virtual`: its pages' time passes when a step lets it; real by default.</summary>
    public Clock Clock { get; init; } = Clock.Real;

    internal Device Device => new(Tabs: Tabs, Storage: Storage, Clock: Clock);
}
