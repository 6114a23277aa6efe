using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Asks for one pass over the outbox now, as the person who presses the page's button; ends when the pass has.</summary>
[Keyword("flush")]
[Example("flush: desk")]
public sealed record FlushStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string Flush) : Step, IPerformed, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("flush", drive => drive.Flush)];

    public string Words => $"flush {Flush}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.CallAsync(world.Stage.Profile.Drive.Flush!, null, cancel);
        }
    }
}

/// <summary>Signs a person in on the device; every tab of it is told, unless it happens elsewhere.</summary>
/// <param name="SignIn">The page.</param>
/// <param name="Tenant">The tenant; the profile's own without one.</param>
/// <param name="Subject">The person; the profile's own without one.</param>
/// <param name="Elsewhere">In another page of the origin, which is not the client's: the browser's session is another one then, and no tab knows.</param>
[Keyword("sign-in")]
[Example("sign-in: desk")]
public sealed record SignInStep(
    [Description("The page: desk, the client's only one")] [OneOf("desk")] string SignIn,
    [Description("The tenant; the profile's own without one")] string? Tenant = null,
    [Description("The person; the profile's own without one")] string? Subject = null,
    [Description("Behind the client's back, so that no tab is told")] bool Elsewhere = false) : Step, IPerformed, IRequires
{
    public IEnumerable<Capability> Requires => [Elsewhere ? Capability.Endpoint("session") : Capability.Handle("sign-in", drive => drive.SignIn)];

    private const string Post = """
        async ([path, tenant_id, subject_id]) => (await fetch(path, {
          method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ tenant_id, subject_id }),
        })).status
        """;

    public string Words => $"sign in to {SignIn}{(Tenant is null ? "" : $" as {Tenant}")}{(Elsewhere ? ", elsewhere" : "")}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var identity = world.Stage.Profile.Identity;
        var (tenant, subject) = (Tenant ?? identity.Tenant, Subject ?? identity.Subject);
        foreach (var tab in world.Tabs(On))
        {
            if (Elsewhere)
            {
                var page = await tab.Device.ProbePageAsync();
                await page.EvaluateAsync<int>(Post, new[] { world.PathOf("session"), tenant, subject }).WaitAsync(world.Settings.ExpectTimeout, cancel);
                await page.CloseAsync();
                tab.Device.Record(new SignedIn(tenant, subject, Elsewhere: true), tab.Number);
            }
            else
            {
                await tab.SignInAsync(tenant, subject, cancel);
            }
        }
    }
}

/// <summary>Signs the device's person out; every tab of it is told.</summary>
[Keyword("sign-out")]
[Example("sign-out: desk")]
public sealed record SignOutStep([Description("The page: desk, the client's only one")] [OneOf("desk")] string SignOut) : Step, IPerformed, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("sign-out", drive => drive.SignOut)];

    public string Words => $"sign out of {SignOut}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.CallAsync(world.Stage.Profile.Drive.SignOut!, null, cancel);
            tab.Device.Record(new SignedOut(), tab.Number);
        }
    }
}
