using Maestro.Harness;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Room.Commands;
using Maestro.Room.Live;
using Maestro.Room.Views;

namespace Maestro.Room;

/// <summary>A rehearsal that is over, told again, four times as fast, to each page that comes in.</summary>
public sealed class ReplayScene(Replay replay, string runbook, TimeProvider time) : IScene
{
    /// <summary>A rehearsal takes minutes, and most of them are waiting.</summary>
    private const double Speed = 4;

    private long _start = time.GetTimestamp();

    public Setting Setting { get; } = new(
        replay.Debrief.State.Mode,
        [.. replay.Debrief.State.Incidents.Select(incident => new Choice(incident.Name, incident.Title))],
        [], [], [],
        replay.Moments.Select(moment => moment.Happened).OfType<PageOpened>().FirstOrDefault()?.Device ?? "", [], Live: false, RunbookReader.Read(runbook));

    public bool HasBegun => true;

    public Screen? Screen => null;

    public Action<Input, string> Touched => (_, _) => { };

    public double Now => Math.Min(time.GetElapsedTime(_start).TotalMilliseconds * Speed, replay.Debrief.State.At);

    public IAsyncEnumerable<Moment> FollowAsync(long after, CancellationToken cancel)
    {
        _start = time.GetTimestamp();
        return replay.PlayAsync(Speed, time, cancel).Where(moment => moment.Happened.Seq > after);
    }

    public Task<object?> DoAsync(Command command) => throw new InputException("This rehearsal is over.", "Start one: ./maestro rehearse");

    public Task<object> LookAsync(View view, CancellationToken cancel) =>
        throw new InputException("Nothing of that was kept.", "The console and the network log were.");

    public Task<string?> DebriefAsync(bool markdown) =>
        Task.FromResult<string?>(markdown ? DebriefMarkdown.Text(replay.Debrief) : DebriefHtml.Text(replay.Debrief));
}
