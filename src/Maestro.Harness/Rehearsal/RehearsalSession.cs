using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>
/// A rehearsal under way, as whoever shows it sees it: what the operator and the facilitator can do goes in by its methods, and all that
/// happens comes out of <see cref="FollowAsync"/>. It ends by itself: once it is recovered from and diagnosed, when time is up, or by
/// <see cref="AbortAsync"/>; then it heals everything, takes everything down and writes the debrief, whatever happened.
/// </summary>
public sealed class RehearsalSession : IAsyncDisposable
{
    private readonly Director _director;
    private readonly OperatorsHands _hands;

    private RehearsalSession(Director director, OperatorsHands hands)
    {
        _director = director;
        _hands = hands;
    }

    public RehearsalPlan Plan => _director.Plan;

    /// <summary>What it goes on in; read it, and leave what changes it to the methods here.</summary>
    public World World => _director.World;

    /// <summary>The operator's own tab. Its page is another one after a reload of a crashed page, and none while it is closed.</summary>
    public LiveTab Tab => _hands.Tab;

    /// <summary>What is known now.</summary>
    public RehearsalState State => _director.Moments.State;

    /// <summary>Ends when everything is taken down and the debrief is on disk; it does not fail.</summary>
    public Task<DebriefFiles> Ended => _director.Ended;

    /// <summary>Sets the stage up, opens the pages, and hands over once all is well; the first strike comes later.</summary>
    /// <param name="folder">Receives the journal and the debrief; created.</param>
    /// <param name="cancel">Breaks the rehearsal off at any time.</param>
    /// <exception cref="InputException">The incident cannot be set up.</exception>
    public static async Task<RehearsalSession> StartAsync(
        Stage stage, RehearsalPlan plan, string folder, TimeProvider time, CancellationToken cancel)
    {
        var director = await Director.BeginAsync(stage, plan, folder, time, cancel);
        return new RehearsalSession(director, director.Hands);
    }

    /// <summary>Every moment after that one, past and to come, until the end.</summary>
    /// <param name="after">The number of an event; 0: from the beginning.</param>
    public IAsyncEnumerable<Moment> FollowAsync(long after = 0, CancellationToken cancel = default) => _director.Moments.FollowAsync(after, cancel);

    /// <summary>Runs a line in the console of the page, as its developer tools would.</summary>
    /// <param name="tab">A tab by its name, `anna` or `anna.2`; null: the operator's.</param>
    /// <returns>What the console shows. An error, a closed page or no answer are answers too.</returns>
    public Task<ConsoleAnswer> TypeAsync(string line, string? tab = null) => _hands.TypeAsync(line, tab);

    /// <summary>Loads pages again; opens the operator's where it is closed or has crashed.</summary>
    /// <param name="everywhere">The pages of all devices, one after the other; else those of the operator's device.</param>
    /// <exception cref="OperationCanceledException">The rehearsal had ended before. That the deed itself ends it is no error.</exception>
    public Task ReloadAsync(bool everywhere = false) => _hands.ReloadAsync(everywhere);

    /// <summary>Deploys a build of the client; open pages stay as they are.</summary>
    /// <exception cref="OperationCanceledException">The rehearsal had ended before. That the deed itself ends it is no error.</exception>
    public Task DeployAsync(string build) => _hands.DeployAsync(build);

    /// <summary>Writes down that the operator touched the page; the touch itself goes through the page's own session.</summary>
    /// <param name="did"><see cref="Deed.Clicked"/> or <see cref="Deed.Pressed"/>.</param>
    /// <param name="what">In words: `button "Send now"`.</param>
    /// <exception cref="OperationCanceledException">The rehearsal had ended before. That the deed itself ends it is no error.</exception>
    public Task TouchedAsync(Deed did, string what) => _hands.TouchedAsync(did, what);

    /// <summary>Declares an incident.</summary>
    /// <param name="incident">A name of <see cref="RehearsalPlan.Choices"/>.</param>
    /// <returns>Whether it is one that has struck.</returns>
    public bool Name(string incident) => _director.Name(incident);

    /// <summary>Picks the section of the runbook to work by, and so tells everybody else whom that section needs.</summary>
    /// <param name="chapter">One of <see cref="RehearsalPlan.Chapters"/>.</param>
    /// <returns>Whether it is that of an incident that has struck.</returns>
    public Task<bool> PickAsync(string chapter) => _director.PickAsync(chapter);

    /// <summary>A further fault, by the facilitator's hand, on the operator's tab.</summary>
    /// <param name="fault">Its name, `network.offline`; see <see cref="IncidentFolder.Faults"/> for those that need no options.</param>
    /// <exception cref="InputException">There is no such fault, or it needs options.</exception>
    public Task InjectAsync(string fault) => _director.InjectAsync(fault);

    /// <summary>Takes back every fault of that name, by the facilitator's hand.</summary>
    public Task HealAsync(string fault) => _director.HealAsync(fault);

    /// <summary>Breaks it off: everything is healed and taken down.</summary>
    public Task<DebriefFiles> AbortAsync() => _director.AbortAsync();

    /// <summary>Breaks it off where it has not ended.</summary>
    public async ValueTask DisposeAsync() => await _director.AbortAsync();
}
