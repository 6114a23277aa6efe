using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Server;

/// <summary>
/// The service's own limit is used up for the device's tenant: by real requests that it counts and refuses, since they hold nothing. It
/// answers 429 with `Retry-After` until its window is over.
/// </summary>
[Keyword("server.rate-limited")]
[Harms(Harm.Breaks)]
[Example("inject: server.rate-limited")]
public sealed record RateLimitedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Endpoint("sync")];
}

/// <summary>Receipt: a request with the device's session is answered 429. Healed, the limiter is off.</summary>
public sealed class RateLimited(FaultSite site, RateLimitedOptions options) : Fault<RateLimitedOptions>(site, options)
{
    private const int MostRequests = 1000;
    private const int AtOnce = 10;

    public override Task InjectAsync(CancellationToken cancel) => DoAsync(async () =>
    {
        for (var sent = 0; sent < MostRequests; sent += AtOnce)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => EmptyAsync(Aim.World, Aim.Device, cancel)));
            if (answers.Any(answer => answer.Said is "429"))
            {
                return;
            }
        }
    });

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var answer = await EmptyAsync(World, Device, cancel);
        return new Proof(answer.Said is "429", $"a request of the tenant: {answer.Said}, Retry-After {answer.RetryAfter ?? "not given"}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => Aim.World.Service.Control.SetLimiterAsync(Aim.World.Host, on: false, cancel));
        var answer = await EmptyAsync(World, Device, cancel);
        return new Proof(answer.Said is "400", $"the limiter is off; a request of the tenant that holds nothing: {answer.Said}");
    }

    private static Task<Answered> EmptyAsync(World world, LiveDevice device, CancellationToken cancel) =>
        Asking.AskAsync(world, device, HttpMethod.Post, "sync", new JsonObject(), cancel);
}
