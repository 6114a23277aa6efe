using Maestro.Harness;

namespace Maestro.Cli.Looking;

/// <summary>What comes after a run that is watched: each change begins another one, of the chosen scenarios whose files have changed.</summary>
/// <param name="root">The project's.</param>
internal sealed class Watching(ScenarioChanges changes, string root)
{
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Ends by an exception alone: it was interrupted, or nothing can be run any more.</summary>
    /// <param name="readAsync">What is chosen, read again.</param>
    /// <param name="lostAsync">Throws when the stage has lost what every scenario needs.</param>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public async Task GoOnAsync(
        Func<Task<RunPlan>> readAsync, Func<RunPlan, Task> runAsync, Func<CancellationToken, Task> lostAsync, CancellationToken cancel)
    {
        while (true)
        {
            Frame.Progress("Waiting for a scenario file to change; Ctrl-C ends …");
            RunPlan? again;
            do
            {
                _changed.UnionWith(await NextAsync(lostAsync, cancel));
                again = await AgainAsync(readAsync);
            }
            while (again is null);
            await runAsync(again);
        }
    }

    private async Task<IReadOnlySet<string>> NextAsync(Func<CancellationToken, Task> lostAsync, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var next = changes.NextAsync(over.Token);
        await await Task.WhenAny(next, lostAsync(over.Token));
        await over.CancelAsync();
        return await next;
    }

    /// <returns>Null where nothing of what is chosen has changed, or a file is wrong, which is said; it is run when it is mended.</returns>
    private async Task<RunPlan?> AgainAsync(Func<Task<RunPlan>> readAsync)
    {
        try
        {
            var plan = await readAsync();
            var again = plan.Variants.Where(variant => _changed.Contains(Path.GetFullPath(variant.File, root))).ToList();
            _changed.Clear();
            return again.Count == 0 ? null : plan with { Variants = again };
        }
        catch (InputException wrong)
        {
            Failures.Report(wrong, interrupted: false);
            return null;
        }
    }
}
