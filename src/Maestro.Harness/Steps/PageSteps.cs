using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Opens the client in a tab and waits until it can be used; the first open of a device signs it in.</summary>
[Keyword("open")]
[Example("open: desk")]
[Also("goto", "navigate", "start", "visit")]
public sealed record OpenStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string Open) : Step, IPerformed
{
    public string Words => $"open {Open}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.OpenAsync(cancel);
        }
    }
}

/// <summary>Reloads a tab and waits until it can be used.</summary>
[Keyword("reload")]
[Example("reload: desk")]
[Also("refresh")]
public sealed record ReloadStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string Reload) : Step, IPerformed
{
    public string Words => $"reload {Reload}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.ReloadAsync(cancel);
        }
    }
}

/// <summary>Closes a tab.</summary>
[Keyword("close")]
[Example("close: desk")]
public sealed record CloseStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string Close) : Step, IPerformed
{
    public string Words => $"close {Close}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.CloseAsync();
        }
    }
}
