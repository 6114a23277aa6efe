using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Server;

/// <summary>Answers in the service's place.</summary>
/// <param name="answer">Made anew for each request: it may hold the time.</param>
/// <param name="latency">How late, by <paramref name="time"/>.</param>
public sealed class StandIn(int fault, Which which, Func<WireAnswer> answer, TimeSpan latency, TimeProvider time) : WireRule(fault, which)
{
    public override async Task<string?> HandleAsync(Exchange exchange)
    {
        await exchange.WaitAsync(latency, time.GetTimestamp(), time);
        await exchange.StandInAsync(answer());
        return latency > TimeSpan.Zero ? $"answered in the service's place, {latency.TotalMilliseconds:0} ms late" : "answered in the service's place";
    }
}
