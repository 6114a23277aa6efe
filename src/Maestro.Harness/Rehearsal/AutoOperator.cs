using Maestro.Harness.History.Events;
using Maestro.Harness.Steps;

namespace Maestro.Harness.Rehearsal;

/// <summary>Recovers from incidents as the runbook says, once their symptoms show: whoever loses against an incident, it can be won.</summary>
internal sealed class AutoOperator(Director director)
{
    public async Task GoAsync(CancellationToken cancel)
    {
        var world = director.World;
        foreach (var incident in director.Plan.Incidents.Values)
        {
            await Performing.PerformAsync(world, incident.Approach ?? [], cancel);
        }

        foreach (var (name, incident) in director.Plan.Incidents)
        {
            for (var number = 1; number <= incident.Symptoms.Count; number++)
            {
                var symptom = number;
                await world.Recorder.WaitForAsync<SymptomSeen>(
                    seen => seen.Incident == name && seen.Number == symptom, Timeout.InfiniteTimeSpan, cancel);
            }
        }

        foreach (var (name, incident) in director.Plan.Incidents)
        {
            director.Name(name);
            await director.PickAsync(incident.Chapter);
            await Performing.PerformAsync(world, incident.Recover, cancel);
        }
    }
}
