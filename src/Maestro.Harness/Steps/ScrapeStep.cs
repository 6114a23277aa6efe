using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Monitoring;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>A monitor watches the service: each minute of the service's time goes by, and then its metrics are scraped.</summary>
/// <param name="Scrape">For how long, in whole minutes of the service's time.</param>
[Keyword("scrape")]
[Example("scrape: 10 min")]
[Without("on")]
public sealed record ScrapeStep(
    [Description("For how long, in whole minutes of the service's time")] [Between("1 min", "180 min")] TimeSpan Scrape) : Step, IPerformed, IChecked, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Endpoint("prometheus")];

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    IEnumerable<string> IChecked.Check() =>
        Scrape.TotalMinutes % 1 == 0 ? [] : [$"`scrape` is {Scrape.TotalMinutes} minutes; expected whole minutes, such as `2 min`"];

    public string Words => $"scrape {Scrape.TotalMinutes:0} min";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var minute = world.Recorder.Events.OfType<MetricsScraped>().LastOrDefault()?.Minute;
        if (minute is null)
        {
            await ScrapeAsync(0);
        }

        for (var next = (minute ?? 0) + 1; next <= (minute ?? 0) + (int)Scrape.TotalMinutes; next++)
        {
            await world.SetServiceAheadAsync(world.ServiceAhead + Interval, cancel);
            await ScrapeAsync(next);
        }

        async Task ScrapeAsync(int at) => world.Recorder.Record(new MetricsScraped(
            at, PrometheusText.Read(await world.GetAsync("prometheus", cancel))));
    }
}
