using Maestro.Harness.Rehearsal;
using Maestro.Room.Commands;
using Maestro.Room.Live;
using Maestro.Room.Views;

namespace Maestro.Room;

/// <summary>What goes on in the room: a rehearsal under way, or one that is told again.</summary>
public interface IScene
{
    /// <summary>What does not change while it goes on.</summary>
    Setting Setting { get; }

    /// <summary>False: it waits for its operator.</summary>
    bool HasBegun { get; }

    /// <summary>The client's page; null where there is none to be shown.</summary>
    Screen? Screen { get; }

    /// <summary>Told what was touched on it, in words.</summary>
    Action<Input, string> Touched { get; }

    /// <summary>Where its clock stands, in milliseconds since the run began.</summary>
    double Now { get; }

    /// <summary>Every moment after that one, past and to come, until the end.</summary>
    /// <param name="after">The number of an event; 0: from the beginning.</param>
    IAsyncEnumerable<Moment> FollowAsync(long after, CancellationToken cancel);

    /// <summary>Carries a command out.</summary>
    /// <exception cref="Harness.InputException">It cannot be carried out here.</exception>
    Task<object?> DoAsync(Command command);

    /// <summary>What a view of the client or the service shows now.</summary>
    /// <exception cref="Harness.InputException">There is nothing to look at.</exception>
    Task<object> LookAsync(View view, CancellationToken cancel);

    /// <summary>The debrief as far as it is written: its page, or its Markdown; null before there is one.</summary>
    Task<string?> DebriefAsync(bool markdown);
}
