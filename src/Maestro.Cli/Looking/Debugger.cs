using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Worlds;
using Spectre.Console;

namespace Maestro.Cli.Looking;

/// <summary>Holds scenarios before their steps, shows the state there, and asks a person how to go on.</summary>
/// <param name="input">The terminal's; its end is `quit`.</param>
/// <param name="quit">Interrupts the run.</param>
internal sealed class Debugger(IAnsiConsole console, TextReader input, Stops stops, TimeProvider time, Action quit)
{
    private const string Words = "next (or Enter): do this step, and stop before the next one; continue; state: look again; quit";

    /// <summary>Branches of a parallel step are held one after the other.</summary>
    private readonly SemaphoreSlim _one = new(1);

    public async Task BeforeAsync(World world, Step step, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (stops.AreDue(world.Variant.Id, step.Place.Line))
            {
                await HoldAsync(world, step, cancel);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task HoldAsync(World world, Step step, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        try
        {
            console.WriteLine($"\n{world.Variant.Id}\n{step.Place.File}:{step.Place.Line}: {((IPerformed)step).Words}");
            await WriteStateAsync(world, cancel);
            await AskAsync(() => WriteStateAsync(world, cancel), cancel);
        }
        finally
        {
            world.Recorder.Record(new Held(step.Place.Line, Math.Round(time.GetElapsedTime(since).TotalMilliseconds, 3)));
        }
    }

    /// <summary>Until a word says how to go on.</summary>
    internal async Task AskAsync(Func<Task> writeStateAsync, CancellationToken cancel)
    {
        while (true)
        {
            console.Write("debug> ");

            // A terminal that is read cannot be interrupted: the reading is left behind.
            switch ((await Task.Run(input.ReadLine, cancel).WaitAsync(cancel))?.Trim())
            {
                case "next" or "n" or "":
                    stops.Next();
                    return;
                case "continue" or "c":
                    stops.Continue();
                    return;
                case "state" or "s":
                    await writeStateAsync();
                    break;
                case "quit" or "q" or null:
                    quit();
                    cancel.ThrowIfCancellationRequested();
                    return;
                default:
                    console.WriteLine(Words);
                    break;
            }
        }
    }

    private async Task WriteStateAsync(World world, CancellationToken cancel)
    {
        foreach (var line in await WorldText.LinesAsync(world, cancel))
        {
            console.WriteLine(line);
        }
    }
}
