using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Maestro.Harness;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Verdicts;
using Maestro.Harness.Worlds;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Maestro.NUnit;

/// <summary>
/// Scenarios in C#: each test with <see cref="ScenarioAttribute"/> has a world of its own (an origin, its devices, its rows at the service) on the
/// browser and the service that all tests share. What is done through <see cref="Desk"/> and <see cref="On"/> is written down, and every
/// guarantee is judged at the test's end, from the journal, as for a scenario file. A test fails where a guarantee is breached, an
/// expectation is not met, or the verdict is unknown, and shows the same evidence as `maestro run`.
/// </summary>
/// <remarks>Tests may run side by side: `[assembly: Parallelizable(ParallelScope.All)]`, with an instance a test as set here.</remarks>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[SuppressMessage("Design", "CA1001", Justification = "What it holds ends with the test, in EndAsync.")]
public abstract class MaestroTest
{
    private readonly TaskCompletionSource<World> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _safety = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _recovering = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _recovery = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<ScenarioVerdict>? _running;
    private JournaledRun? _run;
    private Exception? _broke;
    private int _softly;

    /// <summary>The first tab of the first device.</summary>
    protected MaestroTab Desk => new(this, null);

    /// <param name="tab">`phone` is that device's first tab, `phone.2` its second.</param>
    protected MaestroTab On(string tab) => new(this, tab);

    /// <summary>The world behind the test, for what the steps have no word for.</summary>
    protected World World => _begun.Task.IsCompletedSuccessfully
        ? _begun.Task.Result
        : throw new InvalidOperationException("There is no world outside a test with [Scenario].");

    /// <summary>Takes a fault back wherever it is in force, and proves that it is gone.</summary>
    /// <param name="fault">Its name, as in a scenario: `network.offline`.</param>
    protected Task HealAsync(string fault, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DoAsync(new HealStep(fault), file, line);

    /// <summary>Several things at the same moment; ends when all have ended.</summary>
    protected static Task TogetherAsync(params IReadOnlyList<Task> things) => Task.WhenAll(things);

    /// <summary>
    /// From here on the client recovers: every fault so far must have been in force, and at the test's end what is still in force is healed and
    /// the client must come to rest within the recovery budget of the settings.
    /// </summary>
    protected async Task RecoverAsync()
    {
        _safety.TrySetResult(true);
        await Task.WhenAny(_recovering.Task, _running!);
    }

    /// <summary>Until it is disposed, an expectation that is not met fails the test at its end, and the test goes on.</summary>
    protected IDisposable Softly()
    {
        Interlocked.Increment(ref _softly);
        return new Ending(() => Interlocked.Decrement(ref _softly));
    }

    /// <summary>Carries out any step that a scenario file may have.</summary>
    /// <exception cref="NotMetException">It expects something that does not show, outside <see cref="Softly"/>.</exception>
    /// <exception cref="BrokenStepException">It could not be carried out.</exception>
    internal async Task DoAsync(Step step, string file, int line)
    {
        var place = new Place(Path.GetRelativePath(TheProject.Settings.Root, file).Replace('\\', '/'), line, 1);
        try
        {
            await Performing.PerformAsync(World, [step with { Place = place }], TestContext.CurrentContext.CancellationToken);
        }
        catch (NotMetException) when (Volatile.Read(ref _softly) > 0)
        {
            // It is in the journal, and fails the verdict.
        }
        catch (Exception e) when (e is NotMetException or BrokenStepException)
        {
            _broke ??= e;
            throw;
        }
    }

    /// <summary>Sets up the test's world; called by NUnit.</summary>
    [SetUp]
    public async Task BeginAsync()
    {
        var variant = Variant();
        _run = await MaestroStage.RunAsync();
        _running = _run.Runner.RunAsync(
            variant, Run.SeedOf(_run.Seed, variant.Id), SafetyAsync, RecoveryAsync, TestContext.CurrentContext.CancellationToken);
        await Task.WhenAny(_begun.Task, _running);
        if (_running.IsCompleted)
        {
            var verdict = await _running;
            _running = null;
            Assert.That(verdict.Verdict, Is.EqualTo(Verdict.NotRun), string.Join('\n', verdict.Doubts));
            Assert.Ignore(verdict.NotRunReason ?? "");
        }
    }

    /// <summary>Ends the phases, takes the world down and judges what happened; called by NUnit.</summary>
    [TearDown]
    public async Task EndAsync()
    {
        if (_running is null)
        {
            return;
        }

        var result = TestContext.CurrentContext.Result;
        // Inconclusive without a word is also one that only warned.
        var gaveUp = result.Outcome.Status is TestStatus.Skipped or TestStatus.Inconclusive && !string.IsNullOrEmpty(result.Message);
        var broke = _broke ?? (gaveUp || result.Outcome.Status is TestStatus.Failed
            ? new BrokenStepException(0, "the test", new InvalidOperationException(result.Message.Split('\n')[0]))
            : null);
        End(broke);
        var verdict = await _running;
        if (gaveUp && verdict.Verdict is Verdict.Unknown)
        {
            // It asked to be counted as ignored, and NUnit does; in the journal it has proved nothing.
            return;
        }

        Passing.Demand(verdict, _run!.Seed);
        Assert.That(await _run.Distrust, Is.Null);
    }

    private void End(Exception? broke)
    {
        if (broke is null)
        {
            _safety.TrySetResult(false);
            _recovery.TrySetResult();
        }
        else
        {
            _safety.TrySetException(broke);
            _recovery.TrySetException(broke);
        }
    }

    private Task<bool> SafetyAsync(World world)
    {
        _begun.SetResult(world);
        return _safety.Task;
    }

    private Task RecoveryAsync(World world)
    {
        _recovering.SetResult();
        return _recovery.Task;
    }

    private ScenarioVariant Variant()
    {
        var test = TestContext.CurrentContext.Test;
        var method = TestExecutionContext.CurrentContext.CurrentTest.Method!.MethodInfo;
        var about = method.GetCustomAttributes(typeof(ScenarioAttribute), inherit: true).Cast<ScenarioAttribute>().SingleOrDefault()
            ?? throw new InputException($"The test {test.Name} lacks [Scenario].", "Say what it shows: [Scenario(\"RCP-1\")], in place of [Test].");
        var unknown = about.Claims.FirstOrDefault(claim => !TheProject.Claims.ContainsKey(claim));
        if (unknown is not null || about.Claims.Count == 0)
        {
            throw new InputException(
                $"[Scenario] of {test.Name} names {(unknown is null ? "no claim" : $"'{unknown}', which is no claim")}.", "Ids stand in scenarios/claims.yaml.");
        }

        var devices = method.GetCustomAttributes(typeof(OnDeviceAttribute), inherit: true)
            .Concat(GetType().GetCustomAttributes(typeof(OnDeviceAttribute), inherit: true))
            .Cast<OnDeviceAttribute>()
            .ToDictionary(device => device.Name, device => device.Device);
        var scenario = new Scenario(
            test.Name.Replace('_', ' '), about.Claims, [], about.Severity, Needs: about.Needs, Build: about.Build, Service: about.Service,
            Devices: devices.Count == 0 ? null : devices);
        var file = Path.GetRelativePath(TheProject.Settings.Root, about.File).Replace('\\', '/');
        return new ScenarioVariant($"{GetType().Name}/{test.Name}", scenario, file, new Dictionary<string, string>(), "");
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
