using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Monitoring;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

public enum AlertState
{
    Firing,
    Silent,
}

/// <summary>What an alert does at the last scrape: the profile's rules, judged by Prometheus' own engine over all that was scraped.</summary>
[Keyword("alert")]
[Example("expect: { alert: MaestroSyncFailing, is: firing }")]
public sealed record AlertExpectation(
    [Description("The alert's name in the rules")] string Alert,
    [Description("Firing or silent")] AlertState Is,
    [Description("The label `severity` that it fires with; without it, any")] string? Severity = null) : Expectation, IObserved, IRequires, IChecked
{
    public IEnumerable<Capability> Requires => [Capability.Alerts, Capability.Service];

    IEnumerable<string> IChecked.Check()
    {
        if (Is is AlertState.Silent && Severity is not null)
        {
            yield return "`severity` stands with `is: silent`; expected it with `is: firing`, for what is silent with one severity may fire with another";
        }
    }

    public string Words => $"the alert {Alert} to be {Is.ToString().ToLowerInvariant()}{(Severity is null ? "" : $" with severity {Severity}")}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var profile = world.Stage.Profile;
        var file = profile.Alerts ?? throw new InputException(
            $"The profile {profile.Name} names no rules of alerts.", "Say where they are: `alerts: rules.yaml`.");
        var promtool = new Promtool(world.Settings).Program ?? throw new InputException(
            "There is no promtool to judge the alert.", "Let the scenario say what it needs: `needs: [promtool]`.");
        var scrapes = world.Recorder.Events.OfType<MetricsScraped>().Select(scrape => scrape.Samples).ToList();
        if (scrapes.Count == 0)
        {
            throw new InputException("Nothing was scraped that an alert could be judged by.", "Put a step such as `scrape: 2 min` before it.");
        }

        var firing = await new AlertRules(Path.Combine(world.Settings.Root, file), promtool)
            .IsFiringAsync(Alert, Severity, scrapes, world.Stage.NewProfile("alert"), cancel);
        var seen = firing switch { true => "firing", false => Severity is null ? "silent" : $"not firing with severity {Severity}", null => $"no rule of that name in {file}" };
        return new Observation(firing == (Is is AlertState.Firing), JsonValue.Create(seen));
    }
}
