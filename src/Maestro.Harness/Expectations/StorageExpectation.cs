using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>How much of its quota the origin uses, as the browser's developer tools show it.</summary>
[Keyword("storage")]
[Example("expect: { storage: used, at-most: 50 }")]
public sealed record StorageExpectation(
    [Description("used: the share of the quota that is used")] [OneOf("used")] string Storage,
    [Description("In percent")] [Between(0, 100)] int AtLeast = 0,
    [Description("In percent; without it, whatever it is")] [Between(0, 100)] int? AtMost = null) : Expectation, IObserved
{
    public string Words => $"{AtLeast} % or more{(AtMost is null ? "" : $", at most {AtMost} %,")} of the storage to be used";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var page = tab.Page ?? throw new InvalidOperationException($"{tab.Name} is not open");
        var session = await page.Context.NewCDPSessionAsync(page);
        var since = world.Time.GetTimestamp();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50), world.Time);
        while (true)
        {
            // The browser counts with a delay.
            var said = (await session.SendAsync("Storage.getUsageAndQuota", new() { ["origin"] = tab.Device.Origin }))!.Value;
            var (usage, quota) = (said.GetProperty("usage").GetDouble(), said.GetProperty("quota").GetDouble());
            var share = 100 * usage / quota;
            var met = share >= AtLeast && !(share > AtMost);
            if (met || world.Time.GetElapsedTime(since) > world.Settings.ExpectTimeout)
            {
                await session.DetachAsync();
                return new Observation(met, JsonValue.Create($"{usage:0} of {quota:0} bytes, {share:0.0} %"));
            }

            await pace.WaitForNextTickAsync(cancel);
        }
    }
}
