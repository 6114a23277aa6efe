using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>An expectation was not met: the rest of its list of steps has nothing to stand on.</summary>
public sealed class NotMetException(string expected) : Exception($"not met: {expected}");

/// <summary>Carries out a list of steps, one after the other, each written down at its start and end.</summary>
public static class Performing
{
    /// <exception cref="NotMetException">An expectation was not met; it is in the history already.</exception>
    /// <exception cref="BrokenStepException">A step could not be carried out.</exception>
    public static async Task PerformAsync(World world, IReadOnlyList<Step> steps, CancellationToken cancel)
    {
        foreach (var step in steps)
        {
            await (world.BeforeStep?.Invoke(world, step, cancel) ?? Task.CompletedTask);
            var performed = (IPerformed)step;
            var since = world.Time.GetTimestamp();
            world.Recorder.Record(new StepStarted(step.Place.Line, performed.Words));
            try
            {
                await performed.PerformAsync(world, cancel);
            }
            catch (Exception e) when (e is not (NotMetException or BrokenStepException) && !cancel.IsCancellationRequested)
            {
                throw new BrokenStepException(step.Place.Line, performed.Words, e);
            }

            world.Recorder.Record(new StepEnded(step.Place.Line, world.Time.GetElapsedTime(since).TotalMilliseconds));
        }
    }
}

/// <summary>A step could not be carried out: the verdict is unknown.</summary>
public sealed class BrokenStepException(int line, string words, Exception why) : Exception(why.Message, why)
{
    public int Line => line;

    public string Words => words;
}
