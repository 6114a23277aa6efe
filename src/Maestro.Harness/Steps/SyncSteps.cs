using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Asks for one pass over the outbox now, as the person who presses the page's button; ends when the pass has.</summary>
[Keyword("flush")]
[Example("flush: desk")]
public sealed record FlushStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string Flush) : Step, IPerformed
{
    public string Words => $"flush {Flush}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.CallAsync(world.Stage.Profile.Drive.Flush, null, cancel);
        }
    }
}

/// <summary>Signs a person in on the device; every tab of it is told.</summary>
/// <param name="SignIn">The page.</param>
/// <param name="Tenant">The tenant; the profile's own without one.</param>
/// <param name="Subject">The person; the profile's own without one.</param>
[Keyword("sign-in")]
[Example("sign-in: desk")]
public sealed record SignInStep(
    [Description("The page: desk, the client's only one")] [OneOf("desk")] string SignIn,
    [Description("The tenant; the profile's own without one")] string? Tenant = null,
    [Description("The person; the profile's own without one")] string? Subject = null) : Step, IPerformed
{
    public string Words => $"sign in to {SignIn}{(Tenant is null ? "" : $" as {Tenant}")}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var identity = world.Stage.Profile.Identity;
        var who = new JsonObject { ["tenant"] = Tenant ?? identity.Tenant, ["subject"] = Subject ?? identity.Subject };
        foreach (var tab in world.Tabs(On))
        {
            await tab.CallAsync(world.Stage.Profile.Drive.SignIn, who.DeepClone(), cancel);
        }
    }
}

/// <summary>Signs the device's person out; every tab of it is told.</summary>
[Keyword("sign-out")]
[Example("sign-out: desk")]
public sealed record SignOutStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string SignOut) : Step, IPerformed
{
    public string Words => $"sign out of {SignOut}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.CallAsync(world.Stage.Profile.Drive.SignOut, null, cancel);
        }
    }
}
