using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Server;

/// <summary>The session of the device ends at the service, behind the client's back, as when it expires or is revoked.</summary>
[Keyword("server.session-ended")]
[Harms(Harm.Writes)]
[Example("inject: server.session-ended")]
public sealed record SessionEndedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Endpoint("session")];
}

/// <summary>Receipt: with the device's own cookie the service answers 401. Healed, the device is signed in again.</summary>
public sealed class SessionEnded(FaultSite site, SessionEndedOptions options) : Fault<SessionEndedOptions>(site, options)
{
    private const string SignIn = """
        async ([path, body]) => (await fetch(path, {
          method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
        })).status
        """;

    public override Task InjectAsync(CancellationToken cancel) =>
        DoAsync(() => Asking.AskAsync(Aim.World, Aim.Device, HttpMethod.Delete, "session", null, cancel));

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await SessionAsync(cancel);
        return new Proof(said is "401", $"who is signed in: {said}");
    }

    /// <summary>The scenario may have signed in; if not, an empty page of the origin does.</summary>
    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (await SessionAsync(cancel) is "401")
        {
            var identity = World.Stage.Profile.Identity;
            var page = await Aim.Device.ProbePageAsync();
            await page.EvaluateAsync(SignIn, new object[]
            {
                World.PathOf("session"),
                new Dictionary<string, string> { ["tenant_id"] = identity.Tenant, ["subject_id"] = identity.Subject },
            });
            await page.CloseAsync();
        }

        var said = await SessionAsync(cancel);
        return new Proof(said is "200", $"who is signed in: {said}");
    }

    private async Task<string> SessionAsync(CancellationToken cancel) =>
        (await Asking.AskAsync(World, Device, HttpMethod.Get, "session", null, cancel)).Said;
}
