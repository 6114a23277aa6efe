using Maestro.Harness.Expectations;
using Maestro.Harness.History;
using Maestro.Harness.Steps;
using Maestro.Harness.Verdicts;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Maestro.Scenarios;

/// <summary>That a scenario in C# fails where it must, with its evidence. The made-up test takes its attributes from the test around it.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class MaestroTestTests
{
    [Scenario("RCP-1")]
    public async Task An_expectation_that_is_not_met_ends_the_test_and_is_told_with_its_line()
    {
        var told = await ToldAsync(async test =>
        {
            await test.Desk.OpenAsync();
            await test.Desk.ExecuteAsync("email.send", "letter");
            await test.Desk.ExpectAsync(new EffectsExpectation("letter", 2), ["RCP-1"]);
            await test.Desk.ExpectAsync(new EffectsExpectation("letter", 3), ["RCP-1"]);
        });
        Assert.That(told, Does.Contain("expected exactly 2 effects of letter; saw 1").And.Not.Contain("exactly 3"));
        Assert.That(told, Does.Match(@"tests/Maestro\.Scenarios/MaestroTestTests\.cs:\d+  expectation").And.Contain("  RCP-1  A repeated operation"));
        Assert.That(told, Does.Match(@"again:  MAESTRO_SEED=\w+ dotnet test --filter ""FullyQualifiedName~Inner\.&Name=\w+"""));
    }

    [Scenario("RCP-1")]
    public async Task Softly_all_that_is_not_met_is_told()
    {
        var told = await ToldAsync(async test =>
        {
            await test.Desk.OpenAsync();
            await test.Desk.ExecuteAsync("email.send", "letter");
            using (test.Soft())
            {
                await test.Desk.ExpectAsync(new EffectsExpectation("letter", 2), ["RCP-1"]);
                await test.Desk.ExpectAsync(new EffectsExpectation("letter", 3), ["RCP-1"]);
            }
        });
        Assert.That(told, Does.Contain("expected exactly 2 effects").And.Contain("expected exactly 3 effects"));
    }

    [Scenario("DIS-2", Build = "disabled")]
    public async Task A_guarantee_is_judged_at_the_end_although_nothing_was_expected()
    {
        var told = await ToldAsync(async test =>
        {
            await test.Desk.OpenAsync();
            await test.Desk.DoAsync(new PlaybookStep("receipt-conflict-diagnosis"));
        });
        Assert.That(told, Does.Contain("disabled-is-silent").And.Contain("DIS-2"));
    }

    [Scenario("RCP-1")]
    public async Task A_step_that_cannot_be_carried_out_is_unknown_and_does_not_pass()
    {
        var told = await ToldAsync(test => test.Desk.ExecuteAsync("email.send", "letter"));
        Assert.That(told, Does.Contain("in doubt: ").And.Contain("device is not open").And.Contain("nothing that proves RCP-1 was evaluated"));
    }

    [Scenario("RCP-1")]
    public async Task What_passes_tells_nothing()
    {
        var told = await ToldAsync(async test =>
        {
            await test.Desk.OpenAsync();
            await test.Desk.ExecuteAsync("email.send", "letter");
            await test.Desk.ExpectAsync(new EffectsExpectation("letter", 1), ["RCP-1"]);
        });
        Assert.That(told, Is.Empty);
    }

    [Scenario("RCP-1")]
    public Task What_is_ignored_half_way_has_proved_nothing() => GiveUpAsync(ResultState.Ignored);

    [Scenario("RCP-1")]
    public Task What_assumes_half_way_what_is_not_so_has_proved_nothing() => GiveUpAsync(ResultState.Inconclusive);

    private static async Task GiveUpAsync(ResultState state)
    {
        ScenarioRecorder? recorder = null;
        var told = await ToldAsync(async test =>
        {
            recorder = test.Recorder;
            await test.Desk.OpenAsync();
            await test.Desk.ExecuteAsync("email.send", "letter");
            await test.Desk.ExpectAsync(new EffectsExpectation("letter", 1), ["RCP-1"]);
            TestExecutionContext.CurrentContext.CurrentResult.SetResult(state, "not on this build");
        });
        var verdict = Judge.Scenario("it", recorder!.Events);
        Assert.That((verdict.Verdict, told), Is.EqualTo((Verdict.Unknown, "")));
        Assert.That(verdict.Doubts, Has.Some.Contains("not on this build"));
    }

    /// <summary>What NUnit is told of a test with this body, without the test around it being told.</summary>
    private static async Task<string> ToldAsync(Func<Inner, Task> actAsync)
    {
        using var apart = new TestExecutionContext.IsolatedContext();
        var inner = new Inner();
        await inner.BeginAsync();
        try
        {
            await actAsync(inner);
        }
        catch (Exception e) when (e is NotMetException or BrokenStepException)
        {
            // As a test would fail by it.
        }

        try
        {
            await inner.EndAsync();
        }
        catch (AssertionException)
        {
            // Told already.
        }

        return string.Join('\n', TestExecutionContext.CurrentContext.CurrentResult.AssertionResults
            .Where(each => each.Status is AssertionStatus.Failed).Select(each => each.Message));
    }

    private sealed class Inner : MaestroTest
    {
        public new MaestroTab Desk => base.Desk;

        public ScenarioRecorder Recorder => World.Recorder;

        public IDisposable Soft() => Softly();
    }
}
