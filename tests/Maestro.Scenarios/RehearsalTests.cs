using Maestro.Harness;
using Maestro.Harness.Expectations;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;

namespace Maestro.Scenarios;

/// <summary>Every incident can be won, as the runbook says; and whatever becomes of a rehearsal, it heals and ends clean.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RehearsalTests
{
    private static readonly IReadOnlyDictionary<string, Incident> Incidents = IncidentFolder.Load(TheProject.Settings.Root, TheProject.Target);

    private static IEnumerable<string> Names => Incidents.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task It_is_won_by_the_runbook(string name)
    {
        var debrief = await RehearseAsync(Plan(name, auto: true), session => session.Ended);
        Assert.That(debrief.IsWon, Is.True, () => DebriefMarkdown.Text(debrief));
        Assert.That((debrief.Score.StepsSeen, debrief.Score.Harms.Count), Is.EqualTo((debrief.Score.Steps, 0)), () => DebriefMarkdown.Text(debrief));
    }

    [Test]
    public async Task An_operator_who_types_what_the_runbook_says_wins()
    {
        var debrief = await RehearseAsync(Plan("key-loss", auto: false), async session =>
        {
            await SeenAsync<SymptomSeen>(session, seen => seen.Number == 2);
            Assert.That((session.Name("offline"), session.Name("key-loss")), Is.EqualTo((false, true)));
            Assert.That(await session.PickAsync("Offline"), Is.False);
            Assert.That(await session.PickAsync("Key loss"), Is.True);
            Assert.That((await session.TypeAsync("const two = 2; two + 40")).Shown, Is.EqualTo("42"));
            Assert.That((await session.TypeAsync("nonsense")).Shown, Does.StartWith("Uncaught ReferenceError: nonsense is not defined"));
            await session.ReloadAsync();
            return await session.Ended;
        });
        Assert.That((debrief.IsWon, debrief.Score.WrongNames, debrief.Score.WrongPicks), Is.EqualTo((true, 1, 1)), () => DebriefMarkdown.Text(debrief));
    }

    /// <summary>Not the whole database: a page that sees its store go puts back what it did itself.</summary>
    private const string ClearReceipts = """
        await new Promise((done, failed) => {
          const opened = indexedDB.open('maestro_state');
          opened.onerror = failed;
          opened.onsuccess = () => {
            const clearing = opened.result.transaction('receipts', 'readwrite');
            clearing.objectStore('receipts').clear();
            clearing.onabort = failed;
            clearing.oncomplete = () => { opened.result.close(); done(); };
          };
        })
        """;

    [Test]
    public async Task Who_deletes_the_receipts_is_told_of_the_harm()
    {
        var debrief = await RehearseAsync(Plan("key-loss", auto: false), async session =>
        {
            await SeenAsync<SymptomSeen>(session, seen => seen.Number == 2);
            await session.TypeAsync(ClearReceipts);
            await SeenAsync<HarmSeen>(session, harm => harm.Harm == "receipts-cleared");
            return await session.AbortAsync();
        });
        Assert.That(debrief.Score.Harms.Select(harm => harm.Harm), Does.Contain("receipts-cleared"));
    }

    [Test]
    public async Task Broken_off_while_a_fault_is_in_force_it_heals()
    {
        var debrief = await RehearseAsync(Plan("offline", auto: false), async session =>
        {
            await SeenAsync<SymptomSeen>(session, _ => true);
            return await session.AbortAsync();
        });
        Assert.That((debrief.State.End, debrief.IsWon), Is.EqualTo((RehearsalEnd.Aborted, false)));
        Assert.That(debrief.State.Faults.Select(fault => fault.HealedAt), Is.Not.Empty.And.All.Not.Null);
    }

    /// <summary>Offline, the client's service worker answers every load, also that of the page by which the harness looks at the storage.</summary>
    [Test]
    public async Task What_a_facilitator_adds_before_the_strike_does_not_end_it()
    {
        var debrief = await RehearseAsync(WhenTyped(Plan("key-loss", auto: false)), async session =>
        {
            await session.InjectAsync("network.offline");
            await session.TypeAsync(Go);
            await SeenAsync<SymptomSeen>(session, seen => seen.Number == 2);
            await session.HealAsync("network.offline");
            return await RecoverAsync(session);
        });
        Assert.That(debrief.State.End, Is.EqualTo(RehearsalEnd.Recovered), () => DebriefMarkdown.Text(debrief));
        Assert.That(debrief.State.Faults.Select(fault => fault.InForce), Is.EqualTo(new bool?[] { true, true }));
    }

    [Test]
    public async Task A_page_that_a_facilitator_has_closed_is_struck_when_it_is_there_again()
    {
        var debrief = await RehearseAsync(WhenTyped(Plan("key-loss", auto: false)), async session =>
        {
            await session.InjectAsync("lifecycle.tab-closed");
            await session.TypeAsync(Go);
            await session.ReloadAsync();
            await SeenAsync<SymptomSeen>(session, seen => seen.Number == 2);
            return await RecoverAsync(session);
        });
        Assert.That(debrief.IsWon, Is.True, () => DebriefMarkdown.Text(debrief));
    }

    [Test]
    public async Task A_strike_that_a_facilitator_has_forestalled_puts_the_verdict_in_doubt_and_ends_nothing()
    {
        var debrief = await RehearseAsync(WhenTyped(Plan("key-loss", auto: false)), async session =>
        {
            await session.InjectAsync("crypto.key-gone");
            await session.TypeAsync(Go);
            await SeenAsync<Broke>(session, _ => true);
            await SeenAsync<SymptomSeen>(session, seen => seen.Number == 2); // a load in the middle of the strike's own operation is another story
            return await RecoverAsync(session);
        });
        Assert.That((debrief.State.End, debrief.Verdict.Verdict), Is.EqualTo((RehearsalEnd.Recovered, Verdict.Unknown)), () => DebriefMarkdown.Text(debrief));
    }

    [Test]
    public async Task What_a_facilitator_cannot_inject_here_is_told() => await RehearseAsync(Plan("offline", auto: false), async session =>
    {
        Assert.That(() => session.InjectAsync("storage.filled"), Throws.TypeOf<InputException>().With.Message.Contains("has no quota to be filled"));
        return await session.AbortAsync();
    });

    private const string Go = "'go'";

    private static RehearsalPlan WhenTyped(RehearsalPlan plan) => plan with
    {
        Incidents = plan.Incidents.ToDictionary(
            each => each.Key, each => each.Value with { Strikes = [.. each.Value.Strikes.Select(strike => strike with { When = new TypedExpectation(Go) })] }),
    };

    private static async Task<DebriefFiles> RecoverAsync(RehearsalSession session)
    {
        session.Name("key-loss");
        await session.PickAsync("Key loss");
        await session.ReloadAsync();
        return await session.Ended;
    }

    /// <summary>As does a reload that cures: the watch sees the recovery before the page has loaded to its end.</summary>
    [Test]
    public async Task A_reload_that_ends_it_is_no_error_and_one_after_the_end_is()
    {
        await RehearseAsync(Plan("offline", auto: false), async session =>
        {
            var reload = session.ReloadAsync();
            var files = await session.AbortAsync();
            Assert.That(() => reload, Throws.Nothing);
            Assert.That(() => session.ReloadAsync(), Throws.InstanceOf<OperationCanceledException>());
            return files;
        });
    }

    [Test]
    public async Task Whoever_walks_away_finds_it_ended()
    {
        var plan = Plan("offline", auto: false);
        var brief = plan.Incidents.ToDictionary(each => each.Key, each => each.Value with { Limit = TimeSpan.FromSeconds(2) });
        var debrief = await RehearseAsync(plan with { Incidents = brief }, session => session.Ended);
        Assert.That(debrief.State.End, Is.EqualTo(RehearsalEnd.TimeLimit));
        Assert.That(debrief.State.Faults.Select(fault => fault.HealedAt), Is.Not.Empty.And.All.Not.Null);
    }

    /// <summary>A person's strikes would come at a moment drawn from the seed; here at once.</summary>
    private static RehearsalPlan Plan(string name, bool auto)
    {
        var plan = RehearsalPlan.Of(name, Incidents, RehearsalMode.Guided, Run.NewSeed(), auto);
        var soon = plan.Incidents.ToDictionary(
            each => each.Key, each => each.Value with { Limit = TimeSpan.FromMinutes(1), Strikes = [.. each.Value.Strikes.Select(strike => strike with { Within = TimeSpan.Zero })] });
        return plan with { Incidents = soon };
    }

    private static async Task SeenAsync<T>(RehearsalSession session, Func<T, bool> condition)
        where T : HistoryEvent
    {
        await foreach (var moment in session.FollowAsync(0, TestContext.CurrentContext.CancellationToken))
        {
            if (moment.Happened is T seen && condition(seen))
            {
                return;
            }
        }

        Assert.Fail($"it ended without {HistoryJson.NameOf(typeof(T))}");
    }

    private static async Task<Debrief> RehearseAsync(RehearsalPlan plan, Func<RehearsalSession, Task<DebriefFiles>> goAsync)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-rehearsal-").FullName;
        try
        {
            await using var session = await RehearsalSession.StartAsync(
                await OnStage.StageAsync(), plan, folder, TimeProvider.System, TestContext.CurrentContext.CancellationToken);
            var files = await goAsync(session);
            Assert.That((File.Exists(files.Markdown), File.Exists(files.Html)), Is.EqualTo((true, true)));
            return files.Debrief;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
