using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Steps;

namespace Maestro.NUnit;

/// <summary>A tab of a device, and what is done and expected there: the words of scenario files (docs/writing-scenarios.md).</summary>
public sealed class MaestroTab
{
    private readonly MaestroTest _test;
    private readonly string? _name;

    internal MaestroTab(MaestroTest test, string? name) => (_test, _name) = (test, name);

    /// <summary>Opens the page and waits until it can be used; a device's first time signs it in.</summary>
    public Task OpenAsync([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => DoAsync(new OpenStep("desk"), file, line);

    public Task ReloadAsync([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => DoAsync(new ReloadStep("desk"), file, line);

    public Task CloseAsync([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => DoAsync(new CloseStep("desk"), file, line);

    /// <summary>Executes an operation through MAESTRO.</summary>
    /// <param name="what">An action (`email.send`), or the name of an earlier operation: the same one again.</param>
    /// <param name="name">Its name from here on, which expectations ask for.</param>
    /// <param name="with">Changes to the intent, as a JSON merge patch; null removes a field.</param>
    public Task ExecuteAsync(
        string what, string name, JsonObject? with = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DoAsync(new ExecuteStep(what, name, with), file, line);

    /// <summary>Approves a held operation, as the person on the device.</summary>
    public Task ApproveAsync(string operation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DoAsync(new ApproveStep(operation), file, line);

    /// <summary>Injects a fault; without a receipt of its effect the verdict is unknown. <see cref="MaestroTest"/> heals it.</summary>
    /// <param name="fault">Its options: `new OfflineOptions()`.</param>
    public Task InjectAsync(FaultOptions fault, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DoAsync(new InjectStep(fault.GetType().GetCustomAttribute<KeywordAttribute>()!.Word, fault), file, line);

    /// <summary>Waits for something that must show, at most for the deadline of the settings.</summary>
    /// <param name="expectation">A record of `Maestro.Harness.Expectations`: `new EffectsExpectation("letter", 1)`.</param>
    /// <param name="proves">The claims that it proves; none where it only steers.</param>
    /// <exception cref="NotMetException">It does not show; within `Softly` the test goes on.</exception>
    public Task ExpectAsync(
        Expectation expectation, IReadOnlyList<string>? proves = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DoAsync(new ExpectStep(expectation, proves), file, line);

    /// <summary>Carries out a recovery of the runbook; each of its steps must succeed.</summary>
    /// <param name="name">As scenarios name it: `key-loss`.</param>
    public Task PlaybookAsync(
        string name, IReadOnlyList<string>? proves = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        DoAsync(new PlaybookStep(name, Proves: proves), file, line);

    /// <summary>Does any other step of a scenario, by its record in `Maestro.Harness.Steps`.</summary>
    public Task DoAsync(Step step, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        _test.DoAsync(_name is null ? step : step with { On = [_name] }, file, line);
}
