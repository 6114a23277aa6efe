using Maestro.Cli;
using Maestro.Cli.Looking;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli.Looking;

/// <summary>What is run after a change: what is chosen and has changed, once it is well formed.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WatchingTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _over = new(Deadline);
    private readonly List<string> _run = [];

    public void Dispose()
    {
        _over.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task What_has_changed_is_run_also_what_was_wrong_at_first()
    {
        var wrong = true;
        using var changes = new ScenarioChanges(Made(), [], TimeProvider.System);
        changes.Heard(_folder.At("scenarios/a.yaml"));
        var going = GoAsync(
            changes,
            () =>
            {
                if (!wrong)
                {
                    return Task.FromResult(Plan("a", "b", "c"));
                }

                wrong = false;
                changes.Heard(_folder.At("scenarios/b.yaml"));
                throw new InputException("a.yaml is wrong", "Mend it.");
            },
            Never);

        Assert.That(async () => await going, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_run, Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void What_is_not_chosen_is_not_run()
    {
        using var changes = new ScenarioChanges(Made(), [], TimeProvider.System);
        changes.Heard(_folder.At("scenarios/z.yaml"));
        var going = GoAsync(
            changes,
            () =>
            {
                changes.Heard(_folder.At("scenarios/c.yaml"));
                return Task.FromResult(Plan("a", "b", "c"));
            },
            Never);

        Assert.That(async () => await going, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_run, Is.EqualTo(["c"]));
    }

    [Test]
    public void Without_a_browser_it_ends()
    {
        using var changes = new ScenarioChanges(Made(), [], TimeProvider.System);
        var going = GoAsync(changes, () => Task.FromResult(Plan("a")), _ => Task.FromException(new InvalidOperationException("the browser has ended")));

        Assert.That(async () => await going, Throws.InvalidOperationException.With.Message.EqualTo("the browser has ended"));
        Assert.That(_run, Is.Empty);
    }

    private string Made()
    {
        Directory.CreateDirectory(_folder.At("scenarios"));
        return _folder.Path;
    }

    /// <summary>It is interrupted when it has run something.</summary>
    private Task GoAsync(ScenarioChanges changes, Func<Task<RunPlan>> readAsync, Func<CancellationToken, Task> lostAsync) => new Watching(changes, _folder.Path).GoOnAsync(
        readAsync,
        again =>
        {
            _run.AddRange(again.Variants.Select(variant => variant.Id));
            return _over.CancelAsync();
        },
        lostAsync,
        _over.Token);

    private static Task Never(CancellationToken cancel) => new TaskCompletionSource().Task.WaitAsync(cancel);

    private static RunPlan Plan(params string[] names)
    {
        var project = new Project(Settings.Find(AppContext.BaseDirectory));
        var profile = project.Target(Project.DefaultTarget);
        var canary = project.Canary(profile);
        return new RunPlan(
            project,
            profile,
            new Dictionary<string, Claim>(),
            [.. names.Select(name => canary with { Id = name, File = $"scenarios/{name}.yaml" })],
            canary,
            "7f3a",
            new RunLimits(1),
            []);
    }
}
