using Maestro.Harness;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Room;
using Maestro.Room.Commands;
using Maestro.Room.Live;
using Maestro.Room.Views;

namespace Maestro.Bench.Room;

/// <summary>A room in which nothing goes on but a page that changes with every frame.</summary>
internal sealed class FilmedScene(Screen screen) : IScene
{
    public Setting Setting { get; } = new(
        RehearsalMode.Unguided, [], [], [], [], "", [], Live: true, [new Section(2, "Incidents", [new Passage("text", "None.")])]);

    public bool HasBegun => true;

    public Screen Screen => screen;

    public Action<Input, string> Touched => (_, _) => { };

    public double Now => 0;

    public IAsyncEnumerable<Moment> FollowAsync(long after, CancellationToken cancel) => new Moments().FollowAsync(after, cancel);

    public Task<object?> DoAsync(Command command) => throw new InputException("Nothing can be done here.");

    public Task<object> LookAsync(View view, CancellationToken cancel) => throw new InputException("There is nothing to look at.");

    public Task<string?> DebriefAsync(bool markdown) => Task.FromResult<string?>(null);
}
