using Maestro.Harness;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Running;
using Maestro.Harness.Worlds;
using Maestro.Room.Access;
using Microsoft.Playwright;

namespace Maestro.Room.Tests.Playing;

/// <summary>
/// Each incident, won through the room's page in a browser, in real time. It takes minutes, and is asked for by its name; the pictures go to
/// docs/pictures/rehearsals, and what came of it to docs/rehearsals.md.
/// </summary>
[Explicit("Plays every incident in real time, for some minutes.")]
internal sealed class PlayedThroughThePage
{
    private const string Seed = "rehearsed";

    private static readonly Settings Settings = Settings.Find(AppContext.BaseDirectory);
    private static readonly Project Project = new(Settings);
    private static readonly Harness.Targets.Profile Profile = Project.Target(Project.DefaultTarget);
    private static readonly IReadOnlyDictionary<string, Incident> Incidents = IncidentFolder.Load(Settings.Root, Profile);

    private readonly SortedDictionary<string, Debrief> _played = new(StringComparer.Ordinal);
    private Stage _stage = null!;

    private static IEnumerable<string> Names => Incidents.Keys;

    [OneTimeSetUp]
    public async Task SetUp() => _stage = await Project.SetStageAsync(Profile, [], TestContext.Progress.WriteLine, CancellationToken.None);

    [OneTimeTearDown]
    public async Task TearDown()
    {
        await _stage.DisposeAsync();
        RehearsalsPage.Write(Settings.Root, _played);
    }

    [TestCaseSource(nameof(Names))]
    public async Task A_person_wins(string name)
    {
        var plan = RehearsalPlan.Of(name, Incidents, RehearsalMode.Guided, Seed);
        var runbook = await File.ReadAllTextAsync(Path.Combine(Settings.Root, Profile.Runbook!));
        await using var scene = new LiveScene(plan, _stage, runbook, TimeProvider.System);
        await using var room = await IncidentRoom.OpenAsync(scene, CancellationToken.None);
        var page = await Viewers.NewAsync(1280);
        await page.GotoAsync(room.Invite(Role.Operator));
        var starting = StartAsync(scene, plan);
        var person = new Person(page, () => starting.Result.Tab.Page!);
        try
        {
            await person.PlayAsync(plan.Incidents[name].Approach is not null, () => PictureAsync(page, name));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            await PictureAsync(page, $"lost-{name}");
            throw;
        }

        await using var session = await starting;
        var debrief = (await session.Ended).Debrief;
        await PictureAsync(page, $"{name}-debrief");
        await page.Context.CloseAsync();
        _played[name] = debrief;
        Assert.That(debrief.IsWon, DebriefText.Outcome(debrief));
    }

    private async Task<RehearsalSession> StartAsync(LiveScene scene, RehearsalPlan plan)
    {
        await scene.Asked;
        var folder = Path.Combine(Settings.Artifacts, "rehearsals", plan.Name);
        var session = await RehearsalSession.StartAsync(_stage, plan, folder, TimeProvider.System, CancellationToken.None);
        scene.Begin(session);
        return session;
    }

    private static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Settings.Root, RehearsalsPage.Pictures, $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 70,
    });
}
