using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Lets time pass in the pages of a device whose clock is virtual, each timer firing in its turn.</summary>
/// <param name="Advance">How much: above 0, at most 10 min (in steps of half a second, so that is 1,200 of them).</param>
[Keyword("advance")]
[Example("advance: 30 s")]
public sealed record AdvanceStep([Description("How much time passes, at most 10 min")] TimeSpan Advance) : Step, IPerformed, IChecked
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    public string Words => $"advance {Advance.TotalSeconds:0.###} s";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var device in world.Tabs(On).Select(tab => tab.Device).Distinct())
        {
            await device.Clock!.AdvanceAsync(Advance, cancel);
        }
    }

    /// <summary>The devices whose time passes, by name.</summary>
    public IEnumerable<KeyValuePair<string, Device>> Devices(Scenario scenario)
    {
        var devices = scenario.Devices ?? new Dictionary<string, Device> { [Scenario.OnlyDevice] = new() };
        return On is { Count: > 0 } ? devices.Where(device => On.Any(tab => tab.Split('.')[0] == device.Key)) : devices.Take(1);
    }

    IEnumerable<string> IChecked.Check()
    {
        if (Advance <= TimeSpan.Zero || Advance > Most)
        {
            yield return "`advance` is a duration above 0 and at most 10 min";
        }
    }
}
