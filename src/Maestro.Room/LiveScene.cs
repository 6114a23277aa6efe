using System.Runtime.CompilerServices;
using Maestro.Harness;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Worlds;
using Maestro.Room.Commands;
using Maestro.Room.Live;
using Maestro.Room.Views;

namespace Maestro.Room;

/// <summary>A rehearsal under way, or about to begin: it waits until the operator is there and asks for it.</summary>
/// <param name="runbook">Its Markdown.</param>
public sealed class LiveScene(RehearsalPlan plan, Stage stage, string runbook, TimeProvider time) : IScene, IAsyncDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RehearsalSession> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly Screen _screen = new();
    private Touches? _touches;
    private Task _following = Task.CompletedTask;
    private (double At, long Timestamp) _newest = (0, time.GetTimestamp());

    public Setting Setting { get; } = LiveSetting.Of(plan, stage, runbook);

    /// <summary>Ends when the operator wants it to begin.</summary>
    public Task Asked => _asked.Task;

    public bool HasBegun => _asked.Task.IsCompleted;

    public Screen Screen => _screen;

    public Action<Input, string> Touched => (input, what) => _touches?.Take(input, what);

    public double Now => _newest.At + time.GetElapsedTime(_newest.Timestamp).TotalMilliseconds;

    /// <summary>The pages are open: from now on there is something to be seen.</summary>
    public void Begin(RehearsalSession session)
    {
        _touches = new Touches(session);
        _following = FollowPageAsync(session, _closing.Token);
        _session.SetResult(session);
    }

    public async IAsyncEnumerable<Moment> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var session = await _session.Task.WaitAsync(cancel);
        await foreach (var moment in session.FollowAsync(after, cancel))
        {
            yield return moment;
        }
    }

    public async Task<object?> DoAsync(Command command)
    {
        if (command is BeginCommand)
        {
            _asked.TrySetResult();
            return null;
        }

        var session = Session();
        try
        {
            return await command.GoAsync(session);
        }
        catch (OperationCanceledException)
        {
            throw new InputException("The rehearsal has ended.", "Read its debrief.");
        }
        finally
        {
            await _screen.ShowAsync(session.Tab.Page);
        }
    }

    public async Task<object> LookAsync(View view, CancellationToken cancel)
    {
        var session = Session();
        return view switch
        {
            View.Storage => await StorageView.ReadAsync(session.Tab, cancel),
            View.Service => await ServiceView.ReadAsync(session.World, cancel),
            _ => await WordsView.ReadAsync(session.Tab, cancel),
        };
    }

    public async Task<string?> DebriefAsync(bool markdown)
    {
        if (!_session.Task.IsCompleted || Session().State.Stretch is not Stretch.Ended)
        {
            return null;
        }

        var files = await Session().Ended;
        return await File.ReadAllTextAsync(markdown ? files.Markdown : files.Html);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _following;
        await _screen.DisposeAsync();
        _closing.Dispose();
    }

    private RehearsalSession Session() => _session.Task.IsCompleted
        ? _session.Task.Result
        : throw new InputException("The rehearsal has not begun.", "Begin it, or wait until its pages are open.");

    /// <summary>The operator's page becomes another one when it is opened anew.</summary>
    private async Task FollowPageAsync(RehearsalSession session, CancellationToken cancel)
    {
        await _screen.ShowAsync(session.Tab.Page);
        try
        {
            await foreach (var moment in session.FollowAsync(0, cancel))
            {
                _newest = (moment.Happened.At, time.GetTimestamp());
                if (moment.Happened is PageOpened or PageClosed or PageCrashed)
                {
                    await _screen.ShowAsync(session.Tab.Page);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The room is closed.
        }
    }
}
