using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>Once everything is healed, each client comes to rest within its budget: nothing waits to be sent any more.</summary>
public sealed class ComesToRest : IGuarantee
{
    public string Name => "comes-to-rest";

    public string Says => "after everything is healed the client comes to rest within its time";

    public IReadOnlyList<string> Claims { get; } = ["SRV-3"];

    public IReadOnlyList<Sight> Needs { get; } = [Sight.Status];

    public Judgement Judge(ScenarioHistory history)
    {
        var awaited = 0;
        var breaches = new List<Breach>();
        HistoryEvent? healed = null;
        foreach (var happened in history.Events)
        {
            if (happened is FaultHealed or PhaseStarted { Phase: Phase.Recovery })
            {
                healed = happened;
            }
            else if (happened is RestAwaited rest)
            {
                awaited++;
                if (!rest.Rests)
                {
                    breaches.Add(new Breach(
                        $"{rest.Device} did not come to rest within {rest.Budget / 1000:0.#} s of healing", healed is null ? [rest] : [healed, rest]));
                }
            }
        }

        return new Judgement(awaited, breaches);
    }
}
